"""Two ways to name one time, held against each other; a disagreement is told, not resolved in silence."""

from __future__ import annotations

from datetime import date

from riwaya.model.reading import Check

# Countries see the new moon a day apart: their calendars agree with Umm al-Qura within a day.
_MOON = 1


def check_weekday(weekday: int, day: date) -> Check:
    """الجمعة 3 مايو: whether the date falls on the weekday beside it."""
    found = day.isoweekday()
    return Check(kind="weekday", agrees=found == weekday, stated=f"XXXX-WXX-{weekday}", found=f"XXXX-WXX-{found}")


def check_calendars(stated: date, hijri: date) -> Check:
    """15 شوال الموافق 16 مايو: whether both dates are one day."""
    agrees = abs((stated - hijri).days) <= _MOON
    return Check(kind="calendar", agrees=agrees, stated=stated.isoformat(), found=hijri.isoformat())


def check_months(first: int, second: int) -> Check:
    """شباط/مارس: whether both names are one month."""
    return Check(kind="month", agrees=first == second, stated=f"XXXX-{first:02d}", found=f"XXXX-{second:02d}")
