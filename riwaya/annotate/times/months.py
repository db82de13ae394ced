"""Months: نيسان, شباط/فبراير, تشرين الأول (أكتوبر), شهر رمضان الماضي."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.scan import Found, Scan
from riwaya.annotate.times.slots import Piece, Slots
from riwaya.annotate.times.units import shift_at
from riwaya.annotate.times.years import following_year, word_start, year_of_month
from riwaya.lexicon.tables import MonthRow, TimeUnitRow

MONTH_WORDS = forms("times", "month")


class Month(Struct, frozen=True, gc=False):
    """A month in tokens up to `end`: its calendar and number."""

    end: int
    start: int
    hijri: bool
    number: int
    context: bool
    row: str
    particles: str
    other: int | None = None


def month_name(scan: Scan, index: int) -> Month | None:
    """The month that begins at a token, with a second name of the same month: شباط/فبراير, تشرين الأول (أكتوبر)."""
    found = scan.find(index, MonthRow)
    if found is None:
        return None
    month = _month(*found)
    if found[1].definite and month.context:
        return None
    second = _second_name(scan, month, found[0])
    if second is None:
        return month
    end, other = second
    return replace(month, end=end, context=False, other=other)


def _month(row: MonthRow, found: Found) -> Month:
    return Month(
        found.end,
        found.start,
        row.calendar == "hijri",
        row.month,
        row.context == "yes",
        f"months:{row.form}",
        found.particles,
    )


def _second_name(scan: Scan, month: Month, row: MonthRow) -> tuple[int, int] | None:
    """The end and number of the month's other name after a slash, a hyphen or in brackets.

    The names of two regions for different months are a slip of the writer's (شباط/مارس), those of one region two months
    (فبراير/مارس).
    """
    opening = scan.text(month.end)
    if opening not in ("/", "(", "-", "–", "،", "\\"):
        return None
    found = scan.find(month.end + 1, MonthRow)
    if found is None or (found[0].calendar == "hijri") != month.hijri:
        return None
    if found[0].month != month.number and (opening not in ("/", "(") or not _are_two_names(row, found[0])):
        return None
    if opening == "(":
        return (found[1].end + 1, found[0].month) if scan.text(found[1].end) == ")" else None
    return found[1].end, found[0].month


def _are_two_names(first: MonthRow, second: MonthRow) -> bool:
    """A Levantine name beside one of Egypt and the Gulf."""
    return {first.region, second.region} == {"levant", "egypt"}


def month_alone(scan: Scan, index: int, *, sure: bool = False) -> Piece | None:
    """A month with or without its year: تشرين الثاني 2021, شهر رمضان, مارس; `sure` where what precedes shows it."""
    at = index + 1 if scan.text(index) in MONTH_WORDS else index
    month = month_name(scan, at) or numbered_month(scan, index)
    if month is None or (at > index and month.particles):
        return None
    year = year_of_month(scan, month.end, hijri=month.hijri)
    if year is not None and year.hijri and not month.hijri:
        year = None
    if month.context and at == index and year is None and not sure and not _in_time_context(scan, index, month):
        return None
    end = year.end if year else month.end
    number = year.number if year else None
    slots = Slots(year=number, month=month.number, other_month=month.other)
    if month.hijri:  # رمضان 2019: the year may be Gregorian
        slots = (
            Slots(hyear=number, hmonth=month.number)
            if year is None or year.hijri
            else Slots(year=number, hmonth=month.number)
        )
    start = word_start(scan, index) if at > index else month.start
    return Piece(index, end, start, slots, "times.month_year" if year else "times.month", month.row)


def numbered_month(scan: Scan, index: int) -> Month | None:
    """شهر 3, شهر تسعة, الشهر التاسع من العام; not شهر 3 مرات."""
    number = scan.number(index + 1)
    if number is None or not isinstance(number.value, int) or not 1 <= number.value <= 12 or number.unit:
        return None
    named = scan.text(index) in ("الشهر", "للشهر", "والشهر") and number.kind == "ordinal" and number.definite
    plain = scan.text(index) in MONTH_WORDS and number.kind == "cardinal" and not number.definite
    end = number.last + 1
    if not (plain and _ends_month(scan, end)) and not (named and _precedes_year(scan, end)):
        return None
    return Month(end, word_start(scan, index), False, number.value, False, "time_units:شهر", "")


def _ends_month(scan: Scan, index: int) -> bool:
    """Whether nothing follows that the number of a month could count."""
    if scan.word(index) is None or _precedes_year(scan, index) or shift_at(scan, index) is not None:
        return True
    tag = scan.document.tags[index]
    return tag is not None and tag.lemma.category == "particle"


def _precedes_year(scan: Scan, index: int) -> bool:
    at = index + 1 if scan.text(index) == "من" else index
    if following_year(scan, at) is not None:
        return True
    unit = scan.find(at, TimeUnitRow)
    return unit is not None and unit[0].designator == "Y" and unit[0].times == 1 and not unit[1].particles


_MONTH_PREPOSITIONS = forms("times", "month_after")


def _in_time_context(scan: Scan, index: int, month: Month) -> bool:
    """Whether a word that is also a name or verb is a month here: في رمضان, مارس الماضي."""
    if shift_at(scan, month.end) is not None:
        return True
    if month.particles == "و" and scan.find(index - 1, MonthRow) is not None:
        return True
    before = scan.text(index - 1)
    if before not in _MONTH_PREPOSITIONS or (before == "من" and month.row != "months:مارس"):
        return False
    if month.row.split(":")[1] in (
        "النوار",
        "الربيع",
        "الطير",
        "الماء",
        "الصيف",
        "ناصر",
        "هانيبال",
        "الفاتح",
        "التمور",
        "الحرث",
        "الكانون",
        "صفر",
        "آب",
        "ماي",
    ):
        return month.row.endswith(("ماي", "آب")) and before in ("في", "خلال", "منذ", "شهر", "مطلع", "أواخر", "منتصف")
    following = scan.document.tags[month.end] if month.end < scan.limit else None
    return not (following is not None and following.lemma.category == "name" and not following.particles)
