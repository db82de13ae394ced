"""From slots to values: which day and hour an expression means."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from riwaya.annotate.times.anchors import Anchors
from riwaya.annotate.times.calendar import add_months, bounds, hijri_day, make_day
from riwaya.annotate.times.checks import check_calendars, check_weekday
from riwaya.annotate.times.choice import chosen_day, last_weekday, moved_weekday
from riwaya.annotate.times.longer import Longer, Resolved, of_day
from riwaya.annotate.times.slots import Shift, Slots
from riwaya.annotate.times.tense import Direction

_AFTERNOON_HOURS = range(1, 7)


class Resolver(Longer):
    """Resolves slots against the report's day and the times before."""

    def __init__(self, anchors: Anchors) -> None:
        super().__init__(anchors)
        self.sentence = 0

    def resolve(self, slots: Slots, direction: Direction | None) -> Resolved:
        """The value of an expression."""
        if slots.has_day or slots.has_clock:
            return self._with_clock(slots, self._day(slots, direction))
        return self.longer(slots, direction)

    def _day(self, slots: Slots, direction: Direction | None) -> Resolved:
        if slots.nth is not None:
            return of_day(self._nth(slots, direction))
        if slots.hday is not None and slots.hmonth is not None:
            return self._hijri_date(slots, direction)
        if slots.day is not None:
            return self._gregorian_date(slots, direction)
        if slots.feast is not None:
            return self._feast(slots, direction)
        if slots.offset is not None:
            return self._deictic(slots)
        if slots.unit == "D" and slots.shift is not None:
            if slots.shift == Shift("text", 0) and not self._anchors.has_days and self._anchors.published:
                return Resolved("PAST_REF")  # تلك الليلة, where no day was named
            base = self._base(slots.shift)
            return of_day(base and base + timedelta(slots.shift.steps))
        if slots.weekday is not None:
            return of_day(self._weekday(slots, direction))
        return of_day(self._anchors.told_day(self.sentence))

    def _nth(self, slots: Slots, direction: Direction | None) -> date | None:
        """The nth day or weekday of a month or year; the last where nth is -1."""
        whole = bounds(self.longer(replace(slots, nth=None, weekday=None), direction).value)
        if whole is None or slots.nth is None:
            return None
        first, last = whole
        if slots.nth < 0:
            day = last if slots.weekday is None else last_weekday(last, slots.weekday)
        elif slots.weekday is None:
            day = first + timedelta(slots.nth - 1)
        else:
            day = first + timedelta((slots.weekday - first.isoweekday()) % 7 + 7 * (slots.nth - 1))
        return day if first <= day <= last else None

    def _deictic(self, slots: Slots) -> Resolved:
        base = self._anchors.published
        if base is None or slots.offset is None:
            return Resolved(None)
        day = base + timedelta(slots.offset)
        if slots.weekday is not None and day.isoweekday() != slots.weekday:
            # A copy that came out later: the weekday still tells the day the words were written for.
            right = last_weekday(base, slots.weekday)
            return Resolved(right.isoformat(), right, checks=(check_weekday(slots.weekday, day),))
        return _checked(of_day(day), slots.weekday)

    def _gregorian_date(self, slots: Slots, direction: Direction | None) -> Resolved:
        assert slots.day is not None
        if slots.month is None:  # 25 من الشهر الماضي
            base = self._base(slots.shift) if slots.shift else self._anchors.published
            month = base and add_months(base.replace(day=1), slots.shift.steps if slots.shift else 0)
            return of_day(month and make_day(month.year, month.month, slots.day))
        if slots.hyear and slots.year is None and slots.hmonth is None:
            return Resolved(None)
        year = slots.year if slots.year is not None else self._year_of(slots)
        if year is not None:
            return _checked(of_day(make_day(year, slots.month, slots.day)), slots.weekday)
        base = self._anchors.published
        if base is None:
            return Resolved(f"XXXX-{slots.month:02d}-{slots.day:02d}")
        days = [make_day(base.year + step, slots.month, slots.day) for step in range(-4, 5)]
        candidates = [day for day in days if day is not None]
        if slots.weekday is not None:
            agreeing = [day for day in candidates if day.isoweekday() == slots.weekday and abs((day - base).days) < 550]
            candidates = agreeing or candidates
        return _checked(of_day(chosen_day(candidates, base, slots.shift, direction, soon=True)), slots.weekday)

    def _hijri_date(self, slots: Slots, direction: Direction | None) -> Resolved:
        assert slots.hmonth is not None
        assert slots.hday is not None
        year = slots.hyear
        if year is None:
            days = {y: d for y in self._hijri_years() if (d := hijri_day(y, slots.hmonth, slots.hday))}
            base = self._anchors.published
            day = chosen_day(list(days.values()), base, slots.shift, direction) if base else None
            year = next((y for y, d in days.items() if d == day), None)
        else:
            day = hijri_day(year, slots.hmonth, slots.hday)
        stated = make_day(slots.year, slots.month, slots.day) if slots.year and slots.month and slots.day else None
        written = f"{year}-{slots.hmonth:02d}-{slots.hday:02d}" if year else None
        resolved = replace(_checked(of_day(stated or day), slots.weekday), hijri=written)
        if stated is None or day is None:
            return resolved
        return replace(resolved, checks=(*resolved.checks, check_calendars(stated, day)))

    def _feast(self, slots: Slots, direction: Direction | None) -> Resolved:
        assert slots.feast is not None
        calendar, written, later = slots.feast.split(":")
        month, day = map(int, written.split("-"))
        base = self._anchors.published
        if calendar == "hijri":
            years = [slots.hyear] if slots.hyear else self._hijri_years(slots.year)
            found = {hijri_day(y, month, day): f"{y}-{written}" for y in years if y}
        else:
            center = base.year if base else 0
            years = [slots.year] if slots.year else range(center - 1, center + 2)
            found = {make_day(y, month, day) if y else None: "" for y in years}
        days = [d for d in found if d is not None]
        if slots.year is not None:
            days = [d for d in days if d.year == slots.year] or days
        if not days or (base is None and len(days) > 1):
            return Resolved(None)
        chosen = chosen_day(days, base, slots.shift, None) if base else days[0]
        moved = chosen and chosen + timedelta(int(later))
        return replace(of_day(moved), hijri=(found.get(chosen) or None) if later == "0" else None)

    def _weekday(self, slots: Slots, direction: Direction | None) -> date | None:
        base = self._anchors.published
        if base is None or slots.weekday is None:
            return None
        if slots.unit == "W" and slots.shift is not None:
            start = self._base(slots.shift) or base
            monday = start - timedelta(start.weekday()) + timedelta(7 * slots.shift.steps)
            return monday + timedelta(slots.weekday - 1)
        if slots.shift is not None and slots.shift.anchor == "report" and slots.shift.steps:
            return moved_weekday(base, slots.weekday, slots.shift.steps)
        if slots.shift is not None and slots.shift.anchor == "text" and slots.shift.steps > 0:
            start = self._anchors.day or base
            return moved_weekday(start, slots.weekday, slots.shift.steps)
        if direction == "future":
            return base + timedelta((slots.weekday - base.isoweekday()) % 7)
        return last_weekday(base, slots.weekday)

    def _with_clock(self, slots: Slots, resolved: Resolved) -> Resolved:
        if not slots.has_clock or resolved.value is None or resolved.value == "PAST_REF":
            return resolved
        if slots.hour is None:
            return replace(resolved, value=f"{resolved.value}T{slots.part}")
        hour, minute = clock_hour(slots), slots.minute or 0
        return replace(resolved, value=f"{resolved.value}T{hour:02d}:{minute:02d}{slots.zone or ''}")


def _checked(resolved: Resolved, weekday: int | None) -> Resolved:
    """The weekday that stands beside a date, held against it."""
    if weekday is None or resolved.day is None:
        return resolved
    return replace(resolved, checks=(check_weekday(weekday, resolved.day),))


def clock_hour(slots: Slots) -> int:
    """The hour of a clock of twelve by its part of day; a spoken hour without one is of the working day."""
    hour = slots.hour or 0
    if slots.part is None:
        spoken = slots.spoken and slots.zone != "Z"
        return hour + 12 if spoken and hour in _AFTERNOON_HOURS else hour
    if slots.part == "MO":
        return hour % 12 if hour == 12 else hour
    if slots.part == "NI":
        if slots.part_hour == 0:  # after midnight
            return hour % 12
        return hour + 12 if 6 <= hour < 12 else hour % 12 if hour == 12 else hour
    if slots.part == "MI":
        return hour + 12 if hour < 6 else hour
    return hour + 12 if hour < 12 else hour
