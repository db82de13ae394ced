"""A document as the time rules see it: tokens with time rows, numbers by first token, operators."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from riwaya.annotate.numbers import NumberExpression, Operator, Operators
from riwaya.annotate.times.slots import Point
from riwaya.lexicon.tables import (
    DayPartRow,
    DeicticRow,
    MonthRow,
    Row,
    SeasonRow,
    ShiftRow,
    TimeUnitRow,
    WeekdayRow,
)
from riwaya.text import Document, Morph, Sentence, Word

RowType = TypeVar("RowType", bound=Row)

TIME_TABLES = frozenset((
    "months", "weekdays", "time_units", "dayparts", "deictics", "references", "edges", "feasts", "seasons", "decades",
))  # fmt: skip
_TABLE_OF: dict[type[Row], str] = {
    DayPartRow: "dayparts", DeicticRow: "deictics", MonthRow: "months", SeasonRow: "seasons", ShiftRow: "shifts",
    TimeUnitRow: "time_units", WeekdayRow: "weekdays",
}  # fmt: skip


class Found(Struct, frozen=True, gc=False):
    """A lexicon row found in tokens first..end-1; `start` is where its letters begin, `morph` None for a phrase."""

    first: int
    end: int
    start: int
    row: Row
    morph: Morph | None
    particles: str = ""
    definite: bool = False


class Scan:
    """The document, its numbers and the bounds of the sentence being read."""

    def __init__(self, document: Document, numbers: Sequence[NumberExpression]) -> None:
        self.document = document
        self.tokens = document.tokens
        self.operators = Operators(document)
        self.enter(Sentence(0, 0, 0))
        self.numbers: dict[int, NumberExpression] = {}
        self.points: dict[int, Point | None] = {}
        self.measured = {at for number in numbers if number.unit for at in range(number.bare + 1, number.last + 1)}
        for number in numbers:
            self.numbers[number.first] = number
            for part in number.parts[1:]:
                self.numbers[part.first] = part

    def enter(self, sentence: Sentence) -> None:
        """Begins to read a sentence; `limit` is its end."""
        self.sentence = sentence
        self.limit = sentence.last

    def text(self, index: int) -> str:
        """The characters of a token; empty outside the sentence."""
        return self.tokens[index].text if self.sentence.first <= index < self.limit else ""

    def kind(self, index: int) -> str:
        """The kind of a token; empty outside the sentence."""
        return self.tokens[index].kind if self.sentence.first <= index < self.limit else ""

    def word(self, index: int) -> Word | None:
        """The word at a token of the sentence."""
        return self.tokens[index].word if self.sentence.first <= index < self.limit else None

    def number(self, index: int) -> NumberExpression | None:
        """The number that begins at a token, never a range."""
        found = self.numbers.get(index) if index < self.limit else None
        return found.parts[0] if found is not None and found.parts else found

    def find(self, index: int, kind: type[RowType]) -> tuple[RowType, Found] | None:
        """The row of one class that a token, or the longest phrase from it, stands for."""
        best: tuple[RowType, Found] | None = None
        if index >= self.limit:
            return None
        for phrase in self.document.phrases.get(index, ()):
            for sense in phrase.senses:
                row = sense.lemma.row(kind)
                if row is not None and phrase.last < self.limit:
                    offset = phrase.span.start - self.tokens[index].start
                    particles = self.tokens[index].text[:offset]
                    best = row, Found(index, phrase.last + 1, phrase.span.start, row, None, particles)
        if best is not None or (word := self.word(index)) is None or (single := time_row(word, kind)) is None:
            return best
        row, morph = single
        token = self.tokens[index]
        return row, Found(index, index + 1, token.start + morph.start, row, morph, morph.particles, morph.article)

    def is_designation(self, index: int) -> bool:
        """Whether a token is a number that is a name: the 17 of 'جسر 17 تموز'."""
        number = self.numbers.get(index)
        return number is not None and number.kind == "identifier"

    def number_start(self, index: int) -> int:
        """Where the number at a token begins, without particles."""
        number = self.numbers.get(index)
        return number.span.start if number is not None else self.tokens[index].start

    def is_feminine(self, index: int) -> bool:
        """Whether an ordinal is feminine by its ending: الثالثة, الواحدة, الأولى."""
        return self.text(index).rstrip("ًٌٍَُِ").endswith(("ة", "ه", "ى"))

    def starts_with_and(self, index: int) -> bool:
        """Whether the number at a token carries the conjunction و."""
        number = self.numbers.get(index)
        return number is not None and number.particles == "و"

    def describes(self, index: int) -> bool:
        """Whether a definite word follows a definite noun it may describe."""
        tag = self.document.tags[index - 1] if index > self.sentence.first else None
        return tag is not None and tag.article

    def operator_before(self, index: int) -> Operator | None:
        """The operator that ends right before a token, in the same sentence."""
        found = self.operators.before(index) if index > self.sentence.first else None
        return found if found is not None and found.first >= self.sentence.first else None


@lru_cache(maxsize=100_000)
def time_row(word: Word, kind: type[RowType]) -> tuple[RowType, Morph] | None:
    """The best reading of a word that has a row of one class."""
    if (table := _TABLE_OF.get(kind)) is not None and table not in word.tables:
        return None
    for morph in word.morphs:
        if not morph.enclitic and (row := morph.lemma.row(kind)):
            return row, morph
    return None


@lru_cache(maxsize=100_000)
def may_open(word: Word) -> bool:
    """Whether a time expression can begin with the word."""
    return not word.tables.isdisjoint(TIME_TABLES)
