"""What a database says when it fails -> what the user can do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from riwaya.model import LedgerError

# By primary result code of SQLite.
ADVICE = {
    sqlite3.SQLITE_NOTADB: "not a ledger: the file is no database",
    sqlite3.SQLITE_CORRUPT: "the ledger is damaged; restore it from a copy, or add the sources to a new one",
    sqlite3.SQLITE_BUSY: "the ledger is locked: another program is writing to it; wait until it ends and try again",
    sqlite3.SQLITE_LOCKED: "the ledger is locked: another program is writing to it; wait until it ends and try again",
    sqlite3.SQLITE_READONLY: "the ledger is read-only; allow writing to the file and its folder, or copy it",
    sqlite3.SQLITE_PERM: "no permission to open the ledger",
    sqlite3.SQLITE_AUTH: "no permission to open the ledger",
    sqlite3.SQLITE_CANTOPEN: "the ledger cannot be opened; look at the permissions of the file and its folder",
    sqlite3.SQLITE_FULL: "the disk is full; nothing was lost, make room and run the same again",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
}
PRIMARY = 0xFF


@contextmanager
def explain(place: str) -> Iterator[None]:
    """Turns what a database raises into LedgerError, with the place and the way out."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(f"{place}: {describe(error.orig or error)}") from error
    except sqlite3.Error as error:
        raise LedgerError(f"{place}: {describe(error)}") from error


def describe(error: BaseException) -> str:
    """What went wrong, and what to do where that is known."""
    code = getattr(error, "sqlite_errorcode", None)
    advice = None if code is None else ADVICE.get(code & PRIMARY)
    return f"{advice} ({error})" if advice else str(error).strip() or type(error).__name__
