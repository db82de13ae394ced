"""Whether a part of the day that stands alone is a time: صباحا, في المساء; not the verb ظهر."""

from __future__ import annotations

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Point

_ALONE_AFTER = forms("times", "part_after")


def stands(scan: Scan, point: Point) -> bool:
    """Whether a part of the day alone is a time: صباحا, في المساء, قرابة الظهر; not the verb ظهر or the noun عصر."""
    slots = point.slots
    if slots.part is None or slots.has_day or slots.hour is not None:
        return True
    text = scan.text(point.end - 1)
    if point.row.startswith(("dayparts:قبل", "dayparts:بعد", "dayparts:قبيل")):
        return True
    if slots.mod is not None:
        return True
    if text.endswith(("ا", "ً", "اً", "ًا", "مساء", "مساءً")) and not text.startswith("ال"):
        tag = scan.document.tags[point.end - 1]
        return text != "ظهرا" and (tag is None or tag.pos.name != "VERB")
    return (
        text.startswith("ال")
        and scan.text(point.first - 1) in _ALONE_AFTER
        and text not in ("العصر", "المغرب", "العشاء")
    )
