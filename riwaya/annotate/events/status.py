"""The status (realis) of an event mention and the word that shows it.

What the words around the trigger say comes first (negation, future, possibility, habit); then the stance of the
innermost attribution that holds it: what a speaker denies is denied, threatens threatened, demands or promises
planned, doubts possible.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from riwaya.annotate.events.aims import aims_at_deed
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.governors import GovernorReader
from riwaya.annotate.events.loans import Loan
from riwaya.annotate.events.participants import tells_casualty
from riwaya.annotate.events.rumours import RumourReader
from riwaya.annotate.events.walks import find_realising, walk_back
from riwaya.annotate.markers import gives_name, plays, reading_as, stands_as
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.subject import is_preposition
from riwaya.lexicon import Aspect, Grammatical, Pos, Voice
from riwaya.lexicon.tables import CueRow, LightVerbRow, TriggerRow
from riwaya.model import Realis, Span, Stance
from riwaya.text import Document, Morph, Sentence, Word
from riwaya.text.agreement import follows_as_subject

_STANCE_REALIS: dict[Stance, Realis] = {
    "deny": "denied",
    "doubt": "possible",
    "threaten": "threatened",
    "demand": "planned",
    "promise": "planned",
    "ask": "planned",
    "warn": "possible",
}
# Roles that decide the status of a noun right after them, or one word further on, in this order.
_BEFORE_NOUNS: tuple[tuple[str, Realis], ...] = (
    ("privative", "denied"),
    ("possible", "possible"),
    ("planning", "planned"),
    ("habitual", "generic_past"),
)
_REACH = 3
# How far before a verb whose subject is told first the word stands that asks whether: ما إذا كان الجندي قد قتل.
_QUESTION_REACH = 9
_IN, _TO, _NO = "في", "إلى", frozenset(("لا", "ولا"))
_LONGEST_CHAIN = 4
_GOVERNING = frozenset({Pos.NOUN, Pos.MASDAR})
_TELLING = frozenset({Pos.NOUN, Pos.MASDAR, Pos.VERB})
_COMMAS = frozenset(("،", ",", "؛"))
# What stands before a clause that takes up what was told: ، ما أسفر عن, (50 كلم) ما أدى إلى.
_ENDS = _COMMAS | {")", "»", "”"}
_NEXT = 2
OR = frozenset(("أو", "او"))
# Stances that look ahead: what they presuppose has happened.
_FORWARD = frozenset(("demand", "promise", "threaten", "ask", "warn"))
# Statuses of deeds that are only spoken of, and those joined to them with it.
_AHEAD = frozenset(("planned", "possible", "threatened"))
# How near a number or day must stand for a plural to be counted or dated.
_DATED_REACH = 12
_SERIES_REACH = 10
_GOVERNING_REACH = 5
_NEGATION_REACH = 8
_FOILED_REACH = 8
_RESULT_REACH = 12
_OBJECT_REACH = 2
_PROVISION_REACH = 20
_LIST_REACH = 10
# How many words into what is said the stance still counts.
_HEAD_WORDS = 4
_LONG_HEAD_WORDS = 6
_LONG_HEADS = frozenset(("deny", "demand", "ask", "threaten"))


class Status(Struct, frozen=True, gc=False):
    """A realis and the word or stance that decided it."""

    realis: Realis
    cue: str


class Before(Struct, frozen=True, gc=False):
    """A word before a trigger."""

    tag: Morph | None
    text: str


ACTUAL = Status("actual", "")
# The cue of a status that rests on a plural alone.
PLURAL = "plural"
# The particle of purpose, or of the result: فجر نفسه ليقتل خمسة.
FOR = "ل"


class StatusReader:
    """Decides the status of triggers in one document; `exact` are the numbers and days it gives."""

    def __init__(
        self, document: Document, drafts: Sequence[Draft], loans: Mapping[int, Loan], exact: Iterable[Span]
    ) -> None:
        self._document = document
        self._loans = loans
        self._exact = sorted(span.start for span in exact)
        self._tokens = document.tokens
        self._tags = document.tags
        self._drafts = drafts
        self._governors = GovernorReader(document)
        self._rumours = RumourReader(document)

    def read(self, index: int, morph: Morph, sentence: Sentence, said_by: int | None) -> Status:
        """The status of the trigger at a token, said by the attribution with that index."""
        before = self._before(index, sentence)
        if morph.pos is Pos.VERB:
            own = self._told_by_verb(index, morph, before, sentence) or self._of_stretch(index, sentence)
            own = own or self._of_question(index, sentence)
        else:
            own = self._of_noun(index, morph, sentence, before)
        if own is not None and own.cue == PLURAL:  # هددت بشن هجمات: threatened before it is a series
            own = self._looks_ahead(index, sentence, said_by) or own
        own = own or self._of_lender(index, sentence)
        if own is not None and own.realis == "denied" and self._is_excepted(index, sentence):
            return ACTUAL
        if own is not None:
            return own
        status = self._by_stance(index, self._drafts[said_by]) if said_by is not None else ACTUAL
        whichever = status is ACTUAL and not morph.article and any(plays(other.tag, "any") for other in before[:_NEXT])
        return Status("possible", before[0].text) if whichever else status  # أي هجوم سيؤدي إلى كارثة

    def _looks_ahead(self, index: int, sentence: Sentence, said_by: int | None) -> Status | None:
        """What the verb that governs a noun, or who speaks of it, says of its status; None where that is nothing."""
        found = self._of_lender(index, sentence)
        if found is None and said_by is not None:
            found = self._by_stance(index, self._drafts[said_by])
        return None if found is ACTUAL else found

    def _told_by_verb(self, at: int, verb: Morph, before: Sequence[Before], sentence: Sentence) -> Status | None:
        found = _of_verb(verb, before)
        return None if found is not None and found.cue == FOR and self._is_result(at, sentence) else found

    def _of_question(self, index: int, sentence: Sentence) -> Status | None:
        """لم يتضح ما إذا كان أي جندي قتل, إذا كان الجيش قد قصف: asked or supposed, over the subject of a verb."""
        for at in range(index - 1, max(sentence.first, index - _QUESTION_REACH) - 1, -1):
            tag = self._tags[at]
            if self._tokens[at].kind == "punctuation" or plays(tag, "complementizer"):
                return None
            if plays(tag, "auxiliary") and at > sentence.first and plays(self._tags[at - 1], "conditional"):
                return Status("possible", self._tokens[at - 1].text)
            if tag is not None and tag.pos is Pos.VERB:
                return None
        return None

    def _is_excepted(self, index: int, sentence: Sentence) -> bool:
        """لم يتمكنوا من السير سوى 300 متر: not but so far, which they did."""
        for at in range(index + 1, min(sentence.last, index + 1 + _REACH)):
            if self._tokens[at].kind == "punctuation":
                return False
            if stands_as(self._tokens[at].word, "but_for"):
                return True
        return False

    def _is_result(self, at: int, sentence: Sentence) -> bool:
        """انفجرت السيارة لتقتل خمسة, ليعود بعدها: what came of it or came next, not what it was done for."""
        for index in range(at + 1, min(sentence.last, at + 1 + _REACH)):
            tag = self._tags[index]
            if tag is not None and plays(tag, "afterwards"):
                that = index + 1 < sentence.last and self._tokens[index + 1].text == "ذلك"
                return that or tag.enclitic != ""
        for index in range(at - 1, max(sentence.first - 1, at - _RESULT_REACH), -1):
            tag = self._tags[index]
            if tag is not None and tag.pos is Pos.VERB:
                return plays(tag, "unwilled") or (self._has_struck(tag) and self._is_counting(at, sentence))
        return False

    def _has_struck(self, verb: Morph) -> bool:
        """فجر, أطلق: a deed that is told as done and can harm people."""
        struck = any(row.event == "ASSAULT" and "subject" in row.actor for row in verb.lemma.rows(TriggerRow))
        return struck and verb.features.aspect is Aspect.PERFECT

    def _is_counting(self, at: int, sentence: Sentence) -> bool:
        """ليقتل [خمسة]: whether an exact number stands right after a verb; what was only meant has none."""
        last = min(sentence.last, at + 1 + _OBJECT_REACH)
        starts = {self._tokens[index].start for index in range(at + 1, last)}
        return not starts.isdisjoint(self._exact)

    def _of_stretch(self, index: int, sentence: Sentence) -> Status | None:
        """A deed that is spread over months or years: استهدفت في الأشهر الأخيرة."""
        following = range(index + 1, min(sentence.last, index + 1 + _REACH))
        stretched = any(_is_plural_period(reading_as(self._tokens[at].word, "period")) for at in following)
        return Status("generic_past", "series") if stretched else None

    def _of_lender(self, index: int, sentence: Sentence) -> Status | None:
        """What is said of the verb that governs a noun is said of the deed: كثيرا ما تتعرض لقصف, لم تشن هجوما."""
        loan = self._loans.get(index)
        found = self._of_loan(loan, sentence) if loan is not None else None
        if found is None and loan is not None and loan.predicate is not None:
            return self._of_loan(loan.predicate, sentence)
        return found

    def _of_loan(self, loan: Loan, sentence: Sentence) -> Status | None:
        verb = self._tags[loan.at]
        if verb is None:
            return None
        before = self._before(loan.at, sentence)
        if loan.passed and plays(verb, "prevention"):  # قادرة على منع الفصائل من إطلاق الصواريخ
            failed = any(plays(other.tag, "negation") for other in before)  # لم يستطيعوا منع جنودهم من نهب المدينة
            return None if failed else Status("denied", verb.lemma.key)
        if loan.passed:  # تعتزم شن هجوم
            return self._of_noun(loan.at, verb, sentence, before) or self._of_lender(loan.at, sentence)
        if verb.pos is not Pos.VERB:
            return next((Status("possible", other.text) for other in before if plays(other.tag, "possible")), None)
        found = self._told_by_verb(loan.at, verb, before, sentence)
        spared = loan.role == "event" and (loan.telling == "done" or plays(verb, "targets"))
        if found is not None and found.realis == "denied" and (spared or _claims(verb)):
            return None  # لم تسفر الغارة عن ضحايا, لم يستهدف الهجوم المدنيين: the deed was done all the same
        if found is None and loan.role != "event" and (plays(verb, "planning") or plays(verb, "prevention")):
            return Status("planned" if plays(verb, "planning") else "denied", verb.lemma.key)
        return found

    def _by_stance(self, index: int, draft: Draft) -> Status:
        """The stance counts for the head of what is said, not for every event a long content mentions."""
        realis = _STANCE_REALIS.get(draft.stance)
        if realis is None or not self._is_head(index, draft) or self._is_presupposed(index, draft):
            return ACTUAL
        tag = self._tags[index]
        if draft.stance in _FORWARD and self._is_told_next(index):
            return ACTUAL
        known = draft.stance in _FORWARD and tag is not None and tag.article
        if known and self._tokens[index].start < self._tokens[draft.at].start:
            return ACTUAL  # هتفوا في المسيرة التي دعا إليها ناشطون; not منعوا مسيرة دعا إليها ناشطون
        if draft.negated:  # لم يستبعد: possible; لم ينف: left open
            realis = "possible"
        return Status(realis, f"stance:{draft.stance}")

    def _is_told_next(self, index: int) -> bool:
        """حذر من اندلاع الحرب، [وقبضت] الشرطة على لصين: a past verb after a comma, told beside what was said."""
        tag = self._tags[index]
        if tag is None or tag.pos is not Pos.VERB or tag.features.aspect is not Aspect.PERFECT:
            return False
        return tag.particles == "و" and index > 0 and self._tokens[index - 1].text in _COMMAS

    def _is_presupposed(self, index: int, draft: Draft) -> bool:
        """What is said is about it, it is not said itself: تحقيق في المجزرة, الذين يحتلونها, ردا على هجوم."""
        if draft.stance not in _FORWARD or self._opens(index, draft):
            return False
        tag, before = self._tags[index], self._tags[index - 1] if index else None
        if tag is not None and tag.pos is Pos.VERB:
            return stands_as(self._tokens[index - 1].word, "relative_pronoun") if index else False
        if tag is not None and tag.particles == "و" and tells_casualty(tag):  # إلى تحقيق في القصف ومقتل المدنيين
            return True
        governed = plays(before, "about") and not plays(self._tags[index - 2] if index > 1 else None, "purpose")
        return governed or (tag is not None and tag.article)

    def _opens(self, index: int, draft: Draft) -> bool:
        """Whether a token is the first or second word of what is said."""
        opening = draft.content[0].start
        first = self._document.tokens_in((opening, self._tokens[index].end)).start
        return index - first < _NEXT

    def _is_head(self, index: int, draft: Draft) -> bool:
        opening, trigger = draft.content[0].start, self._tokens[index].start
        if trigger <= opening:
            return True
        inside = self._document.tokens_in((opening, trigger))
        words = sum(self._tokens[at].kind == "word" and self._tokens[at].start >= opening for at in inside)
        return words <= (_LONG_HEAD_WORDS if draft.stance in _LONG_HEADS else _HEAD_WORDS)

    def _before(self, index: int, sentence: Sentence) -> list[Before]:
        """The words before a token, nearest first, within its clause."""
        found: list[Before] = []
        for at in range(index - 1, max(sentence.first, index - _REACH) - 1, -1):
            if self._tokens[at].kind == "punctuation":
                break
            if plays(self._tags[at], "perfect_negation") and self._means_which(at, sentence):
                break
            found.append(Before(self._tags[at], self._tokens[at].text))
        return found

    def _means_which(self, index: int, sentence: Sentence) -> bool:
        """…، ما دفع السلطات إلى استخدام القوة, قمعها ما تسبب في: which; 'not' only where a clause begins with it."""
        if index == sentence.first or self._tokens[index - 1].text in _ENDS:
            return True
        before, what = self._tags[index - 1], self._tags[index]
        if what is not None and what.particles:  # وما قتل
            return False
        negates = plays(before, "habitual") or (
            plays(before, "complementizer") and before is not None and before.enclitic
        )
        return before is not None and not negates  # not كثيرا ما قصفت, إنه ما قتل أحدا

    # -- nouns --------------------------------------------------------------------------------------------------

    def _of_noun(self, index: int, morph: Morph, sentence: Sentence, before: Sequence[Before]) -> Status | None:
        if before and plays(before[0].tag, "prevention"):
            return Status("denied", before[0].text)
        if index > sentence.first and _ends_fighting(self._tokens[index - 1].word):
            return ACTUAL
        for other in [*before[:_NEXT], *self._governing_nouns(index, sentence)]:
            if _is_against(other.tag) or gives_name(other.tag):  # الحكم الصادر بحقهما
                continue
            if plays(other.tag, "exposed") and self._is_suffered(index):  # كانت القرية هدفا لهجوم: no aim
                continue
            for role, realis in _BEFORE_NOUNS:
                if plays(other.tag, role):  # حق التظاهر
                    return Status(realis, other.text)
        first, deed = find_realising(self._document, index, morph, sentence)
        if (governor := self._governors.of(index, first, deed, sentence)) is not None:
            return Status(governor.realis, governor.cue)
        if (rumour := self._rumours.denied(index, first, deed, sentence)) is not None:
            return Status("denied", rumour)
        if self._is_aim(before):
            return Status("planned", FOR)
        if self._is_absent(morph, before):
            return Status("denied", before[0].text)
        if not morph.article and (lacking := self._lacking(index, sentence)) is not None:
            return Status("denied", lacking)
        if len(before) > _NEXT and plays(before[_NEXT].tag, "privative") and is_preposition(before[0].tag):
            return Status("denied", before[_NEXT].text)  # دون الإبلاغ عن اعتقالات
        for other in before[:_NEXT]:
            if plays(other.tag, "any") and not morph.article and self._is_negated(index, sentence):
                return Status("denied", other.text)  # لم تسجل أي إصابة
        if (described := self._of_description(index, sentence)) is not None:
            return described
        if (spared := self._sparing(index, morph, sentence)) is not None:
            return Status("denied", spared)
        if (foiling := self._foiling(index, morph, sentence)) is not None:
            return Status("denied", foiling)
        verb = self._governing_verb(index, sentence)
        governing = self._tags[verb] if verb is not None else None
        if verb is not None and (self._is_aimed_at(verb, index) or self._is_aim_of(verb, index)):
            return Status("planned", self._tokens[verb].text)
        known = morph.article and (morph.particles.strip("وف") or (bool(before) and is_preposition(before[0].tag)))
        if governing is not None and "س" in governing.particles and not known:  # سيطعن على الحكم
            return Status("planned", "س")
        if governing is not None and plays(governing, "prevention"):
            return Status("denied", governing.lemma.key)
        if verb is not None and (supposed := self._of_modal(verb, index, morph, sentence)) is not None:
            return supposed
        if (coming := self._of_coming(index, sentence)) is not None:
            return coming
        if "ل" in morph.particles and any(plays(other.tag, "purpose") for other in before[:_NEXT]):
            return Status("planned", "ل")
        if morph.features.number is Grammatical.PLURAL and self._is_series(index, sentence):
            return Status("generic_past", "series")
        if self._is_many(index, morph, before):
            return Status("generic_past", PLURAL)
        return self._of_list(index, morph, sentence) or self._of_provision(index, sentence)

    def _of_modal(self, verb: int, index: int, noun: Morph, sentence: Sentence) -> Status | None:
        """قد يؤدي إلى اندلاع [حرب], لن يكون هناك [اتفاق]: a new deed of a verb that is only possible, or of none."""
        governing = self._tags[verb]
        if noun.article or governing is None or not self._is_brought_about(verb, index, noun):
            return None
        found = self._told_by_verb(verb, governing, self._before(verb, sentence), sentence)
        if found is None or found.realis not in ("possible", "denied"):
            return None
        return found if found.realis == "possible" or self._is_of_being(verb) else None

    def _is_brought_about(self, verb: int, index: int, noun: Morph) -> bool:
        """Whether a deed is what a verb does, tells to happen or leads to; not قد تنشأ عن مظاهرات."""
        governing = self._tags[verb]
        if governing is None:
            return False
        reached = [tag for tag in self._tags[verb + 1 : index] if is_preposition(tag)]
        light = governing.lemma.rows(LightVerbRow)
        if noun.particles or reached:
            led = noun.particles == FOR or [tag.lemma.key for tag in reached if tag is not None] == [_TO]
            return bool(light) and led
        happens = any(row.subject == "event" and not row.preposition for row in light)  # قد تندلع حرب
        return happens or index > verb + 1 or not follows_as_subject(governing, noun)  # not قد يشعل اغتياله حربا

    def _is_of_being(self, verb: int) -> bool:
        """لا يوجد [اتفاق], لن يكون هناك [وقف]: a verb that says that there is something."""
        following = self._tags[verb + 1] if verb + 1 < len(self._tags) else None
        return plays(self._tags[verb], "exists") or plays(following, "there")

    def _is_absent(self, noun: Morph, before: Sequence[Before]) -> bool:
        """لا اتفاق ولا هدنة, ليس هناك اتفاق: no such deed."""
        if noun.article or noun.particles or not before:
            return False
        if before[0].text in _NO:
            return True
        return len(before) > 1 and plays(before[0].tag, "there") and plays(before[1].tag, "negation")

    def _is_suffered(self, index: int) -> bool:
        loan = self._loans.get(index)
        return loan is not None and any(plays(self._tags[lent.at], "exposed") for lent in loan.chain())

    def _is_aim(self, before: Sequence[Before]) -> bool:
        """جهود للتوصل إلى اتفاق, اجتمعوا لعقد هدنة; not ما أدى للتوصل إلى اتفاق, which came of it."""
        for number, other in enumerate(before[:_NEXT]):
            tag = other.tag
            if tag is not None and "ل" in tag.particles and plays(tag, "reaches"):
                led = before[number + 1].tag if number + 1 < len(before) else None
                rows = led.lemma.rows(LightVerbRow) if led is not None and led.pos is Pos.VERB else ()
                return not any(row.subject == "event" for row in rows)
        return False

    def _lacking(self, index: int, sentence: Sentence) -> str | None:
        """دون وقوع إصابات أو [اعتقالات], لم تسجل أي إصابات أو [اعتقالات]: the second of two that did not happen."""
        if self._tokens[index - 1].text not in OR:
            return None
        for at in range(index - 2, max(sentence.first, index - _LIST_REACH) - 1, -1):
            tag = self._tags[at]
            if stands_as(self._tokens[at].word, "privative"):
                return self._tokens[at].text
            if plays(tag, "any") and self._is_negated(at, sentence):
                return self._tokens[at].text
            if tag is None or tag.pos not in _GOVERNING or tag.article:
                return None
        return None

    def _of_description(self, index: int, sentence: Sentence) -> Status | None:
        """هجمات متكررة, هجوم انتحاري محتمل: an adjective right after the noun, or after another adjective."""
        for at in range(index + 1, min(sentence.last, index + 1 + _NEXT)):
            tag = self._tags[at]
            if tag is None or tag.particles:
                return None
            if plays(tag, "habitual") or plays(tag, "expected"):
                return Status("generic_past" if plays(tag, "habitual") else "planned", tag.lemma.key)
            if tag.pos is not Pos.ADJECTIVE:
                return None
        return None

    def _sparing(self, index: int, morph: Morph, sentence: Sentence) -> str | None:
        """[لم] تسفر الغارة عن سقوط قتلى, [لم] ترد أنباء عن إصابات: what says that nobody was harmed."""
        if morph.article or not tells_casualty(morph):
            return None
        for at in range(index - 1, max(sentence.first, index - _NEGATION_REACH) - 1, -1):
            if self._tokens[at].kind == "punctuation":
                return None
            tag = self._tags[at]
            if tag is not None and tag.pos is Pos.VERB:
                verb = reading_as(self._tokens[at].word, "records") or tag  # ترد, also of رد
                tells = plays(verb, "records") or any(row.subject == "event" for row in verb.lemma.rows(LightVerbRow))
                found = self._told_by_verb(at, verb, self._before(at, sentence), sentence) if tells else None
                return found.cue if found is not None and found.realis == "denied" else None
        return None

    def _foiling(self, index: int, morph: Morph, sentence: Sentence) -> str | None:
        """هجوم [أحبطته] الشرطة, الهجوم الذي جرى [إحباطه], مسيرة [منعتها] السلطات: what a deed came to nothing by."""
        own = _pronoun_of(morph)
        for at in range(index + 1, min(sentence.last, index + 1 + _FOILED_REACH)):
            tag = self._tags[at]
            if self._tokens[at].kind == "punctuation":
                return None
            if tag is None or tag.pos not in _TELLING or not (plays(tag, "foiling") or plays(tag, "prevention")):
                continue
            beside = all(stands_as(token.word, "relative_pronoun") for token in self._tokens[index + 1 : at])
            called_off = beside and tag.features.voice is Voice.PASSIVE and not tag.enclitic
            far = plays(tag, "foiling") or (beside and tag.lemma.row(CueRow) is None)  # not هجوم أنكره
            return tag.lemma.key if called_off or (far and tag.enclitic == own) else None
        return None

    def _of_list(self, index: int, morph: Morph, sentence: Sentence) -> Status | None:
        """ضرورة نفاذ المساعدات وانسحاب القوات: joined to what a word before it governs, the deed is to come too."""
        if morph.particles != "و" or morph.article:
            return None
        for at in range(index - 1, max(sentence.first, index - _LIST_REACH) - 1, -1):
            tag = self._tags[at]
            if self._tokens[at].kind == "punctuation" or (tag is not None and tag.pos is Pos.VERB):
                return None
            if (
                tag is not None
                and tag.pos in _GOVERNING
                and plays(tag, "planning")
                and not (tag.article or tag.enclitic)
            ):
                return Status("planned", self._tokens[at].text)
        return None

    def _of_coming(self, index: int, sentence: Sentence) -> Status | None:
        """من المنتظر أن تعقد جلسة تفاوض: the subject or object of a verb that tells what is to come."""
        for at in walk_back(self._document, index - 1, sentence, _GOVERNING_REACH):
            tag = self._tags[at]
            if tag is None or tag.pos is Pos.PARTICLE or tag.particles.strip("وف"):
                return None
            if tag.pos is Pos.VERB:
                found = _of_verb(tag, self._before(at, sentence))
                return found if found is not None and found.realis == "planned" and found.cue != FOR else None
        return None

    def _of_provision(self, index: int, sentence: Sentence) -> Status | None:
        """ينص الاتفاق على سحب القوات وفتح المعابر: what an agreement provides for is to come."""
        for at in range(index - 1, max(sentence.first, index - _PROVISION_REACH) - 1, -1):
            tag = self._tags[at]
            if tag is None or tag.pos is not Pos.VERB:
                continue
            near = range(max(sentence.first, at - _REACH), min(index, at + 1 + _REACH))
            binds = plays(tag, "provides") and any(plays(self._tags[word], "pact") for word in near)
            return Status("planned", tag.lemma.key) if binds else None
        return None

    def _governing_nouns(self, index: int, sentence: Sentence) -> list[Before]:
        """The nouns that govern a noun one after the other: إرجاء تنفيذ حكم [الإعدام]."""
        found: list[Before] = []
        for at in range(index - 1, max(sentence.first, index - _LONGEST_CHAIN) - 1, -1):
            tag, governed = self._tags[at], self._tags[at + 1]
            if tag is None or governed is None or tag.pos not in _GOVERNING or tag.article or tag.enclitic:
                break
            if governed.particles:
                break
            found.append(Before(tag, self._tokens[at].text))
        return found

    def _is_negated(self, index: int, sentence: Sentence) -> bool:
        """Whether a word of negation stands before a token in its clause."""
        for at in range(index - 1, max(sentence.first, index - _NEGATION_REACH) - 1, -1):
            if self._tokens[at].kind == "punctuation":
                return False
            if plays(self._tags[at], "negation") or plays(self._tags[at], "privative"):
                return True
        return False

    def _is_many(self, index: int, morph: Morph, before: Sequence[Before]) -> bool:
        """Several happenings without number or day, told as such: التفجيرات, أعمال الخطف, تزايدت وتيرة الهجمات."""
        head = before[0].tag if before else None
        plural = next((tag for tag in (morph, head) if plays(tag, "countable") and _is_plural(tag)), None)
        told_once = plural is head and not (morph.article or plays(head, "recurrent"))  # نفذ عمليات خطف
        if plural is None or told_once or plays(morph, "mass") or (not morph.article and self._is_told_of(index)):
            return False
        tokens = self._document.tokens
        start, end = tokens[max(0, index - _DATED_REACH)].start, tokens[min(len(tokens) - 1, index + _DATED_REACH)].end
        return bisect_left(self._exact, start) == bisect_left(self._exact, end)

    def _is_told_of(self, index: int) -> bool:
        """شنت الطائرات ضربات, سقط قتلى نتيجة ضربات: several at once, of which one report tells."""
        loan = self._loans.get(index)
        verb = self._tags[loan.at] if loan is not None and loan.telling == "deed" else None
        if verb is not None and verb.features.aspect is Aspect.PERFECT and verb.pos is Pos.VERB:
            return True
        if not index or not stands_as(self._tokens[index - 1].word, "in_cause"):
            return False
        return self._tokens[index - 1].text != _IN or self._follows_casualty(index)

    def _follows_casualty(self, index: int) -> bool:
        """قتل مدنيون في هجمات; not دور في هجمات, which are talked about."""
        before = self._tags[max(0, index - _NEGATION_REACH) : index]
        return any(tag is not None and tells_casualty(tag) for tag in before)

    def _is_aimed_at(self, verb: int, index: int) -> bool:
        """تستهدف [زعزعة] الأمن, تستهدف تنفيذ [هجمات]: the deed that a verb of attack has for object, or its own."""
        return aims_at_deed(self._document, verb) and index - verb <= _NEXT

    def _is_aim_of(self, verb: int, index: int) -> bool:
        """تهدف العملية إلى [تحرير] الرهائن, يهدف لتصفية قيادي: the deed right after the preposition, not العملية."""
        if not plays(self._tags[verb], "aiming"):
            return False
        deed = self._tags[index]
        joined = deed is not None and deed.particles == "و"  # إلى وقف إطلاق النار ومساعدة السكان
        between = self._tags[verb + 1 if joined else index - 1 : index + 1]
        return any(tag is not None and (tag.lemma.key == _TO or tag.particles.endswith(FOR)) for tag in between)

    def _governing_verb(self, index: int, sentence: Sentence) -> int | None:
        """The verb shortly before a noun in its clause: ستشهد المدينة تظاهرة, أحبطت الشرطة تفجيرا."""
        noun, reached = self._tags[index], index
        joined = noun is not None and noun.particles == "و"
        for at in walk_back(self._document, index - 1, sentence, _GOVERNING_REACH):
            tag = self._tags[at]
            if joined and at < reached - 1:  # ومنع التجمعات، عقب الصلاة، وتنسيق الجهود
                return None
            if tag is not None and tag.pos is Pos.VERB:
                return at
            reached = at
        return None

    def _is_series(self, index: int, sentence: Sentence) -> bool:
        """A plural spread over years or months: الهجمات خلال الأشهر الماضية."""
        following = range(index + 1, min(sentence.last, index + _SERIES_REACH))
        return any(_is_stretch(reading_as(self._tokens[at].word, "period")) for at in following)


def _ends_fighting(word: Word | None) -> bool:
    """اتفقوا على وقف القتال: the fighting that is to end has been."""
    nouns = (morph for morph in (word.morphs if word is not None else ()) if morph.pos in _GOVERNING)
    return any(row.mode == "ceasefire" for noun in nouns for row in noun.lemma.rows(TriggerRow))


def _of_verb(morph: Morph, before: Sequence[Before]) -> Status | None:
    if "س" in morph.particles:
        return Status("planned", "س")
    perfect = morph.features.aspect is Aspect.PERFECT
    for other in before[:_NEXT]:
        if plays(other.tag, "negation") and (perfect or not plays(other.tag, "perfect_negation")):
            return Status("denied", other.text)
    if len(before) > 1 and plays(before[0].tag, "subordinator") and plays(before[1].tag, "privative"):
        return Status("denied", before[1].text)  # دون أن يصاب أحد
    for other in before:
        tag = other.tag
        if plays(tag, "future"):
            return Status("planned", other.text)
        if plays(tag, "possible") or plays(tag, "conditional") or (not perfect and plays(tag, "doubtful")):
            return Status("possible", other.text)
        if plays(tag, "habitual"):
            return Status("generic_past", other.text)
    if not perfect and opens_time(before):  # عندما تقصف الطائرات القرية يهرب الأهالي
        return Status("generic_past", before[0].text)
    if len(before) > 1 and plays(before[0].tag, "subordinator") and _plans(before[1].tag):
        return Status("planned", before[1].text)
    if morph.particles.endswith("ل") and not perfect:
        return Status("planned", FOR)
    return None


def opens_time(before: Sequence[Before]) -> bool:
    """عندما هاجم مسلحون القرية: whether the nearest word before a token says when; not في حين, which sets against."""
    opposes = len(before) > 1 and before[1].text == _IN
    return bool(before) and plays(before[0].tag, "temporal") and not opposes


def _claims(verb: Morph) -> bool:
    """لم يتبن أحد الهجوم, لم تؤكد الوزارة الاعتقالات ولم تنفها: what is not spoken of may have happened."""
    return verb.lemma.row(CueRow) is not None


def _plans(tag: Morph | None) -> bool:
    """يعتزم أن, من المنتظر أن."""
    expected = (
        tag is not None and tag.pos is Pos.PHRASE and any(row.stance == "expect" for row in tag.lemma.rows(CueRow))
    )
    return expected or plays(tag, "planning")


def _pronoun_of(noun: Morph) -> str:
    """The pronoun that stands for a deed: ه, or ها for a feminine and for several."""
    single = noun.features.number is not Grammatical.PLURAL
    return "ه" if single and not noun.features.feminine else "ها"


def _is_plural(tag: Morph | None) -> bool:
    return tag is not None and tag.features.number is Grammatical.PLURAL


def _is_stretch(morph: Morph | None) -> bool:
    """الأعوام, السنوات, or an adverb like مؤخرا."""
    if morph is None or morph.pos is Pos.PARTICLE:
        return morph is not None
    return _is_plural_period(morph)


def _is_plural_period(morph: Morph | None) -> bool:
    return morph is not None and morph.article and morph.features.number is Grammatical.PLURAL


def share_status(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Nouns joined in one breath have the status of the first: أعمال القتل والخطف, للتعذيب أو الإعدام."""
    shared: list[EventDraft] = []
    for draft in drafts:
        before = shared[-1] if shared else None
        if before is not None and draft.realis == "actual" != before.realis and _is_joined(document, before, draft):
            draft = draft.with_(realis=before.realis, status_cue=before.status_cue)
        shared.append(draft)
    return shared


