"""From slots to values: which month, year, season or century an expression means."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from riwaya.annotate.times.anchors import Anchors
from riwaya.annotate.times.calendar import (
    hijri_day,
    hijri_month,
    hijri_year,
    make_day,
    shift_day,
    to_hijri,
    week_value,
)
from riwaya.annotate.times.choice import chosen_day
from riwaya.annotate.times.slots import Shift, Slots
from riwaya.annotate.times.tense import Direction
from riwaya.model.reading import Check

_SEASON_END = {"SP": 6, "SU": 9, "FA": 12, "WI": 15}


class Resolved(Struct, frozen=True, gc=False):
    """A value with what later times may refer to."""

    value: str | None
    day: date | None = None
    month: date | None = None
    year: int | None = None
    hijri: str | None = None
    checks: tuple[Check, ...] = ()


class Longer:
    """Resolves times longer than a day against the report's day and the times before."""

    def __init__(self, anchors: Anchors) -> None:
        self._anchors = anchors

    def _base(self, shift: Shift) -> date | None:
        return self._anchors.published if shift.anchor == "report" else self._anchors.day

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

    def _hijri_years(self, year: int | None = None) -> range:
        base = date(year, 6, 30) if year else self._anchors.published
        today = to_hijri(base) if base else None
        return range(today[0] - 2, today[0] + 3) if today else range(0)

    def longer(self, slots: Slots, direction: Direction | None) -> Resolved:
        """The value of a month, year or longer time."""
        if slots.week is not None:
            return self._week(slots)
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

    def _week(self, slots: Slots) -> Resolved:
        """الأسبوع الأول من العام: an ISO week."""
        year = slots.year or self._year_of(slots)
        if year is None or slots.week is None:
            return Resolved(None)
        last = date(year, 12, 28).isocalendar().week
        week = last if slots.week < 0 else slots.week
        return Resolved(f"{year:04d}-W{week:02d}" if 1 <= week <= last else None, year=year)

    def _unit(self, slots: Slots) -> Resolved:
        if slots.shift is None or slots.unit is None:
            return Resolved(None)
        base = self._base(slots.shift)
        if slots.unit == "HY":
            today = to_hijri(base) if base else None
            ends = hijri_year(today[0] + slots.shift.steps) if today else None
            return Resolved(f"{ends[0]}/{ends[1]}" if ends and today else None)
        if slots.unit == "Y":
            year = self._year_of(slots)
            return Resolved(None if year is None else f"{year:04d}", year=year)
        if slots.unit == "M" and slots.shift.anchor == "text":
            base = self._anchors.month
        if base is None:
            return Resolved(None)
        moved = shift_day(base.replace(day=1) if slots.unit == "M" else base, slots.unit, slots.shift.steps)
        if moved is None:
            return Resolved(None)
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


def of_day(day: date | None) -> Resolved:
    """A day as a value."""
    return Resolved(day.isoformat() if day else None, day)
