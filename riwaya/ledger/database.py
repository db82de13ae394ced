"""One database, file or server: its connections, its transactions, its failures."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from riwaya.ledger.failures import explain
from riwaya.model import LedgerError, MissingExtraError

# Seconds to wait for another program that is writing.
PATIENCE = 10.0
# How long to wait, in seconds, before asking again what SQLite does not wait for by itself.
_PAUSE = 0.02
WRITING = "ledger_writing"
# What SQLite does by itself: readers see one state, writers follow one another (so the log has one order).
SNAPSHOT = "REPEATABLE READ"
ALONE = "SELECT pg_advisory_xact_lock(7240113)"


class Database:
    """Transactions on one database. A write transaction is alone from its beginning, so what it looks up stays true."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.place = place
        self._engine = engine
        self._is_server = engine.dialect.name != "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger."""
        with explain(self.place), self._engine.connect() as opened:
            connection = opened.execution_options(isolation_level=SNAPSHOT) if self._is_server else opened
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is kept as a whole, on the disk, when the block ends; or not at all."""
        with explain(self.place), self._engine.connect() as opened:
            connection = opened.execution_options(**{WRITING: True})
            with connection.begin():
                if self._is_server:
                    connection.exec_driver_sql(ALONE)
                yield connection

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()


def open_database(place: str | Path, *, create: bool, readonly: bool, patience: float = PATIENCE) -> Database:
    """The database at a path or URL."""
    if "://" in str(place):
        url = make_url(str(place))
        if url.get_backend_name() != "sqlite":
            return Database(_open_server(str(place)), url.render_as_string(hide_password=True))
        place = url.database or ""
    path = Path(place)
    _check_path(path, create=create and not readonly)
    return Database(_open_file(path, create=create, readonly=readonly, patience=patience), str(path))


def _open_server(url: str) -> Engine:
    try:
        return create_engine(url)
    except (ModuleNotFoundError, NoSuchModuleError, ArgumentError) as error:
        message = f"{make_url(url).render_as_string()}: {error}; for PostgreSQL: pip install 'psycopg[binary]'"
        raise MissingExtraError(message) from error


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder, not a ledger")
    if not path.exists() and not create:
        raise LedgerError(f"{path}: there is no ledger here")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: the folder {path.parent} does not exist")


def _open_file(path: Path, *, create: bool, readonly: bool, patience: float) -> Engine:
    mode = _mode_reading(path) if readonly else f"mode={'rwc' if create else 'rw'}"
    uri = f"{path.absolute().as_uri()}?{mode}"
    # No isolation level: the driver would begin transactions late and by its own rules; `_begin` does.
    connect = partial(sqlite3.connect, uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
    engine = create_engine("sqlite://", creator=_prepared(connect, readonly, patience), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _mode_reading(path: Path) -> str:
    """A folder that cannot be written has no room for the index of the write-ahead log."""
    logged = path.with_name(f"{path.name}-wal").exists()
    writable = os.access(path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    return "mode=ro" if logged or writable else "mode=ro&immutable=1"


def _prepared(
    connect: Callable[[], sqlite3.Connection], readonly: bool, patience: float
) -> Callable[[], sqlite3.Connection]:
    def prepare() -> sqlite3.Connection:
        connection = connect()
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            if not readonly:
                _keep_log(connection, patience)
                connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return connection

    return prepare


def _keep_log(connection: sqlite3.Connection, patience: float) -> None:
    """Turns the write-ahead log on; SQLite does not wait by itself where others do the same to a new file."""
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(_PAUSE)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
