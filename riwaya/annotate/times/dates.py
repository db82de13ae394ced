"""Pieces that name days, months and years: 30 نيسان, 30/5/2022, 1443/10/29هـ, عام 2022, شباط/فبراير."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.times.scan import Found, Scan
from riwaya.annotate.times.slots import Piece, Slots
from riwaya.lexicon.letters import fold_light
from riwaya.lexicon.tables import MonthRow

_SEPARATORS = frozenset("/-.\\–")
_GREGORIAN = frozenset(("م", "ميلادي", "ميلادية", "الميلادي", "الميلادية", "للميلاد"))
_HIJRI = frozenset(("هـ", "ه", "هجري", "هجرية", "الهجري", "الهجرية", "للهجرة"))
_YEAR_WORDS = frozenset(("عام", "سنة", "العام", "السنة", "لعام", "لسنة", "بعام", "للعام", "للسنة", "وعام", "وسنة"))
_MONTH_WORDS = frozenset(("شهر", "لشهر", "وشهر", "بشهر"))
_FIRST_DAY = frozenset(("الفاتح", "غرة", "فاتح"))
_OF = frozenset(("من", "لـ"))


class Month(NamedTuple):
    """A month in tokens up to `end`: its calendar and number."""

    end: int
    start: int
    hijri: bool
    number: int
    context: bool
    row: str
    particles: str


def whole(text: str) -> int | None:
    """The value of digits without separators."""
    plain = fold_light(text)
    return int(plain) if plain.isdecimal() else None


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
        found.end, found.start, row.calendar == "hijri", row.month, row.context == "yes", f"months:{row.form}", found.particles
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


class Year(NamedTuple):
    """A year in tokens up to `end`."""

    end: int
    number: int
    hijri: bool


def year_at(scan: Scan, index: int) -> Year | None:
    """Digits that can be a year, with the mark of its calendar: 2022, 1444هـ, 2023م."""
    value = whole(scan.text(index)) if scan.kind(index) == "number" else None
    if value is None or len(scan.text(index)) != 4:
        return None
    return _marked_year(scan, index + 1, value)


def _marked_year(scan: Scan, end: int, value: int) -> Year | None:
    mark = fold_light(scan.text(end))
    if mark in _HIJRI:
        return Year(end + 1, value, True) if 1300 <= value <= 1500 else None
    if mark in _GREGORIAN:
        return Year(end + 1, value, False)
    if scan.text(end) == "(" and fold_light(scan.text(end + 1)) in _HIJRI | _GREGORIAN and scan.text(end + 2) == ")":
        return Year(end + 3, value, fold_light(scan.text(end + 1)) in _HIJRI)
    if 1343 <= value <= 1500:
        return Year(end, value, True)
    return Year(end, value, False) if 1000 <= value <= 2150 else None


def worded_year(scan: Scan, index: int) -> Year | None:
    """A year after عام or سنة: in digits, or in words (ألفين واثنين وعشرين)."""
    if year := year_at(scan, index):
        return year
    number = scan.number(index)
    if number is None or number.kind != "cardinal" or number.unit or number.digits or not isinstance(number.value, int):
        return None
    return _marked_year(scan, number.last + 1, number.value) if 1000 <= number.value <= 2150 else None


def following_year(scan: Scan, index: int) -> Year | None:
    """The year after a month: '2022', 'عام 2022', 'من عام 2022', '، 2022'."""
    if year := year_at(scan, index):
        return year
    at = index + 1 if scan.text(index) in ("من", "،", "/", "-") else index
    if scan.text(at) in _YEAR_WORDS:
        return worded_year(scan, at + 1)
    if at > index and scan.text(index) != "من" and (year := year_at(scan, at)):
        return year
    return None


def day_month(scan: Scan, index: int) -> Piece | None:
    """A day with its month and perhaps year: 30 نيسان, الخامس عشر من مايو 1948, الفاتح من سبتمبر."""
    day, end, start = _day_number(scan, index)
    if day is None:
        return None
    at = end + 1 if scan.text(end) in _OF else end
    at += scan.text(at) in _MONTH_WORDS
    month = month_name(scan, at)
    if month is None or month.particles or day > (30 if month.hijri else 31):
        return None
    return _dated(scan, index, start, day, month, "times.day_month")


def _day_number(scan: Scan, index: int) -> tuple[int | None, int, int]:
    if index >= scan.limit:
        return None, index, 0
    token = scan.tokens[index]
    if token.text in _FIRST_DAY:
        return 1, index + 1, token.start
    number = scan.number(index)
    if number is None or not isinstance(number.value, int) or not 1 <= number.value <= 31:
        value = whole(token.text) if token.kind == "number" else None
        return (value, index + 1, token.start) if value is not None and 1 <= value <= 31 and number is None else (None, index, 0)
    if number.kind not in ("cardinal", "ordinal") or number.unit or number.kind == "cardinal" and not (number.digits or number.definite or number.value > 10):
        return None, index, 0
    if number.kind == "ordinal" and _describes_noun(scan, index):
        return None, index, 0
    return number.value, number.last + 1, number.span.start


def _describes_noun(scan: Scan, index: int) -> bool:
    """الأسبوع الأول من حزيران: the ordinal counts the noun before it."""
    before, word = scan.document.tags[index - 1] if index > scan.sentence.first else None, scan.word(index - 1)
    if before is None or word is None or not before.article or not word.tables.isdisjoint(("weekdays", "dayparts")):
        return False
    return before.pos.name in ("NOUN", "MASDAR") and scan.text(index - 1) != "اليوم"


def _dated(scan: Scan, first: int, start: int, day: int, month: Month, rule: str) -> Piece | None:
    """Day and month with the year that follows."""
    year = following_year(scan, month.end)
    if year is not None and year.hijri != month.hijri:
        year = None
    end = year.end if year else month.end
    if month.context and year is None and scan.text(end) in _GREGORIAN:
        return None
    slots = Slots(hyear=year.number if year else None, hmonth=month.number, hday=day) if month.hijri else Slots(
        year=year.number if year else None, month=month.number, day=day
    )
    return Piece(first, end, start, slots, rule + ("_year" if year else ""), month.row)


def month_day(scan: Scan, index: int) -> Piece | None:
    """A month before its day: يناير 5، 2015; شباط الرابع عشر."""
    month = month_name(scan, index)
    if month is None or month.context and not month.hijri and scan.text(index) == "مارس":
        return None
    number = scan.number(month.end)
    if number is None or not isinstance(number.value, int) or not 1 <= number.value <= 31 or number.unit:
        return None
    if number.kind == "ordinal" and number.definite:
        return _dated(scan, index, month.start, number.value, month._replace(end=number.last + 1), "times.month_day")
    if number.digits and scan.text(number.last + 1) == "،" and year_at(scan, number.last + 2):
        return _dated(scan, index, month.start, number.value, month._replace(end=number.last + 1), "times.month_day")
    return None


def month_alone(scan: Scan, index: int) -> Piece | None:
    """A month with or without its year: تشرين الثاني 2021, شهر رمضان, مارس."""
    at = index + 1 if scan.text(index) in _MONTH_WORDS else index
    month = month_name(scan, at)
    if month is None or at > index and month.particles:
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
        slots = Slots(hyear=number, hmonth=month.number) if year is None or year.hijri else Slots(year=number, hmonth=month.number)
    start = _word_start(scan, index) if at > index else month.start
    return Piece(index, end, start, slots, "times.month_year" if year else "times.month", month.row)


_MONTH_PREPOSITIONS = frozenset((
    "في", "خلال", "منذ", "قبل", "بعد", "حتى", "مطلع", "أواخر", "منتصف", "بداية", "نهاية", "أوائل", "شهر", "قبيل", "عقب", "من", "أواسط",
    "وفي", "ففي", "ومنذ", "وحتى", "مستهل", "غرة", "هلال", "وخلال", "طوال", "بين",
))  # fmt: skip


def _in_time_context(scan: Scan, index: int, month: Month) -> bool:
    """Whether a word that is also a name or verb is a month here: في رمضان, مارس الماضي."""
    from riwaya.annotate.times.units import shift_at

    if shift_at(scan, month.end) is not None:
        return True
    before = scan.text(index - 1)
    if before not in _MONTH_PREPOSITIONS or before == "من" and month.row != "months:مارس":
        return False
    if month.row.split(":")[1] in ("النوار", "الربيع", "الطير", "الماء", "الصيف", "ناصر", "هانيبال", "الفاتح", "التمور", "الحرث", "الكانون", "صفر", "آب", "ماي"):
        return month.row.endswith(("ماي", "آب")) and before in ("في", "خلال", "منذ", "شهر", "مطلع", "أواخر", "منتصف")
    following = scan.document.tags[month.end] if month.end < scan.limit else None
    return not (following is not None and following.lemma.category == "name" and not following.particles)


def _word_start(scan: Scan, index: int) -> int:
    """Where a word without its proclitic ل و ب begins."""
    token = scan.tokens[index]
    morph = next((m for m in token.word.morphs if m.lemma.category in ("time", "noun")), None) if token.word else None
    return token.start + (morph.start if morph else 0)


def year_alone(scan: Scan, index: int) -> Piece | None:
    """A year after عام or سنة, or in digits after a preposition: عام ٢٠٢١, ففي 2019, 1443هـ."""
    if scan.text(index) in _YEAR_WORDS:
        year = worded_year(scan, index + 1)
        if year is None:
            return None
        return Piece(index, year.end, _word_start(scan, index), _year_slots(year), "times.year")
    year = year_at(scan, index)
    if year is None:
        return None
    marked = year.end > index + 1
    if not marked and not _is_year(scan, index, year):
        return None
    return Piece(index, year.end, scan.tokens[index].start, _year_slots(year), "times.year")


def _year_slots(year: Year) -> Slots:
    return Slots(hyear=year.number) if year.hijri else Slots(year=year.number)


_YEAR_PREPOSITIONS = frozenset((
    "في", "وفي", "ففي", "منذ", "ومنذ", "حتى", "بحلول", "خلال", "قبل", "بعد", "لعام", "لسنة", "أواخر", "مطلع", "نهاية", "بداية", "منتصف",
    "صيف", "شتاء", "ربيع", "خريف", "انتخابات", "أوائل", "موازنة", "ميزانية", "مونديال", "دورة", "موسم", "بنهاية", "بداية", "وحتى", "عامي", "لعامي",
))  # fmt: skip


def _is_year(scan: Scan, index: int, year: Year) -> bool:
    """Whether bare digits are a year: after a word of time, and not counting the noun that follows."""
    if year.hijri or not 1800 <= year.number <= 2100:
        return False
    before = scan.text(index - 1)
    if before == "(" and scan.text(index + 1) == ")":
        return True
    if before in ("و", "،") and scan.kind(index - 2) == "number" and year_at(scan, index - 2) and scan.text(index - 3) in _YEAR_PREPOSITIONS | _YEAR_WORDS:
        return True
    if before not in _YEAR_PREPOSITIONS:
        return False
    following = scan.word(index + 1)
    tag = scan.document.tags[index + 1] if following is not None else None
    if tag is None or before in ("عامي", "لعامي", "موسم", "صيف", "شتاء"):
        return True
    return tag.pos.name not in ("NOUN", "ADJECTIVE") or tag.article or bool(tag.particles)


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
    marked = _marked_year(scan, end, year)
    if marked is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    slots = Slots(hyear=year, hmonth=month, hday=day) if marked.hijri else Slots(year=year, month=month, day=day)
    return Piece(index, marked.end, scan.tokens[index].start, slots, "times.digits")


_DATE_WORDS = frozenset(("يوم", "بتاريخ", "تاريخ", "في", "الموافق", "وتاريخ", "بتأريخ", "تأريخ", "منذ", "حتى", "يومي"))


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
    if bracketed or weekday or before in _DATE_WORDS:
        return Piece(index, end, start, Slots(month=second, day=first), "times.digits_day")
    return None
