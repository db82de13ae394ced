"""Attributions with a verb or participle of saying: which cues govern a content, and who is their subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.markers import gives_name, joins_as, plays, stands_as
from riwaya.annotate.names.kinds import is_written
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.complement import Complement
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.frames import parse_frames
from riwaya.annotate.speech.fronted import FrontedReader
from riwaya.annotate.speech.quotes import Quotation
from riwaya.annotate.speech.search import ComplementSearch
from riwaya.annotate.speech.subject import SubjectReader
from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.text import Document, Sentence
from riwaya.text.agreement import follows_as_subject

_WHAT = "ما"
_COMMAS = frozenset(("،", ","))
_SUBJECTS = frozenset(("ه", "ها", "هم"))
# Acts of somebody who speaks or thinks; deeds reveal and confirm.
_SPOKEN = frozenset(("say", "inform", "announce", "believe", "ask", "deny"))
# What a participle of saying follows: «…»، مضيفا أن …
_BEFORE_PARTICIPLES = frozenset(("،", ",", "»", "”", '"', ")", "-", "–", "؛"))


class Found(Struct, frozen=True, gc=False):
    """A cue whose complement fits, before its content has an end; `resumes`: its clause is about a noun before it."""

    cue: Cue
    complement: Complement
    sources: tuple[NounPhrase, ...]
    carried: NounPhrase | None = None
    resumes: bool = False


class GoverningReader:
    """Finds the cues with complements in one document."""

    def __init__(self, document: Document, phrases: PhraseReader, quotations: tuple[Quotation, ...]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._quotations = quotations
        self._search = ComplementSearch(document, phrases, quotations)
        self._fronted = FrontedReader(document, phrases, quotations)
        self._subjects = SubjectReader(document, phrases)

    def read(self, cues: Sequence[Cue]) -> Iterator[Found]:
        """A word with several rows is read by the first whose complement fits.

        What a verb says is not said again by a participle between: أضاف المرصد الذي يتخذ من لندن مقرا له، أن …
        """
        found = list(self._read(cues))
        verbs = {item.complement.start for item in found if item.cue.kind == "verb"}
        return (item for item in found if item.cue.kind == "verb" or item.complement.start not in verbs)

    def _read(self, cues: Sequence[Cue]) -> Iterator[Found]:
        taken: set[tuple[int, str]] = set()
        for cue in cues:
            if cue.kind not in ("verb", "participle") or (cue.word, cue.kind) in taken:
                continue
            found = self._found(cue, self._document.sentences[cue.sentence])
            if found is not None:
                taken.add((cue.word, cue.kind))
                yield found

    def _found(self, cue: Cue, sentence: Sentence) -> Found | None:
        if (
            self._is_own_words(cue)
            or _takes_no_object(cue)
            or self._is_name_given(cue)
            or self._tells_age(cue, sentence)
            or self._fronted.publishes(cue, sentence)
            or self._shows(cue, sentence)
            or (cue.kind == "participle" and not self._participle_stands(cue, sentence))
        ):
            return None
        resumes = cue.kind == "verb" and self._subjects.resumes(cue.word, sentence)
        addressed = self._is_of_addressing(cue, sentence, resumes=resumes)
        complement = (
            self._fronted.antecedent(cue, sentence)
            or self._search.find(cue, sentence.last, addressed=addressed)
            or self._fronted.quotation(cue, sentence)
        )
        if complement is None or self._is_particle(cue, complement) or _is_formula(cue, complement, sentence):
            return None
        if self._is_felt(cue, complement) or self._is_person(cue, complement) or self._is_called(cue, complement):
            return None
        if complement.passive:
            cue = replace(cue, passive=True)
        sources = complement.sources
        if not sources and cue.kind == "verb" and not cue.passive:
            before = self._subjects.before(cue.first, cue.morph, sentence)
            sources = (before,) if before is not None and self._can_speak(before, cue) else ()
            if before is not None and not sources and plays(cue.morph, "hedge"):  # هجوم يشتبه أن متشددين نفذوه
                return Found(replace(cue, passive=True), complement, ())
        carried = self._carried(cue, sentence, resumes=resumes) if not sources else None
        return Found(cue, complement, sources, carried, resumes)

    def _is_of_addressing(self, cue: Cue, sentence: Sentence, *, resumes: bool) -> bool:
        """Whether who speaks stands before a verb that is addressed to somebody, so that what follows it is he."""
        if not any(frame.before for frame in parse_frames(cue.row.frames)):
            return False
        if self._follows_pronoun(cue) or self._describes_thing(cue, sentence) or self._follows_topic(cue, sentence):
            return True
        return resumes and self._carried(cue, sentence, resumes=True) is not None

    def _follows_pronoun(self, cue: Cue) -> bool:
        """لكنها حملت جماعة مسؤولية الهجوم: who speaks is the pronoun, so what follows is spoken of."""
        before = self._document.tags[cue.first - 1] if cue.first else None
        subject = before is not None and before.pos is Pos.PARTICLE and before.enclitic in _SUBJECTS
        return subject and (plays(before, "complementizer") or plays(before, "adversative"))

    def _follows_topic(self, cue: Cue, sentence: Sentence) -> bool:
        """أن الوزير دعا الأطراف إلى الحوار, كانت المنظمة قد طالبت السلطات بـ: who speaks opens the clause."""
        tags, at, verb = self._document.tags, cue.first - 1, cue.morph
        if cue.kind != "verb" or verb is None or verb.particles or at <= sentence.first:
            return False
        at -= plays(tags[at], "auxiliary")  # قد
        if self._tokens[at].kind != "word":
            return False
        subject = self._subjects.before(cue.first, verb, sentence)
        head = tags[subject.head] if subject is not None else None
        if subject is None or subject.last != at + 1 or subject.first == sentence.first or subject.type not in AGENTS:
            return False
        opener = tags[subject.first - 1]
        if not (plays(opener, "complementizer") or plays(opener, "auxiliary")):
            return False
        return head is None or follows_as_subject(verb, head)

    def _describes_thing(self, cue: Cue, sentence: Sentence) -> bool:
        """تظاهرة طالبت الحكومة بالرحيل, الشعب الذي يطالب الحكومة: the thing before the verb speaks."""
        if cue.kind != "verb" or cue.morph is None or cue.morph.enclitic:
            return False
        if self._subjects.describing(cue.first, cue.morph, sentence) is not None:
            return True
        relative = cue.first > sentence.first and stands_as(self._tokens[cue.first - 1].word, "relative_pronoun")
        return relative and self._subjects.before(cue.first, cue.morph, sentence) is not None

    def _can_speak(self, phrase: NounPhrase, cue: Cue) -> bool:
        """Not ضبط خلية قالت إنها مرتبطة بالخارج: deeds say nothing, they show it; those who march speak."""
        word, tag = self._tokens[phrase.head].word, self._document.tags[phrase.head]
        if phrase.type is not None or tag is None or word is None or cue.row.act not in _SPOKEN:
            return True
        rows = [row for morph in word.morphs for row in morph.lemma.rows(TriggerRow)]
        return not rows or is_written(tag.lemma) or any(row.event == "PROTEST" for row in rows)

    def _carried(self, cue: Cue, sentence: Sentence, *, resumes: bool) -> NounPhrase | None:
        """Who acted before in the sentence, for a verb that goes on with it: ووقال, بيانا أعلن فيه."""
        if cue.kind == "participle" and cue.morph is not None:  # أحالت النيابة المتهمين إلى المحكمة، متهمة رأفت بـ
            return self._subjects.carried(cue.first, cue.morph, sentence)
        if cue.kind != "verb" or cue.passive or cue.morph is None or cue.morph.features.person != 3:
            return None
        purpose = cue.morph.particles == "ل"  # مظاهرات خرجت في المدينة، لتندد بـ
        linked = resumes or purpose or cue.morph.particles == "و" or self._is_linked(cue.first, sentence)
        return self._subjects.carried(cue.first, cue.morph, sentence) if linked else None

    def _is_linked(self, first: int, sentence: Sentence) -> bool:
        """عبرت عنه ليبيا حين أصرت على أن: a clause on who acted, or the main one after it: عندما علم الرئيس، طلب …"""
        if first == sentence.first:
            return False
        before = self._tokens[first - 1]
        opens = joins_as(self._tokens[sentence.first].word, "temporal")
        linked = stands_as(before.word, "temporal") or stands_as(before.word, "clause_link")  # فيما أكدت
        linked = linked or (before.word is not None and before.word.light == _WHAT)  # أضاءوا ما سموه
        linked = linked or plays(self._document.tags[first - 1], "adversative")  # نجا العمدة ولكن قال إن
        if first - 2 >= sentence.first and plays(self._document.tags[first - 1], "complementizer"):  # بعد أن وجهت
            linked = linked or stands_as(self._tokens[first - 2].word, "dates_clause")
        return linked or (opens and before.text in _COMMAS)

    def _is_felt(self, cue: Cue, complement: Complement) -> bool:
        """هذا يدعو للقلق: what a thing gives rise to is not what it says."""
        tag = self._document.tags[complement.start] if complement.start < len(self._document.tags) else None
        return plays(cue.morph, "arouses") and complement.opening == "noun" and plays(tag, "feeling")

    def _is_person(self, cue: Cue, complement: Complement) -> bool:
        """أحالت النيابة 25 متهما, عاقبت متهما آخر: who is accused, not somebody who accuses."""
        if cue.kind != "participle" or complement.opening == "clause":
            return False
        numbered = cue.word > 0 and self._tokens[cue.word - 1].kind == "number"
        described = self._document.tags[cue.last] if cue.last == complement.start else None
        return numbered or (described is not None and described.pos is Pos.ADJECTIVE and not described.article)

    def _is_own_words(self, cue: Cue) -> bool:
        """«نعتقد أن …»: the speaker's own words in his own quotation are no attribution of their own."""
        word, verb = self._tokens[cue.word].word, cue.morph
        if cue.kind != "verb" or verb is None or not any(q.open < cue.first < q.close for q in self._quotations):
            return False
        if verb.features.person == 1 or word is None:
            return verb.features.person == 1
        same = (morph.features for morph in word.morphs if morph.exact and morph.lemma is verb.lemma)
        return any(form.person == 1 and form.aspect is Aspect.PERFECT for form in same)  # اعتقدنا, also 'believed us'

    def _shows(self, cue: Cue, sentence: Sentence) -> bool:
        """…، ما يؤكد نجاح الإضراب, مما يدل على: what happened shows it, nobody says it; but ما أكده الوزير."""
        first = cue.first - 1
        if cue.kind != "verb" or first <= sentence.first or (cue.morph is not None and cue.morph.enclitic):
            return False
        word, before = self._tokens[first].word, self._tokens[first - 1].text
        if word is not None and word.light == _WHAT:
            return before in _COMMAS
        return stands_as(word, "outcome")

    def _is_name_given(self, cue: Cue) -> bool:
        """ما يسمى «درع الجنوب»: words of distance before a name."""
        own = cue.morph is not None and cue.morph.enclitic != ""  # ما سموه «شعلة الحرية»: they call it so
        so_called = plays(cue.morph, "so_called") and cue.word > 0 and not own
        return so_called and stands_as(self._tokens[cue.word - 1].word, "so_called")

    def _tells_age(self, cue: Cue, sentence: Sentence) -> bool:
        """يبلغ من العمر 22 عاما: reaches an age, informs nobody."""
        age = cue.word + 2
        return age < sentence.last and self._tokens[age - 1].text == "من" and plays(self._document.tags[age], "age")

    def _is_called(self, cue: Cue, complement: Complement) -> bool:
        """ضابط يدعى «فادي», يدعى علي: his name, no claim."""
        if not gives_name(cue.morph):
            return False
        tag = self._document.tags[cue.last] if cue.last < len(self._document.tags) else None
        return complement.opening != "clause" or (tag is not None and tag.pos is Pos.NAME)

    def _participle_stands(self, cue: Cue, sentence: Sentence) -> bool:
        """A participle cue follows a clause: after a comma or closing mark, or accusative after words or people."""
        if cue.word == sentence.first:
            return False
        before = self._tokens[cue.word - 1]
        if before.text in _BEFORE_PARTICIPLES:
            return True
        if cue.morph is None or before.kind == "punctuation":
            return False
        opens = cue.last < sentence.last and plays(self._document.tags[cue.last], "complementizer")
        form, noun = cue.morph.features, self._document.tags[cue.word - 1]
        several = form.sound and form.oblique and not cue.morph.article and not cue.morph.particles
        several = several and noun is not None and noun.article and not noun.particles  # تظاهر الطلاب مطالبين بـ
        return form.tanwin or opens or several  # حذرت الحكومة من التقدم مضيفة أنها

    def _is_particle(self, cue: Cue, complement: Complement) -> bool:
        """A word tagged as a particle is a verb of saying only with a subject and a clause or quotation after it."""
        tag = self._document.tags[cue.word]
        if tag is None or cue.kind != "verb" or tag.pos is not Pos.PARTICLE or complement.stance_word is not None:
            return False
        return not complement.sources or complement.opening not in ("clause", "colon", "quote")


def _takes_no_object(cue: Cue) -> bool:
    """مصدر تابعته الوكالة: a pronoun on a verb of saying that has clauses only makes it another verb."""
    if cue.kind != "verb" or cue.morph is None or not cue.morph.enclitic:
        return False
    return not any(frame.before or frame.complement in ("noun", "event") for frame in parse_frames(cue.row.frames))


def _is_formula(cue: Cue, complement: Complement, sentence: Sentence) -> bool:
    """يذكر أن, يشار إلى أن at the head of a sentence: a remark of the reporter, nobody's speech."""
    morph = cue.morph
    if cue.kind != "verb" or morph is None or cue.word != sentence.first:
        return False
    if complement.sources or complement.opening != "clause":
        return False
    features = morph.features
    return features.aspect is Aspect.IMPERFECT and not features.feminine and plays(morph, "formula")
