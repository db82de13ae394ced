"""Days of a month by number or word: 30 نيسان, الخامس عشر من مايو 1948, الفاتح من سبتمبر."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.annotate.numbers import NumberExpression
from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.months import MONTH_WORDS, Month, month_name, numbered_month
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Piece, Slots
from riwaya.annotate.times.years import GREGORIAN, whole, year_at, year_of_month

_FIRST_DAY = forms("times", "first_day")
_OF = frozenset(("من", "لـ"))


def day_month(scan: Scan, index: int) -> Piece | None:
    """A day with its month and perhaps year: 30 نيسان, الخامس عشر من مايو 1948, الفاتح من سبتمبر."""
    day, end, start = _day_number(scan, index)
    if day is None:
        return None
    at = end + 1 if scan.text(end) in _OF else end
    led = scan.text(at) in MONTH_WORDS
    month = month_name(scan, at + led) or numbered_month(scan, at)
    if month is None or month.particles or day > (30 if month.hijri else 31):
        return None
    return _dated(scan, index, start, day, month, "times.day_month")


def _day_number(scan: Scan, index: int) -> tuple[int | None, int, int]:
    if index >= scan.limit:
        return None, index, 0
    token = scan.tokens[index]
    if (
        token.text == "اليوم"
        and (nth := scan.number(index + 1))
        and nth.kind == "ordinal"
        and nth.definite
        and isinstance(nth.value, int)
    ):
        return nth.value, nth.last + 1, token.start  # اليوم الثالث من رمضان
    if token.text in _FIRST_DAY:
        return 1, index + 1, token.start
    number = scan.number(index)
    if number is None or not isinstance(number.value, int) or not 1 <= number.value <= 31:
        value = whole(token.text) if token.kind == "number" else None
        return (
            (value, index + 1, token.start)
            if value is not None and 1 <= value <= 31 and number is None
            else (None, index, 0)
        )
    if (
        number.kind not in ("cardinal", "ordinal")
        or number.unit
        or (number.kind == "cardinal" and not (number.digits or number.definite or number.value > 10))
    ):
        return None, index, 0
    if number.kind == "ordinal" and not number.definite:  # ثاني أيام رمضان
        return (
            (number.value, number.last + 2, number.span.start)
            if scan.text(number.last + 1) in ("أيام", "يوم", "ايام")
            else _first_of(scan, index, number)
        )
    if number.kind == "ordinal" and _describes_noun(scan, index):
        return None, index, 0
    return number.value, number.last + 1, number.span.start


def _first_of(scan: Scan, index: int, number: NumberExpression) -> tuple[int | None, int, int]:
    """أول [شهر] يناير: its first day; not 'أول رمضان منذ الحرب'."""
    at = index + 1 + (scan.text(index + 1) in MONTH_WORDS)
    month = month_name(scan, at) or numbered_month(scan, index + 1)
    if number.value != 1 or month is None or month.hijri or month.particles or scan.text(month.end) in _SINCE:
        return None, index, 0
    return 1, index + 1, number.span.start


_SINCE = forms("times", "not_first")


def _describes_noun(scan: Scan, index: int) -> bool:
    """الأسبوع الأول من حزيران: the ordinal counts the noun before it."""
    before, word = scan.document.tags[index - 1] if index > scan.sentence.first else None, scan.word(index - 1)
    if before is None or word is None or not before.article or not word.tables.isdisjoint(("weekdays", "dayparts")):
        return False
    return before.pos.name in ("NOUN", "MASDAR") and scan.text(index - 1) != "اليوم"


def _dated(scan: Scan, first: int, start: int, day: int, month: Month, rule: str) -> Piece | None:
    """Day and month with the year that follows."""
    year = year_of_month(scan, month.end, hijri=month.hijri)
    if year is not None and year.hijri != month.hijri:
        year = None
    end = year.end if year else month.end
    if month.context and year is None and scan.text(end) in GREGORIAN:
        return None
    slots = (
        Slots(hyear=year.number if year else None, hmonth=month.number, hday=day)
        if month.hijri
        else Slots(year=year.number if year else None, month=month.number, day=day, other_month=month.other)
    )
    return Piece(first, end, start, slots, rule + ("_year" if year else ""), month.row)


def month_day(scan: Scan, index: int) -> Piece | None:
    """A month before its day: يناير 5، 2015; شباط الرابع عشر."""
    month = month_name(scan, index)
    if month is None or (month.context and not month.hijri and scan.text(index) == "مارس"):
        return None
    number = scan.number(month.end)
    if number is None or not isinstance(number.value, int) or not 1 <= number.value <= 31 or number.unit:
        return None
    if number.kind == "ordinal" and number.definite:
        return _dated(scan, index, month.start, number.value, replace(month, end=number.last + 1), "times.month_day")
    if number.digits and scan.text(number.last + 1) in ("،", ",") and year_at(scan, number.last + 2):
        return _dated(scan, index, month.start, number.value, replace(month, end=number.last + 1), "times.month_day")
    return None
