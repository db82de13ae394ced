"""Days and months of the Gregorian and the Umm al-Qura calendar, and how their values are written."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_HIJRI_YEARS = range(1343, 1501)
_NEWSPAPERS = 1800, 2200
# Further from today than this, in days, nothing that news counts lies.
_FURTHEST = 1_000_000


def published_day(published: str | None) -> date | None:
    """The day of a report's ISO date or date and time; None where it gives none, or one that no newspaper has seen."""
    match = _ISO_DAY.match(published or "")
    if match is None or not _NEWSPAPERS[0] <= int(match[1]) <= _NEWSPAPERS[1]:
        return None
    return make_day(int(match[1]), int(match[2]), int(match[3]))


def make_day(year: int, month: int, day: int) -> date | None:
    """A Gregorian day; None for a day the calendar does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day in the Umm al-Qura calendar (1343 to 1500), else None."""
    if year not in _HIJRI_YEARS:
        return None
    from hijridate import Hijri  # only reports with Hijri dates pay for it

    try:
        converted = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(converted.year, converted.month, converted.day)


@lru_cache(maxsize=4096)
def to_hijri(day: date) -> tuple[int, int, int] | None:
    """A Gregorian day in the Umm al-Qura calendar."""
    from hijridate import Gregorian

    try:
        converted = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return converted.year, converted.month, converted.day


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a Hijri month."""
    first = hijri_day(year, month, 1)
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return None if first is None or after is None else (first, after - timedelta(1))


def hijri_year(year: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a Hijri year."""
    first, after = hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)
    return None if first is None or after is None else (first, after - timedelta(1))


def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day of a written year, month or interval of days."""
    if value is None:
        return None
    if "/" in value:
        first, last = (published_day(end) for end in value.split("/"))
        return None if first is None or last is None else (first, last)
    if not value.replace("-", "").isdecimal() or len(value) not in (4, 7):
        return None
    year, month = int(value[:4]), int(value[5:]) if len(value) == 7 else None
    first, after = make_day(year, month or 1, 1), make_day(year + (month in (None, 12)), (month or 12) % 12 + 1, 1)
    return None if first is None or after is None else (first, after - timedelta(1))


def add_months(day: date, months: int) -> date:
    """The day so many months on; the last day of a shorter month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for number in (day.day, 30, 29, 28):
        if found := make_day(year, month + 1, number):
            return found
    return day


def week_value(day: date) -> str:
    """The ISO week of a day: 2022-W21."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift_day(day: date, designator: str, amount: int | float) -> date | None:
    """A day moved by an amount of days, weeks, months or years; None where the calendar does not reach so far."""
    days = amount * {"D": 1, "W": 7, "M": 30, "Y": 365}[designator]
    if not 0 < (day - date.min).days + days < (date.max - date.min).days or abs(days) > _FURTHEST:
        return None
    if designator in "DW":
        return day + timedelta(round(days))
    return add_months(day, round(amount * (12 if designator == "Y" else 1)))
