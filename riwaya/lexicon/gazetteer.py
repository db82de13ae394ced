"""A user's own gazetteer: places taken from a GeoNames file, kept beside the shipped tables and compiled with them.

A GeoNames file (a country's, or allCountries) has a place a line: 19 columns between tabs, other names in the fourth.
Of its places those with a name in Arabic letters are taken that the tables do not have yet.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from math import cos, hypot, radians
from pathlib import Path
from typing import NamedTuple

from riwaya.lexicon.letters import fold_deep
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import TABLES, PlaceRow
from riwaya.model import LexiconError

FOLDER_NAME = "gazetteer"
_COLUMNS = 19
_NAME, _OTHERS, _LAT, _LON, _CLASS, _CODE, _COUNTRY, _POPULATION = 1, 3, 4, 5, 6, 7, 8, 14
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+){0,3}")
_DIVISIONS = {"ADM1": "province", "ADM2": "district"}
_KM = 111.2
# Two places of one name are one if they lie this near, in kilometres.
SAME = 40.0
_LARGE, _MIDDLE = 500_000, 50_000
_HEAD = (
    "# Places imported from a GeoNames file (https://www.geonames.org, CC BY 4.0).\n"
    "name\taliases\tkind\tcountry\tparent\tlat\tlon\tprecision\tprominence\tgloss\texample\n"
)


class Imported(NamedTuple):
    """What came of an import: how many lines, what was added, what was passed over and why, lines that are none."""

    lines: int
    added: int
    passed: dict[str, int]
    bad: tuple[str, ...]
    file: Path


def user_folder() -> Path:
    """Where a user's gazetteers are kept."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "riwaya" / FOLDER_NAME


def user_files() -> list[Path]:
    """The gazetteers of the user, in the order of their names."""
    return sorted(user_folder().glob("*.tsv"))


def import_geonames(source: Path, least_population: int = 0) -> Imported:
    """Takes the places of a GeoNames file into the user's gazetteer, replacing an earlier import of the same file name.

    Raises LexiconError for a file that cannot be read or holds no line of GeoNames at all.
    """
    known = _Known()
    passed: Counter[str] = Counter()
    bad: list[str] = []
    rows: list[str] = []
    lines = 0
    for number, cells in _read(source):
        lines += 1
        if isinstance(cells, str):
            bad.append(f"{source}:{number}: {cells}")
            continue
        names = arabic_names(cells[_OTHERS])
        kind = _kind(cells)
        if kind is None:
            passed["neither a settlement nor a division"] += 1
        elif not names:
            passed["no name in Arabic letters"] += 1
        elif kind not in _DIVISIONS.values() and int(cells[_POPULATION] or 0) < least_population:
            passed["too few inhabitants"] += 1
        elif known.has(names, cells[_COUNTRY], float(cells[_LAT]), float(cells[_LON])):
            passed["known already"] += 1
        else:
            rows.append(_row(names, kind, cells, known))
            known.add(names, cells[_COUNTRY], float(cells[_LAT]), float(cells[_LON]))
    if len(bad) == lines:
        raise LexiconError(f"{source}: no line has the {_COLUMNS} columns of a GeoNames file")
    file = user_folder() / f"{source.stem}.tsv"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_HEAD + "".join(rows), encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{file}: {error.strerror}") from error
    return Imported(lines, len(rows), dict(passed), tuple(bad), file)


def count_places(file: Path) -> int:
    """How many places a gazetteer holds. Raises LexiconError for a file that is no text."""
    try:
        lines = file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file}: cannot be read as UTF-8 text ({error})") from error
    return max(0, sum(1 for line in lines if line and not line.startswith("#")) - 1)


def arabic_names(others: str) -> list[str]:
    """The names in Arabic letters among the alternate names, without those in letters of Persian or Urdu."""
    found = [name.strip() for name in others.split(",")]
    return list(dict.fromkeys(name for name in found if _ARABIC.fullmatch(name) and len(name) > 1))


