"""Where something stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of Unicode code points into `report.text`, exactly as the text was received.

    In JSON a span is the list `[start, end]`.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: tuple[int, int]) -> bool:
        """True if the two ranges share at least one character."""
        return self.start < other[1] and other[0] < self.end

    def contains(self, other: tuple[int, int]) -> bool:
        """True if `other` lies wholly inside this span (or equals it)."""
        return self.start <= other[0] and other[1] <= self.end
