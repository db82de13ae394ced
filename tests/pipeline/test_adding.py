"""Sources go into the ledger in order, once, and the same whatever number of workers reads them."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from riwaya.intake import Intake, Skipped
from riwaya.ledger import Added, Conflict, Ledger, Superseded, Unchanged, writer
from riwaya.model import Reading, Report, RiwayaError
from riwaya.pipeline import Read, Step, add_sources, adding

from . import reading
from .reading import VERSIONS, make_intake, make_intakes, make_reader

NEWER = VERSIONS._replace(lexicon="abd")
# Times of the clock, which no two runs share.
CLOCK = {"taken_at", "added_at", "made_at"}


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, without times of the clock."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    rows = {}
    for table in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in CLOCK]
        if not table.startswith("search_index"):
            shown = ", ".join(f'"{column}"' for column in columns)
            rows[table] = sorted(connection.execute(f"SELECT {shown} FROM {table}"), key=repr)
    connection.close()
    return rows


def mixed_intakes() -> Iterator[Intake | Skipped]:
    """Reports, doubles near and far, conflicts, and what is no report."""
    for number, intake in enumerate(make_intakes(150)):
        yield intake
        if number % 10 == 4:
            yield intake
        if number % 25 == 7:
            yield Skipped(f"broken{number}.html", "no Arabic letters")
            yield make_intake(number, f"نص آخر {number}")
    yield from make_intakes(20)


def test_all_is_added_and_told_in_order(ledger: Ledger) -> None:
    steps: list[Step] = []
    summary = add_sources(ledger, mixed_intakes(), make_reader, VERSIONS, progress=steps.append)
    assert (summary.added, summary.unchanged, summary.superseded, summary.interrupted) == (150, 35, 0, False)
    assert [conflict.id for conflict in summary.conflicts] == [f"r{number}~2" for number in range(7, 150, 25)]
    assert summary.skipped == tuple(
        Skipped(f"broken{number}.html", "no Arabic letters") for number in range(7, 150, 25)
    )
    assert summary.advice is None
    assert [type(step) for step in steps[:12]] == [Added] * 5 + [Unchanged] + [Added] * 3 + [Skipped, Conflict, Added]
    assert [report.id for report in ledger.reports(9)] == [f"r{n}" for n in range(8)] + ["r7~2"]


@pytest.mark.parametrize("make", [reading.make_reader, reading.make_uneven_reader])
def test_the_ledger_is_the_same_for_any_number_of_workers(
    tmp_path: Path, make: Callable[[], Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the last hash of its log, if it is made at the same time."""
    monkeypatch.setattr(writer, "read_clock", lambda: "2021-03-04T05:06:07Z")
    dumps, told = [], []
    for workers in (1, 2, 3):
        path, steps = tmp_path / f"{workers}.ledger", []
        with Ledger.open(path) as ledger:
            add_sources(ledger, mixed_intakes(), make, VERSIONS, workers=workers, progress=steps.append)
        dumps.append(dump(path))
        told.append(steps)
    assert dumps[0] == dumps[1] == dumps[2]
    assert told[0] == told[1] == told[2]
    assert len(dumps[0]["mentions"]) > 1000


def test_a_second_run_reads_nothing(ledger: Ledger, path: Path) -> None:
    add_sources(ledger, mixed_intakes(), make_reader, VERSIONS)
    before = dump(path)
    summary = add_sources(ledger, mixed_intakes(), lambda: fail, VERSIONS)
    assert (summary.added, summary.unchanged, len(summary.skipped)) == (0, 191, 6)
    assert dump(path) == before


def fail(report: Report) -> Reading:
    raise AssertionError(f"{report.id} is read again")


def test_a_new_version_reads_all_again_and_keeps_the_old(ledger: Ledger) -> None:
    add_sources(ledger, make_intakes(60), make_reader, VERSIONS)
    steps: list[Step] = []
    summary = add_sources(ledger, make_intakes(60), make_reader, NEWER, workers=2, progress=steps.append)
    assert summary.superseded == 60
    assert steps[0] == Superseded("r0", 2, "read by riwaya 1.0 with lexicon abd")
    assert ledger.counts() | {"reports": 60, "readings": 120, "superseded": 60} == ledger.counts()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_the_reader_costs_one_report(ledger: Ledger, workers: int) -> None:
    summary = add_sources(ledger, make_intakes(40), reading.make_faulty_reader, VERSIONS, workers=workers)
    assert summary.added == 36
    assert [skipped.where for skipped in summary.skipped] == [f"news.txt:{number}" for number in (3, 13, 23, 33)]
    assert summary.skipped[0].reason.startswith("cannot be read: KeyError: 'خطأ' (reading.py:")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_cannot_be_made_is_told_as_it_is(ledger: Ledger, workers: int) -> None:
    with pytest.raises(ValueError, match="no lexicon"):
        add_sources(ledger, make_intakes(3), reading.make_no_reader, VERSIONS, workers=workers)


def test_a_worker_that_dies_loses_nothing_kept(ledger: Ledger) -> None:
    steps: list[Step] = []
    with pytest.raises(RiwayaError, match="a worker process ended unexpectedly"):
        add_sources(ledger, make_intakes(300), reading.make_dying_reader, VERSIONS, workers=2, progress=steps.append)
    assert len(steps) == len(ledger.reports(None))
    summary = add_sources(ledger, make_intakes(300), make_reader, VERSIONS)
    assert (summary.added, summary.unchanged) == (300 - len(steps), len(steps))


@pytest.mark.parametrize(("workers", "ahead"), [(1, 50), (2, 50 + 2 * 2 * 8 + 8)])
def test_sources_are_read_only_as_far_as_needed(ledger: Ledger, workers: int, ahead: int) -> None:
    """However long the sources are, only what is under way is in memory."""
    taken, most = itertools.count(), 0

    def count(intakes: Iterator[Intake]) -> Iterator[Intake]:
        nonlocal most
        for intake in intakes:
            most = max(most, next(taken) + 1 - len(kept))
            yield intake

    kept: list[Step] = []
    add_sources(ledger, count(make_intakes(400)), make_reader, VERSIONS, workers=workers, progress=kept.append)
    assert most <= ahead


def test_an_old_batch_is_kept_before_it_is_full(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH_SECONDS", 0.0)
    kept: list[int] = []
    add_sources(ledger, make_intakes(3), make_reader, VERSIONS, progress=lambda _: kept.append(len(ledger.reports())))
    assert kept == [1, 2, 3]


def test_nothing_is_told_before_it_is_kept(ledger: Ledger, path: Path) -> None:
    def check(step: Step) -> None:
        with Ledger.open(path, readonly=True) as other:
            assert other.reading(step.id)

    add_sources(ledger, make_intakes(60), make_reader, VERSIONS, progress=check)


def test_a_ledger_that_fails_ends_the_run_with_its_message(ledger: Ledger, path: Path) -> None:
    with Ledger.open(path, readonly=True) as readonly, pytest.raises(RiwayaError, match="the ledger is read-only"):
        add_sources(readonly, make_intakes(3), make_reader, VERSIONS, workers=2)
