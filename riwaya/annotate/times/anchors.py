"""What the times before say: the day, month and year that 'the next day' or 'the same year' is counted from."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from riwaya.annotate.times.slots import Slots

Relative: TypeAlias = Literal["report", "text"]


class _Day(Struct, frozen=True, gc=False):
    day: date
    sentence: int
    until: bool


class Anchors:
    """The report's day and the times read so far."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self._days: list[_Day] = []
        self.month: date | None = published
        self.year: int | None = published.year if published else None

    def remember(self, day: date | None, month: date | None, year: int | None, sentence: int, *, until: bool) -> None:
        """Keeps what a time said; `until` marks a day after حتى or منذ, on which nothing else is told."""
        if day is not None:
            self._days.append(_Day(day, sentence, until))
        self.month = day or month or self.month
        self.year = (day or month).year if day or month else year if year is not None else self.year  # type: ignore[union-attr]

    @property
    def day(self) -> date | None:
        """The last day named, else the report's."""
        return self._days[-1].day if self._days else self.published

    def told_day(self, sentence: int) -> date | None:
        """The day an hour without day belongs to: the sentence's, else the last that is not the report's own."""
        last: date | None = None
        for known in reversed(self._days):
            if not known.until:
                if known.sentence == sentence:
                    return known.day
                last = last or (known.day if known.day != self.published else None)
            if last is not None and known.sentence != sentence:
                break
        return last or self.published

    def base(self, slots: Slots, sentence: int) -> tuple[date, Relative] | None:
        """The day that an expression is counted from, if it is relative, and where that day stands."""
        if slots.year is not None or slots.hyear is not None or self.published is None:
            return None
        if slots.shift is not None and slots.shift.anchor == "text":
            day = self.month if slots.unit == "M" else self.day
            return (day, "text") if day is not None else None
        if slots.has_clock and not slots.has_day and slots.month is None and slots.unit is None:
            day = self.told_day(sentence)
            return (day, "text") if day is not None and day != self.published else (self.published, "report")
        told = slots.shift, slots.offset, slots.weekday, slots.month, slots.hmonth, slots.feast
        return (self.published, "report") if any(slot is not None for slot in told) else None

    @property
    def has_days(self) -> bool:
        """Whether any day was named."""
        return bool(self._days)

    def day_in(self, sentence: int) -> date | None:
        """The last day named in a sentence."""
        return next((d.day for d in reversed(self._days) if d.sentence == sentence), None)
