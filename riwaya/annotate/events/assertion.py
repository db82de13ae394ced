"""Whether a sentence tells that an event happened or speaks of one that is known or thought of.

'قتل ثلاثة جنود في انفجار' tells; 'التحقيق في اغتيال الوزير' takes it as known. Each sign that speaks for or against
telling has a name; `assertion.tsv` says how much it counts and why.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.loans import Loan
from riwaya.annotate.events.participants import SELF
from riwaya.annotate.events.status import Before, opens_time
from riwaya.annotate.markers import is_who, plays, stands_as
from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import CueRow, NounRow, Row, Table, TriggerRow
from riwaya.model import Quantity
from riwaya.text import Document, Morph, Sentence

# The sum of the weights from which a mention rather tells its event than not, and how steeply certainty grows there.
_THRESHOLD = 4.5
_STEEPNESS = 0.5
_FOLDER = Path(__file__).parents[1]
_CUTS = frozenset(("،", ",", "؛", ":", "»", "«", "“", "”", '"', "(", ")"))
_QUESTIONS = frozenset(("؟", "?"))
_DEALING = ("case", "involvement", "charged")
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})
_DEEDS_BESIDE = frozenset(("riot", "vandalize", "obstruct"))
_BANNERS = "لافتات"
_COLON = ":"
_REACH = 12
_SIGHT = 6
_FRONT = 2
_OPENING = 3
_LATE = 30
_DAY = len("2024-03-11")


class SignRow(Row, frozen=True, kw_only=True):
    """A sign with its weight, positive where it speaks for telling."""

    sign: str
    weight: int
    why: str


class AssertionReader:
    """Weighs the mentions of events of one document.

    `loans` are its light verbs, `speech` its attributions, `blocked` the tokens of numbers and times.
    """

    def __init__(
        self, document: Document, loans: Mapping[int, Loan], speech: Sequence[Draft], blocked: frozenset[int]
    ) -> None:
        self._blocked = blocked
        self._document = document
        self._loans = loans
        self._speech = speech

    def certainty(self, draft: EventDraft) -> float:
        """How surely the mention tells that its event happened, from 0 to 1; more than a half: it rather does."""
        weights = read_weights()
        total = sum(weights.get(sign, 0) for sign in self.signs(draft))
        return round(1 / (1 + math.exp(-_STEEPNESS * (total - _THRESHOLD))), 2)

    def signs(self, draft: EventDraft) -> frozenset[str]:
        """The names of all signs at a mention."""
        return frozenset(self._signs(draft))

    def _signs(self, draft: EventDraft) -> Iterator[str]:
        tag, sentence = self._document.tags[draft.at], self._document.sentences[draft.sentence]
        if tag is not None:
            yield from (
                self._of_verb(draft.at, tag, sentence)
                if tag.pos is Pos.VERB
                else self._of_noun(draft.at, tag, sentence)
            )
            if plays(tag, "execution"):
                yield "execution"
        if draft.row.actor != SELF:
            yield from self._of_lender(draft.at)  # not واجه الجيش المتظاهرين
        yield from _of_parts(draft)
        if self._is_entry(draft.at, sentence):
            yield "entry"
        if draft.type == "PROTEST" and _is_by_protesters(draft, self._document):
            yield "by protesters"
        if draft.place is None and draft.nearby is not None and draft.nearby.first - sentence.first <= _FRONT:
            yield "place"
        yield from self._of_sentence(draft.at, sentence)
        if draft.said_by is not None:
            yield f"said:{self._speech[draft.said_by].stance}"
            if self._is_rumoured(self._speech[draft.said_by]):
                yield "rumoured"
        yield f"realis:{draft.realis}"

    def _is_rumoured(self, speech: Draft) -> bool:
        """حسب شائعة, انتشرت إشاعات عن: nobody stands up for what is said."""
        heads = (speech.source_phrase.head, speech.at) if speech.source_phrase is not None else (speech.at,)
        tags = (self._document.tags[at] for at in heads)
        rows = (row for tag in tags if tag is not None and tag.pos is Pos.NOUN for row in tag.lemma.rows(CueRow))
        return any(row.pos == "noun" and row.commitment == "distancing" for row in rows)

    def _of_verb(self, at: int, tag: Morph, sentence: Sentence) -> Iterator[str]:
        if tag.features.aspect is Aspect.PERFECT:
            yield "verb:perfect"
        elif self._is_witnessed(at, tag, sentence):
            yield "witnessed"
        if tag.features.person != 3:
            yield "first person"

    def _is_witnessed(self, at: int, tag: Morph, sentence: Sentence) -> bool:
        """شاهد مسلحين يطلقون النار: what somebody saw people do."""
        if tag.features.aspect is not Aspect.IMPERFECT or tag.particles:
            return False
        for index in range(at - 1, max(sentence.first, at - _SIGHT) - 1, -1):
            verb = self._document.tags[index]
            if self._document.tokens[index].text in _CUTS:
                return False
            if verb is not None and verb.pos is Pos.VERB:
                return plays(verb, "perception") and verb.features.aspect is Aspect.PERFECT
        return False

    def _is_entry(self, at: int, sentence: Sentence) -> bool:
        """21 مايو 2005: اغتيال …: what a list of dates tells under one."""
        tokens = self._document.tokens
        if at == sentence.first or tokens[at - 1].text != _COLON:
            return False
        before = [index for index in range(sentence.first, at - 1) if tokens[index].kind in ("word", "number")]
        return bool(before) and all(index in self._blocked for index in before)

    def _of_noun(self, at: int, tag: Morph, sentence: Sentence) -> Iterator[str]:
        if tag.article and not plays(tag, "idiom") and not self._is_done(at, tag):  # ألقى القبض
            yield "noun:definite"
        elif tag.enclitic:
            yield "noun:possessed"
        before = self._document.tags[at - 1] if at > sentence.first else None
        if before is None:
            return
        if before.pos is Pos.PARTICLE and "preposition" in particle_classes(before.lemma):
            governor = self._document.tags[at - 2] if at - 1 > sentence.first else None
            if any(plays(governor, role) for role in _DEALING):  # تحقيق في اغتيال, متهم بخطف
                yield "dealt with"
            elif not self._is_lent_before(at):  # أقدموا على قطع الطريق
                yield f"after:{before.lemma.key}"
        elif tag.particles.endswith(("ب", "ل")) and any(plays(before, role) for role in _DEALING):
            yield "dealt with"
        elif _governs(before) and not tag.particles:
            yield "in construct"

    def _is_lent_before(self, at: int) -> bool:
        """Whether the preposition before a noun belongs to a light verb."""
        loan = self._loans.get(at)
        return loan is not None and loan.at < at and bool(loan.telling)

    def _is_done(self, at: int, tag: Morph) -> bool:
        """قاموا بالاحتجاج, تعرض للضرب: what a light verb governs with a preposition is told, not taken as known."""
        return at in self._loans and tag.particles.endswith(("ب", "ل"))

    def _of_lender(self, at: int) -> Iterator[str]:
        loan = self._loans.get(at)
        if loan is not None and plays(self._document.tags[loan.at], "charged"):
            yield "dealt with"
            return
        verb = self._document.tags[loan.at] if loan is not None else None
        if loan is None or verb is None:
            return
        if loan.passed:  # قامت الشرطة بإلقاء القبض
            yield from self._of_lender(loan.at)
            return
        if loan.role != "place" and not loan.telling:  # حاول اقتحام, حذر من إطلاق النار
            return
        yield f"lent:{loan.role}"
        if verb.pos is Pos.VERB and verb.features.aspect is Aspect.PERFECT:
            yield "lent:perfect"

    def _of_sentence(self, at: int, sentence: Sentence) -> Iterator[str]:
        tokens = self._document.tokens
        if at - sentence.first < _OPENING:
            yield "opening"
        if at - sentence.first >= _LATE:
            yield "late"
        words = [Before(self._document.tags[index], tokens[index].text) for index in range(at - 1, at - 4, -1)
                 if index >= sentence.first]  # fmt: skip
        if opens_time(words) or opens_time(words[1:]):
            yield "when"
        if any(token.text in _QUESTIONS for token in tokens[max(sentence.first, sentence.last - 2) : sentence.last]):
            yield "question"
        for index in range(at - 1, max(sentence.first, at - _REACH) - 1, -1):
            if tokens[index].text in _CUTS:
                return
            who = is_who(self._document.tags[index], self._document.tags[index + 1])
            if who or stands_as(tokens[index].word, "relative_pronoun"):
                yield "subordinate"
                return


def _is_by_protesters(draft: EventDraft, document: Document) -> bool:
    """What known protesters do besides: طالب المتظاهرون, أحرقوا سيارات; that they protest was told before."""
    heads = (document.tags[phrase.head] for phrase in draft.actor)
    gesture = any(_BANNERS in need for need in draft.row.needs)  # رفع متظاهرون لافتات
    protesting = [head for head in heads if head is not None and _names_protesters(head)]
    known = any(head.article or gesture for head in protesting)
    beside = draft.mode in _DEEDS_BESIDE or any("متظاهر" in need for need in draft.row.needs)
    return known and beside and draft.row.counts != "participants"  # خرج آلاف المتظاهرين


def _names_protesters(head: Morph) -> bool:
    return any(row.actor == SELF and row.event == "PROTEST" for row in head.lemma.rows(TriggerRow))


def _governs(noun: Morph) -> bool:
    """تهمة قتل, ذكرى اغتيال; not عدة غارات: a noun of its own that another one depends on."""
    if noun.pos not in _DEEDS or noun.article or noun.enclitic:
        return False
    return not any(row.noun_class == "quantity" for row in noun.lemma.rows(NounRow))


def _befalls_known(draft: EventDraft) -> bool:
    """اغتيال رئيس الوزراء: one whom readers are taken to know, which may be no news."""
    people = [phrase for phrase in draft.recipient if phrase.type == "PER"]
    return bool(people) and all(phrase.definite and phrase.name is None for phrase in people)


def _of_parts(draft: EventDraft) -> Iterator[str]:
    numbered = any(isinstance(number, Quantity) for _, number in draft.counts)
    if draft.type == "ASSAULT":
        yield "an attack"
        yield f"mode:{draft.mode}"
        yield from (f"on:{kind}" for kind in sorted({phrase.type or "" for phrase in draft.recipient}))
        if numbered:
            yield "toll"
    counts = draft.counts if numbered or not _befalls_known(draft) else ()
    if counts:
        yield "counted"
    if any(kind in ("killed", "injured") for kind, _ in counts):
        yield "casualties"
    parts = {
        "actor": draft.actor if draft.row.actor != SELF else (),  # متظاهرون: the word is who acts
        "instrument": draft.instrument,
        "place": draft.place,
        "named recipient": draft.type != "PROTEST" and any(phrase.name is not None for phrase in draft.recipient),
    }
    yield from (name for name, filled in parts.items() if filled)
    value = draft.happened
    if value and value[:1].isdecimal():
        yield "day" if len(value) >= _DAY else "long ago"


@cache
def read_weights() -> Mapping[str, int]:
    """The weights of the signs, by name."""
    table = Table("signs", "events/assertion.tsv", SignRow, lambda row: [])
    rows = (sourced.row for sourced in read_table(table, _FOLDER))
    return {row.sign: row.weight for row in rows if isinstance(row, SignRow)}
