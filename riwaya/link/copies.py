"""Copies among many reports: each report's nearest original, and where a passage was first printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from riwaya.link.outlets import find_credits
from riwaya.link.pairs import CopySide, judge
from riwaya.link.signatures import Band, bands
from riwaya.link.words import split_words
from riwaya.model import Copy, Report, Span

# What a report is a copy of.
CopyOf: TypeAlias = Callable[[str], Copy | None]


class CopyPrint(NamedTuple):
    """What finding copies needs of one report."""

    side: CopySide
    bands: frozenset[Band]


def print_report(report: Report) -> CopyPrint:
    """What finding copies needs of one report; a pure function of it, so it can be made anywhere."""
    words = split_words(report)
    return CopyPrint(CopySide(words, find_credits(report)), bands(words))


class CopyIndex:
    """The reports seen so far and the copies among them; the same whatever the order in which they came."""

    def __init__(self) -> None:
        self._sides: dict[str, CopySide] = {}
        # Most bands have one report only, which needs no list.
        self._by_band: dict[Band, str | list[str]] = {}
        self._pairs: dict[str, dict[str, Copy]] = {}

    def add(self, printed: CopyPrint) -> frozenset[str]:
        """Adds a report; returns those that it is a copy of, or the original of."""
        report = printed.side.words.report
        near: set[str] = set()
        for band in printed.bands:
            near.update(self._enter(band, report))
        self._sides[report] = printed.side
        found = {other: copy for other in near if (copy := judge(*self._ordered(report, other))) is not None}
        for other, copy in found.items():
            self._pairs.setdefault(report, {})[other] = copy
            self._pairs.setdefault(other, {})[report] = copy
        return frozenset(found)

    def _enter(self, band: Band, report: str) -> tuple[str, ...]:
        """Puts a report under a band; returns those that were there."""
        others = self._by_band.get(band)
        if others is None:
            self._by_band[band] = report
            return ()
        if isinstance(others, str):
            self._by_band[band] = [others, report]
            return (others,)
        found = tuple(others)
        others.append(report)
        return found

    def copy_of(self, report: str) -> Copy | None:
        """What a report is a copy of: the one it credits, else the first of those it shares its text with."""
        pairs = [copy for copy in self._pairs.get(report, {}).values() if copy.copy == report]
        return min(pairs, key=self._rank, default=None)

    def pairs(self, report: str) -> Iterable[Copy]:
        """All copies that a report has part in, on either side."""
        return self._pairs.get(report, {}).values()

    def copies(self) -> tuple[Copy, ...]:
        """All copies, in the order of the reports' ids."""
        found = (self.copy_of(report) for report in sorted(self._pairs))
        return tuple(copy for copy in found if copy is not None)

    def _ordered(self, a: str, b: str) -> tuple[CopySide, CopySide]:
        """Always in the same order, so that nothing depends on which came first."""
        first, second = sorted((a, b))
        return self._sides[first], self._sides[second]

    def _rank(self, copy: Copy) -> tuple[bool, str, float, str]:
        original = self._sides[copy.original].words
        return copy.credit is None, original.published or "9999", -copy.share, copy.original


def find_copies(reports: Iterable[Report]) -> tuple[Copy, ...]:
    """The copies among reports."""
    index = CopyIndex()
    for report in reports:
        index.add(print_report(report))
    return index.copies()


def trace(copy_of: CopyOf, report: str, span: Span) -> tuple[str, Span]:
    """Where a passage was first printed: follows copies as long as the passage is among the shared words."""
    seen = {report}
    while (copy := copy_of(report)) is not None and copy.original not in seen:
        origin = place_in_original(copy, span)
        if origin is None:
            break
        report, span = copy.original, origin
        seen.add(report)
    return report, span


def place_in_original(copy: Copy, span: Span) -> Span | None:
    """About where a passage of the copy stands in the original, None where it is the copy's own."""
    for passage in copy.shared:
        if passage.copy.contains(span):
            ratio = (passage.original.end - passage.original.start) / (passage.copy.end - passage.copy.start)
            start = passage.original.start + round((span.start - passage.copy.start) * ratio)
            return Span(start, start + span.end - span.start)
    return None
