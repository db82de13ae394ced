"""Reads the tables from their files into typed rows, each with the place it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from riwaya.lexicon.tables import TABLES, Row, Table
from riwaya.model import LexiconError

DATA = Path(str(files("riwaya.lexicon") / "data"))


class Sourced(NamedTuple):
    """A row with the file and line it stands on."""

    where: str
    row: Row


def table_files(table: Table, data: Path = DATA) -> list[Path]:
    """The files of a table, in the order of their names."""
    return sorted(data.glob(table.path))


def read_table(table: Table, data: Path = DATA, more: Iterable[Path] = ()) -> list[Sourced]:
    """All rows of a table, and of `more` files. Raises LexiconError with file:line for a row that does not fit."""
    rows: list[Sourced] = []
    for path in (*table_files(table, data), *more):
        records = _yaml_records(path) if path.suffix == ".yaml" else _tsv_records(path)
        for where, record in records:
            try:
                rows.append(Sourced(where, msgspec.convert(record, table.row, strict=False)))
            except msgspec.ValidationError as error:
                raise LexiconError(f"{where}: {error}") from error
    return rows


def read_all(data: Path = DATA, places: Iterable[Path] = ()) -> dict[str, list[Sourced]]:
    """Every table by its name; `places` are further files of places."""
    places = list(places)
    return {table.name: read_table(table, data, places if table.name == "places" else ()) for table in TABLES}


def _tsv_records(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    columns: list[str] | None = None
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        where = f"{path.parent.name}/{path.name}:{number}"
        if columns is None:
            columns = cells
        elif len(cells) != len(columns):
            raise LexiconError(f"{where}: {len(cells)} cells where the table has {len(columns)} columns")
        else:
            yield where, dict(zip(columns, cells, strict=True))


def _yaml_records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    document = read_yaml(path)
    for number, trigger in enumerate(document["triggers"], 1):
        lists = {
            key: tuple(value) if isinstance(value, list) else (value,)
            for key, value in trigger.items()
            if key in ("actor", "recipient", "instrument", "place", "needs", "not")
        }
        yield f"{path.parent.name}/{path.name}#{number}", {**trigger, **lists, "event": document["type"]}


def read_yaml(path: Path) -> dict[str, Any]:
    """One YAML document; PyYAML is only needed where the lexicon is built or linted."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: {error}") from error
    if not isinstance(document, dict):
        raise LexiconError(f"{path}: not a YAML mapping")
    return document
