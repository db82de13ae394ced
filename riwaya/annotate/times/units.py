"""Pieces that move a unit of time: العام الماضي, هذا الأسبوع, اليوم التالي, القرن التاسع عشر, الربع الأول."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Piece, Shift, Slots
from riwaya.annotate.times.years import following_year, worded_year
from riwaya.lexicon import Grammatical
from riwaya.lexicon.tables import DecadeRow, SeasonRow, ShiftRow, TimeUnitRow

_DEMONSTRATIVES = {
    "هذا": Shift("report", 0),
    "هذه": Shift("report", 0),
    "ذلك": Shift("text", 0),
    "تلك": Shift("text", 0),
    "ذاك": Shift("text", 0),
    "هذي": Shift("report", 0),
    "هاي": Shift("report", 0),
    "هاد": Shift("report", 0),
}
_CALENDARS = {"الهجري": "HY", "الهجرية": "HY", "الميلادي": "Y", "الميلادية": "Y"}
_ORDINAL_UNITS = {"ربع": "Q", "نصف": "H"}


def shift_at(scan: Scan, index: int) -> tuple[Shift, int, str] | None:
    """The adjective at a token that moves a unit, the token after it, and its row."""
    found = scan.find(index, ShiftRow)
    if found is None or found[1].particles:
        return None
    row, where = found
    return Shift(row.anchor, row.shift), where.end, f"shifts:{row.form}"


def demonstrative_at(scan: Scan, index: int) -> Shift | None:
    """هذا and تلك as shifts: of the report's time, or of one named before."""
    text = scan.text(index)
    return _DEMONSTRATIVES.get(text.removeprefix("و") if text.startswith("وه") else text)


def unit_name(row: TimeUnitRow) -> str | None:
    """The unit a shift moves: days and longer."""
    if row.prefix == "PT":
        return None
    return {10: "decade", 100: "century"}.get(row.times, row.designator)


def shifted_unit(scan: Scan, index: int) -> Piece | None:
    """A definite unit with its shift: الشهر الجاري, العام نفسه, هذا الأسبوع, ذلك اليوم."""
    demonstrative = demonstrative_at(scan, index)
    at = index + 1 if demonstrative else index
    found = scan.find(at, TimeUnitRow)
    if found is None:
        return None
    row, where = found
    unit = unit_name(row)
    number = where.morph.features.number if where.morph else None
    if unit is None or not where.definite or number is not Grammatical.SINGULAR or (demonstrative and where.particles):
        return None
    if unit == "Y" and scan.text(where.end) in _CALENDARS:  # العام الهجري الجديد
        unit, where = _CALENDARS[scan.text(where.end)], replace(where, end=where.end + 1)
    shift = shift_at(scan, where.end)
    if shift is None and unit == "D":
        return (
            None
            if demonstrative is None
            else _piece(scan, index, where.end, unit, demonstrative, "times.this_unit", row)
        )
    if shift is None:
        return _piece(scan, index, where.end, unit, demonstrative, "times.this_unit", row) if demonstrative else None
    piece = _piece(scan, at, shift[1], unit, shift[0], "times.shifted_unit", row)
    return replace(piece, start=where.start) if not demonstrative else piece


def _piece(scan: Scan, first: int, end: int, unit: str, shift: Shift, rule: str, row: TimeUnitRow) -> Piece:
    slots = Slots(unit=unit, shift=shift)
    return Piece(first, end, scan.tokens[first].start, slots, rule, f"time_units:{row.lemma.partition('/')[0]}")


def current_unit(scan: Scan, index: int) -> Piece | None:
    """A definite unit without shift, which only an edge word makes a time: نهاية الأسبوع, مطلع العام."""
    found = scan.find(index, TimeUnitRow)
    if found is None:
        return None
    row, where = found
    unit = unit_name(row)
    if unit not in ("W", "M", "Y", "century") or not where.definite or where.particles:
        return None
    if where.morph is None or where.morph.features.number is not Grammatical.SINGULAR:
        return None
    return _piece(scan, index, where.end, unit, Shift("report", 0), "times.current_unit", row)


