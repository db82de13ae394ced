"""Dates in digits: 30/5/2022, ٣٠ / ٥ / ٢٠٢٢, 30.5.2022, 1443/10/29هـ, (30/5), 3/2015."""

from __future__ import annotations

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Piece, Slots
from riwaya.annotate.times.years import marked_year
from riwaya.lexicon.letters import fold_light

_SEPARATORS = frozenset("/-.\\–ـ")


def digit_date(scan: Scan, index: int) -> Piece | None:
    """A date in digits: 30/5/2022, ٣٠ / ٥ / ٢٠٢٢, 30.5.2022, 1443/10/29هـ, (30/5), 3/2015."""
    if scan.kind(index) != "number":
        return None
    parts, end = _digit_parts(scan, index)
    if len(parts) == 3:
        return _three(scan, index, end, parts)
    if len(parts) == 2 and scan.text(index + 1) != ".":
        return _two(scan, index, end, parts)
    return None


def _digit_parts(scan: Scan, index: int) -> tuple[list[str], int]:
    """Digits joined by one kind of separator, and the token after them."""
    text = fold_light(scan.text(index)).replace("٫", ".")
    if text.count(".") == 2 and text.replace(".", "").isdecimal():
        return text.split("."), index + 1
    parts, end = [text], index + 1
    separator = scan.text(end)
    while separator in _SEPARATORS and separator and len(parts) < 3 and scan.text(end) == separator:
        nxt = scan.tokens[end + 1] if end + 1 < scan.limit else None
        if nxt is None or nxt.kind != "number" or not fold_light(nxt.text).isdecimal():
            break
        parts.append(fold_light(nxt.text))
        end += 2
    return (parts if all(part.isdecimal() for part in parts) else []), end


def _three(scan: Scan, index: int, end: int, parts: list[str]) -> Piece | None:
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        year, month, day = numbers
    elif len(parts[2]) in (2, 4):
        day, month, year = numbers
        year += 0 if len(parts[2]) == 4 else (2000 if year < 60 else 1900)
    else:
        return None
    if month > 12 >= day:
        day, month = month, day
    marked = marked_year(scan, end, year)
    if marked is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    slots = Slots(hyear=year, hmonth=month, hday=day) if marked.hijri else Slots(year=year, month=month, day=day)
    return Piece(index, marked.end, scan.tokens[index].start, slots, "times.digits")


_DATE_WORDS = forms("times", "date_after")


def _two(scan: Scan, index: int, end: int, parts: list[str]) -> Piece | None:
    first, second = int(parts[0]), int(parts[1])
    start = scan.tokens[index].start
    if len(parts[1]) == 4 and 1 <= first <= 12 and 1900 <= second <= 2100 and scan.text(index + 1) != "-":
        return Piece(index, end, start, Slots(year=second, month=first), "times.digits_month")
    if scan.text(index + 1) != "/" or not (1 <= first <= 31 and 1 <= second <= 12) or len(parts[1]) > 2:
        return None
    before = scan.text(index - 1)
    bracketed = before == "(" and scan.text(end) == ")"
    weekday = scan.word(index - 1) is not None and "weekdays" in scan.tokens[index - 1].word.tables  # type: ignore[union-attr]
    if bracketed or parts[1].startswith("0") or weekday or before in _DATE_WORDS:
        return Piece(index, end, start, Slots(month=second, day=first), "times.digits_day")
    return None
