"""Which of several days a weekday, or a day or month without year, means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from riwaya.annotate.times.slots import Shift
from riwaya.annotate.times.tense import Direction

_SOON = 45
_COMING = 100


def chosen_day(
    days: Iterable[date], base: date, shift: Shift | None, direction: Direction | None, *, soon: bool = False
) -> date | None:
    """Which of several years a day or month without year means; `soon` lets a told day lie in the next weeks."""
    known = sorted(days)
    if shift is not None and shift.steps < 0:
        return next((day for day in reversed(known) if day < base), None)
    if shift is not None and shift.steps > 0:
        return next((day for day in known if day > base), None)
    if shift is None and direction == "past":
        return _told(known, base) if soon else next((day for day in reversed(known) if day <= base), None)
    if shift is None and direction == "future":
        return next((day for day in known if day >= base), None)
    return _nearest(known, base) if soon else _near(known, base)


def _nearest(days: list[date], base: date) -> date | None:
    return min(days, key=lambda day: (abs((day - base).days), day), default=None)


def _near(days: list[date], base: date) -> date | None:
    """Where no verb tells: the last one, unless the next is only some months away."""
    coming = next((day for day in days if day > base), None)
    if coming is not None and coming <= base + timedelta(_COMING):
        return coming
    return next((day for day in reversed(days) if day <= base), coming)


def _told(days: list[date], base: date) -> date | None:
    """A day that is told as past; one within the next weeks is meant all the same (أعلن ... حتى 24 آب)."""
    nearest = _nearest(days, base)
    if nearest is None or nearest <= base + timedelta(_SOON):
        return nearest
    return next((day for day in reversed(days) if day <= base), None)


def last_weekday(base: date, weekday: int) -> date:
    """The last such weekday up to a day."""
    return base - timedelta((base.isoweekday() - weekday) % 7)


def moved_weekday(base: date, weekday: int, steps: int) -> date:
    """The such weekday strictly before or after a day, so many of them away."""
    if steps < 0:
        return base - timedelta(((base.isoweekday() - weekday - 1) % 7) + 1 + 7 * (-steps - 1))
    return base + timedelta(((weekday - base.isoweekday() - 1) % 7) + 1 + 7 * (steps - 1))