def _is_joined(document: Document, first: EventDraft, second: EventDraft) -> bool:
    tag = document.tags[second.at]
    if tag is None or tag.pos is Pos.VERB or first.said_by != second.said_by or not _is_noun(document, first):
        return False
    gap = second.at - first.at
    ahead = tag.particles == "و" and first.realis in _AHEAD and gap <= _LIST_REACH and not tells_casualty(tag)
    if ahead and _is_one_list(document, first, second):
        return True
    return (gap == 1 and tag.particles.startswith("و")) or (gap == 2 and document.tokens[first.at + 1].text in OR)


def _is_one_list(document: Document, first: EventDraft, second: EventDraft) -> bool:
    """طالب بوقف القصف على البلدة [وسحب] القوات: nothing but nouns between two deeds."""
    between = range(first.at + 1, second.at)
    tags = (document.tags[at] for at in between)
    verbless = all(tag is None or (tag.pos is not Pos.VERB and not plays(tag, "complementizer")) for tag in tags)
    return verbless and not any(document.tokens[at].kind == "punctuation" for at in between)


def _is_against(tag: Morph | None) -> bool:
    """بحقهم: a preposition of its own, against whom."""
    return tag is not None and tag.particles == "ب" and tag.enclitic != ""


def _is_noun(document: Document, draft: EventDraft) -> bool:
    tag = document.tags[draft.at]
    return tag is not None and tag.pos is not Pos.VERB
