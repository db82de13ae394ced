"""The first layer: numbers, and the quantities among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from riwaya.annotate.numbers.counted import counted
from riwaya.annotate.numbers.expression import Kind, NumberExpression
from riwaya.annotate.numbers.operators import Operator, Operators
from riwaya.annotate.numbers.reader import NumberReader
from msgspec import UNSET

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
        if number.kind in ("ordinal", "identifier") or _within(number.span, ends):
            continue
        sentence = document.sentences[bisect_right(starts, number.first) - 1]
        of = counted(document, number, sentence, last)
        last = of if number.unit is None and of is not None else last
        yield Quantity(
            span=number.span, value=number.value, low=number.low, high=number.high, mod=number.mod, unit=number.unit,
            of=of, rule=number.rule, row=number.row or UNSET,
        )  # fmt: skip


def _within(span: Span, times: list[tuple[int, int]]) -> bool:
    """Whether a time shares characters with a span."""
    at = bisect_right(times, (span.end,)) - 1
    return at >= 0 and times[at][1] > span.start