def shift_alone(scan: Scan, index: int) -> Piece | None:
    """The shift after a month, weekday, feast or season: نيسان الماضي."""
    shift = shift_at(scan, index)
    return (
        Piece(index, shift[1], scan.tokens[index].start, Slots(shift=shift[0]), "times.shift", shift[2])
        if shift
        else None
    )


def century(scan: Scan, index: int) -> Piece | None:
    """القرن التاسع عشر."""
    found = scan.find(index, TimeUnitRow)
    if found is None or unit_name(found[0]) != "century" or not found[1].definite:
        return None
    number = scan.number(found[1].end)
    if (
        number is None
        or number.kind not in ("ordinal", "cardinal")
        or not number.definite
        or not isinstance(number.value, int)
    ):
        return None
    return Piece(
        index, number.last + 1, found[1].start, Slots(century=number.value - 1), "times.century", "time_units:قرن"
    )


def decade(scan: Scan, index: int) -> Piece | None:
    """تسعينيات [القرن الماضي], الثمانينات."""
    found = scan.find(index, DecadeRow)
    if found is None:
        return None
    row, where = found
    if scan.text(where.end) == "من" and scan.text(where.end + 1).startswith(("العمر", "عمر")):
        return None
    return Piece(index, where.end, where.start, Slots(decade=row.value), "times.decade", f"decades:{row.form}")


def season(scan: Scan, index: int) -> Piece | None:
    """A season where a year or shift follows: الصيف الماضي, صيف 2021, شتاء عام 2020."""
    this = demonstrative_at(scan, index)
    found = scan.find(index + 1 if this else index, SeasonRow)
    if found is None:
        return None
    row, where = found
    if this is not None:  # هذا الصيف
        slots = Slots(season=row.code, shift=this) if where.definite and not where.particles else None
        start = scan.tokens[index].start
        return Piece(index, where.end, start, slots, "times.season", f"seasons:{row.form}") if slots else None
    year = following_year(scan, where.end) if not where.definite else None
    if year is not None and not year.hijri:
        slots = Slots(season=row.code, year=year.number)
        return Piece(index, year.end, where.start, slots, "times.season", f"seasons:{row.form}")
    if not (shift_at(scan, where.end) if where.definite else scan.text(where.end) in ("العام", "هذا")):
        return None
    return Piece(index, where.end, where.start, Slots(season=row.code), "times.season", f"seasons:{row.form}")


def quarter(scan: Scan, index: int) -> Piece | None:
    """الربع الأول, النصف الثاني [من العام]."""
    number = scan.number(index)
    if number is None or number.kind != "fraction" or not number.definite or number.last != index:
        return None
    letter = _ORDINAL_UNITS.get(number.row.partition(":")[2])
    ordinal = scan.number(index + 1)
    if scan.text(index + 1) == "الأخير":
        return _quarter(scan, index, index + 2, f"{letter}{4 if letter == 'Q' else 2}", number.span.start)
    if (
        letter is None
        or ordinal is None
        or ordinal.kind != "ordinal"
        or not ordinal.definite
        or not isinstance(ordinal.value, int)
    ):
        return None
    if ordinal.value > (4 if letter == "Q" else 2):
        return None
    return _quarter(scan, index, ordinal.last + 1, f"{letter}{ordinal.value}", number.span.start)


def _quarter(scan: Scan, index: int, end: int, code: str, start: int) -> Piece | None:
    """Only where its year is named or it closes its phrase: 'الربع الأول من المباراة' is none."""
    of = scan.text(end) == "من"
    for_year = scan.text(end) in ("لعام", "للعام", "لسنة", "للسنة")
    year = worded_year(scan, end + 1) if of or for_year else following_year(scan, end)
    if year is not None and not year.hijri:
        return Piece(index, year.end, start, Slots(quarter=code, year=year.number), "times.quarter")
    unit = scan.find(end + 1, TimeUnitRow) if of else None
    if for_year or (unit is not None and unit[0].designator == "Y"):
        return Piece(index, end, start, Slots(quarter=code), "times.quarter")
    return None
