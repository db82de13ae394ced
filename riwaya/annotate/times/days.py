"""Pieces that name a day by its weekday, by counting from today, by its feast, or by its number in a month."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.scan import Found, Scan
from riwaya.annotate.times.slots import Piece, Slots
from riwaya.annotate.times.units import demonstrative_at, shifted_unit
from riwaya.annotate.times.years import year_at
from riwaya.lexicon.tables import DayPartRow, DeicticRow, FeastRow, WeekdayRow

_DAY = forms("times", "day")
_PRAYERS = forms("times", "prayer")


def weekday_row(scan: Scan, index: int, *, bare: bool = False) -> tuple[WeekdayRow, Found] | None:
    """The weekday at a token: with the article, or `bare` where the word before shows it."""
    found = scan.find(index, WeekdayRow)
    if found is None or not (found[1].definite or bare):
        return None
    if found[0].day == 1 and found[1].definite and not bare and _is_number_two(scan, index):
        return None
    return found


def _is_number_two(scan: Scan, index: int) -> bool:
    """الاثنين after a noun in the plural or dual counts it."""
    if scan.tokens[index].text.endswith("إثنين") or index == scan.sentence.first:
        return False
    tag = scan.document.tags[index - 1]
    text = scan.text(index - 1)
    return text in ("بين", "كلا") or (
        tag is not None and tag.article and tag.features.number != 0 and tag.lemma.category == "noun"
    )


def weekday(scan: Scan, index: int) -> Piece | None:
    """[يوم] الأحد; not the Friday of a prayer."""
    this = scan.text(index) in ("هذا", "وهذا")
    led = scan.text(index + this) in _DAY
    at = index + this + led
    found = weekday_row(scan, at, bare=led or _in_named_week(scan, at + 1))
    if found is None or ((led or this) and found[1].particles) or scan.text(index - 1) in _PRAYERS:
        return None
    row, where = found
    return Piece(
        index,
        where.end,
        _start(scan, index, led or this, where),
        Slots(weekday=row.day),
        "times.weekday",
        f"weekdays:{row.form}",
    )


def _in_named_week(scan: Scan, index: int) -> bool:
    """جمعة [الأسبوع الماضي]: a bare weekday of a week."""
    if scan.text(index) not in ("الأسبوع", "الاسبوع"):
        return False
    week = shifted_unit(scan, index)
    return week is not None and week.slots.unit == "W"


def _start(scan: Scan, index: int, led: bool, where: Found) -> int:
    if not led:
        return where.start
    text = scan.tokens[index].text
    return scan.tokens[index].start + (text[0] in "لوبف" and text not in ("يوم", "نهار"))


def deictic(scan: Scan, index: int) -> Piece | None:
    """[يوم] أمس, اليوم, غدا, أول من أمس, الليلة الماضية."""
    led = scan.text(index) in _DAY
    at = index + 1 if led else index
    found = scan.find(at, DeicticRow)
    if found is None or (led and found[1].particles):
        return None
    row, where = found
    if row.form == "اليوم" and (led or not _is_today(scan, at, where)):
        return None
    slots = Slots(offset=row.days, part=row.part or None)
    return Piece(index, where.end, _start(scan, index, led, where), slots, "times.deictic", f"deictics:{row.form}")


_NOT_TODAY = forms("times", "not_today")


def _is_today(scan: Scan, index: int, where: Found) -> bool:
    """Not 'اليوم التالي', 'اليوم الثالث', 'في اليوم' (a day), 'هذا اليوم' (read as a unit)."""
    number = scan.number(where.end)
    if number is not None and number.kind == "ordinal" and number.definite and number.value != 2:
        weekday = scan.find(where.end, WeekdayRow)
        return weekday is not None
    if shifted_unit(scan, index) is not None or scan.text(where.end) in _NOT_TODAY:
        return False
    before = scan.text(index - 1)
    if number is not None and number.kind == "ordinal" and scan.find(where.end, WeekdayRow) is None:
        return False
    return before not in ("في", "ذلك", "هذا", "نفس", "ذات", "طوال", "طيلة", "مدار") and scan.text(where.end) not in (
        "الواحد",
        "العالمي",
        "الدولي",
        "الوطني",
        "الأخير",
    )


def feast(scan: Scan, index: int) -> Piece | None:
    """عيد الفطر, [أول أيام] عيد الأضحى."""
    number = scan.number(index)
    ordinal = number.value if number is not None and number.kind == "ordinal" and not number.definite else None
    at = index
    if isinstance(ordinal, int) and scan.text(index + 1) in ("أيام", "يوم", "ايام"):
        at = index + 2
    found = scan.find(at, FeastRow)
    if found is None:
        return None
    row, where = found
    year = year_at(scan, where.end)
    end = year.end if year else where.end
    day = f"{row.calendar}:{row.date}:{ordinal - 1 if at > index and isinstance(ordinal, int) else 0}"
    start = scan.tokens[index].start if at > index else where.start
    slots = (
        Slots(feast=day, hyear=year.number)
        if year and year.hijri
        else Slots(feast=day, year=year.number if year else None)
    )
    return Piece(index, end, start, slots, "times.feast", f"feasts:{row.form}")


def day_of_month(scan: Scan, index: int) -> Piece | None:
    """25 من الشهر الماضي, العاشر من هذا الشهر."""
    number = scan.number(index)
    if number is None or not isinstance(number.value, int) or not 1 <= number.value <= 31 or number.unit:
        return None
    linked = scan.text(number.last + 1) in ("من", "في")
    if (number.kind == "cardinal" and not number.digits and not number.definite) or not (
        linked or (number.digits and _names_day(scan, index))
    ):
        return None
    month = shifted_unit(scan, number.last + 2 if linked else number.last + 1)
    if month is None or month.slots.unit != "M":
        return None
    return Piece(
        index, month.end, number.span.start, replace(month.slots, day=number.value), "times.day_of_month", month.row
    )


def _names_day(scan: Scan, index: int) -> bool:
    """يوم 14 الشهر الجاري: digits before the month are a day, not a count (قتل 14 الشهر الماضي)."""
    return index == scan.sentence.first or scan.text(index - 1) in _DAY_BEFORE


_DAY_BEFORE = forms("times", "day_before")


def this_part(scan: Scan, index: int) -> Piece | None:
    """هذا الصباح, هذه الليلة, تلك الليلة."""
    days = demonstrative_at(scan, index)
    if days is None:
        return None
    found = scan.find(index + 1, DayPartRow)
    if found is None or not found[1].definite or found[1].particles:
        return None
    row, where = found
    slots = Slots(part=row.code, part_mod=row.mod or None, part_hour=row.hour)
    slots = replace(slots, offset=0) if days.anchor == "report" else replace(slots, unit="D", shift=days)
    start = scan.tokens[index].start + scan.text(index).startswith("و")
    return Piece(index, where.end, start, slots, "times.this_part", f"dayparts:{row.form}")
