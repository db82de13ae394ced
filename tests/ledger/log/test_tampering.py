"""Whatever is changed from outside is found; what the program itself does is never taken for that."""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from riwaya.ledger import Head, Ledger, Versions
from riwaya.ledger.log import read_head
from riwaya.model import Anchor, Choice, LedgerError, Reading, Report

from ..conftest import BEFORE_0004, TEXT, make_intake
from ..decisions.test_decisions import ATTACK, KILLING, SAID, make_reading

TAMPERINGS = int(os.environ.get("RIWAYA_TAMPERINGS", "150"))
# Made anew by any upgrade, and of no consequence for what the ledger says.
PASSING = {"alembic_version", "search_terms", "sqlite_sequence", "sqlite_stat1"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with everything in it: read twice, a conflict, decisions, an undo."""
    path = tmp_path_factory.mktemp("whole") / "news.ledger"
    with Ledger.open(path) as ledger:
        for number in range(6):
            intake = make_intake(f"r{number}", TEXT + f" ({number})", outlet="أ", published="2024-03-12")
            reading = make_reading_of(intake.report)
            ledger.add(intake, reading, Versions("1.0", "abc"))
            ledger.add(intake, reading, Versions("2.0", "abc"))
        conflict = make_intake("r0", "نص آخر")
        ledger.add(conflict, Reading(report=conflict.report), Versions("2.0", "abc"))
        of = [at(anchor, f"r{number}") for number in range(3) for anchor in (KILLING, ATTACK, SAID)]
        made = ledger.decide("ليلى", [Choice(verdict="accept", target=anchor, reason="كذلك") for anchor in of])
        ledger.undo(made[0].id, "سامي")
        ledger.decide("سامي", [Choice(verdict="join", target=of[0], other=of[3])])
        assert ledger.verify().problems == ()
    return path


def make_reading_of(report: Report) -> Reading:
    return msgspec.structs.replace(make_reading(), report=report)


def at(anchor: Anchor, report: str) -> Anchor:
    return msgspec.structs.replace(anchor, report=report)


@pytest.fixture
def copy(whole: Path, path: Path) -> Path:
    shutil.copy(whole, path)
    return path


def tamper(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def find_problems(path: Path, head: Head | None = None) -> list[str]:
    with Ledger.open(path, readonly=True) as ledger:
        return [f"{problem.where}: {problem.what}" for problem in ledger.verify(head).problems]


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE reports SET text = replace(text, 'ستة', 'سبعة') WHERE no = 1", "report r0 .*its text is not what it was"),
        ("UPDATE reports SET added_at = '2020' WHERE no = 1", "report r0 .*is not what it was"),
        ("UPDATE reports SET outlet = 'ب' WHERE no = 1", "report r0, reading 2: the report's outlet"),
        ("UPDATE readings SET json = replace(json, '6', '7') WHERE no = 2", "report r0, reading 2 .*is not what it was"),
        ("UPDATE readings SET superseded_by = NULL WHERE no = 1", "reading 1: is marked as current or superseded wrongly"),
        ("UPDATE readings SET source = 3 WHERE no = 1", "reading 1 .*is not what it was"),
        ("UPDATE events SET killed = 60 WHERE reading = 2 AND position = 0", "reading 2, events: does not follow"),
        ("DELETE FROM said_by WHERE reading = 2", "reading 2, said_by: does not follow"),
        ("UPDATE sources SET content = x'00' WHERE no = 1", "source r0.txt .*cannot be unpacked"),
        ("UPDATE decisions SET verdict = 'reject' WHERE no = 2", "decision .* on report r0 .*is not what it was"),
        ("UPDATE decisions SET person = 'غيرها' WHERE no = 2", "decision .* is not what it was"),
        ("DELETE FROM decisions WHERE no = 3", "log entry [0-9]+: its decision is missing"),
        ("DELETE FROM log WHERE no = 3", "log entry 3: is missing"),
        ("UPDATE log SET kind = 'x' WHERE no = 3", "log entry 3: is of an unknown kind"),
    ],
)  # fmt: skip
def test_a_change_is_found_and_named(copy: Path, statement: str, problem: str) -> None:
    tamper(copy, statement)
    assert any(re.search(problem, found) for found in find_problems(copy)), find_problems(copy)


def test_other_bytes_that_unpack_are_found(copy: Path) -> None:
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE sources SET content = ? WHERE no = 1", (zlib.compress("غير ذلك".encode()),))
    connection.commit()
    connection.close()
    assert "its bytes are not what they were" in find_problems(copy)[0]


def test_an_inserted_row_is_found(copy: Path) -> None:
    kept = "language, text, text_sha256, added_at"
    tamper(copy, f"INSERT INTO reports (id, stated_id, {kept}) SELECT 'new', 'new', {kept} FROM reports WHERE no = 1")
    assert find_problems(copy) == ["report new: is not in the log: it was inserted from outside"]


def test_rows_that_changed_places_are_found(copy: Path) -> None:
    swap = "UPDATE decisions SET no = {} WHERE no = {}"
    tamper(copy, swap.format(999, 2), swap.format(2, 4), swap.format(4, 999))
    assert len(find_problems(copy)) == 2


def test_what_was_cut_off_shows_against_a_head(copy: Path) -> None:
    with Ledger.open(copy) as ledger:
        head = ledger.head()
    tamper(copy, "DELETE FROM decisions WHERE no = 11", f"DELETE FROM log WHERE no = {head.size}")
    assert find_problems(copy) == []
    assert find_problems(copy, head) == ["the log: has 1 entries fewer than when the head was noted: rows were cut off"]


def test_a_log_written_anew_shows_against_a_head(copy: Path) -> None:
    with Ledger.open(copy) as ledger:
        head = ledger.head()
    tamper(copy, "UPDATE decisions SET reason = 'غير ذلك' WHERE no = 2", "DROP TABLE log",
           *BEFORE_0004, "UPDATE alembic_version SET version_num = '0002'")  # fmt: skip
    with Ledger.open(copy) as ledger:
        assert ledger.verify().problems == ()
        assert "are not those of the head" in ledger.verify(head).problems[0].what


def test_a_head_holds_while_the_ledger_grows(copy: Path) -> None:
    with Ledger.open(copy) as ledger:
        head = ledger.head()
        ledger.undo(ledger.decisions("r1")[0].id, "ليلى")
        assert ledger.verify(head).problems == ()
        assert ledger.head().size == head.size + 1


def test_a_head_is_read_as_it_is_written(whole: Path) -> None:
    with Ledger.open(whole, readonly=True) as ledger:
        assert read_head(f" {ledger.head()}\n") == ledger.head()
    with pytest.raises(LedgerError, match="'abc' is no head of a ledger"):
        read_head("abc")


def test_random_tampering_is_always_found(whole: Path, path: Path) -> None:
    """Flips, deletions, insertions and swaps, at random places of random tables; none may pass, with a head at hand."""
    chance = random.Random(6962)
    with Ledger.open(whole, readonly=True) as ledger:
        head = ledger.head()
    missed = []
    for _ in range(TAMPERINGS):
        shutil.copy(whole, path)
        done = tamper_at_random(path, chance)
        if not find_problems(path, head):
            missed.append(done)
    print(f"{TAMPERINGS} tamperings, {len(missed)} not found")  # noqa: T201
    assert missed == []


def tamper_at_random(path: Path, chance: random.Random) -> str:
    """Does one thing that changes what the database holds, and says what."""
    connection = sqlite3.connect(path)
    try:
        while True:
            before = dump(connection)
            way = chance.choice([flip, flip, delete, insert, swap])
            try:
                done = way(connection, chance, chance.choice(list_tables(connection)))
                connection.commit()
            except sqlite3.IntegrityError:
                connection.rollback()
                continue
            if dump(connection) != before:
                return done
    finally:
        connection.close()


def list_tables(connection: sqlite3.Connection) -> list[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    filled = [name for (name,) in names if name not in PASSING and not name.startswith("search_index")]
    return [name for name in filled if connection.execute(f"SELECT 1 FROM {name}").fetchone()]


def dump(connection: sqlite3.Connection) -> list[list[Any]]:
    return [sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in list_tables(connection)]


def pick(connection: sqlite3.Connection, chance: random.Random, table: str) -> int:
    return chance.choice([row for (row,) in connection.execute(f"SELECT rowid FROM {table}")])


def list_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def flip(connection: sqlite3.Connection, chance: random.Random, table: str) -> str:
    column, row = chance.choice(list_columns(connection, table)), pick(connection, chance, table)
    (old,) = connection.execute(f'SELECT "{column}" FROM {table} WHERE rowid = {row}').fetchone()
    connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = {row}', (change(old, chance),))
    return f"{table}.{column} of {row}: {old!r}"


def change(old: Any, chance: random.Random) -> Any:
    if old is None:
        return chance.choice([0, 1, "", "x"])
    if isinstance(old, int | float):
        return chance.choice([old + 1, -old - 1, None])
    where = chance.randrange(len(old) + 1)
    if isinstance(old, bytes):
        return old[:where] + bytes([chance.randrange(256)]) + old[where + 1 :]
    return chance.choice([old[:where] + "ي" + old[where + 1 :], old[:where], None])


def delete(connection: sqlite3.Connection, chance: random.Random, table: str) -> str:
    row = pick(connection, chance, table)
    connection.execute(f"DELETE FROM {table} WHERE rowid = {row}")
    return f"delete {row} of {table}"


def insert(connection: sqlite3.Connection, chance: random.Random, table: str) -> str:
    """A row like another one, with other keys."""
    names = list_columns(connection, table)
    values = list(
        connection.execute(f"SELECT * FROM {table} WHERE rowid = {pick(connection, chance, table)}").fetchone()
    )
    keys = {"no", "position", "id", "sha256", "stated_id", "report_sha256", "sequence", "ref"} & set(names)
    for key in keys:
        old = values[names.index(key)]
        values[names.index(key)] = old + chance.randrange(1, 50) if isinstance(old, int) else f"{old}x"
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    return f"insert into {table}"


def swap(connection: sqlite3.Connection, chance: random.Random, table: str) -> str:
    column = chance.choice(list_columns(connection, table))
    first, second = pick(connection, chance, table), pick(connection, chance, table)
    get = f'SELECT "{column}" FROM {table} WHERE rowid = '
    (a,), (b,) = (connection.execute(f"{get}{row}").fetchone() for row in (first, second))
    connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = {first}', (b,))
    connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = {second}', (a,))
    return f"swap {column} of {first} and {second} in {table}"
