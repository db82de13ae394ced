"""What recurs: كل يوم جمعة, كل صباح, مرتين في الأسبوع, and expressions with a value of their own."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.amounts import amount_at
from riwaya.annotate.times.days import weekday_row
from riwaya.annotate.times.durations import duration_value
from riwaya.annotate.times.points import point_at
from riwaya.annotate.times.resolve import clock_hour
from riwaya.annotate.times.scan import Scan
from riwaya.lexicon.tables import DayPartRow, MonthRow, ReferenceRow, TimeUnitRow

_EACH = forms("times", "each")
_TIMES = forms("times", "times")


class Fixed(Struct, frozen=True, gc=False):
    """An expression whose value does not depend on the day of the report."""

    first: int
    end: int
    start: int
    type: str
    value: str
    rule: str
    row: str


def fixed_at(scan: Scan, index: int) -> Fixed | None:
    """The set or vague reference that begins at a token."""
    return (
        _with_hour(scan, _every(scan, index))
        or _part_of_every(scan, index)
        or _times_in(scan, index)
        or _weekdays(scan, index)
        or _reference(scan, index)
    )


def _reference(scan: Scan, index: int) -> Fixed | None:
    found = scan.find(index, ReferenceRow)
    if found is None:
        return None
    row, where = found
    if row.form in ("وقت سابق", "وقت لاحق") and point_at(scan, index) is not None:
        return None
    if row.type == "SET" and scan.text(where.end) in ("من", "بعد"):
        return None
    return Fixed(index, where.end, where.start, row.type, row.value, "times.reference", f"references:{row.form}")


def _every(scan: Scan, index: int) -> Fixed | None:
    """كل [يوم] جمعة, كل صباح, كل رمضان."""
    if scan.text(index) not in _EACH:
        return None
    start = scan.tokens[index].start + scan.text(index).startswith("و")
    at = index + 2 if scan.text(index + 1) in ("يوم", "ليلة") else index + 1
    day = weekday_row(scan, at, bare=True)
    if day is not None and (at == index + 2 or day[1].definite or day[0].day not in (1, 7)):  # كل اثنين: two by two
        return Fixed(
            index, day[1].end, start, "SET", f"XXXX-WXX-{day[0].day}", "times.every_weekday", f"weekdays:{day[0].form}"
        )
    part = scan.find(index + 1, DayPartRow)
    if part is not None and not part[1].definite:
        return Fixed(
            index,
            part[1].end,
            start,
            "SET",
            f"XXXX-XX-XXT{part[0].code}",
            "times.every_part",
            f"dayparts:{part[0].form}",
        )
    month = scan.find(index + 2 if scan.text(index + 1) == "شهر" else index + 1, MonthRow)
    if month is not None and month[0].calendar == "gregorian":
        return Fixed(
            index,
            month[1].end,
            start,
            "SET",
            f"XXXX-{month[0].month:02d}",
            "times.every_month",
            f"months:{month[0].form}",
        )
    return None


def _with_hour(scan: Scan, fixed: Fixed | None) -> Fixed | None:
    """كل يوم اثنين [في] الساعة 4 مساء: the hour at which it recurs."""
    if fixed is None or fixed.rule not in ("times.every_weekday", "times.every_part"):
        return fixed
    at = fixed.end + 1 if scan.text(fixed.end) in ("في", "عند") else fixed.end
    point = point_at(scan, at) if scan.text(at) in ("الساعة", "تمام") or scan.kind(at) == "number" else None
    if point is None or point.slots.hour is None or point.slots.has_day:
        return fixed
    day = fixed.value.partition("T")[0]
    return replace(fixed, end=point.end, value=f"{day}T{clock_hour(point.slots):02d}:{point.slots.minute or 0:02d}")


def _part_of_every(scan: Scan, index: int) -> Fixed | None:
    """مساء كل خميس, صباح كل يوم."""
    if scan.text(index + 1) != "كل" or (part := scan.find(index, DayPartRow)) is None or part[1].definite:
        return None
    code, start = part[0].code, part[1].start
    if every := _every(scan, index + 1):
        if every.value.startswith("XXXX-WXX"):
            return replace(every, first=index, start=start, value=f"{every.value}T{code}")
    elif scan.text(index + 2) == "يوم":
        return Fixed(
            index, index + 3, start, "SET", f"XXXX-XX-XXT{code}", "times.every_part", f"dayparts:{part[0].form}"
        )
    return None


def _times_in(scan: Scan, index: int) -> Fixed | None:
    """مرتين في الأسبوع, ثلاث مرات في اليوم."""
    number = scan.numbers.get(index)
    at = number.last + 1 if number is not None and number.kind == "cardinal" else index
    if scan.text(at) not in _TIMES:
        return None
    at += 1
    if scan.text(at) in ("واحدة",):
        at += 1
    if scan.text(at) == "كل" and (amount := amount_at(scan, at + 1)):
        return Fixed(
            index, amount.end, scan.number_start(index), "SET", duration_value(amount), "times.how_often", amount.row
        )
    if scan.text(at) in ("في", "كل"):
        unit = scan.find(at + 1, TimeUnitRow)
    else:
        return (
            None
            if (found := _reference(scan, at)) is None or found.type != "SET"
            else replace(found, first=index, start=scan.number_start(index))
        )
    if unit is None or unit[1].definite != (scan.text(at) == "في"):
        return None
    row, where = unit
    value = f"{row.prefix}{row.times}{row.designator}"
    return Fixed(
        index,
        where.end,
        scan.number_start(index),
        "SET",
        value,
        "times.how_often",
        f"time_units:{row.lemma.partition('/')[0]}",
    )


def _weekdays(scan: Scan, index: int) -> Fixed | None:
    """أيام الجمعة."""
    if scan.text(index) not in ("أيام", "ايام"):
        return None
    day = weekday_row(scan, index + 1)
    if day is None or day[1].particles:
        return None
    return Fixed(
        index,
        day[1].end,
        scan.tokens[index].start,
        "SET",
        f"XXXX-WXX-{day[0].day}",
        "times.every_weekday",
        f"weekdays:{day[0].form}",
    )
