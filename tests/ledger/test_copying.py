"""A copy holds the same, has the same digest, and goes on like the original; on a server too."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import create_engine, make_url, text

from riwaya.ledger import Ledger, Superseded, Versions
from riwaya.model import Choice, LedgerError

from .conftest import make_intake, make_pair
from .decisions.test_decisions import ATTACK, KILLING, make_reading

URL = os.environ.get("RIWAYA_POSTGRESQL", "")
INTAKE = make_intake(fictional=True)
READING = msgspec.structs.replace(make_reading(), report=INTAKE.report)
NEXT = Versions("3.0", "abc")


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for version in ("1.0", "2.0"):
        ledger.add(INTAKE, READING, Versions(version, "abc"))
    made = ledger.decide("ليلى", [Choice(verdict="accept", target=anchor) for anchor in (KILLING, ATTACK)])
    ledger.undo(made[0].id, "ليلى")
    ledger.add_all([make_pair("r2", "نص آخر."), make_pair("r1", "نص ثالث.")], Versions("2.0", "abc"))
    return ledger


@pytest.fixture
def server() -> Iterator[str]:
    """The address of an empty database on the server of the tests."""
    if not URL:
        pytest.skip("RIWAYA_POSTGRESQL names no database")
    name = f"copy_{uuid.uuid4().hex[:12]}"
    admin = create_engine(URL, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(URL).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def check_copy(original: Ledger, place: str | Path) -> None:
    told: list[str] = []
    with Ledger.open(place) as copy:
        digest = original.copy_to(copy, lambda table, rows: told.append(table))
        assert digest == original.digest() == copy.digest()
        assert copy.head() == original.head()
        assert copy.verify(original.head()).problems == ()
        assert list(copy.readings()) == list(original.readings())
        assert copy.decisions() == original.decisions()
        assert copy.raw("r1") == original.raw("r1")
        assert [hit.id for hit in copy.search("الدفاع")] == [hit.id for hit in original.search("الدفاع")] == ["r1"]
        with pytest.raises(LedgerError, match="holds a ledger already"):
            original.copy_to(copy)
    assert "readings" in told


def check_both_go_on(original: Ledger, place: str | Path) -> None:
    with Ledger.open(place) as copy:
        for each in (original, copy):
            assert isinstance(each.add(INTAKE, READING, NEXT), Superseded)
            each.decide("ليلى", [Choice(verdict="reject", target=KILLING)])
            assert each.verify().problems == ()
        assert copy.counts() == original.counts()


def test_a_file_is_copied_to_a_file(filled: Ledger, tmp_path: Path) -> None:
    check_copy(filled, tmp_path / "copy.db")
    check_both_go_on(filled, tmp_path / "copy.db")


def test_a_file_is_copied_to_a_server_and_back(filled: Ledger, server: str, tmp_path: Path) -> None:
    check_copy(filled, server)
    with Ledger.open(server, readonly=True) as middle:
        check_copy(middle, tmp_path / "back.db")
    check_both_go_on(filled, server)


def test_tampering_on_a_server_is_found(filled: Ledger, server: str) -> None:
    with Ledger.open(server) as copy:
        filled.copy_to(copy)
        with copy._database.write() as connection:
            connection.execute(text("UPDATE events SET killed = 60 WHERE reading = 2 AND position = 0"))
            connection.execute(text("UPDATE decisions SET person = 'x' WHERE no = 1"))
        found = [problem.what for problem in copy.verify().problems]
    assert found == ["is not what it was", "does not follow from the reading"]


def test_writers_on_a_server_follow_one_another(server: str) -> None:
    def add(number: int) -> None:
        with Ledger.open(server) as ledger:
            for each in range(5):
                ledger.add(*make_pair(f"r{number}-{each}", f"نص {number} {each}."), NEXT)

    Ledger.open(server).close()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(4)))
    with Ledger.open(server, readonly=True) as ledger:
        assert ledger.verify().problems == ()
        assert ledger.head().size == 60


def test_the_digest_tells_contents_apart(filled: Ledger) -> None:
    before = filled.digest()
    assert filled.digest() == before
    filled.decide("ليلى", [Choice(verdict="unsure", target=KILLING)])
    assert filled.digest() != before


def test_a_failed_copy_leaves_nothing(filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(table: str, rows: int) -> None:
        if table == "decisions":
            raise KeyboardInterrupt

    with Ledger.open(tmp_path / "copy.db") as copy:
        with pytest.raises(KeyboardInterrupt):
            filled.copy_to(copy, fail)
        assert copy.counts()["reports"] == copy.head().size == 0
