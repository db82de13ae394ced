"""Units and currencies that stand with a number, and duals of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.numbers.senses import is_dual
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import TABLES, CountryRow, CurrencyRow, PlaceRow, UnitRow
from riwaya.text import Document, Morph, Word

_SYMBOLS: Mapping[str, str] = {"%": "%", "٪": "%", "$": "USD", "€": "EUR", "£": "GBP", "°": "deg"}
_MAGNITUDE = forms("numbers", "magnitude")


_TEMPERATURE = forms("numbers", "temperature")
# The currency that its bare name means everywhere.
_WORLDWIDE = frozenset(("USD",))
# Between the codes of a unit that the report leaves open.
OPEN = "|"
_SCALES = frozenset(("Cel", "[degF]"))


class Measure(Struct, frozen=True, gc=False):
    """A unit that ends before token `end`; `money` for currencies, `part` for coins that are a part of the unit.

    `code` joins the codes of all currencies of a name where the report does not tell which.
    """

    end: int
    code: str
    row: str
    money: bool = False
    part: Fraction | None = None


class Measures:
    """Reads units in one document; a bare currency is the one of the country the report is about."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._countries: Counter[str] | None = None

    def after(self, index: int, limit: int) -> Measure | None:
        """The unit that begins at a token."""
        if index >= limit:
            return None
        token = self._document.tokens[index]
        if token.text in _SYMBOLS:
            return self._symbol(index, limit)
        phrase = self._phrase(index) or self._abbreviation(index, limit)
        if phrase or token.word is None:
            return phrase
        if (morph := token.word.morph("units")) and not (morph.particles or morph.article or morph.enclitic):
            return Measure(index + 1, morph.lemma.rows(UnitRow)[0].code, f"units:{morph.lemma.key}")
        if (morph := token.word.morph("currencies")) and not (morph.particles or morph.article or morph.enclitic):
            return self._currency(index, morph, limit)
        if token.text.startswith("درج"):
            return self._degrees(index, limit)
        return None

    def _symbol(self, index: int, limit: int) -> Measure:
        """%, $ and °; after the sign of degrees may stand the scale: ° مئوية."""
        text = self._document.tokens[index].text
        scale = self._phrase(index + 1) or self.after(index + 1, limit) if text == "°" else None
        if scale is not None and scale.code in _SCALES:
            return scale
        return Measure(index + 1, _SYMBOLS[text], "", text not in "%٪°")

    def _abbreviation(self, index: int, limit: int) -> Measure | None:
        """د.ك, ر.س: two letters with a point between."""
        tokens = self._document.tokens
        if len(tokens[index].text) > 1 or index + 2 >= limit or tokens[index + 1].text != ".":
            return None
        code = _abbreviations().get(f"{tokens[index].text}.{tokens[index + 2].text}")
        return None if code is None else Measure(index + 3, code, f"currencies:{code}", True)

    def dual(self, index: int, limit: int) -> Measure | None:
        """The unit or currency whose dual a token is: مترين, ريالين."""
        word = self._document.tokens[index].word
        if word is None:
            return None
        for morph in word.morphs:
            if is_dual(morph) and not morph.enclitic and not morph.features.construct and not morph.article:
                if "units" in morph.lemma.tables:
                    return Measure(index + 1, morph.lemma.rows(UnitRow)[0].code, f"units:{morph.lemma.key}")
                if morph.lemma.row(CurrencyRow) is not None and morph.lemma.key != ";":
                    return self._currency(index, morph, limit)
        return None

    def _phrase(self, index: int) -> Measure | None:
        best: Measure | None = None
        for phrase in self._document.phrases.get(index, ()):
            if phrase.span.start == self._document.tokens[index].start:
                for sense in phrase.senses:
                    if row := sense.lemma.row(UnitRow):
                        best = Measure(phrase.last + 1, row.code, f"units:{sense.lemma.key}")
        return best

    def _currency(self, index: int, morph: Morph, limit: int) -> Measure | None:
        rows = [row for row in morph.lemma.rows(CurrencyRow) if row.lemma.partition("/")[0] == morph.lemma.key]
        if not rows:
            return None
        adjective = self._document.tokens[index + 1].word if index + 1 < limit else None
        for row in rows:
            if adjective is not None and row.adjective and _has_lemma(adjective, row.adjective):
                return Measure(index + 2, row.code, f"currencies:{morph.lemma.key}", True, _part(row))
        return Measure(index + 1, self._local(rows), f"currencies:{morph.lemma.key}", True, _part(rows[0]))

    def _local(self, rows: list[CurrencyRow]) -> str:
        """The code of the country most spoken of; those of all where the report names no such country."""
        codes = sorted({row.code for row in rows})
        if len(codes) == 1 or rows[0].code in _WORLDWIDE:
            return rows[0].code
        if self._countries is None:
            self._countries = _countries(self._document)
        counts = self._countries
        best = max(rows, key=lambda row: counts[row.country])
        return best.code if counts[best.country] else OPEN.join(codes)

    def _degrees(self, index: int, limit: int) -> Measure | None:
        tokens = self._document.tokens
        around = {tokens[at].text for at in range(max(0, index - 6), min(index + 4, limit))}
        if around & _MAGNITUDE:
            return Measure(index + 1, "{Richter}", "units:درجة")
        if around & _TEMPERATURE:
            return Measure(index + 1, "Cel", "units:درجة مئوية")
        return None


@lru_cache(maxsize=20_000)
def _has_lemma(word: Word, key: str) -> bool:
    return any(morph.lemma.category == "number" and morph.lemma.key == key for morph in word.morphs)


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    """The aliases of currencies that are letters with points."""
    (table,) = (table for table in TABLES if table.row is CurrencyRow)
    rows = [sourced.row for sourced in read_table(table)]
    return {
        alias: row.code
        for row in rows
        if isinstance(row, CurrencyRow)
        for alias in row.aliases.split(";")
        if "." in alias
    }


def _part(row: CurrencyRow) -> Fraction | None:
    return Fraction(row.part) if row.part else None


def _countries(document: Document) -> Counter[str]:
    """How often each country is spoken of, by its name, adjective, currency adjective or places."""
    counts: Counter[str] = Counter()
    for tag in document.tags:
        if tag is None or tag.lemma.tables.isdisjoint(("countries", "places")):
            continue
        if country := tag.lemma.row(CountryRow):
            counts[country.code] += 2
        else:  # of several places of one name the best known ones
            places = tag.lemma.rows(PlaceRow)
            best = min(place.prominence for place in places)
            counts.update({place.country for place in places if place.prominence == best})
    return counts
