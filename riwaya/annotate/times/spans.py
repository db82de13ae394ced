"""From one point to another: من 3 إلى 5 مايو, بين 15 و20 آذار الماضي, بين عامي 2007 و2010, موسم 2021/2022."""

from __future__ import annotations

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.open_spans import month_first, open_range, slashed_years
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.sides import Interval, share, side
from riwaya.annotate.times.slots import Point

_FROM = forms("times", "from")
_TO = forms("times", "to") | {"-", "–"}
_PERIOD = forms("times", "period")
_YEARS = forms("times", "years")
_MONTHS = forms("times", "months")
_DAYS = forms("times", "days")


def interval_at(scan: Scan, index: int) -> Interval | None:
    """The interval that begins at a token: its first word is من, بين, عامي, شهري or the first point."""
    text = scan.text(index)
    if text in _FROM:
        return _between(scan, index)
    if text in _YEARS | _MONTHS | _DAYS:
        return _pair(scan, index, index + 1)
    return slashed_years(scan, index) or month_first(scan, index) or open_range(scan, index)


def _between(scan: Scan, index: int) -> Interval | None:
    at = index + 1 if scan.text(index + 1) not in _YEARS | _MONTHS | _DAYS else index + 2
    left = side(scan, at)
    if left is None:
        return None
    right = _other_side(scan, left.end, closed=scan.text(index).endswith("بين"))
    if right is None:
        return None
    shared = share(left.slots, right.slots)
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


def _other_side(scan: Scan, index: int, *, closed: bool) -> Point | None:
    """The second point: after إلى or حتى, after و where بين opened."""
    text = scan.text(index)
    if text in _TO or (closed and text == "و"):
        return side(scan, index + 1)
    return side(scan, index) if closed and text.startswith("و") else None


def _pair(scan: Scan, index: int, at: int) -> Interval | None:
    """عامي 2020 و2021, شهري ديسمبر وجانفي, يومي 5 و6 مايو."""
    left = side(scan, at)
    if left is None:
        return None
    right = _other_side(scan, left.end, closed=True)
    if right is None:
        return None
    shared = share(left.slots, right.slots)
    if shared is None:
        return None
    token = scan.tokens[index]
    start = token.start + (token.text[0] == "ل")
    return Interval(index, right.end, start, right.stop, *shared, "times.pair", right.row)
