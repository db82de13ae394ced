"""Copies a whole ledger into an empty database, of whatever kind."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from sqlalchemy import Column, Connection, Integer, Table, bindparam, func, select, text, update

from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.database import Database
from riwaya.ledger.digest import digest_contents, read_table
from riwaya.ledger.tables import METADATA, readings
from riwaya.model import LedgerError

PAGE = 1000


def copy_contents(source: Database, target: Database, tell: Callable[[str, int], object]) -> str:
    """Copies everything in one transaction and returns the digest of both; raises LedgerError if they differ.

    `tell` is told the name of the table and how many of its rows are copied.
    """
    with source.read() as read, target.write() as write:
        _need_empty(write, target.place)
        for table in METADATA.sorted_tables:
            _copy_table(read, write, table, tell)
        _name_successors(read, write)
        _continue_numbers(write)
        digest = digest_contents(read)
        if digest_contents(write) != digest:
            raise LedgerError(f"{target.place}: the copy is not what was copied; nothing was kept")
    return digest


def _need_empty(write: Connection, place: str) -> None:
    for table in METADATA.sorted_tables:
        if write.scalar(select(func.count()).select_from(table)):
            raise LedgerError(f"{place}: holds a ledger already; name a new one to copy to")


def _copy_table(read: Connection, write: Connection, table: Table, tell: Callable[[str, int], object]) -> None:
    names = [column.name for column in table.c]
    rows = read_table(read, table)
    copied = 0
    while page := [dict(zip(names, row, strict=True)) for row in itertools.islice(rows, PAGE)]:
        if table is readings:
            # They name later readings, which are not there yet.
            page = [row | {"superseded_by": None} for row in page]
        insert_rows(write, table, page)
        copied += len(page)
        tell(table.name, copied)


def _name_successors(read: Connection, write: Connection) -> None:
    found = read.execute(select(readings.c.no, readings.c.superseded_by).where(readings.c.superseded_by.is_not(None)))
    change = update(readings).where(readings.c.no == bindparam("of")).values(superseded_by=bindparam("new"))
    while page := [{"of": row.no, "new": row.superseded_by} for row in itertools.islice(found, PAGE)]:
        write.execute(change, page)


def _continue_numbers(write: Connection) -> None:
    """A server counts rows by itself, and has to be told where to go on; SQLite looks."""
    if write.dialect.name != "postgresql":
        return
    for table in METADATA.sorted_tables:
        number: Column[int] | None = table.c.get("no")
        if number is not None and isinstance(number.type, Integer) and table.name != "log":
            last = f"SELECT max(no) FROM {table.name}"
            write.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'no'), last) FROM ({last}) AS counted(last)"
                )
            )
