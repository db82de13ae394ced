"""From one point to another: من 3 إلى 5 مايو, بين 15 و20 آذار الماضي, بين عامي 2007 و2010, موسم 2021/2022."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.times.months import month_name
from riwaya.annotate.times.points import Point, point_at
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Slots
from riwaya.annotate.times.years import whole, year_at

_FROM = frozenset(("من", "بين", "ومن", "وبين", "منذ"))
_TO = frozenset(("إلى", "الى", "حتى", "وحتى", "ولغاية", "لغاية", "-", "–"))
_PERIOD = frozenset(("الفترة", "المدة", "الحقبة"))
_YEARS = frozenset(("عامي", "سنتي", "لعامي", "العامين", "عامَي"))
_MONTHS = frozenset(("شهري", "لشهري"))
_DAYS = frozenset(("يومي", "ليومي"))


class Interval(NamedTuple):
    """Two points in tokens first..end-1; both are resolved with what they share."""

    first: int
    end: int
    start: int
    stop: int
    left: Slots
    right: Slots
    rule: str
    row: str


def interval_at(scan: Scan, index: int) -> Interval | None:
    """The interval that begins at a token: its first word is من, بين, عامي, شهري or the first point."""
    text = scan.text(index)
    if text in _FROM:
        return _between(scan, index)
    if text in _YEARS | _MONTHS | _DAYS:
        return _pair(scan, index, index + 1)
    return _slashed_years(scan, index)


def _between(scan: Scan, index: int) -> Interval | None:
    at = index + 1 if scan.text(index + 1) not in _YEARS | _MONTHS | _DAYS else index + 2
    left = _side(scan, at)
    if left is None:
        return None
    _right_at, right = _other_side(scan, left.end, closed=scan.text(index).endswith("بين"))
    if right is None:
        right = None
        return None
    shared = _share(left.slots, right.slots)
    if shared is None:
        return None
    first, start = _with_period(scan, index)
    return Interval(first, right.end, start, right.stop, *shared, "times.from_to", right.row)


def _with_period(scan: Scan, index: int) -> tuple[int, int]:
    """الفترة [ما] بين … : the noun belongs to the expression."""
    at = index - 1 if scan.text(index - 1) == "ما" else index
    if scan.text(at - 1) in _PERIOD:
        return at - 1, scan.tokens[at - 1].start
    return index, scan.tokens[index].start + scan.text(index).startswith("و")


def _side(scan: Scan, index: int) -> Point | None:
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


def _other_side(scan: Scan, index: int, *, closed: bool) -> tuple[int, Point | None]:
    """The second point: after إلى or حتى, after و where بين opened."""
    text = scan.text(index)
    if closed and text == "و":
        return index + 1, _side(scan, index + 1)
    if text in _TO:
        at = index + 1
        return at, _side(scan, at)
    if closed and text.startswith("و"):
        side = _side(scan, index)
        return index, side
    return index, None


def _share(left: Slots, right: Slots) -> tuple[Slots, Slots] | None:
    """The left side takes month, year and shift from the right where it names none."""
    if left.hour is not None and left.part is None and right.part is not None:
        left = left._replace(part=right.part, part_hour=right.part_hour)
    if right.has_clock and not left.has_clock and left.day is not None and left.month is None:
        return None
    if left.day is not None and left.month is None and left.hmonth is None:
        if right.month is None and right.hmonth is None and right.unit != "M":
            return None
        if right.hmonth is not None:
            left = left._replace(hday=left.day, day=None, hmonth=right.hmonth, hyear=right.hyear)
        else:
            left = left._replace(month=right.month, year=right.year, unit=right.unit, shift=right.shift)
        return left, right
    if (
        left.day is not None
        and left.month is not None
        and right.day is not None
        and right.month is None
        and right.unit is None
    ):
        right = right._replace(month=left.month, year=left.year)
    if left.month is not None and left.year is None and (right.month is not None):
        left = left._replace(year=right.year, shift=left.shift or right.shift, unit=left.unit or right.unit)
    if left.hmonth is not None and left.hyear is None and right.hmonth is not None:
        left = left._replace(hyear=right.hyear)
    return (left, right) if _same_kind(left, right) else None


def _same_kind(left: Slots, right: Slots) -> bool:
    if left.hour is not None and right.hour is not None:
        return True
    return left.has_day == right.has_day and (left.year is None) <= (
        right.year is None or left.month is not None or left.has_day
    )


def _pair(scan: Scan, index: int, at: int) -> Interval | None:
    """عامي 2020 و2021, شهري ديسمبر وجانفي, يومي 5 و6 مايو."""
    left = _side(scan, at)
    if left is None:
        return None
    _, right = _other_side(scan, left.end, closed=True)
    if right is None:
        return None
    shared = _share(left.slots, right.slots)
    if shared is None:
        return None
    token = scan.tokens[index]
    start = token.start + (token.text[0] == "ل")
    return Interval(index, right.end, start, right.stop, *shared, "times.pair", right.row)


def _slashed_years(scan: Scan, index: int) -> Interval | None:
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


def listed_days(scan: Scan, index: int) -> int | None:
    """'3 و5 أيار': the token of the second day where the first has no month of its own."""
    number = scan.number(index)
    if (
        number is None
        or not number.digits
        or number.unit
        or not isinstance(number.value, int)
        or not 1 <= number.value <= 31
    ):
        return None
    at = number.last + 1
    if scan.text(at) not in ("و", "،", "أو"):
        return None
    second = scan.number(at + 1)
    if second is None or not second.digits or not isinstance(second.value, int) or not 1 <= second.value <= 31:
        return None
    month = month_name(scan, second.last + 1)
    return at + 1 if month is not None and not month.particles else None
