"""When something happened, as bounds that can be compared: days, and minutes of the day where they are told."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:T(.+))?$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_YEAR = re.compile(r"^(\d{4})$")
_DECADE = re.compile(r"^(\d{3})X$")
_WEEK = re.compile(r"^(\d{4})-W(\d{2})$")
_CLOCK = re.compile(r"^(\d{2}):(\d{2})")
# Parts of the day in minutes, wide, for people do not agree on them.
_PARTS = {
    "MO": (3 * 60, 12 * 60), "MI": (11 * 60, 15 * 60), "AF": (13 * 60, 18 * 60), "EV": (16 * 60, 23 * 60),
    "NI": (19 * 60, 30 * 60),
}  # fmt: skip
# A span of so many days at most is as good as a day: a night, a day told from both sides of midnight.
SHORT_DAYS = 2


class Bounds(NamedTuple):
    """From the first day (proleptic ordinal) to the day after the last.

    `minute` and `last` are minutes of the first day: equal for a clock time, apart for a part of the day, None where
    neither is told.
    """

    begin: int
    end: int
    minute: int | None = None
    last: int | None = None

    @property
    def has_clock(self) -> bool:
        """Whether a clock time is told."""
        return self.minute is not None and self.minute == self.last

    def minutes_apart(self, other: Bounds) -> int | None:
        """Minutes between two times of day; 0 where they overlap, None where one is not told."""
        if self.minute is None or self.last is None or other.minute is None or other.last is None:
            return None
        shift = (other.begin - self.begin) * 24 * 60
        return max(0, other.minute + shift - self.last, self.minute - other.last - shift)

    @property
    def is_short(self) -> bool:
        """Whether this is a day or a night."""
        return self.end - self.begin <= SHORT_DAYS

    @property
    def days(self) -> range:
        """The days within."""
        return range(self.begin, self.end)

    def distance(self, other: Bounds) -> int:
        """Days between two bounds; 0 where they overlap or touch on one day."""
        return max(0, other.begin - self.end + 1, self.begin - other.end + 1)


def read_bounds(value: str | None) -> Bounds | None:
    """The bounds of a time value as readings have it; None where it has no place in the calendar."""
    if not value:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        a, b = read_bounds(first), read_bounds(last)
        return Bounds(a.begin, max(a.end, b.end)) if a and b else None
    for read in (_read_day, _read_month, _read_year, _read_week):
        try:
            if (found := read(value)) is not None:
                return found
        except ValueError:
            return None
    return None


def day_number(published: str | None) -> int | None:
    """The day of an ISO date or date and time."""
    bounds = read_bounds(published[:10]) if published else None
    return bounds.begin if bounds else None


def iso_day(number: int) -> str:
    """A day as ISO date."""
    return date.fromordinal(number).isoformat()


def _read_day(value: str) -> Bounds | None:
    match = _DAY.match(value)
    if match is None:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3])).toordinal()
    part = match[4] or ""
    if clock := _CLOCK.match(part):
        minute = int(clock[1]) * 60 + int(clock[2])
        return Bounds(day, day + 1, minute, minute)
    first, last = _PARTS.get(part[:2], (None, None))
    return Bounds(day, day + 2 if part.startswith("NI") else day + 1, first, last)


def _read_month(value: str) -> Bounds | None:
    match = _MONTH.match(value)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    first = date(year, month, 1).toordinal()
    return Bounds(first, first + monthrange(year, month)[1])


def _read_year(value: str) -> Bounds | None:
    if match := _YEAR.match(value):
        year = int(match[1])
        return Bounds(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
    if match := _DECADE.match(value):
        year = int(match[1]) * 10
        return Bounds(date(year, 1, 1).toordinal(), date(year + 9, 12, 31).toordinal() + 1)
    return None


def _read_week(value: str) -> Bounds | None:
    match = _WEEK.match(value)
    if match is None:
        return None
    first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return Bounds(first.toordinal(), (first + timedelta(days=7)).toordinal())