def _read(source: Path) -> Iterator[tuple[int, list[str] | str]]:
    """The cells of each line, or what is wrong with it."""
    try:
        with source.open(encoding="utf-8", errors="replace", newline="\n") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, _cells(line)
    except OSError as error:
        raise LexiconError(f"{source}: {error.strerror}") from error


def _cells(line: str) -> list[str] | str:
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != _COLUMNS:
        return f"{len(cells)} columns, not {_COLUMNS}"
    if "\r" in line.rstrip("\r\n"):
        return "a carriage return inside a name"
    try:
        if not (abs(float(cells[_LAT])) <= 90 and abs(float(cells[_LON])) <= 180):  # nan is no point either
            return "no point on earth"
        int(cells[_POPULATION] or 0)
    except ValueError:
        return "latitude, longitude or population is no number"
    return cells


def _kind(cells: list[str]) -> str | None:
    """The kind of place by class and code: settlements and divisions only."""
    if cells[_CLASS] == "A":
        return _DIVISIONS.get(cells[_CODE])
    if cells[_CLASS] != "P" or cells[_CODE] in ("PPLH", "PPLQ", "PPLW", "PPLCH"):  # gone or abandoned
        return None
    if cells[_CODE] == "PPLC":
        return "capital"
    if cells[_CODE] == "PPLX":
        return "neighbourhood"
    population = int(cells[_POPULATION] or 0)
    return "city" if population >= _MIDDLE else "town" if population >= 1000 else "village"


def _row(names: list[str], kind: str, cells: list[str], known: _Known) -> str:
    population = int(cells[_POPULATION] or 0)
    prominence = 2 if population >= _LARGE else 3 if population >= _MIDDLE or kind == "province" else 4
    precision = kind if kind in ("province", "district") else "town"
    parent = (
        "" if kind == "province" else known.nearest_division(cells[_COUNTRY], float(cells[_LAT]), float(cells[_LON]))
    )
    point = [f"{float(cells[at]):.2f}" for at in (_LAT, _LON)]
    columns = [names[0], ";".join(names[1:]), kind, cells[_COUNTRY], parent, *point, precision, str(prominence)]
    return "\t".join((*columns, cells[_NAME], f"[{names[0]}]")) + "\n"


class _Known:
    """The places of the shipped tables, by name and country."""

    def __init__(self) -> None:
        (table,) = (table for table in TABLES if table.row is PlaceRow)
        self._points: dict[tuple[str, str], list[tuple[float, float]]] = {}
        self._divisions: dict[str, list[tuple[float, float, str]]] = {}
        for _, row in read_table(table):
            assert isinstance(row, PlaceRow)
            if not row.lat or not row.lon:
                continue
            point = float(row.lat), float(row.lon)
            self.add([row.name, *row.aliases.split(";")], row.country, *point)
            if row.kind == "province":
                self._divisions.setdefault(row.country, []).append((*point, row.name))

    def add(self, names: list[str], country: str, lat: float, lon: float) -> None:
        """Keeps a place."""
        for name in filter(None, names):
            self._points.setdefault((fold_deep(name), country), []).append((lat, lon))

    def has(self, names: list[str], country: str, lat: float, lon: float) -> bool:
        """Whether a place of one of the names lies near."""
        points = (point for name in names for point in self._points.get((fold_deep(name), country), ()))
        return any(distance(lat, lon, *point) < SAME for point in points)

    def nearest_division(self, country: str, lat: float, lon: float) -> str:
        """The first-level division whose point lies nearest; empty where the tables have none."""
        divisions = self._divisions.get(country, ())
        return min(divisions, key=lambda place: distance(lat, lon, place[0], place[1]))[2] if divisions else ""


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, near enough for neighbours."""
    return _KM * hypot(lat - other_lat, (lon - other_lon) * cos(radians(lat)))
