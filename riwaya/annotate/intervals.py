"""Intervals that are asked which of them hold a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate


class Intervals:
    """Half-open intervals, numbered in the order given; a question costs as much as intervals nest, not all of them."""

    def __init__(self, bounds: Sequence[tuple[int, int]]) -> None:
        self._order = sorted(range(len(bounds)), key=bounds.__getitem__)
        self._starts = [bounds[number][0] for number in self._order]
        self._ends = [bounds[number][1] for number in self._order]
        self._furthest = list(accumulate(self._ends, max))

    def holding(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the intervals that begin no later and end no earlier, the last one begun first."""
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._furthest[at] >= end:
            if self._ends[at] >= end:
                yield self._order[at]
            at -= 1
