"""Words that narrow a time before them: مطلع العام, الأسبوع الأول من حزيران, وقت سابق اليوم."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.chains import chain_at, current_chain, month_chain
from riwaya.annotate.times.months import MONTH_WORDS
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Point, Slots
from riwaya.lexicon.tables import EdgeRow


def narrowed(scan: Scan, index: int) -> Point | None:
    """A time with the word before it that narrows it to a part, or leaves its hour open."""
    return _edge(scan, index) or _nth_part(scan, index) or _earlier(scan, index)


def _edge(scan: Scan, index: int) -> Point | None:
    """مطلع العام الجاري, أواخر أكتوبر, منتصف الليل."""
    found = scan.find(index, EdgeRow)
    if found is None:
        return _middle(scan, index)
    row, where = found
    at = where.end + 1 if scan.text(where.end) in ("من", "شهر") and scan.text(where.end) == "من" else where.end
    inner = _nth_part(scan, at) or chain_at(scan, at) or current_chain(scan, at)
    if inner is None or inner.slots.mod is not None or inner.start != scan.tokens[at].start:
        return None
    slots = replace(inner.slots, mod=row.mod)
    return replace(inner, first=index, start=where.start, slots=slots, rule="times.edge", row=f"edges:{row.form}")


def _middle(scan: Scan, index: int) -> Point | None:
    """نصف شهر مارس: its middle; not نصف شهر alone."""
    if scan.text(index) not in _HALVES or scan.text(index + 1) not in MONTH_WORDS:
        return None
    inner = chain_at(scan, index + 1)
    if inner is None or inner.slots.has_day or not (inner.slots.month or inner.slots.hmonth):
        return None
    slots = replace(inner.slots, mod="MID")
    return replace(inner, first=index, start=scan.tokens[index].start, slots=slots, rule="times.edge")


_HALVES = forms("times", "half")
_NTH = {1: "START", 2: "MID", 3: "MID", 4: "END", 5: "END"}


def _nth_part(scan: Scan, index: int) -> Point | None:
    """الأسبوع الأول من حزيران, النصف الثاني من الشهر الماضي: the month, narrowed."""
    if (week := _week_of(scan, index)) is not None:
        return week
    text, number = scan.text(index), scan.number(index + 1)
    if text not in ("الأسبوع", "الاسبوع", "النصف", "الثلث"):
        return None
    mod = "END" if scan.text(index + 1) in ("الأخير", "الاخير") else None
    end = index + 2
    if number is not None and number.kind == "ordinal" and number.definite and isinstance(number.value, int):
        last = number.value == {"النصف": 2, "الثلث": 3}.get(text, 0)
        mod, end = "END" if last else _NTH.get(number.value), number.last + 1
    if mod is None or scan.text(end) != "من":
        return None
    inner = chain_at(scan, end + 1) or current_chain(scan, end + 1)
    if inner is None or inner.slots.has_day or not _has_parts(inner.slots, text):
        return None
    return replace(
        inner,
        first=index,
        start=scan.tokens[index].start,
        slots=replace(inner.slots, mod=mod),
        rule="times.part_of_month",
    )


def _has_parts(slots: Slots, part: str) -> bool:
    """Months have weeks and halves, centuries and decades halves; halves of years have their own value."""
    if slots.month or slots.hmonth or slots.unit == "M":
        return True
    return part in ("النصف", "الثلث") and (
        slots.century is not None or slots.decade is not None or slots.unit == "century"
    )


def _week_of(scan: Scan, index: int) -> Point | None:
    """أول أسبوع من أكتوبر, آخر أسبوع في رمضان: the month, narrowed."""
    number = scan.number(index)
    first = number is not None and number.kind == "ordinal" and number.value == 1 and not number.definite
    last = scan.text(index) in ("آخر", "اخر")
    if not (first or last) or scan.text(index + 1) not in ("أسبوع", "اسبوع"):
        return None
    at = index + 3 if scan.text(index + 2) in ("من", "في") else index + 2
    inner = chain_at(scan, at) or month_chain(scan, at) or current_chain(scan, at)
    if inner is None or inner.slots.has_day or not _has_parts(inner.slots, "الأسبوع"):
        return None
    start = scan.number_start(index) if first else scan.tokens[index].start
    slots = replace(inner.slots, mod="START" if first else "END")
    return replace(inner, first=index, start=start, slots=slots, rule="times.part_of_month")


_EARLIER = forms("times", "earlier")


def _earlier(scan: Scan, index: int) -> Point | None:
    """وقت سابق من يوم الثلاثاء, وقت سابق اليوم: the day, whatever the hour."""
    if scan.text(index) not in ("وقت", "لوقت") or scan.text(index + 1) not in _EARLIER:
        return None
    at = index + 3 if scan.text(index + 2) in ("من", "،") else index + 2
    inner = chain_at(scan, at)
    if inner is None or not inner.slots.has_day or inner.start != scan.tokens[at].start:
        return None
    return replace(
        inner, first=index, start=scan.tokens[index].start + (scan.text(index)[0] == "ل"), rule="times.earlier"
    )
