"""Compares the tables that are made from readings with the readings."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Float, Table

from riwaya.ledger import tables
from riwaya.ledger.bulk import stream_rows
from riwaya.ledger.identity import ABOUT
from riwaya.ledger.rows import Row, list_rows
from riwaya.model import Reading, RiwayaError, decode_reading

# All tables whose rows belong to a reading, with what they are ordered by.
MADE = tuple(table for table in tables.METADATA.sorted_tables if "reading" in table.primary_key.columns)
TELL_EVERY = 100


class _Kept(NamedTuple):
    """A reading as it is kept, and what the tables say about its report."""

    number: int
    where: str
    superseded_by: int | None
    following: int | None
    json: str
    about: list[Any]


class _Groups:
    """The rows of one table, reading by reading."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self.table = table
        self._floats = {column.name for column in table.c if isinstance(column.type, Float)}
        self._names = [column.name for column in table.c]
        order = ", ".join(column.name for column in table.primary_key.columns)
        columns = ", ".join(f'"{name}"' for name in self._names)
        query = f"SELECT {columns} FROM {table.name} ORDER BY {order}"
        self._groups = itertools.groupby(stream_rows(connection, query), key=itemgetter(0))
        self._next = self._pull()

    def _pull(self) -> tuple[int, list[Sequence[Any]]] | None:
        return next(((number, list(rows)) for number, rows in self._groups), None)

    def take(self, reading: int) -> list[Sequence[Any]] | None:
        """The rows of a reading; None if rows of a reading that does not exist come first."""
        if self._next is None or self._next[0] > reading:
            return []
        number, rows = self._next
        self._next = self._pull()
        return rows if number == reading else None

    @property
    def exhausted(self) -> bool:
        """Whether all rows were taken."""
        return self._next is None

    def order(self, row: Row) -> tuple[Any, ...]:
        """A row as the database should hold it."""
        return tuple(self._fit(name, row.get(name)) for name in self._names)

    def _fit(self, name: str, value: Any) -> Any:
        return float(value) if name in self._floats and value is not None else value


def check_derived(connection: Connection, tell: Callable[[int], object]) -> Iterator[tuple[str, str]]:
    """Where the tables do not say what the readings say: the place, and what is wrong."""
    groups = {table: _Groups(connection, table) for table in MADE}
    for count, kept in enumerate(_list_readings(connection), 1):
        try:
            reading = decode_reading(kept.json, kept.where)
        except RiwayaError:
            yield kept.where, "is not a reading that this program knows"
            reading = None
        for table in _compare(groups, kept.number, reading):
            yield f"{kept.where}, {table}", "does not follow from the reading"
        if kept.superseded_by != kept.following:
            yield kept.where, "is marked as current or superseded wrongly"
        if kept.following is None and reading is not None and kept.about != _describe(reading):
            yield kept.where, "the report's outlet, title or date differ from the reading"
        if not count % TELL_EVERY:
            tell(count)
    for group in groups.values():
        if not group.exhausted:
            yield f"table {group.table.name}", "holds rows of a reading that does not exist"


def _compare(groups: dict[Table, _Groups], number: int, reading: Reading | None) -> Iterator[str]:
    """The names of the tables whose rows are not those of the reading."""
    expected: dict[Table, list[tuple[Any, ...]]] = {}
    for table, row in () if reading is None else list_rows(reading, number):
        expected.setdefault(table, []).append(groups[table].order(row))
    for table, group in groups.items():
        found = group.take(number)
        if reading is not None and found != expected.get(table, []) and not _same(found, expected.get(table, [])):
            yield table.name


def _same(found: list[Sequence[Any]] | None, expected: list[tuple[Any, ...]]) -> bool:
    return found is not None and sorted(map(tuple, found), key=repr) == sorted(expected, key=repr)


def _list_readings(connection: Connection) -> Iterator[_Kept]:
    about = ", ".join(f"r.{name}" for name in ABOUT)
    query = (
        f"SELECT g.no, r.id, g.sequence, g.superseded_by, n.no, g.json, {about} FROM readings g"
        " JOIN reports r ON r.no = g.report"
        " LEFT JOIN readings n ON n.report = g.report AND n.sequence = g.sequence + 1 ORDER BY g.no"
    )
    for number, id, sequence, superseded, following, json, *stated in stream_rows(connection, query):
        where = f"report {id}, reading {sequence}"
        yield _Kept(number, where, superseded, following, json, [*map(_read_flag, ABOUT, stated)])


def _read_flag(name: str, value: Any) -> Any:
    return bool(value) if name == "fictional" and value is not None else value


def _describe(reading: Reading) -> list[Any]:
    values = (getattr(reading.report, name) for name in ABOUT)
    return [None if value is msgspec.UNSET else value for value in values]
