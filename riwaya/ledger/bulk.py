"""Inserts and reads many rows at once.

SQLAlchemy prepares the values of each row anew, which takes longer than inserting them; here it writes the
statement, and the driver gets the rows as they are.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError

# How many rows a server hands over at once.
PAGE = 1000


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Inserts rows that all have the same columns and hold only plain values."""
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    order = getattr(statement, "positiontup", None)
    values: Sequence[Any] = rows if order is None else list(map(itemgetter(*order), rows))
    connection.exec_driver_sql(str(statement), values)


def stream_rows(connection: Connection, query: str) -> Iterator[Sequence[Any]]:
    """Rows as the driver gives them, which takes a fraction of the time, and without holding all of them."""
    failure: Any = connection.dialect.loaded_dbapi.Error
    cursor = _open_cursor(connection)
    try:
        cursor.execute(query)
        yield from cursor
    except failure as error:
        raise DBAPIError(query, None, error) from error
    finally:
        cursor.close()


def _open_cursor(connection: Connection) -> Any:
    """A cursor of the driver; on a server one with a name, which is what keeps the rows there until they are asked."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        return driver.cursor()
    cursor = driver.cursor(name=f"rows_{uuid.uuid4().hex}")
    cursor.itersize = PAGE
    return cursor
