"""Who an actor is to a coder: the country and the sector that the words of its names tell.

Words are asked in the order of the phrase, names of bodies and people before common nouns; nothing is guessed, an actor
of whom the report tells neither has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from riwaya.annotate.names.kinds import head_sort, row_of
from riwaya.lexicon import Lemma, Pos, default_lexicon
from riwaya.lexicon.tables import CountryRow, FigureRow, OrganisationRow, PlaceRow, SectorRow
from riwaya.text import Document

# What the sort of a head noun makes of its body.
_SECTOR_OF_SORT = {
    "ministry": "GOV", "government": "GOV", "presidency": "GOV", "department": "GOV", "directorate": "GOV",
    "authority": "GOV", "embassy": "GOV", "consulate": "GOV", "municipality": "GOV", "customs": "GOV",
    "army": "MIL", "navy": "MIL", "airforce": "MIL", "fleet": "MIL", "division": "MIL", "regiment": "MIL",
    "platoon": "MIL", "force": "MIL", "unit": "MIL", "military": "MIL", "corps": "MIL", "base": "MIL",
    "police": "COP", "gendarmerie": "COP", "police_station": "COP", "security": "COP", "checkpoint": "COP",
    "intelligence": "SPY", "court": "JUD", "judiciary": "JUD", "prosecution": "JUD",
    "parliament": "LEG", "congress": "LEG", "party": "PTY", "bloc": "PTY", "opposition": "OPP",
    "faction": "REB", "militia": "UAF", "cell": "UAF", "gang": "CRM", "prison": "JUD", "prisoner": "CRM",
    "outlet": "JRN", "school": "EDU", "university": "EDU", "college": "EDU", "academy": "EDU",
    "company": "BUS", "bank": "BUS", "shop": "BUS", "hotel": "BUS", "factory": "BUS", "market": "BUS",
    "union": "LAB", "ngo": "NGO", "hospital": "MED", "clinic": "MED", "civilian": "CVL", "protester": "CVL",
    "tribe": "CVL", "fighter": "UAF", "religious": "REL", "mosque": "REL", "church": "REL", "synagogue": "REL",
    "igo": "IGO",
}  # fmt: skip
# CAMEO's spelling of sectors; the others are spelled as in PLOVER.
_CAMEO = {"JRN": "MED", "MED": "HLH", "PTY": "PTY", "IGO": "IGO", "NGO": "NGO"}
_DOMESTIC = frozenset(("GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "OPP"))
_SAY_LESS = frozenset(("whole_group", "office"))
_ARMED = frozenset(("UAF", "REB"))


class ActorCode(Struct, frozen=True, gc=False):
    """Country (ISO 3166-1 alpha-2) and sector (PLOVER), each with the rule and row that gave it."""

    country: str | None = None
    sector: str | None = None
    coding: tuple[str, ...] = ()

    def merged(self, other: ActorCode) -> ActorCode:
        """What is missing here taken from another mention of the same actor."""
        coding = list(self.coding)
        coding += [line for line in other.coding if line.startswith("country") and self.country is None]
        coding += [line for line in other.coding if line.startswith("sector") and self.sector is None]
        return ActorCode(self.country or other.country, self.sector or other.sector, tuple(coding))


def code_actor(document: Document, tokens: Iterable[int], name: tuple[int, int] | None = None) -> ActorCode:
    """The code of the actor that is named by these tokens; `name` are those of the personal name among them."""
    named = range(*name) if name is not None else range(0)
    return _code_of(tuple(dict.fromkeys(_lemmas(document, list(tokens), named))))


@lru_cache(maxsize=10_000)
def _code_of(lemmas: tuple[Lemma, ...]) -> ActorCode:
    country = next(_countries(lemmas), None)
    sector = next(_sectors(lemmas), None)
    coding = [f"{what} {told[1]}" for what, told in (("country", country), ("sector", sector)) if told is not None]
    return ActorCode(country and country[0], sector and sector[0], tuple(coding))


def cameo(code: ActorCode) -> str | None:
    """The code as CAMEO spells it: USAMIL, IGO; None where nothing is known."""
    country = _alpha3().get(code.country or "", "")
    sector = _CAMEO.get(code.sector or "", code.sector or "")
    return (country + sector) or None


@cache
def _alpha3() -> dict[str, str]:
    """The alpha-3 codes of countries by their alpha-2 codes."""
    return {row.code: row.code3 for row in default_lexicon().rows(CountryRow)}


def at_home(code: ActorCode, country: str | None) -> ActorCode:
    """A body of the state or of its politics that names no country is that of the country the report is about."""
    if code.country is not None or country is None or code.sector not in _DOMESTIC:
        return code
    return ActorCode(country, code.sector, (*code.coding, f"country names.report_country countries:{country}"))


def meant_by_name(country: str) -> ActorCode:
    """Whom a loaded name means in the report: الاحتلال, العدو."""
    return ActorCode(country, None, (f"country names.loaded countries:{country}",))


def in_country(code: ActorCode, country: str, row: str) -> ActorCode:
    """The code of a place that is known to lie in a country: طرابلس in Lebanon or Libya."""
    sector = tuple(line for line in code.coding if line.startswith("sector"))
    return ActorCode(country, code.sector, (f"country names.located {row}", *sector))


def _lemmas(document: Document, tokens: list[int], name: range) -> Iterator[Lemma]:
    """The names of several words that lie in the tokens, then the readings chosen for single words.

    Of a personal name only who is known by it: العبيدي is a family in it, not the town.
    """
    inside = set(tokens)
    for index in tokens:
        entries = [
            phrase for phrase in document.phrases.get(index, ()) if inside.issuperset(range(index, phrase.last + 1))
        ]
        for entry in sorted(entries, key=lambda entry: -entry.last):
            yield from (sense.lemma for sense in entry.senses)
        tag = document.tags[index]
        if index in name and (tag is None or "figures" not in tag.lemma.tables):
            continue
        if tag is not None and tag.pos is not Pos.PARTICLE and tag.pos is not Pos.VERB:
            yield tag.lemma


def _countries(lemmas: Iterable[Lemma]) -> Iterator[tuple[str, str]]:
    """By the body or person named, else a nationality, else a country or place."""
    lemmas = tuple(lemmas)
    for rule, find in (("names.known", _of_name), ("names.nationality", _of_nationality), ("names.place", _of_place)):
        for lemma in lemmas:
            if code := find(lemma):
                yield code, f"{rule} {row_of(lemma)}"


@cache
def _of_name(lemma: Lemma) -> str:
    bodies = [row.country for row in lemma.rows(OrganisationRow)]
    people = [row.country for row in lemma.rows(FigureRow)]
    return next((country for country in (*bodies, *people) if country), "")


@cache
def _of_nationality(lemma: Lemma) -> str:
    row = lemma.row(CountryRow)
    return row.code if row is not None and lemma.category == "adjective" else ""


@cache
def _of_place(lemma: Lemma) -> str:
    if (country := lemma.row(CountryRow)) is not None:
        return country.code
    places = lemma.rows(PlaceRow)
    best = min((place.prominence for place in places), default="")
    return next((place.country for place in places if place.prominence == best), "")


def _sectors(lemmas: Iterable[Lemma]) -> Iterator[tuple[str, str]]:
    """In the order of the phrase; words for members (عناصر الشرطة) and offices (متحدث باسم الجيش) say less."""
    ordered = sorted(lemmas, key=lambda lemma: not lemma.roles.isdisjoint(_SAY_LESS))
    armed = any("whole_group" in lemma.roles and _sector(lemma) in _ARMED for lemma in ordered)
    for lemma in ordered:
        if sector := _sector(lemma):
            if armed and sector == "PTY":  # مسلحو الحزب
                yield "REB", f"names.armed_wing {row_of(lemma)}"
            yield sector, f"names.sector {row_of(lemma)}"


@cache
def _sector(lemma: Lemma) -> str:
    """That of a named body, that of the word, that of its sort as a head."""
    if (body := lemma.row(OrganisationRow)) is not None and body.role:
        return body.role
    if (row := lemma.row(SectorRow)) is not None:
        return row.sector
    return _SECTOR_OF_SORT.get(head_sort(lemma), "")
