"""From slots to values: which day, month or year an expression means."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from riwaya.annotate.times.anchors import Anchors
from riwaya.annotate.times.calendar import (
    add_months,
    hijri_day,
    hijri_month,
    hijri_year,
    make_day,
    shift_day,
    to_hijri,
    week_value,
)
from riwaya.annotate.times.choice import chosen_day, last_weekday, moved_weekday
from riwaya.annotate.times.slots import Shift, Slots
from riwaya.annotate.times.tense import Direction

_SEASON_END = {"SP": 6, "SU": 9, "FA": 12, "WI": 15}
_AFTERNOON_HOURS = range(1, 7)


class Resolved(NamedTuple):
    """A value with what later times may refer to."""

    value: str | None
    day: date | None = None
    month: date | None = None
    year: int | None = None
    hijri: str | None = None
    note: str | None = None


class Resolver:
    """Resolves slots against the report's day and the times before."""

    def __init__(self, anchors: Anchors) -> None:
        self._anchors = anchors
        self.sentence = 0

    def resolve(self, slots: Slots, direction: Direction | None) -> Resolved:
        """The value of an expression."""
        if slots.has_day or slots.has_clock:
            return self._with_clock(slots, self._day(slots, direction))
        return self._longer(slots, direction)

    def _day(self, slots: Slots, direction: Direction | None) -> Resolved:
        if slots.hday is not None and slots.hmonth is not None:
            return self._hijri_date(slots, direction)
        if slots.day is not None:
            return self._gregorian_date(slots, direction)
        if slots.feast is not None:
            return self._feast(slots, direction)
        if slots.offset is not None:
            return self._deictic(slots)
        if slots.unit == "D" and slots.shift is not None:
            base = self._base(slots.shift)
            return _of_day(base and base + timedelta(slots.shift.steps))
        if slots.weekday is not None:
            return _of_day(self._weekday(slots, direction))
        return _of_day(self._anchors.told_day(self.sentence))

    def _base(self, shift: Shift) -> date | None:
        return self._anchors.published if shift.anchor == "report" else self._anchors.day

    def _deictic(self, slots: Slots) -> Resolved:
        base = self._anchors.published
        if base is None or slots.offset is None:
            return Resolved(None)
        day = base + timedelta(slots.offset)
        if slots.weekday is not None and day.isoweekday() != slots.weekday:
            # A copy that came out later: the weekday still tells the day the words were written for.
            right = last_weekday(base, slots.weekday)
            return Resolved(right.isoformat(), right, note="weekday and counted day disagree")
        return _of_day(day)

    def _gregorian_date(self, slots: Slots, direction: Direction | None) -> Resolved:
        assert slots.day is not None
        if slots.month is None:  # 25 من الشهر الماضي
            base = self._base(slots.shift) if slots.shift else self._anchors.published
            month = base and add_months(base.replace(day=1), slots.shift.steps if slots.shift else 0)
            return _of_day(month and make_day(month.year, month.month, slots.day))
        if slots.hyear and slots.year is None and slots.hmonth is None:
            return Resolved(None)
        year = slots.year if slots.year is not None else self._year_of(slots)
        if year is not None:
            return _of_day(make_day(year, slots.month, slots.day))
        base = self._anchors.published
        if base is None:
            return Resolved(f"XXXX-{slots.month:02d}-{slots.day:02d}")
        days = [make_day(base.year + step, slots.month, slots.day) for step in range(-4, 5)]
        candidates = [day for day in days if day is not None]
        if slots.weekday is not None:
            agreeing = [day for day in candidates if day.isoweekday() == slots.weekday and abs((day - base).days) < 550]
            candidates = agreeing or candidates
        return _of_day(chosen_day(candidates, base, slots.shift, direction, soon=True))

    def _year_of(self, slots: Slots) -> int | None:
        """The year that a shifted year gives: ديسمبر من العام نفسه."""
        if slots.unit != "Y" or slots.shift is None:
            return None
        base = (
            self._anchors.published.year
            if slots.shift.anchor == "report" and self._anchors.published
            else self._anchors.year
        )
        return None if base is None else base + slots.shift.steps

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
        note = None
        if stated is not None and day is not None and stated != day:
            note = f"Umm al-Qura has {day.isoformat()} for the Hijri date"
        written = f"{year}-{slots.hmonth:02d}-{slots.hday:02d}" if year else None
        return _of_day(stated or day)._replace(hijri=written, note=note)

    def _hijri_years(self, year: int | None = None) -> range:
        base = date(year, 6, 30) if year else self._anchors.published
        today = to_hijri(base) if base else None
        return range(today[0] - 2, today[0] + 3) if today else range(0)

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
        return _of_day(moved)._replace(hijri=(found.get(chosen) or None) if later == "0" else None)

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
        if not slots.has_clock or resolved.value is None:
            return resolved
        if slots.hour is None:
            return resolved._replace(value=f"{resolved.value}T{slots.part}")
        hour, minute = _hour(slots), slots.minute or 0
        return resolved._replace(value=f"{resolved.value}T{hour:02d}:{minute:02d}{slots.zone or ''}")

    def _longer(self, slots: Slots, direction: Direction | None) -> Resolved:
        if slots.quarter is not None:
            year = slots.year or self._year_of(slots) or self._anchors.year
            return Resolved(f"{year}-{slots.quarter}" if year else None, year=year)
        if slots.season is not None:
            return self._season(slots)
        if slots.decade is not None or slots.century is not None or slots.unit in ("decade", "century"):
            return self._era(slots)
        if slots.hmonth is not None:
            return self._hijri_month(slots, direction)
        if slots.month is not None:
            return self._month(slots, direction)
        if slots.hyear is not None:
            bounds = hijri_year(slots.hyear)
            return Resolved(f"{bounds[0]}/{bounds[1]}" if bounds else None, hijri=str(slots.hyear))
        if slots.year is not None:
            return Resolved(f"{slots.year:04d}", year=slots.year)
        return self._unit(slots)

    def _unit(self, slots: Slots) -> Resolved:
        if slots.shift is None or slots.unit is None:
            return Resolved(None)
        base = self._base(slots.shift)
        if slots.unit == "Y":
            year = self._year_of(slots)
            return Resolved(None if year is None else f"{year:04d}", year=year)
        if slots.unit == "M" and slots.shift.anchor == "text":
            base = self._anchors.month
        if base is None:
            return Resolved(None)
        moved = shift_day(base.replace(day=1) if slots.unit == "M" else base, slots.unit, slots.shift.steps)
        if slots.unit == "W":
            return Resolved(week_value(moved))
        return Resolved(f"{moved:%Y-%m}", month=moved)

    def _month(self, slots: Slots, direction: Direction | None) -> Resolved:
        assert slots.month is not None
        year = slots.year if slots.year is not None else self._year_of(slots)
        base = self._anchors.published
        if year is None and base is not None:
            months = [date(base.year + step, slots.month, 1) for step in (-1, 0, 1)]
            chosen = chosen_day(months, base.replace(day=1), slots.shift, direction)
            year = chosen.year if chosen else None
        if year is None:
            return Resolved(f"XXXX-{slots.month:02d}")
        return Resolved(f"{year:04d}-{slots.month:02d}", month=make_day(year, slots.month, 1), year=year)

    def _hijri_month(self, slots: Slots, direction: Direction | None) -> Resolved:
        assert slots.hmonth is not None
        year, base = slots.hyear, self._anchors.published
        if slots.year is not None:
            year = next(
                (
                    y
                    for y in self._hijri_years(slots.year)
                    if (d := hijri_day(y, slots.hmonth, 1)) and d.year == slots.year
                ),
                None,
            )
        if year is None and base is not None:
            firsts = {d: y for y in self._hijri_years() if (d := hijri_day(y, slots.hmonth, 1))}
            today = to_hijri(base)
            this = hijri_day(today[0], today[1], 1) if today else None
            chosen = chosen_day(list(firsts), this, slots.shift, direction) if this else None
            year = firsts.get(chosen) if chosen else None
        bounds = hijri_month(year, slots.hmonth) if year else None
        if bounds is None:
            return Resolved(None)
        return Resolved(f"{bounds[0]}/{bounds[1]}", month=bounds[0], hijri=f"{year}-{slots.hmonth:02d}")

    def _season(self, slots: Slots) -> Resolved:
        base, code = self._anchors.published, slots.season or ""
        year = slots.year or self._year_of(slots)
        if year is None and base is not None and slots.shift is not None:
            ended = base.month + (12 if code == "WI" and base.month < 3 else 0) >= _SEASON_END[code] and code != "WI"
            year = base.year + slots.shift.steps + (1 if ended and slots.shift.steps < 0 else 0)
        return Resolved(f"{year}-{code}" if year else None, year=year)

    def _era(self, slots: Slots) -> Resolved:
        base = self._anchors.published
        century = slots.century
        if century is None and slots.unit == "century" and slots.shift is not None and base is not None:
            century = base.year // 100 + slots.shift.steps
        if slots.decade is not None:
            return Resolved(f"{(century if century is not None else 19):02d}{slots.decade // 10}X")
        if slots.unit == "decade" and slots.shift is not None:
            return Resolved(f"{base.year // 10 + slots.shift.steps}X" if base else None)
        return Resolved(f"{century:02d}" if century is not None else None)


def _of_day(day: date | None) -> Resolved:
    return Resolved(day.isoformat() if day else None, day)


def _hour(slots: Slots) -> int:
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
