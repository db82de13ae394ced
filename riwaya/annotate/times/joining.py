"""Which piece may follow which in one expression, given the word between them."""

from __future__ import annotations

from riwaya.annotate.times.slots import Slots


def fits(left: Slots, right: Slots, connector: str) -> bool:
    """Whether a piece may follow what was read, given the word between."""
    if right.shift is not None and right.unit is None and right.day is None:
        return not connector and left.shift is None and _can_move(left)
    if connector in ("الموافق", "("):
        return _is_date(right) and (_is_date(left) or left.weekday is not None or left.offset is not None)
    if connector in ("في", "عند", "على"):
        return (
            (left.has_day and right.has_clock and not right.has_day)
            or (left.has_clock and right.has_day and connector == "في" and not left.has_day)
            or (connector == "في" and _fits_after_in(left, right))
        )
    if connector in ("-", "–", "/"):
        return left.weekday is not None and not _is_date(left) and _is_date(right)
    if connector in ("،", ","):
        return _fits_after_comma(left, right)
    return _fits_beside(left, right, connector)


def _fits_after_in(left: Slots, right: Slots) -> bool:
    """السابعة في المساء, شهر أكتوبر في سنة 2014."""
    if left.hour is not None and left.part is None and right.part is not None:
        return right.hour is None and not right.has_day
    return left.month is not None and left.year is None and right.year is not None and right.month is None


def _fits_after_comma(left: Slots, right: Slots) -> bool:
    if right.hour is not None:
        return left.has_day and not left.has_clock and not right.has_day
    return left.weekday is not None and not _is_date(left) and _is_date(right) and left.shift is None


def _fits_beside(left: Slots, right: Slots, connector: str) -> bool:
    if left.unit == "W" and left.weekday is None and not connector:  # الأسبوع الماضي يوم الثلاثاء
        return right.weekday is not None and right.shift is None and not _is_date(right) and right.offset is None
    if right.unit is not None:
        return _fits_unit(left, right)
    if right.century is not None:
        return left.decade is not None or left.mod is not None
    if right.year is not None or right.hyear is not None:
        if not _is_date(right):
            return bool(left.month or left.hmonth or left.quarter or left.season or left.feast) and left.shift is None
    elif (right.month is not None and right.day is None) or right.quarter or right.season or right.decade is not None:
        return False
    if right.has_day and left.has_day:
        return not connector and _may_agree(left, right)
    return (right.has_day and left.has_clock) or (right.has_clock and (left.has_day or left.has_clock))


def _fits_unit(left: Slots, right: Slots) -> bool:
    if right.unit == "Y":
        return bool(left.month or left.quarter or left.season) and left.year is None and left.shift is None
    if right.unit == "W":
        return left.weekday is not None and left.day is None and left.shift is None
    if right.unit == "century":
        return left.decade is not None
    if right.unit == "D":
        return left.has_clock and not left.has_day
    return (right.day is not None and left.has_clock) or (right.day is not None and left.weekday is not None)


def _may_agree(left: Slots, right: Slots) -> bool:
    """Two ways to name one day: أمس الخميس, الجمعة 2 جوان, اليوم 5 مايو."""
    kinds = [s.weekday is not None and not _is_date(s) and s.offset is None for s in (left, right)]
    if any(kinds) and not all(kinds):
        return left.shift is None or left.weekday is not None
    return left.offset is not None and _is_date(right)


def _is_date(slots: Slots) -> bool:
    return slots.day is not None or slots.hday is not None


def _can_move(slots: Slots) -> bool:
    return (
        any(x is not None for x in (slots.month, slots.hmonth, slots.weekday, slots.season, slots.feast))
        and slots.year is None
        and slots.hyear is None
    )
