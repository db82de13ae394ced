"""Months: نيسان, شباط/فبراير, تشرين الأول (أكتوبر), شهر رمضان الماضي."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.times.scan import Found, Scan
from riwaya.annotate.times.slots import Piece, Slots
from riwaya.annotate.times.units import shift_at
from riwaya.annotate.times.years import following_year, word_start
from riwaya.lexicon.tables import MonthRow

MONTH_WORDS = frozenset(("شهر", "لشهر", "وشهر", "بشهر"))


class Month(NamedTuple):
    """A month in tokens up to `end`: its calendar and number."""

    end: int
    start: int
    hijri: bool
    number: int
    context: bool
    row: str
    particles: str


def month_name(scan: Scan, index: int) -> Month | None:
    """The month that begins at a token, with a second name of the same month: شباط/فبراير, تشرين الأول (أكتوبر)."""
    found = scan.find(index, MonthRow)
    if found is None:
        return None
    month = _month(*found)
    if found[1].definite and month.context:
        return None
    second = _second_name(scan, month)
    return month if second is None else month._replace(end=second, context=False)


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


def _second_name(scan: Scan, month: Month) -> int | None:
    """The end of the same month's other name after a slash, a hyphen or in brackets."""
    opening = scan.text(month.end)
    if opening not in ("/", "(", "-", "–", "،", "\\"):
        return None
    found = scan.find(month.end + 1, MonthRow)
    if found is None or found[0].month != month.number or (found[0].calendar == "hijri") != month.hijri:
        return None
    if opening == "(":
        return found[1].end + 1 if scan.text(found[1].end) == ")" else None
    return found[1].end


def month_alone(scan: Scan, index: int) -> Piece | None:
    """A month with or without its year: تشرين الثاني 2021, شهر رمضان, مارس."""
    at = index + 1 if scan.text(index) in MONTH_WORDS else index
    month = month_name(scan, at)
    if month is None or (at > index and month.particles):
        return None
    year = following_year(scan, month.end)
    if year is not None and year.hijri and not month.hijri:
        year = None
    if month.context and at == index and year is None and not _in_time_context(scan, index, month):
        return None
    end = year.end if year else month.end
    number = year.number if year else None
    slots = Slots(year=number, month=month.number)
    if month.hijri:  # رمضان 2019: the year may be Gregorian
        slots = (
            Slots(hyear=number, hmonth=month.number)
            if year is None or year.hijri
            else Slots(year=number, hmonth=month.number)
        )
    start = word_start(scan, index) if at > index else month.start
    return Piece(index, end, start, slots, "times.month_year" if year else "times.month", month.row)


_MONTH_PREPOSITIONS = frozenset((
    "في", "خلال", "منذ", "قبل", "بعد", "حتى", "مطلع", "أواخر", "منتصف", "بداية", "نهاية", "أوائل", "شهر", "قبيل", "عقب",
    "من", "أواسط",
    "وفي", "ففي", "ومنذ", "وحتى", "مستهل", "غرة", "هلال", "وخلال", "طوال", "بين",
))  # fmt: skip


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
