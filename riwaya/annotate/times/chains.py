"""Pieces of day, hour and year that stand together are one expression."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.clock import clock, part_of_day, zone_at
from riwaya.annotate.times.dates import day_month, month_day
from riwaya.annotate.times.days import day_of_month, deictic, feast, this_part, weekday, weekday_row
from riwaya.annotate.times.digits import digit_date
from riwaya.annotate.times.joining import fits
from riwaya.annotate.times.months import month_alone
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Piece, Point, Slots, merge
from riwaya.annotate.times.units import century, current_unit, decade, quarter, season, shift_alone, shifted_unit
from riwaya.annotate.times.years import year_alone

_PIECES: tuple[Callable[[Scan, int], Piece | None], ...] = (
    this_part, clock, digit_date, day_month, day_of_month, month_day, deictic, weekday, feast, shifted_unit, century,
    decade, quarter, season, month_alone, year_alone, part_of_day,
)  # fmt: skip
_LEAD = forms("times", "day_lead")


def piece_at(scan: Scan, index: int) -> Piece | None:
    """The piece that begins at a token."""
    if index >= scan.limit:
        return None
    for read in _PIECES:
        if piece := read(scan, index):
            return piece
    return None


def chain_at(scan: Scan, index: int) -> Point | None:
    """An expression without a word that narrows it."""
    first = piece_at(scan, index) or led_date(scan, index)
    return None if first is None else _extend(scan, first)


def led_date(scan: Scan, index: int) -> Piece | None:
    """يوم 7 أبريل: the word يوم belongs to the date."""
    if scan.text(index) not in _LEAD:
        return None
    piece = digit_date(scan, index + 1) or day_month(scan, index + 1) or day_of_month(scan, index + 1)
    return piece and replace(
        piece, first=index, start=scan.tokens[index].start + (scan.text(index) not in ("يوم", "نهار"))
    )


def current_chain(scan: Scan, index: int) -> Point | None:
    """A definite unit that only the word before it makes a time: [نهاية] الأسبوع."""
    piece = current_unit(scan, index)
    return None if piece is None else _extend(scan, piece)


def month_chain(scan: Scan, index: int) -> Point | None:
    """A month that the words before it make sure of: [أول جمعة من] رمضان."""
    piece = month_alone(scan, index, sure=True) if index < scan.limit else None
    return None if piece is None else _extend(scan, piece)


def _extend(scan: Scan, piece: Piece) -> Point:
    slots, end, rule, row = piece.slots, piece.end, piece.rule, piece.row
    stop = end
    while joined := _join(scan, slots, end) or _zoned(scan, slots, end):
        slots, end, name, key = joined
        rule = rule if _rank(rule) >= _rank(name) else name
        row = row or key
        stop = end
    if slots.part == "NI" and slots.weekday and (night := _second_night(scan, slots.weekday, end)):
        end = stop = night
        rule = "times.night_between"
    return Point(piece.first, end, piece.start, scan.tokens[stop - 1].end, slots, rule, row)


def _zoned(scan: Scan, slots: Slots, end: int) -> tuple[Slots, int, str, str] | None:
    """The zone after the part of day: السابعة مساء بتوقيت غرينتش."""
    if slots.hour is None or slots.zone is not None:
        return None
    zone, after = zone_at(scan, end)
    return None if zone is None else (replace(slots, zone=zone), after, "times.part", "")


def _rank(rule: str) -> int:
    return {"times.shift": 0, "times.part": 1, "times.weekday": 2}.get(rule, 3)


def _second_night(scan: Scan, day: int, index: int) -> int | None:
    """ليل السبت الأحد, ليل السبت - الأحد: the night that begins on the first day."""
    at = index + 1 if scan.text(index) in ("-", "–", "/", "إلى", "الى", "على", "ـ") else index
    found = weekday_row(scan, at)
    return found[1].end if found and found[0].day == day % 7 + 1 else None


def _join(scan: Scan, left: Slots, end: int) -> tuple[Slots, int, str, str] | None:
    """The next piece of the same expression, over the words that may stand between."""
    for connector, at in _connectors(scan, end):
        piece = (shift_alone(scan, at) if not connector else None) or piece_at(scan, at) or led_date(scan, at)
        if piece is None and connector == "من":
            piece = current_unit(scan, at)
        if (
            piece is not None
            and piece.rule == "times.part"
            and left.has_day
            and left.hour is None
            and _opens(scan, piece)
        ):
            continue
        if piece is None or piece.start != scan.tokens[at].start or not fits(left, piece.slots, connector):
            continue
        closed = piece.end
        if connector == "(":
            if scan.text(closed) != ")":
                continue
            closed += 1
        if (merged := merge(left, piece.slots)) is not None:
            return merged, closed, piece.rule, piece.row
    return None


def _opens(scan: Scan, piece: Piece) -> bool:
    """A bare part of day opens an expression and never closes one: 'ظهر أمس | ظهر مسلحون'."""
    text = scan.text(piece.first)
    return piece.end == piece.first + 1 and not text.startswith("ال") and not text.endswith(("ا", "ً", "ء"))


_SINGLE = frozenset(("من", "في", "عند", "،", ",", "-", "–", "/", "(", "على"))
_AGREEING = forms("times", "agreeing")
_EXACTLY = forms("times", "exactly")


def _connectors(scan: Scan, end: int) -> Iterator[tuple[str, int]]:
    """The words after which the expression may go on, with the token it goes on at."""
    yield "", end
    text = scan.text(end)
    at = end
    if text in ("،", "-", "–", "/") and scan.text(end + 1) in _AGREEING:
        at, text = end + 1, scan.text(end + 1)
    if text in _AGREEING:
        yield "الموافق", at + 2 if scan.text(at + 1) in ("ل", "لـ", "يوم") else at + 1
    elif text == "(" and scan.text(end + 1) in _AGREEING:
        yield "(", end + 2
    elif (text in ("في", "عند") and scan.text(end + 1) in _EXACTLY) or (
        text == "،" and scan.text(end + 1) in ("في", "عند")
    ):
        yield "في", end + 2
    elif text in _SINGLE:
        yield text, end + 1
