"""The schema is made, recognised and upgraded; migrations and tables say the same."""

from __future__ import annotations

import sqlite3
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from riwaya.ledger import Ledger, fulltext, schema, views
from riwaya.ledger.tables import METADATA
from riwaya.model import LedgerError

from .conftest import VERSIONS, make_pair


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        answer = connection.execute(question).fetchall()
        connection.commit()
        return answer
    finally:
        connection.close()


def test_migrations_make_the_tables(ledger: Ledger, path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        with warnings.catch_warnings():
            # The tables of the full-text index have no declared types.
            warnings.simplefilter("ignore")
            assert compare_metadata(context, METADATA) == []
    engine.dispose()


def is_ours(item: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    return not (kind == "table" and str(name).startswith("search_index"))


def test_all_revisions_are_known() -> None:
    scripts = ScriptDirectory(str(schema.MIGRATIONS))
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == schema.REVISIONS


def test_a_ledger_is_what_it_is_said_to_be(ledger: Ledger, path: Path) -> None:
    ledger.add(*make_pair(), VERSIONS)
    assert ask(path, "PRAGMA journal_mode") == [("wal",)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    with ledger._database.write() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "foreign_keys")]
    assert pragmas == [2, 1]


def test_reopening_finds_everything(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(*make_pair(), VERSIONS)
    with Ledger.open(path, create=False) as ledger:
        assert ledger.counts()["reports"] == 1
        assert [hit.id for hit in ledger.search("الدفاع")] == ["r1"]


@pytest.mark.parametrize("name", ["100% news?.db", "خبر #1.ledger", "a b'c.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Ledger.open(tmp_path / name) as ledger:
        ledger.add(*make_pair(), VERSIONS)
    assert (tmp_path / name).is_file()
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_a_url_is_a_place_too(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path / 'a.db'}"):
        assert (tmp_path / "a.db").is_file()


def test_many_open_a_new_ledger_at_once(path: Path) -> None:
    def open_and_add(number: int) -> str:
        with Ledger.open(path) as ledger:
            return ledger.add(*make_pair(f"r{number}"), VERSIONS).id

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(open_and_add, range(8))) == [f"r{number}" for number in range(8)]


def test_views_and_index_are_made_anew(ledger: Ledger, path: Path) -> None:
    """What an upgrade does around the migrations."""
    ledger.add(*make_pair(), VERSIONS)
    with ledger._database.write() as connection:
        views.drop_views(connection)
        fulltext.drop_index(connection)
        views.create_views(connection)
        fulltext.create_index(connection)
    assert [hit.id for hit in ledger.search("الدفاع")] == ["r1"]
    assert ask(path, "SELECT report FROM current_readings") == [("r1",)]


def test_a_failed_upgrade_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "create_index", fail)
    with pytest.raises(KeyboardInterrupt):
        Ledger.open(path)
    monkeypatch.undo()
    assert ask(path, "SELECT * FROM sqlite_master") == []
    with Ledger.open(path) as ledger:
        ledger.add(*make_pair(), VERSIONS)


def test_a_newer_ledger_is_refused(path: Path) -> None:
    Ledger.open(path).close()
    ask(path, "UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(LedgerError, match=r"news\.ledger: made by a newer riwaya \(schema 0999, .*; upgrade riwaya"):
        Ledger.open(path)


def test_an_older_ledger_is_upgraded_only_for_writing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Ledger.open(path).close()
    monkeypatch.setattr(schema, "REVISIONS", (*schema.REVISIONS, "0999"))
    with pytest.raises(LedgerError, match="made by an older riwaya; open it for writing once"):
        Ledger.open(path, readonly=True)
