"""A digest over all that a ledger holds, the same for the same contents in any database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Boolean, Column, Connection, Float, LargeBinary, Table

from riwaya.ledger.bulk import stream_rows
from riwaya.ledger.tables import METADATA

encode = msgspec.json.Encoder().encode


def digest_contents(connection: Connection) -> str:
    """SHA-256 over the rows of all tables, in the order of their keys; what is made from them alone is left out."""
    digest = hashlib.sha256()
    for table in METADATA.sorted_tables:
        digest.update(encode([str(name) for name in (table.name, *table.c.keys())]))
        for row in read_table(connection, table):
            digest.update(encode(row))
    return digest.hexdigest()


def read_table(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as plain values, by key."""
    fits = [_choose_fit(column) for column in table.c]
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    order = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
    for row in stream_rows(connection, f'SELECT {columns} FROM "{table.name}" ORDER BY {order}'):
        yield tuple(value if fit is None or value is None else fit(value) for fit, value in zip(fits, row, strict=True))


def _choose_fit(column: Column[Any]) -> Callable[[Any], Any] | None:
    """What makes the values of a column the same, whichever driver gives them."""
    if isinstance(column.type, Boolean):
        return bool
    if isinstance(column.type, Float):
        return float
    return bytes if isinstance(column.type, LargeBinary) else None
