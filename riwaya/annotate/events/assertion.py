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
from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import Row, Table
from riwaya.text import Document, Morph, Sentence

# The sum of the weights from which a mention rather tells its event than not, and how steeply certainty grows there.
_THRESHOLD = 4.5
_STEEPNESS = 0.5
_FOLDER = Path(__file__).parents[1]
_CUTS = frozenset(("،", ",", "؛", ":", "»", "«", "“", "”", '"', "(", ")"))
_QUESTIONS = frozenset(("؟", "?"))
_REACH = 12
_OPENING = 3
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
        yield from self._of_sentence(draft.at, sentence)
        if draft.said_by is not None:
            yield f"said:{self._speech[draft.said_by].stance}"
        yield f"realis:{draft.realis}"

    def _of_noun(self, at: int, tag: Morph, sentence: Sentence) -> Iterator[str]:
        if tag.article and not plays(tag, "idiom"):  # ألقى القبض
            yield "noun:definite"
        elif tag.enclitic:
            yield "noun:possessed"
        before = self._document.tags[at - 1] if at > sentence.first else None
        if before is None:
            return
        if before.pos is Pos.PARTICLE and "preposition" in particle_classes(before.lemma):
            yield f"after:{before.lemma.key}"
        elif before.pos is not Pos.VERB and not (before.article or before.enclitic or tag.particles):
            yield "in construct"

    def _of_lender(self, at: int) -> Iterator[str]:
        loan = self._loans.get(at)
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
        if any(token.text in _QUESTIONS for token in tokens[max(sentence.first, sentence.last - 2) : sentence.last]):
            yield "question"
        for index in range(at - 1, max(sentence.first, at - _REACH) - 1, -1):
            if tokens[index].text in _CUTS:
                return
            if stands_as(tokens[index].word, "relative_pronoun"):
                yield "subordinate"
                return


def _of_verb(tag: Morph) -> Iterator[str]:
    yield "verb:perfect" if tag.features.aspect is Aspect.PERFECT else "verb:imperfect"
    if tag.features.person != 3:
        yield "first person"


def _of_parts(draft: EventDraft) -> Iterator[str]:
    if draft.counts:
        yield "counted"
    if any(kind in ("killed", "injured") for kind, _ in draft.counts):
        yield "casualties"
    parts = {
        "actor": draft.actor,
        "recipient": draft.recipient,
        "instrument": draft.instrument,
        "place": draft.place,
        "named recipient": any(phrase.name is not None for phrase in draft.recipient),
    }
    yield from (name for name, filled in parts.items() if filled)
    value = draft.time.value if draft.time is not None else None
    if value and value[:1].isdecimal():
        yield "day" if len(value) >= _DAY else "long ago"


@cache
def read_weights() -> Mapping[str, int]:
    """The weights of the signs, by name."""
    table = Table("signs", "events/assertion.tsv", SignRow, lambda row: [])
    rows = (sourced.row for sourced in read_table(table, _FOLDER))
    return {row.sign: row.weight for row in rows if isinstance(row, SignRow)}
