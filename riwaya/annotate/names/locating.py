"""Where the places of a report lie: which of several places of a name is meant, and what places without a name are in.

A place of the name counts for more the better it is known, if the report names its province, if it lies in the country
the report is mostly about, and if the head before it fits (محافظة, مدينة). What has no name of its own takes the place
it is named within (سوق في سبها), else the one the report is mostly about. The point is never more exact than that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import UNSET, Struct

from riwaya.annotate.markers import stands_as
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrase import PLACES, NounPhrase
from riwaya.lexicon import Lemma, Pos
from riwaya.lexicon.tables import CountryRow, PlaceRow
from riwaya.model import Location, Span
from riwaya.text import Document

# Heads and the kinds of places they introduce.
_KINDS_OF_SORT = {
    "province": frozenset(("province", "region")), "district": frozenset(("district", "town", "city", "province")),
    "subdistrict": frozenset(("town", "district", "village")), "city": frozenset(("city", "capital", "town")),
    "town": frozenset(("town", "city", "village")), "village": frozenset(("village", "town")),
    "neighbourhood": frozenset(("neighbourhood",)), "camp": frozenset(("camp",)), "state": frozenset(("country",)),
}  # fmt: skip
_DIVISIONS = frozenset(("province", "region"))
# How far after a facility the place stands that it lies in, in tokens; how many places are looked at.
_NEAR, _FEW = 4, 4
_PARENT, _COUNTRY, _HEAD, _SETTLEMENT = 6.0, 4.0, 3.0, 0.5


class _Place(Struct, frozen=True, gc=False):
    """A row of the gazetteer as a place to choose."""

    name: str
    kind: str
    country: str
    province: str
    lat: float | None
    lon: float | None
    precision: str
    prominence: int
    row: str


class Locator:
    """Locates the referents of one document."""

    def __init__(self, document: Document, phrases: Sequence[NounPhrase]) -> None:
        self._document = document
        self._phrases = sorted((phrase for phrase in phrases if phrase.type in PLACES), key=lambda phrase: phrase.first)
        self._starts = [phrase.first for phrase in self._phrases]
        self._candidates = {phrase.span: self._candidates_of(phrase) for phrase in self._phrases}
        self._countries = self._count_countries()
        self._divisions = self._named_divisions()
        self._chosen = {phrase.span: self._choose(phrase) for phrase in self._phrases}
        self._main = self._main_place()

    def locate(self, phrases: Iterable[NounPhrase]) -> Location | None:
        """The location of a place by its mentions: by its own name, by a place around it, else by the report's."""
        phrases = [phrase for phrase in phrases if phrase.type in PLACES]
        for phrase in phrases:
            if (place := self._chosen[phrase.span]) is not None:
                return self._location(place, "name", phrase)
        for phrase in phrases:
            if (around := self._around(phrase)) is not None:
                return self._location(around[0], "within", around[1])
        facility = next((phrase for phrase in phrases if phrase.type != "GPE"), None)
        if facility is not None and self._main is not None:
            return self._location(self._main, "report", facility)
        return None

    @property
    def home(self) -> str | None:
        """The country that the report is mostly about: named at least as often as all others together."""
        (country, count), *_ = self._countries.most_common(1) or [("", 0)]
        return country if count and 2 * count >= sum(self._countries.values()) else None

    # -- candidates ---------------------------------------------------------------------------------------------

    def _candidates_of(self, phrase: NounPhrase) -> tuple[_Place, ...]:
        """The places that the name in a phrase may be: the phrase itself, else the name after its head."""
        for first in range(phrase.first, phrase.last):
            lemmas = [
                sense.lemma
                for entry in self._document.phrases.get(first, ())
                if entry.last < phrase.last
                and (first > phrase.first or entry.last + 1 == phrase.last or phrase.is_short)
                for sense in entry.senses
            ]
            word = self._document.tokens[first].word
            tag = self._document.tags[first]
            if phrase.is_short or (first > phrase.first and tag is not None and tag.pos is Pos.NAME):
                lemmas += [morph.lemma for morph in word.morphs if morph.exact] if word is not None else []
            found = tuple(dict.fromkeys(place for lemma in lemmas for place in _places(lemma)))
            if found:
                return found
            if phrase.type == "FAC" and first > phrase.first:
                continue
        return ()

    def _count_countries(self) -> Counter[str]:
        """How often each country is meant, by names and nationalities that leave no choice."""
        counts: Counter[str] = Counter()
        for tag in self._document.tags:
            if tag is None or "countries" not in tag.lemma.tables:
                continue
            if (country := tag.lemma.row(CountryRow)) is not None:
                counts[country.code] += 2
        for candidates in self._candidates.values():
            countries = {place.country for place in candidates if place.prominence <= 2} or {
                place.country for place in candidates
            }
            if len(countries) == 1:
                counts[countries.pop()] += 2
        return counts

    def _named_divisions(self) -> frozenset[tuple[str, str]]:
        """The provinces that the report names, as (country, name)."""
        return frozenset(
            (place.country, place.name)
            for candidates in self._candidates.values()
            for place in candidates
            if place.kind in _DIVISIONS
        )

    # -- choice -------------------------------------------------------------------------------------------------

    def _choose(self, phrase: NounPhrase) -> _Place | None:
        candidates = self._candidates[phrase.span]
        if not candidates or (phrase.type == "FAC" and not self._names_it(phrase, candidates)):
            return None
        return max(candidates, key=lambda place: (self._score(phrase, place), -place.prominence, place.row))

    def _names_it(self, phrase: NounPhrase, candidates: Sequence[_Place]) -> bool:
        """Whether a facility is in the gazetteer itself, not only called after a place (مستشفى الرمادي)."""
        return any(
            place.kind not in ("city", "town", "capital", "province", "country", "village") for place in candidates
        )

    def _score(self, phrase: NounPhrase, place: _Place) -> float:
        score = -float(place.prominence)
        total = sum(self._countries.values())
        if total:
            score += _COUNTRY * self._countries[place.country] / total
        if (place.country, place.province) in self._divisions:
            score += _PARENT
        kinds = _KINDS_OF_SORT.get(self._sort(phrase))
        if kinds is not None:
            score += _HEAD if place.kind in kinds else -_HEAD
        elif place.kind in ("city", "capital", "town"):  # the town rather than the province of its name
            score += _SETTLEMENT
        return score

    def _sort(self, phrase: NounPhrase) -> str:
        """The sort of the head of a phrase, or of the noun before a bare name."""
        at = phrase.first if not phrase.is_short else phrase.first - 1
        tag = self._document.tags[at] if at >= 0 else None
        return head_sort(tag.lemma) if tag is not None and not tag.article else ""

    # -- places around ------------------------------------------------------------------------------------------

    def _around(self, phrase: NounPhrase) -> tuple[_Place, NounPhrase] | None:
        """The place in whose name a facility stands, or the one named right after it in its sentence."""
        if (inside := next(iter(self._inside(phrase)), None)) is not None:
            return inside, phrase
        at = bisect_left(self._starts, phrase.last)
        for other in self._phrases[at : at + _FEW]:
            place = self._chosen[other.span]
            if other.first - phrase.last > _NEAR:
                return None
            if other.type == "GPE" and place is not None and place.kind != "country":
                return place, other
        return None

    def _inside(self, phrase: NounPhrase) -> Iterator[_Place]:
        candidates = self._candidates[phrase.span]
        if candidates:
            yield max(candidates, key=lambda place: (self._score(phrase, place), -place.prominence, place.row))

    def _main_place(self) -> _Place | None:
        """The settlement or province that the report names most, in the country it is mostly about."""
        counts: Counter[_Place] = Counter()
        for place in self._chosen.values():
            if place is not None and place.kind not in ("country", "continent"):
                counts[place] += 1
        country = next(iter(self._countries.most_common(1)), (None, 0))[0]
        ranked = sorted(
            counts, key=lambda place: (place.country == country, counts[place], -place.prominence, place.row)
        )
        return ranked[-1] if ranked else None

    # -- result -------------------------------------------------------------------------------------------------

    def _location(self, place: _Place, basis: str, phrase: NounPhrase) -> Location:
        relation = self._relation(phrase)
        others = [other.row for other in self._candidates[phrase.span] if other.row != place.row and basis == "name"]
        province = place.name if place.kind == "province" else place.province
        return Location(
            name=place.name, country=place.country or None, province=province or None, lat=place.lat, lon=place.lon,
            precision=place.precision, basis=basis, row=place.row,  # type: ignore[arg-type]
            relation=relation or UNSET, candidates=tuple(others) or UNSET,
        )  # fmt: skip

    def _relation(self, phrase: NounPhrase) -> Span | None:
        """قرب سبها, غربي الرمادي: the words that put something beside the place."""
        token = self._document.tokens[phrase.first - 1] if phrase.first else None
        beside = token is not None and stands_as(token.word, "beside")
        return token.span if token is not None and beside else None


def _places(lemma: Lemma) -> Iterator[_Place]:
    """The places that a lemma names."""
    for country in lemma.rows(CountryRow):
        if lemma.category == "name":
            point = _degrees(country.lat), _degrees(country.lon)
            yield _Place(country.name, "country", country.code, "", *point, "country", 1, f"countries:{country.code}")
    for row in lemma.rows(PlaceRow):
        point = _degrees(row.lat), _degrees(row.lon)
        key = f"places:{row.name}/{row.kind}/{row.country}/{row.parent}"
        yield _Place(row.name, row.kind, row.country, row.parent, *point, row.precision, int(row.prominence or 4), key)


def _degrees(written: str) -> float | None:
    return float(written) if written else None
