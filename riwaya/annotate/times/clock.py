"""Pieces that name an hour or a part of the day: الساعة 2225, الرابعة إلا ربعا, 7 مساء, فجر, بتوقيت غرينتش."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Piece, Slots
from riwaya.annotate.times.units import demonstrative_at
from riwaya.annotate.times.years import whole
from riwaya.lexicon.letters import SHADDA, fold_light
from riwaya.lexicon.tables import DayPartRow, ZoneRow

_HOUR = forms("times", "hour")
_INTRODUCED = forms("times", "hour_after")
_PARTS_OF_HOUR = frozenset((Fraction(1, 4), Fraction(1, 3), Fraction(1, 2)))
_EARLY_LATE = {"الباكر": "START", "المبكر": "START", "المتأخر": "END"}
_EXCEPT = forms("times", "except")


class _Clock(Struct, frozen=True, gc=False):
    end: int
    hour: int
    minute: int | None
    certain: bool


def clock(scan: Scan, index: int) -> Piece | None:
    """An hour with minutes and zone: in figures, in words, after الساعة or before a part of day."""
    led = scan.text(index) in _HOUR
    at = index + 1 if led else index
    found = _figures(scan, at, led) or _words(scan, at, led)
    if found is None:
        return None
    figures = scan.kind(at) == "number" and (led or found.certain or len(scan.text(at)) < 3)
    half = _half_day(scan, found.end) if figures else None
    zone, end = zone_at(scan, found.end + bool(half))
    if not led and found.minute is None and scan.kind(at) == "word" and scan.describes(index):
        return None  # الدورة السابعة | مساء أمس
    if not (
        led
        or found.certain
        or half
        or zone is not None
        or _part_follows(scan, found.end)
        or _is_introduced(scan, index, found)
    ):
        return None
    start = scan.number_start(at) if not led else scan.tokens[index].start + scan.text(index).startswith("و")
    hour, minute = (found.hour, found.minute)
    if not (0 <= hour <= 24 and (minute is None or 0 <= minute < 60)):
        return None
    slots = Slots(part=half[0], part_hour=half[1]) if half else Slots()
    return Piece(
        index,
        end,
        start,
        replace(slots, hour=hour, minute=minute, zone=zone, spoken=scan.kind(at) != "number" or None),
        "times.clock",
    )


def _half_day(scan: Scan, index: int) -> tuple[str, int] | None:
    """The letters ص and م after an hour in figures."""
    return {"ص": ("MO", 0), "م": ("EV", 12)}.get(scan.text(index))


def _figures(scan: Scan, index: int, led: bool) -> _Clock | None:
    """2225, 4:10, 16.30, 7."""
    if scan.kind(index) != "number":
        return None
    text = fold_light(scan.text(index)).replace("٫", ".").replace(",", ".")
    if scan.text(index + 1) == ":" and (minute := _minute(scan, index + 2)) is not None and text.isdecimal():
        certain = len(scan.text(index + 2)) == 2 and scan.tokens[index].end == scan.tokens[index + 1].start
        seconds = 2 if scan.text(index + 3) == ":" and _minute(scan, index + 4) is not None else 0
        return _Clock(index + 3 + seconds, int(text), minute, certain and int(text) < 25)
    if led and text.count(".") == 1 and len(text.split(".")[1]) == 2:
        hour, minute_text = text.split(".")
        return _Clock(index + 1, int(hour), int(minute_text), True)
    value = whole(text)
    if value is None:
        return None
    number = scan.number(index)
    if number is not None and number.last > index and number.bare > index and led and value < 25:  # 3 وثلث
        part = Fraction(str(number.value)).limit_denominator(12) - value
        if part in _PARTS_OF_HOUR:
            return _Clock(number.last + 1, value, int(part * 60), True)
    if len(text) == 4 and int(text[:2]) < 25 and int(text[2:]) < 60:
        return _Clock(index + 1, int(text[:2]), int(text[2:]), led)
    if value > 24 or (not led and not _part_follows(scan, index + 1)):
        return None
    return _with_minutes(scan, index + 1, value, led)


def _minute(scan: Scan, index: int) -> int | None:
    value = whole(scan.text(index)) if scan.kind(index) == "number" else None
    return value if value is not None and value < 60 and len(scan.text(index)) == 2 else None


def _words(scan: Scan, index: int, led: bool) -> _Clock | None:
    """الثالثة, الحادية عشرة, خمسة; with وربع, والنصف, إلا ربعا."""
    number = scan.number(index)
    if scan.text(index) == "الواحدة":
        return _with_minutes(scan, index + 1, 1, led)
    if number is None or number.unit or number.digits or number.value is None:
        return None
    value = number.value
    if number.kind == "ordinal":
        if not number.definite or not scan.is_feminine(index) or not isinstance(value, int) or value > 12:
            return None
        return _with_minutes(scan, number.last + 1, value, led)
    if not led or number.kind != "cardinal" or not 0 < value < 25:
        return None
    hour, minute = int(value), round((value - int(value)) * 60)
    found = _with_minutes(scan, number.last + 1, hour, led)
    return found if not minute else replace(found, minute=minute)


def _with_minutes(scan: Scan, end: int, hour: int, led: bool) -> _Clock:
    """What is added to or taken from the hour."""
    text = scan.text(end)
    if text in _EXCEPT and (part := _fraction(scan, end + 1)):
        return _Clock(part[0], (hour - 1) % 24, 60 - part[1], True)
    if (part := _fraction(scan, end)) and scan.starts_with_and(end):
        return _Clock(part[0], hour, part[1], led or part[2])
    if text == "و" and (part := _fraction(scan, end + 1)):
        return _Clock(part[0], hour, part[1], led or part[2])
    return _Clock(end, hour, None, False)


def _fraction(scan: Scan, index: int) -> tuple[int, int, bool] | None:
    """The end and minutes of ربعا, النصف, عشر دقائق, 20 دقيقة; whether it must be a clock."""
    number = scan.number(index)
    if number is None or number.value is None or number.unit:
        return None
    if number.kind == "fraction":
        fractions = {"fractions:نصف": Fraction(1, 2), "fractions:ربع": Fraction(1, 4), "fractions:ثلث": Fraction(1, 3)}
        value = fractions.get(number.row)
        return (number.last + 1, int(value * 60), number.definite or _closes(scan, number.last + 1)) if value else None
    minutes = scan.text(number.last + 1).startswith(("دقي", "دقا"))
    if minutes and isinstance(number.value, int) and 0 < number.value < 60:
        return number.last + 2, number.value, True
    return None


def _closes(scan: Scan, index: int) -> bool:
    """Whether nothing follows that a fraction may be taken of: الثامنة وربع, not المرتبة الثامنة وربع النهائي."""
    return index >= scan.limit or scan.word(index) is None or _part_follows(scan, index)


def zone_at(scan: Scan, index: int) -> tuple[str | None, int]:
    """The zone after an hour: بتوقيت غرينتش gives Z, local time an empty offset."""
    at = index + 1 if scan.text(index) == "(" else index
    found = scan.find(at, ZoneRow)
    if found is None and scan.text(index) == "ت" and scan.text(index + 2).startswith("غ"):
        return "Z", index + 3 + (scan.text(index + 3) == ".")
    if found is None:
        return None, index
    end = found[1].end + (at > index and scan.text(found[1].end) == ")")
    return found[0].offset, end


def _part_follows(scan: Scan, index: int) -> bool:
    at = index + 1 if scan.text(index) in ("من", "في") else index
    if demonstrative_at(scan, at) is not None:  # الثامنة هذه الليلة
        at += 1
    if scan.text(at) == "ص" and scan.kind(index - 1) == "number":
        return True
    found = scan.find(at, DayPartRow)
    return found is not None and not found[1].particles


def _is_introduced(scan: Scan, index: int, found: _Clock) -> bool:
    """'عند الثالثة', 'قرابة الرابعة إلا ربعا': a feminine ordinal that describes no noun."""
    if scan.kind(index) == "number" or scan.text(index - 1) not in _INTRODUCED:
        return False
    return found.minute is not None or not scan.describes(index)


def part_of_day(scan: Scan, index: int) -> Piece | None:
    """فجر, مساء, بعد ظهر: narrows the day it stands with."""
    found = scan.find(index, DayPartRow)
    if found is None:
        return None
    row, where = found
    if where.morph is not None and (where.morph.features.number or SHADDA in scan.text(index)):
        return None  # فجّر is a verb
    slots = Slots(part=row.code, part_mod=row.mod or None, part_hour=row.hour)
    end = where.end
    if scan.text(index).startswith("ال") and scan.text(end) in _EARLY_LATE:  # الصباح الباكر
        slots, end = replace(slots, mod=_EARLY_LATE[scan.text(end)]), end + 1
    return Piece(index, end, where.start, slots, "times.part", f"dayparts:{row.form}")
