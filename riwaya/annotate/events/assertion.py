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
from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import Row, Table, TriggerRow
from riwaya.model import Quantity
from riwaya.text import Document, Morph, Sentence

# The sum of the weights from which a mention rather tells its event than not, and how steeply certainty grows there.
_THRESHOLD = 4.5
_STEEPNESS = 0.5
_FOLDER = Path(__file__).parents[1]
_CUTS = frozenset(("،", ",", "؛", ":", "»", "«", "“", "”", '"', "(", ")"))
_QUESTIONS = frozenset(("؟", "?"))
_DEALING = ("case", "involvement", "charged")
_DEEDS_BESIDE = frozenset(("riot", "vandalize", "obstruct"))
_REACH = 12
_OPENING = 3
_LATE = 30
_DAY = len("2024-03-11")


class SignRow(Row, frozen=True, kw_only=True):
    """A sign with its weight, positive where it speaks for telling."""

    sign: str
    weight: int
    why: str


class AssertionReader:
    """Weighs the mentions of events of one document; `speech` are its attributions, `loans` its light verbs."""

    def __init__(self, document: Document, loans: Mapping[int, Loan], speech: Sequence[Draft]) -> None:
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
            yield from _of_verb(tag) if tag.pos is Pos.VERB else self._of_noun(draft.at, tag, sentence)
        yield from self._of_lender(draft.at)
        yield from _of_parts(draft)
        if draft.type == "PROTEST" and _is_by_protesters(draft, self._document):
            yield "by protesters"
        yield from self._of_sentence(draft.at, sentence)
        if draft.said_by is not None:
            yield f"said:{self._speech[draft.said_by].stance}"
        yield f"realis:{draft.realis}"

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
            else:
                yield f"after:{before.lemma.key}"
        elif tag.particles.endswith(("ب", "ل")) and any(plays(before, role) for role in _DEALING):
            yield "dealt with"
        elif before.pos is not Pos.VERB and not (before.article or before.enclitic or tag.particles):
            yield "in construct"

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
        yield f"lent:{loan.role}"
        if verb.pos is Pos.VERB and verb.features.aspect is Aspect.PERFECT:
            yield "lent:perfect"

    def _of_sentence(self, at: int, sentence: Sentence) -> Iterator[str]:
        tokens = self._document.tokens
        if at - sentence.first < _OPENING:
            yield "opening"
        if at - sentence.first >= _LATE:
            yield "late"
        if any(plays(self._document.tags[index], "temporal") for index in range(max(sentence.first, at - 2), at)):
            yield "when"
        if any(token.text in _QUESTIONS for token in tokens[max(sentence.first, sentence.last - 2) : sentence.last]):
            yield "question"
        for index in range(at - 1, max(sentence.first, at - _REACH) - 1, -1):
            if tokens[index].text in _CUTS:
                return
            if stands_as(tokens[index].word, "relative_pronoun"):
                yield "subordinate"
                return


def _is_by_protesters(draft: EventDraft, document: Document) -> bool:
    """What known protesters do besides: طالب المتظاهرون, أحرقوا سيارات; that they protest was told before."""
    heads = (document.tags[phrase.head] for phrase in draft.actor)
    known = any(head is not None and head.article and _names_protesters(head) for head in heads)
    beside = draft.mode in _DEEDS_BESIDE or any("متظاهر" in need for need in draft.row.needs)
    return known and beside and draft.row.counts != "participants"  # خرج آلاف المتظاهرين


def _names_protesters(head: Morph) -> bool:
    return any(row.actor == SELF and row.event == "PROTEST" for row in head.lemma.rows(TriggerRow))


def _of_verb(tag: Morph) -> Iterator[str]:
    if tag.features.aspect is Aspect.PERFECT:
        yield "verb:perfect"
    if tag.features.person != 3:
        yield "first person"


def _of_parts(draft: EventDraft) -> Iterator[str]:
    if draft.type == "ASSAULT":
        yield "an attack"
        yield f"mode:{draft.mode}"
        yield from (f"on:{kind}" for kind in sorted({phrase.type or "" for phrase in draft.recipient}))
        if any(isinstance(number, Quantity) for _, number in draft.counts):
            yield "toll"
    if draft.counts:
        yield "counted"
    if any(kind in ("killed", "injured") for kind, _ in draft.counts):
        yield "casualties"
    parts = {
        "actor": draft.actor,
        "instrument": draft.instrument,
        "place": draft.place,
        "named recipient": any(phrase.name is not None for phrase in draft.recipient),
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
