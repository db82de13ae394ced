"""What people decided about two events, looked up by the characters of their triggers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from riwaya.model import Constraint, Passage, Reading


class SameReport(NamedTuple):
    """Events of one report that a person joined or split, by id."""

    joins: tuple[tuple[str, str], ...] = ()
    splits: tuple[tuple[str, str], ...] = ()


class Decisions:
    """The decisions by report. Later ones on the same two passages replace earlier ones."""

    def __init__(self, constraints: Iterable[Constraint] = ()) -> None:
        last = {tuple(sorted((item.a, item.b))): item for item in constraints}
        self.all = tuple(last[pair] for pair in sorted(last))
        self._by_report: dict[str, list[Constraint]] = {}
        for item in self.all:
            for report in {item.a.report, item.b.report}:
                self._by_report.setdefault(report, []).append(item)

    def of(self, report: str) -> tuple[Constraint, ...]:
        """The decisions that touch a report."""
        return tuple(self._by_report.get(report, ()))

    def within(self, reading: Reading) -> SameReport:
        """The decisions on two events of one report."""
        report = reading.report.id
        both = [item for item in self.of(report) if item.a.report == item.b.report == report]
        found = [(item.verdict, find_event(reading, item.a), find_event(reading, item.b)) for item in both]
        pairs = [(verdict, a, b) for verdict, a, b in found if a is not None and b is not None and a != b]
        return SameReport(
            tuple((a, b) for verdict, a, b in pairs if verdict == "join"),
            tuple((a, b) for verdict, a, b in pairs if verdict == "split"),
        )


def find_event(reading: Reading, passage: Passage) -> str | None:
    """The event whose trigger stands at a passage, also after a new reading that begins or ends it elsewhere."""
    events = [event for event in reading.events if event.trigger.overlaps(passage.span)]
    best = min(
        events,
        key=lambda event: (
            abs(event.trigger.start - passage.span.start) + abs(event.trigger.end - passage.span.end),
            event.id,
        ),
        default=None,
    )
    return best.id if best is not None else None
