"""The second layer: times, resolved against the day of the report."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.numbers import NumberExpression
from riwaya.annotate.times.reader import TimeReader
from riwaya.model import Time
from riwaya.text import Document

__all__ = ["read_times"]


def read_times(document: Document, numbers: Sequence[NumberExpression]) -> tuple[Time, ...]:
    """All times of a document, in the order of the text; relative ones are null without a publication date."""
    return tuple(TimeReader(document, numbers).read())
