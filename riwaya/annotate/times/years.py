"""Years: 2022, 1444هـ, عام ٢٠٢١, عام ألفين واثنين وعشرين."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Piece, Slots
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.letters import fold_light
from riwaya.lexicon.tables import NounRow, TimeUnitRow
from riwaya.text import Morph

GREGORIAN = forms("times", "gregorian")


_HIJRI = forms("times", "hijri")


_YEAR_WORDS = forms("times", "year")
_LONGEST = 12


def whole(text: str) -> int | None:
    """The value of digits without separators."""
    if len(text) > _LONGEST:  # no year, day or hour; Python refuses to turn thousands of digits into a number
        return None
    plain = fold_light(text)
    return int(plain) if plain.isdecimal() else None


class Year(Struct, frozen=True, gc=False):
    """A year in tokens up to `end`."""

    end: int
    number: int
    hijri: bool


def year_at(scan: Scan, index: int) -> Year | None:
    """Digits that can be a year, with the mark of its calendar: 2022, 1444هـ, 2023م."""
    value = whole(scan.text(index)) if scan.kind(index) == "number" else None
    if value is None or len(scan.text(index)) != 4:
        return None
    return marked_year(scan, index + 1, value)


def marked_year(scan: Scan, end: int, value: int) -> Year | None:
    """The year with the mark of its calendar after it."""
    mark = fold_light(scan.text(end))
    if mark in _HIJRI:
        return Year(end + 1, value, True) if 1300 <= value <= 1500 else None
    if mark in GREGORIAN:
        return Year(end + 1, value, False)
    if scan.text(end) == "(" and fold_light(scan.text(end + 1)) in _HIJRI | GREGORIAN and scan.text(end + 2) == ")":
        return Year(end + 3, value, fold_light(scan.text(end + 1)) in _HIJRI)
    if 1343 <= value <= 1500:
        return Year(end, value, True)
    return Year(end, value, False) if 1000 <= value <= 2150 else None


def worded_year(scan: Scan, index: int) -> Year | None:
    """A year after عام or سنة: in digits, or in words (ألفين واثنين وعشرين)."""
    if year := year_at(scan, index):
        return year
    if short := _short_year(scan, index):
        return short
    number = scan.number(index)
    if number is None or number.kind != "cardinal" or number.unit or number.digits or not isinstance(number.value, int):
        return None
    return marked_year(scan, number.last + 1, number.value) if 1000 <= number.value <= 2150 else None


def _short_year(scan: Scan, index: int) -> Year | None:
    """عام 48: the year of a century everybody knows."""
    value = whole(scan.text(index)) if scan.kind(index) == "number" and len(scan.text(index)) == 2 else None
    tag = scan.document.tags[index + 1] if index + 1 < scan.limit else None
    if value is None or value < 40 or (tag is not None and tag.pos.name in ("NOUN", "ADJECTIVE") and not tag.article):
        return None
    return Year(index + 1, 1900 + value, False)


def following_year(scan: Scan, index: int) -> Year | None:
    """The year after a month: '2022', 'عام 2022', 'من عام 2022', '، 2022'."""
    if year := year_at(scan, index):
        return year
    at = index + 1 if scan.text(index) in ("من", "،", ",", "/", "-") else index
    if scan.text(at) in _YEAR_WORDS:
        return worded_year(scan, at + 1)
    if at > index and scan.text(index) != "من" and (year := year_at(scan, at)):
        return year
    year = worded_year(scan, at) if scan.text(at).startswith(("ألف", "الف")) else None
    return year if year is not None and not year.hijri and scan.word(year.end) is None else None


def year_of_month(scan: Scan, index: int, *, hijri: bool) -> Year | None:
    """The year after a month in the calendar of the month: 29 مايو 1453 needs no mark to be Gregorian."""
    year = following_year(scan, index)
    if year is not None and year.hijri and not hijri and scan.kind(year.end - 1) == "number":
        return replace(year, hijri=False)
    return year


def year_alone(scan: Scan, index: int) -> Piece | None:
    """A year after عام or سنة, or in digits after a preposition: عام ٢٠٢١, ففي 2019, 1443هـ."""
    if (start := _year_word(scan, index)) is not None:
        year = worded_year(scan, index + 1)
        return None if year is None else Piece(index, year.end, start, _year_slots(year), "times.year")
    year = year_at(scan, index)
    if year is None:
        return None
    marked = year.end > index + 1
    if not marked and not _is_year(scan, index, year):
        return None
    return Piece(index, year.end, scan.tokens[index].start, _year_slots(year), "times.year")


def _year_word(scan: Scan, index: int) -> int | None:
    """Where عام or سنة begins in a token, after its particles."""
    found = scan.find(index, TimeUnitRow)
    if found is None or found[0].designator != "Y" or found[0].times != 1 or (morph := found[1].morph) is None:
        return None
    return found[1].start if morph.features.number is Grammatical.SINGULAR and not morph.features.tanwin else None


def _year_slots(year: Year) -> Slots:
    return Slots(hyear=year.number) if year.hijri else Slots(year=year.number)


_YEAR_PREPOSITIONS = forms("times", "year_after")


def _is_year(scan: Scan, index: int, year: Year) -> bool:
    """Whether bare digits are a year: after a word of time, and not counting the noun that follows."""
    if year.hijri or not 1800 <= year.number <= 2100:
        return False
    before = scan.text(index - 1)
    if before == "(" and scan.text(index + 1) == ")":
        return True
    if (
        before in ("و", "،")
        and scan.kind(index - 2) == "number"
        and year_at(scan, index - 2)
        and scan.text(index - 3) in _YEAR_PREPOSITIONS | _YEAR_WORDS
    ):
        return True
    if before not in _YEAR_PREPOSITIONS:
        return False
    following = scan.word(index + 1)
    tag = scan.document.tags[index + 1] if following is not None else None
    if tag is None or before in ("عامي", "لعامي", "موسم", "صيف", "شتاء"):
        return True
    return tag.article or bool(tag.particles) or not _is_countable(tag)


_COUNTABLE = frozenset(
    ("person", "group", "place", "building", "weapon", "vehicle", "document", "thing", "animal", "money", "measure")
)


def _is_countable(morph: Morph) -> bool:
    """Whether digits before a noun count it: 'في 2019 قرية', not 'في 2019 تغيّر الوضع'."""
    noun = morph.lemma.row(NounRow)
    return morph.pos is Pos.NOUN and (noun is None or noun.noun_class in _COUNTABLE)


def word_start(scan: Scan, index: int) -> int:
    """Where a word without its proclitic ل و ب begins."""
    token = scan.tokens[index]
    morph = next((m for m in token.word.morphs if m.lemma.category in ("time", "noun")), None) if token.word else None
    return token.start + (morph.start if morph else 0)
