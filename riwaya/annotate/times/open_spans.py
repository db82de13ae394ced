"""Intervals and lists that no preposition opens: يوليو 13-15, 2 إلى 22 أكتوبر, 2021/2022, 3 و5 و7 أيار."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.annotate.numbers import NumberExpression
from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.months import month_name
from riwaya.annotate.times.points import point_at
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.sides import Interval, share, side
from riwaya.annotate.times.slots import Slots
from riwaya.annotate.times.years import following_year, whole

_TO = forms("times", "to") | {"-", "–"}
_LONGEST_MONTH = 31
_LONGEST_LIST = 12


def month_first(scan: Scan, index: int) -> Interval | None:
    """يوليو 13-15, تموز 13 إلى 15: the month before its two days."""
    month = month_name(scan, index)
    if month is None or month.particles or month.context:
        return None
    first = scan.number(month.end)
    if first is None or not _is_day_number(first) or scan.text(first.first + 1) not in _TO:
        return None
    at = first.first + 2
    last = whole(scan.text(at)) if scan.kind(at) == "number" else None
    low = whole(scan.text(first.first))
    if last is None or low is None or not low < last <= _LONGEST_MONTH:
        return None
    year, tag = following_year(scan, at + 1), scan.document.tags[at + 1] if at + 1 < scan.limit else None
    if year is None and tag is not None and tag.pos.name in ("NOUN", "ADJECTIVE") and not tag.article:
        return None
    end = year.end if year and not year.hijri else at + 1
    slots = Slots(month=month.number, year=year.number if year and not year.hijri else None)
    if month.hijri:
        return None
    return Interval(
        index, end, month.start, scan.tokens[end - 1].end, replace(slots, day=low), replace(slots, day=last),
        "times.month_days", month.row,
    )  # fmt: skip


def _is_day_number(number: NumberExpression) -> bool:
    return number.digits and not number.unit and number.kind in ("cardinal", "identifier")


def open_range(scan: Scan, index: int) -> Interval | None:
    """2 أكتوبر إلى 22 أكتوبر, الساعة 4 حتى 5 مساء: two dates or two hours without من before them."""
    if scan.text(index - 1) in ("إلى", "الى", "حتى") or not _opens_range(scan, index):
        return None
    left = point_at(scan, index)
    if left is None or scan.text(left.end) not in _TO:
        return None
    right = side(scan, left.end + 1)
    if right is None or (left.slots.hour is None) != (left.slots.day is not None):
        return None
    if left.slots.hour is None and (right.slots.day is None or right.slots.month is None):
        return None
    if scan.text(left.end) in "-–" and left.slots.hour is None and None in (left.slots.year, right.slots.year):
        return None
    shared = share(left.slots, right.slots)
    if shared is None or (left.slots.hour is not None and shared[1].hour is None):
        return None
    return Interval(index, right.end, left.start, right.stop, *shared, "times.open_range", right.row)


def _opens_range(scan: Scan, index: int) -> bool:
    """Whether a date in digits or an hour can begin at a token: keeps the common words cheap."""
    return index in scan.numbers or scan.kind(index) == "number" or scan.text(index) in ("الساعة", "والساعة")


def slashed_years(scan: Scan, index: int) -> Interval | None:
    """2021/2022, 2021-2022: a season or school year."""
    token = scan.tokens[index]
    if token.kind != "number" or len(token.text) != 4 or scan.text(index + 1) not in ("/", "-", "–"):
        return None
    first, second = whole(token.text), whole(scan.text(index + 2)) if index + 2 < scan.limit else None
    if first is None or second is None or not 1800 <= first <= 2100 or scan.text(index + 3) in ("/", "-"):
        return None
    if len(scan.text(index + 2)) == 2:
        second += first // 100 * 100
    if not first < second <= first + (1 if scan.text(index + 1) == "/" else 30):
        return None
    stop = scan.tokens[index + 2].end
    return Interval(index, index + 3, token.start, stop, Slots(year=first), Slots(year=second), "times.years", "")


def listed_days(scan: Scan, index: int) -> tuple[int, ...]:
    """'3 و5 و7 أيار': the tokens of the days, where only the last has its month; none if it is no such list."""
    days, at = [index], index
    while len(days) <= _LONGEST_LIST and (number := _day_in_list(scan, at)) is not None:
        after = scan.text(number.last + 1)
        if after not in ("و", "،", "أو", ","):
            month = month_name(scan, number.last + 1) if len(days) > 1 else None
            return tuple(days) if month is not None and not month.particles else ()
        at = number.last + 2
        at += after in ("،", ",") and scan.text(at) == "و"
        days.append(at)
    return ()


def _day_in_list(scan: Scan, index: int) -> NumberExpression | None:
    number = scan.number(index)
    if number is None or not number.digits or number.unit or not isinstance(number.value, int):
        return None
    return number if 1 <= number.value <= _LONGEST_MONTH else None
