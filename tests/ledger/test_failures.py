"""Every way a file can fail has its own clear message."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.ledger import Added, Ledger
from riwaya.ledger.failures import describe
from riwaya.model import LedgerError, MissingExtraError

from .conftest import VERSIONS, make_intake, make_pair

NOBODY = 65534


@pytest.fixture
def filled(path: Path) -> Path:
    with Ledger.open(path) as ledger:
        ledger.add_all([make_pair(f"r{number}") for number in range(50)], VERSIONS)
    return path


@pytest.fixture
def unwritable(filled: Path) -> Iterator[Path]:
    """A ledger in a folder without the right to write, for a user who may not do everything."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(filled, folder))
        path.chmod(0o444)
        path.parent.chmod(0o555)
        user = os.geteuid()
        os.seteuid(user or NOBODY)
        yield path
        os.seteuid(user)
        path.parent.chmod(0o755)


@pytest.fixture
def locked(filled: Path) -> Iterator[Path]:
    """A ledger that another program is writing to."""
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield filled
    other.close()


def test_no_ledger(path: Path) -> None:
    with pytest.raises(LedgerError, match=r"news\.ledger: there is no ledger here"):
        Ledger.open(path, create=False)
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Ledger.open(path, readonly=True)
    assert not path.exists()


def test_an_empty_file_becomes_a_ledger_if_one_may_be_made(path: Path) -> None:
    path.touch()
    with pytest.raises(LedgerError, match="there is no ledger here, the database is empty"):
        Ledger.open(path, create=False)
    Ledger.open(path).close()


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder, not a ledger"):
        Ledger.open(tmp_path)


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"the folder .*none does not exist"):
        Ledger.open(tmp_path / "none" / "a.db")


def test_another_file(path: Path) -> None:
    path.write_text("خبر " * 500)
    with pytest.raises(LedgerError, match="not a ledger: the file is no database"):
        Ledger.open(path)
    assert path.read_text() == "خبر " * 500


def test_another_database(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE alembic_version (version_num)")
    other.commit()
    other.close()
    with pytest.raises(LedgerError, match="a database, but not a ledger"):
        Ledger.open(path)


def test_a_damaged_file(filled: Path) -> None:
    data = bytearray(filled.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 200] = b"\xff" * 200
    filled.write_bytes(data)
    with (
        pytest.raises(LedgerError, match="the ledger is damaged; restore it from a copy"),
        Ledger.open(filled) as ledger,
    ):
        list(ledger.readings())


def test_a_file_cut_short(filled: Path) -> None:
    with filled.open("r+b") as file:
        file.truncate(20_000)
    with pytest.raises(LedgerError, match="the ledger is damaged"), Ledger.open(filled) as ledger:
        list(ledger.readings())


def test_a_locked_ledger_can_be_read_not_written(locked: Path) -> None:
    with Ledger.open(locked, patience=0.1) as ledger:
        assert ledger.counts()["reports"] == 50
        with pytest.raises(LedgerError, match="the ledger is locked: another program is writing to it; wait"):
            ledger.add(*make_pair("r99"), VERSIONS)


def test_a_lock_is_waited_for(filled: Path) -> None:
    other = sqlite3.connect(filled, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, other.execute, ["ROLLBACK"])
    release.start()
    with Ledger.open(filled, patience=10) as ledger:
        assert ledger.add(*make_pair("r99"), VERSIONS) == Added("r99")
    release.join()
    other.close()


def test_a_read_only_ledger_can_be_read_not_written(filled: Path) -> None:
    with Ledger.open(filled, readonly=True) as ledger:
        assert ledger.reading("r1").report.id == "r1"
        assert len(ledger.search("الدفاع", limit=100)) == 50
        with pytest.raises(LedgerError, match="the ledger is read-only; allow writing"):
            ledger.add(*make_pair("r99"), VERSIONS)


def test_a_ledger_without_the_right_to_write(unwritable: Path) -> None:
    with Ledger.open(unwritable, readonly=True) as ledger:
        assert ledger.counts()["reports"] == 50
    with pytest.raises(LedgerError, match=r"read-only|cannot be opened"):
        Ledger.open(unwritable)


def test_a_full_disk_loses_nothing(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        with ledger._database.write() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(LedgerError, match="the disk is full; nothing was lost, make room"):
            ledger.add_all([make_pair(f"new{number}", f"نص طويل {number} " * 500) for number in range(20)], VERSIONS)
        assert ledger.counts()["reports"] == ledger.counts()["readings"] == 50
        with ledger._database.write() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert ledger.add(*make_pair("new1"), VERSIONS) == Added("new1")


def test_a_server_without_its_driver() -> None:
    with pytest.raises(MissingExtraError, match=r"postgresql\+nodriver://me:\*\*\*@here/news: .*pip install"):
        Ledger.open("postgresql+nodriver://me:secret@here/news")


def test_a_reading_newer_than_the_program_is_named(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE readings SET json = replace(json, '\"times\"', '\"tides\"')")
    connection.commit()
    connection.close()
    with Ledger.open(filled) as ledger, pytest.raises(Exception, match=r"news\.ledger, report r1: .*tides"):
        ledger.reading("r1")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (sqlite3.Error("strange"), "strange"),
        (sqlite3.Error(), "Error"),
    ],
)
def test_an_unknown_failure_is_told_as_it_is(error: Exception, message: str) -> None:
    assert describe(error) == message


def test_has_fails_with_the_same_words(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        filled.write_bytes(b"x" * 10_000)
        with pytest.raises(LedgerError):
            ledger.has(make_intake("r77"), VERSIONS)
