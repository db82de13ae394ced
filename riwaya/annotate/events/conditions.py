"""Which row of a trigger word holds: the conditions on its neighbours and arguments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from riwaya.annotate.events.arguments import Arguments
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Lemma, Pos
from riwaya.lexicon.letters import fold_deep
from riwaya.lexicon.tables import TriggerRow
from riwaya.text import Document, Morph, Sentence

_CLASS_OF_TYPE = {
    "PER": "person",
    "ORG": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "WEA": "weapon",
    "VEH": "weapon",
}
_PERSONS = frozenset(("PER", "ORG"))
_THINGS = frozenset(("weapon", "thing"))
_PERSONAL_PRONOUNS = frozenset(("هم", "هما", "هن", "ه", "ها"))
_WORDS_BEFORE, _WORDS_AFTER = 4, 9
# How telling a condition is that holds.
_UNCONDITIONAL, _ARGUMENT, _COMPLEMENT = 1, 2, 3


class Choice(NamedTuple):
    """The row whose conditions hold, and the event types of the rows that a neighbour excluded."""

    row: TriggerRow | None
    excluded: frozenset[str]


class ConditionReader:
    """Chooses among the rows of the trigger words of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def choose(
        self, rows: Sequence[TriggerRow], index: int, sentence: Sentence, arguments: Arguments, morph: Morph
    ) -> Choice:
        """The row that holds best: a complement asked for and found beats a row without conditions."""
        if not any(row.needs or row.excludes for row in rows):
            return Choice(rows[0] if rows else None, frozenset())
        near = self._near(index, sentence)
        best, best_strength, barred = None, 0, set()
        for row in rows:
            if row.excludes and not near.isdisjoint(_folded(row.excludes)):
                barred.add(row.event)
            elif (strength := _strength(row, arguments, near, morph)) > best_strength:
                best, best_strength = row, strength
        return Choice(best, frozenset(barred))

    def _near(self, index: int, sentence: Sentence) -> frozenset[str]:
        """Folded words around a trigger, as written and as lemmas, for conditions on neighbours."""
        words: set[str] = set()
        first, last = max(sentence.first, index - _WORDS_BEFORE), min(sentence.last, index + _WORDS_AFTER)
        for at in range(first, last):
            word, tag = self._document.tokens[at].word, self._document.tags[at]
            if word is None or at == index:
                continue
            words.add(word.deep)
            if tag is not None:
                words.add(_folded_key(tag.lemma))
                if tag.particles:
                    words.add(word.deep[len(tag.particles) :])
        return frozenset(words)


def _strength(row: TriggerRow, arguments: Arguments, near: frozenset[str], morph: Morph) -> int:
    """0 if the row's conditions fail, 1 without conditions, more the more telling the condition that holds."""
    if not row.needs:
        return _UNCONDITIONAL
    if "object:person" in row.needs and morph.pos is Pos.VERB and morph.enclitic in _PERSONAL_PRONOUNS:
        return _ARGUMENT
    return max(_condition(need, arguments, near) for need in row.needs)


def _condition(need: str, arguments: Arguments, near: frozenset[str]) -> int:
    position, wanted = _parsed(need)
    if position == "complement":
        return 0 if near.isdisjoint(_folded(wanted)) else _COMPLEMENT
    phrases = arguments.at(position) or arguments.genitive
    return _ARGUMENT if any(_is_a(phrase, wanted[0]) for phrase in phrases) else 0


def _is_a(phrase: NounPhrase, wanted: str) -> bool:
    kind = _CLASS_OF_TYPE.get(phrase.type or "", "thing")
    if wanted in ("person", "group"):
        return phrase.type in _PERSONS
    return wanted == kind or (wanted == "thing" and kind in _THINGS)


@cache
def _parsed(need: str) -> tuple[str, tuple[str, ...]]:
    """'complement:قوات,جنود' as position and words."""
    position, _, wanted = need.partition(":")
    return position, tuple(wanted.split(","))


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_deep(word.strip()) for word in words)


@cache
def _folded_key(lemma: Lemma) -> str:
    return fold_deep(lemma.key.partition("/")[0])
