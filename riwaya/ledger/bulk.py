"""Inserts many rows at once.

SQLAlchemy prepares the values of each row anew, which takes longer than inserting them; here it writes the
statement, and the driver gets the rows as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, insert


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Inserts rows that all have the same columns and hold only plain values."""
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    order = getattr(statement, "positiontup", None)
    values: Sequence[Any] = rows if order is None else list(map(itemgetter(*order), rows))
    connection.exec_driver_sql(str(statement), values)
