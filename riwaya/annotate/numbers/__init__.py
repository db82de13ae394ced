"""The first layer: numbers, and the quantities among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import UNSET

from riwaya.annotate.numbers.counted import counted
from riwaya.annotate.numbers.expression import Kind, NumberExpression
from riwaya.annotate.numbers.measures import OPEN
from riwaya.annotate.numbers.operators import Operator, Operators
from riwaya.annotate.numbers.reader import NumberReader
from riwaya.lexicon import Pos
from riwaya.model import Quantity, Span, Time
from riwaya.text import Document

__all__ = ["Kind", "NumberExpression", "Operator", "Operators", "read_numbers", "read_quantities"]


def read_numbers(document: Document) -> tuple[NumberExpression, ...]:
    """All numbers of a document, in the order of the text."""
    return tuple(NumberReader(document).read())


def read_quantities(
    document: Document, numbers: Sequence[NumberExpression], times: Sequence[Time]
) -> tuple[Quantity, ...]:
    """The numbers that count or measure something: no part of a time, no ordinal, no identifier."""
    return tuple(_quantities(document, numbers, times))


def _quantities(document: Document, numbers: Sequence[NumberExpression], times: Sequence[Time]) -> Iterator[Quantity]:
    starts = [sentence.first for sentence in document.sentences]
    last: Span | None = None
    ends = sorted((time.span.start, time.span.end) for time in times)
    for number in numbers:
        if number.kind in ("ordinal", "identifier") or _within(
            Span(number.span.start, document.tokens[number.bare].end), ends
        ):
            continue
        sentence = document.sentences[bisect_right(starts, number.first) - 1]
        of = counted(document, number, sentence, last)
        if _is_year(document, number, of):
            continue
        age = _is_age(document, number)
        last = of if number.unit is None and of is not None else last
        unit, candidates = _unit(number)
        yield Quantity(
            span=number.span, value=number.value, low=number.low, high=number.high, mod=number.mod,
            unit="a" if age else unit, of=None if age else of, candidates=candidates or UNSET,
            rule=number.rule, row=number.row or UNSET,
        )  # fmt: skip


def _unit(number: NumberExpression) -> tuple[str | None, tuple[str, ...]]:
    """The unit, or none and those it may be: a bare دينار in a report that names no country of the dinar."""
    if number.unit is None or OPEN not in number.unit:
        return number.unit, ()
    return None, tuple(number.unit.split(OPEN))


def _is_year(document: Document, number: NumberExpression, of: Span | None) -> bool:
    """رؤية 2030, حرب 1973: digits of a year that count no noun after them."""
    if (
        not number.digits
        or number.first != number.last
        or number.mod
        or number.unit
        or not isinstance(number.value, int)
    ):
        return False
    follows = of is not None and of.start >= number.span.end
    return (
        not follows
        and 1900 <= number.value <= 2100
        and len(document.tokens[number.first].text) == 4
        and _names(document, number.first - 1)
    )


def _is_age(document: Document, number: NumberExpression) -> bool:
    """محمد حسين (45): the age after a name."""
    tokens, first = document.tokens, number.first
    if (
        not number.digits
        or number.unit
        or number.first != number.last
        or not isinstance(number.value, int)
        or not 1 <= number.value <= 110
    ):
        return False
    if first < 2 or first + 1 >= len(tokens) or tokens[first - 1].text != "(" or tokens[first + 1].text != ")":
        return False
    tag = document.tags[first - 2]
    return tokens[first - 2].word is not None and (tag is None or tag.pos is Pos.NAME)


def _names(document: Document, index: int) -> bool:
    """Whether a noun stands before."""
    tag = document.tags[index] if index >= 0 else None
    return tag is not None and tag.pos in (Pos.NOUN, Pos.MASDAR, Pos.NAME, Pos.ADJECTIVE) and not tag.particles


def _within(span: Span, times: list[tuple[int, int]]) -> bool:
    """Whether a time shares characters with a span."""
    at = bisect_right(times, (span.end,)) - 1
    return at >= 0 and times[at][1] > span.start
