"""Days and weeks counted within a month or year: أول جمعة من رمضان, الأحد الأخير من أيار, آخر يوم من الشهر."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.chains import chain_at, current_chain, month_chain
from riwaya.annotate.times.days import weekday_row
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Point, Slots

LAST = -1
_OF = frozenset(("من", "في", "لـ"))
_LAST_BEFORE = forms("times", "last_before")
_LAST_AFTER = forms("times", "last_after")
_LONGEST_MONTH = 31
_WEEKDAYS_IN_MONTH = 5


class _Counted(Struct, frozen=True, gc=False):
    """What is counted in tokens up to `end`: a weekday, or days (0), or weeks (None), and which of them."""

    end: int
    start: int
    which: int
    weekday: int | None


def nth(scan: Scan, index: int) -> Point | None:
    """The nth weekday, day or week of a month or year."""
    if index >= scan.limit:
        return None
    counted = _before(scan, index) or _after(scan, index)
    if counted is None:
        return None
    inner = _whole(scan, counted.end)
    if inner is None:
        return None
    slots = inner.slots
    if counted.weekday == 0 and counted.which > 0 and (day := chain_at(scan, index)) and day.end >= inner.end:
        return None  # اليوم الثالث من رمضان: a date
    if counted.weekday is None:
        if not _is_year(slots):
            return None
        slots = replace(slots, week=counted.which)
    else:
        limit = _WEEKDAYS_IN_MONTH if counted.weekday else _LONGEST_MONTH
        if counted.which > limit or (counted.weekday and _is_year(slots)):
            return None
        slots = replace(slots, nth=counted.which, weekday=counted.weekday or None)
    return replace(inner, first=index, start=counted.start, slots=slots, rule="times.nth")


def _before(scan: Scan, index: int) -> _Counted | None:
    """أول جمعة, آخر خميس, ثالث يوم, آخر أيام: the number before an indefinite noun."""
    which: int | float | None = None
    start, at = scan.tokens[index].start, index + 1
    if scan.text(index) in _LAST_BEFORE:
        which = LAST
    elif (number := scan.number(index)) is not None and number.kind == "ordinal" and not number.definite:
        which, at, start = number.value, number.last + 1, number.span.start
    if not isinstance(which, int):
        return None
    if scan.text(at) in ("يوم", "أيام", "ايام"):
        day = weekday_row(scan, at + 1, bare=True) if scan.text(at) == "يوم" else None
        if day is not None and not day[1].particles:
            return _Counted(day[1].end, start, which, day[0].day)
        return _Counted(at + 1, start, which, 0)
    day = weekday_row(scan, at, bare=True)
    if day is not None and not (day[1].definite or day[1].particles):
        return _Counted(day[1].end, start, which, day[0].day)
    if scan.text(at) in ("أسبوع", "اسبوع"):
        return _Counted(at + 1, start, which, None)
    return None


def _after(scan: Scan, index: int) -> _Counted | None:
    """الأحد الأخير, الأربعاء الثانية, اليوم الأول, الأسبوع الثالث: the number after a definite noun."""
    led = scan.text(index) in ("يوم", "نهار")
    at = index + led
    start = scan.tokens[index].start
    weekday: int | None
    day = weekday_row(scan, at)
    if day is not None and day[1].definite:
        at, weekday = day[1].end, day[0].day
        start = start if led else day[1].start
    elif not led and scan.text(at) in ("اليوم", "الأسبوع", "الاسبوع"):
        at, weekday = at + 1, 0 if scan.text(at) == "اليوم" else None
    else:
        return None
    if scan.text(at) in _LAST_AFTER:
        return _Counted(at + 1, start, LAST, weekday)
    number = scan.number(at)
    if number is None or number.kind != "ordinal" or not number.definite or not isinstance(number.value, int):
        return None
    return _Counted(number.last + 1, start, number.value, weekday)


def _whole(scan: Scan, index: int) -> Point | None:
    """The month or year that something is counted in: من رمضان, بشهر أكتوبر 2014, من العام الماضي, العام المقبل."""
    text = scan.text(index)
    at = index + 1 if text in _OF else index
    inner = (
        chain_at(scan, at)
        or month_chain(scan, at)
        or (current_chain(scan, at) if at > index or text.startswith("ب") else None)
    )
    if inner is None or inner.slots.has_day or inner.slots.has_clock or inner.slots.mod is not None:
        return None
    joined = at > index or scan.tokens[index].start == inner.start or text[:1] == "ب"
    if not joined or (at > index and inner.start != scan.tokens[at].start):
        return None
    slots = inner.slots
    month = slots.month or slots.hmonth or slots.unit == "M"
    return inner if month or _is_year(slots) else None


def _is_year(slots: Slots) -> bool:
    """Whether a year and nothing smaller is named."""
    if slots.month or slots.hmonth or slots.quarter or slots.season or slots.decade is not None:
        return False
    return slots.year is not None or slots.unit == "Y"
