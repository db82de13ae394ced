"""Whom a protest is against or addressed to: هتافات مناهضة للحكومة, احتجاجا على قرار الوزارة, مطالبين برحيل الرئيس."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.annotate.events.agents import AgentReader
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.joining import JoinReader
from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.kinds import description_type, head_sort, particle_classes
from riwaya.annotate.names.phrase import ADJECTIVAL, AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Aspect, Grammatical, Lemma, Pos
from riwaya.lexicon.tables import CueRow, TriggerRow
from riwaya.text import Document, Morph
from riwaya.text.agreement import agrees
from riwaya.text.tagger import is_act

_REACH = 30
# How far before 'against' a clause of its own can begin.
_RELATIVE_REACH = 8
# How far from a demand the word for what is demanded stands: طالب المتظاهرون، مساء أمس، برحيل الحكومة.
_DEMANDED = 8
# Particles after which what is opposed or demanded stands.
_AT = frozenset(("على", "ضد", "ب", "ل", "إزاء"))
_BY = "ب"
_OF = "ل"
_ON = "على"
_FROM = "من"
_AGAINST = "ضد"
_STOPS = frozenset(("؛", ".", "؟", "!", ":"))
_COMMAS = frozenset(("،", ","))
_LINKS = ("و", "ف")
_PROTEST = "PROTEST"
# Stances of words after which stands whom somebody blames.
_AGAINST_SOMEBODY = frozenset(("condemn", "accuse"))
_VANDALIZE = "vandalize"
_WAYS = frozenset(("road", "square", "bridge"))
_NOUNS = frozenset({Pos.NOUN, Pos.MASDAR})


class OpponentReader:
    """Finds the opponents of the protests of one document."""

    def __init__(self, document: Document, phrases: PhraseReader, joins: JoinReader, agents: AgentReader) -> None:
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags
        self._phrases = phrases
        self._joins = joins
        self._agents = agents

    def complete(self, drafts: Sequence[EventDraft]) -> list[EventDraft]:
        """The drafts, protests without a recipient with whom they are against where their clause says so."""
        return [self._completed(self._without_ways(draft)) if draft.type == _PROTEST else draft for draft in drafts]

    def _without_ways(self, draft: EventDraft) -> EventDraft:
        """قطع محتجون الطريق: a road that is blocked is where that is done, not against whom."""
        kept = tuple(p for p in draft.recipient if not self._is_way(p))
        return draft.with_(recipient=kept)

    def _is_way(self, phrase: NounPhrase) -> bool:
        head = self._tags[phrase.head]
        return head is not None and head_sort(head.lemma) in _WAYS

    def _completed(self, draft: EventDraft) -> EventDraft:
        if draft.recipient:
            return draft
        sentence = self._document.sentences[draft.sentence]
        own = [draft.at, *(phrase.head for phrase in draft.actor if phrase.first >= sentence.first)]
        for at in self._clause(min(own), draft.at, sentence.last):
            found = self._opposed(at, sentence.last, own=at == draft.at) if self._is_about(at, own) else ()
            found = found or (self._pictured(at, sentence.last) if draft.mode == _VANDALIZE else ())
            if left := tuple(phrase for phrase in found if phrase not in draft.actor):
                return draft.with_(recipient=left)
        return draft

    def _is_about(self, at: int, own: Sequence[int]) -> bool:
        """اشتباكات بين المتظاهرين وطلاب معادين للحزب: an adjective of others says nothing of those who protest."""
        tag, before = self._tags[at], self._tags[at - 1] if at else None
        if tag is None or tag.pos not in ADJECTIVAL or before is None or at - 1 in own:
            return True
        others = description_type(before.lemma) == "PER" and not before.article
        return not (others and agrees(before, tag))

    def _clause(self, first: int, at: int, end: int) -> Iterator[int]:
        """The tokens of the clause of a protest, from who protests or its word on, whichever is first."""
        for index in range(first, min(end, at + _REACH)):
            if self._tokens[index].text in _STOPS:
                return
            if index > at and self._begins_other(index):
                return
            yield index

    def _begins_other(self, index: int) -> bool:
        """… فيما ندد الوزير, … وقال المتحدث: a verb of somebody else."""
        verb, before = self._tags[index], self._tags[index - 1]
        if verb is None or verb.pos is not Pos.VERB or self._goes_on(verb):
            return False
        linked = verb.particles.startswith(_LINKS) or self._tokens[index - 1].text in _COMMAS
        if linked or before is None or before.pos is not Pos.PARTICLE:
            return linked
        return "conjunction" in particle_classes(before.lemma)

    def _goes_on(self, verb: Morph) -> bool:
        """وطالبوا, ونددوا: a plural verb goes on about those who protest."""
        return verb.features.number is Grammatical.PLURAL and (_opposes(verb.lemma) or _demands(verb.lemma))

    def _opposed(self, at: int, end: int, *, own: bool) -> tuple[NounPhrase, ...]:
        """Who is opposed or called upon by the word at a token; its `own` word tells the protest: احتج."""
        tag = self._tags[at]
        if tag is not None and plays(tag, "cursed") and tag.article:  # هتفوا «الموت لإسرائيل»
            return self._behind(at + 1, end) if at + 1 < end and self._phrases.particles(at + 1) == _OF else ()
        if tag is None or (tag.article and tag.pos in _NOUNS and not tag.particles.endswith(_OF)):
            return ()
        if tag.pos is Pos.VERB and own and plays(tag, "opposition"):
            return self._protested(at, end)
        if tag.pos is Pos.VERB and self._has_subject(at, tag):
            return self._ousted(at, end) if _demands(tag.lemma) else ()
        if tag.lemma.key == _AGAINST and (self._is_of_deed(at) or self._is_of_clause(at)):
            return ()
        if _opposes(tag.lemma):
            return self._behind(self._after_particle(at + 1, tag), end, "stance", "resented")
        if _demands(tag.lemma):
            return self._called_upon(at + 1, end) or self._ousted(at, end)
        return ()

    def _protested(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """احتج المعلمون على قرار الوزارة: behind the verb and its subject."""
        for index in range(at + 1, min(end - 1, at + _DEMANDED)):
            tag = self._tags[index]
            if tag is not None and tag.lemma.key == _ON:
                return self._behind(index + 1, end, "stance", "resented") if not tag.enclitic else ()
        return ()

    def _pictured(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """أحرقوا صور الرئيس: whom what is burned or torn shows."""
        picture = self._phrases.phrase_at(at, end) if plays(self._tags[at], "effigy") else None
        return self._agents.owners(picture) if picture is not None else ()

    def _has_subject(self, at: int, verb: Morph) -> bool:
        """فيما تندد الحكومة ب: only plurals and verbs that describe a noun (مسيرة تندد ب) have none of their own."""
        if verb.features.number is Grammatical.PLURAL:
            return False
        noun = self._tags[at - 1] if at else None
        describes = noun is not None and noun.pos in (*_NOUNS, *ADJECTIVAL) and not noun.article
        return verb.particles != "" or not describes or verb.features.aspect is not Aspect.IMPERFECT

    def _is_of_deed(self, at: int) -> bool:
        """احتجاجا على العنف ضد النساء: against whom another deed is done."""
        for index in range(at - 1, max(-1, at - _DEMANDED), -1):
            tag = self._tags[index]
            if tag is None or tag.pos not in (*_NOUNS, *ADJECTIVAL):
                return False
            if tag.pos in _NOUNS:
                if any(self._phrases.ending_at(at, range(index, index + 1), at)):  # تظاهر التحالف ضد الزيارة
                    return False
                rows = tag.lemma.rows(TriggerRow)
                done = bool(rows) or is_act(tag) or plays(tag, "resented")
                return done and not any(row.event == _PROTEST for row in rows)
        return False

    def _is_of_clause(self, at: int) -> bool:
        """الهجمات التي تنفذها الدولة ضد الإقليم: against whom a clause on another deed says it is done."""
        for index in range(at - 1, max(0, at - _RELATIVE_REACH), -1):
            tag = self._tags[index]
            if tag is not None and tag.pos is Pos.VERB:
                return stands_as(self._tokens[index - 1].word, "relative_pronoun")
        return False

    def _after_particle(self, at: int, word: Morph) -> int:
        tag = self._tags[at] if at < len(self._tags) else None
        if tag is None or tag.pos is not Pos.PARTICLE or tag.enclitic:
            return at
        felt = tag.lemma.key == _FROM and not word.lemma.rows(TriggerRow)  # غضب من القرار; not احتجاجات من السائقين
        return at + 1 if tag.lemma.key in _AT or felt else at

    def _behind(self, at: int, end: int, *roles: str) -> tuple[NounPhrase, ...]:
        """The person, body or state that a phrase names, or whose it is where its noun has a role: سياسات الحكومة."""
        at += self._phrases.skips_each(at) if at < end else 0  # مناهضة لكل من ميقاتي والحزب
        if at + 1 < end and stands_as(self._tokens[at].word, "privative"):  # احتجاجا على عدم صرف الشركة الرواتب
            return self._whose(self._phrases.phrase_at(at + 1, end))
        phrase = self._phrases.phrase_at(at, end) if at < end else None
        if phrase is None:
            return ()
        if phrase.type in AGENTS:
            return () if self._protests(phrase) else (phrase, *self._joins.after(phrase, end))
        tag = self._tags[phrase.head]
        if tag is None or not any(plays(tag, role) for role in roles):  # طرد السفير, though طرد is also a parcel
            return ()
        held = self._agents.owners(phrase) or (self._held_by(phrase.last, end) if tag.article else ())
        return held or self._done_by(phrase, end)

    def _whose(self, deed: NounPhrase | None) -> tuple[NounPhrase, ...]:
        tag = self._tags[deed.head] if deed is not None else None
        if deed is None or tag is None or tag.pos not in _NOUNS or tag.article:
            return ()
        found = self._agents.owners(deed)
        return found if found and found[0].first == deed.head + 1 else ()  # not عدم قبول أوراق المرشحين

    def _done_by(self, phrase: NounPhrase, end: int) -> tuple[NounPhrase, ...]:
        """أحكام أصدرها القضاء, القرار الذي اتخذته الحكومة: who did it, as the clause about it says."""
        at = phrase.last
        at += at < end and stands_as(self._tokens[at].word, "relative_pronoun")
        verb = self._tags[at] if at + 1 < end else None
        if verb is None or verb.pos is not Pos.VERB or not verb.enclitic or self._phrases.particles(at + 1):
            return ()
        doer = self._phrases.phrase_at(at + 1, end)
        return (doer,) if doer is not None and doer.type in AGENTS else ()

    def _held_by(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """الإصلاحات الاقتصادية للحكومة."""
        after = self._phrases.phrase_at(at, end) if at < end and self._phrases.particles(at) == _OF else None
        return (after,) if after is not None and after.type in AGENTS else ()

    def _called_upon(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """مطالبين الحكومة ب: somebody right after a demand."""
        phrase = self._phrases.phrase_at(at, end) if at < end and not self._phrases.particles(at) else None
        called = phrase is not None and phrase.type in AGENTS and not self._protests(phrase)
        return (phrase,) if called and phrase is not None else ()

    def _ousted(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """مطالبين برحيل الرئيس: whose fall is demanded."""
        demanded = False
        for index in range(at + 1, min(end, at + _DEMANDED)):
            particles = self._phrases.particles(index)
            demanded |= particles == _BY
            if not demanded or particles not in (_BY, "و"):
                continue
            if plays(self._tags[index], "ousting"):  # مطالبين بإنهاء الحرب وإقالة الرئيس
                return self._behind(index, end, "ousting")
        return ()

    def _protests(self, phrase: NounPhrase) -> bool:
        return plays(self._tags[phrase.head], "protester")


@cache
def _opposes(word: Lemma) -> bool:
    """Whether a word is followed by what somebody is against."""
    if "opposition" in word.roles:
        return True
    return any(row.stance in _AGAINST_SOMEBODY or row.act == "reject" for row in word.rows(CueRow))


def _demands(word: Lemma) -> bool:
    return "demanding" in word.roles
