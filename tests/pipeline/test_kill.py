"""Killed or interrupted at any moment, the ledger keeps what was acknowledged, doubles nothing, and goes on."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from riwaya.ledger import Ledger

from .reading import make_intakes, read_words

PROGRAM = Path(__file__).with_name("adding_program.py")
ROUNDS = int(os.environ.get("RIWAYA_KILL_ROUNDS", "8"))
REPORTS = 2000


def start(path: Path, count: int, workers: int, output: Path, delay: float = 0) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(PROGRAM), str(path), str(count), str(workers), str(delay)]
    with output.open("ab") as stdout:
        return subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, start_new_session=True)


def acknowledged(output: Path) -> list[str]:
    """The ids on complete lines; the last line may be cut."""
    lines = output.read_text().split("\n")[:-1]
    return [line.split("\t")[0] for line in lines]


def check_sound(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
    doubled = "SELECT stated_id, count(*) FROM reports GROUP BY 1 HAVING count(*) > 1"
    assert connection.execute(doubled).fetchall() == []
    assert connection.execute("SELECT report FROM readings GROUP BY 1 HAVING count(*) > 1").fetchall() == []
    connection.close()


def kill_once(path: Path, output: Path, moment: float, workers: int) -> bool:
    """Runs the program, kills it after so many seconds unless it was faster; True if it was killed."""
    process = start(path, REPORTS, workers, output)
    try:
        _, errors = process.communicate(timeout=moment)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return True
    assert process.returncode == 0, errors.decode()
    return False


def test_killed_at_random_moments_nothing_acknowledged_is_lost(tmp_path: Path, record_property) -> None:
    """Rounds of kills spread over as many ledgers as it takes, each brought to its end and checked."""
    chance = random.Random(2021)
    killed = lost = doubled = broken = ledgers = 0
    while killed < ROUNDS:
        path, output = tmp_path / f"{ledgers}.ledger", tmp_path / f"{ledgers}.acknowledged"
        while killed < ROUNDS and kill_once(path, output, chance.uniform(0.3, 4.0), workers=1 + ledgers % 2):
            killed += 1
            if path.exists() and path.stat().st_size:
                lost += len(set(acknowledged(output)) - held(path))
                broken += count_problems(path)
        assert not kill_once(path, output, 300, workers=1)
        check_sound(path)
        broken += count_problems(path)
        with Ledger.open(path) as ledger:
            ids = [report.id for report in ledger.reports(None)]
            assert [reading.report.id for reading in ledger.readings()] == ids
            assert list(ledger.readings()) == [read_words(intake.report) for intake in make_intakes(REPORTS)]
        lost += len(set(acknowledged(output)) - set(ids))
        doubled += len(ids) - len(set(ids))
        assert ids == [f"r{number}" for number in range(REPORTS)]
        ledgers += 1
    record_property("kills", killed)
    found = f"{lost} acknowledged lost, {doubled} doubled, {broken} breaks in the log"
    print(f"{killed} kills, {ledgers} ledgers of {REPORTS}, {found}")  # noqa: T201
    assert (lost, doubled, broken) == (0, 0, 0)


def count_problems(path: Path) -> int:
    """How much is wrong with the log and the rows it covers."""
    with Ledger.open(path) as ledger:
        return len(ledger.verify().problems)


def held(path: Path) -> set[str]:
    """The reports that a ledger holds right after a kill, as another program finds it."""
    connection = sqlite3.connect(path)
    try:
        if not connection.execute("SELECT name FROM sqlite_master WHERE name = 'reports'").fetchone():
            return set()
        found = connection.execute("SELECT r.id FROM reports r JOIN readings g ON g.report = r.no")
        return {id for (id,) in found}
    finally:
        connection.close()


def wait_for_lines(output: Path, count: int) -> None:
    end = time.monotonic() + 60
    while len(acknowledged(output)) < count:
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_keeps_the_batch_and_says_how_to_go_on(tmp_path: Path, workers: int) -> None:
    path, output = tmp_path / "news.ledger", tmp_path / "acknowledged"
    process = start(path, REPORTS, workers, output, delay=0.002)
    wait_for_lines(output, 100)
    # A terminal sends it to the workers too.
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    kept = acknowledged(output)
    assert process.returncode == 0
    assert (
        errors.decode()
        == f"stopped after {len(kept)} reports, all of them kept; run the same command again to add the rest"
    )
    assert 100 <= len(kept) < REPORTS
    with Ledger.open(path) as ledger:
        assert [report.id for report in ledger.reports(None)] == kept == [f"r{number}" for number in range(len(kept))]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see processes")
def test_no_worker_outlives_a_killed_program(tmp_path: Path) -> None:
    output = tmp_path / "acknowledged"
    process = start(tmp_path / "news.ledger", REPORTS, 2, output, delay=0.002)
    wait_for_lines(output, 50)
    children = find_children(process.pid)
    assert len(children) >= 2
    process.kill()
    process.communicate()
    end = time.monotonic() + 10
    while any(is_running(child) for child in children):
        assert time.monotonic() < end
        time.sleep(0.05)


def find_children(parent: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
