"""The two points of an interval, and what one of them leaves for the other to say."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.times.points import point_at
from riwaya.annotate.times.resolve import clock_hour
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Point, Slots
from riwaya.annotate.times.years import year_at

_LONGEST_MONTH = 31
_LAST_HOUR = 24


class Interval(Struct, frozen=True, gc=False):
    """Two points in tokens first..end-1; both are resolved with what they share."""

    first: int
    end: int
    start: int
    stop: int
    left: Slots
    right: Slots
    rule: str
    row: str


def side(scan: Scan, index: int) -> Point | None:
    """A point, or a bare day number whose month the other side names."""
    point = point_at(scan, index)
    if point is not None:
        return point
    number = scan.number(index)
    value = number.value if number is not None else None
    if number is None or number.unit or not isinstance(value, int) or number.kind not in ("cardinal", "ordinal"):
        return None
    if (year := year_at(scan, index)) and not year.hijri and 1800 <= year.number <= 2100:
        return Point(
            index,
            year.end,
            scan.tokens[index].start,
            scan.tokens[year.end - 1].end,
            Slots(year=year.number),
            "times.year",
            "",
        )
    if not 1 <= value <= 31 or (number.kind == "cardinal" and not number.digits):
        return None
    return Point(index, number.last + 1, number.span.start, number.span.end, Slots(day=value), "times.day", "")


def share(left: Slots, right: Slots) -> tuple[Slots, Slots] | None:
    """The left side takes month, year and shift from the right where it names none; a bare number may be an hour."""
    left, right = _as_hour(left, right), _as_hour(right, left)
    hours = left.hour is not None and right.hour is not None
    if hours and right.part is None and left.part is not None and (left.hour or 0) % 12 < (right.hour or 0) <= 12:
        right = replace(right, part=left.part, part_hour=left.part_hour)
    if left.hour is not None and left.part is None and right.part is not None:
        left = replace(left, part=right.part, part_hour=right.part_hour)
    if hours and right.has_day and not left.has_day and clock_hour(left) <= clock_hour(right):
        left = replace(left,   # من 3 حتى 4 مساء غدا
            day=right.day, month=right.month, year=right.year, offset=right.offset, weekday=right.weekday,
            unit=right.unit, shift=right.shift,
        )  # fmt: skip
        return left, right
    if right.has_clock and not left.has_clock and left.day is not None and left.month is None:
        return None
    if left.day is not None and left.month is None and left.hmonth is None:
        if right.month is None and right.hmonth is None and right.unit != "M":
            return None
        if right.hmonth is not None:
            left = replace(left, hday=left.day, day=None, hmonth=right.hmonth, hyear=right.hyear)
        else:
            left = replace(left, month=right.month, year=right.year, unit=right.unit, shift=right.shift)
        return left, right
    if (
        left.day is not None
        and left.month is not None
        and right.day is not None
        and right.month is None
        and right.unit is None
    ):
        right = replace(right, month=left.month, year=left.year)
    if left.month is not None and left.year is None and (right.month is not None):
        left = replace(left, year=right.year, shift=left.shift or right.shift, unit=left.unit or right.unit)
    if left.hmonth is not None and left.hyear is None and right.hmonth is not None:
        left = replace(left, hyear=right.hyear)
    return (left, right) if _same_kind(left, right) else None


def _as_hour(slots: Slots, other: Slots) -> Slots:
    """من 5 إلى 6 مساء: a bare number beside an hour is an hour."""
    bare = slots.day is not None and slots == Slots(day=slots.day)
    if not bare or other.hour is None or other.day is not None or slots.day is None or slots.day > _LAST_HOUR:
        return slots
    return Slots(hour=slots.day)


def _same_kind(left: Slots, right: Slots) -> bool:
    if left.hour is not None and right.hour is not None:
        return True
    return left.has_day == right.has_day and (left.year is None) <= (
        right.year is None or left.month is not None or left.has_day
    )
