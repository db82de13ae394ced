"""Adds sources to a ledger: what it has already is skipped, the rest read and kept, batch by batch.

Whenever this is stopped, killed or fails, what was reported as kept is on the disk, and the same call goes on where
it ended.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from riwaya.intake import Intake, Skipped
from riwaya.ledger import Ledger, Unchanged, Versions
from riwaya.model import Reading, Report
from riwaya.pipeline.interrupt import catch_interrupt
from riwaya.pipeline.reader import MakeRead
from riwaya.pipeline.results import Step, Summary, Tally
from riwaya.pipeline.workers import Failure, Workers, hire_workers

# A batch is kept when it has so many reports or is so many seconds old, whichever is first: a transaction waits for
# the disk, and what is in no transaction yet is read again after a crash.
BATCH_REPORTS = 50
BATCH_SECONDS = 1.0


class Fresh(NamedTuple):
    """A report with its reading, not yet in the ledger."""

    intake: Intake
    reading: Reading


def add_sources(
    ledger: Ledger,
    intakes: Iterable[Intake | Skipped],
    make_read: MakeRead,
    versions: Versions,
    *,
    workers: int = 1,
    progress: Callable[[Step], object] | None = None,
) -> Summary:
    """Reads all reports that the ledger does not have with these versions, and keeps them.

    `make_read` makes what reads a report; it must be importable if there are several workers. `progress` is called
    for each report, in the order of the sources, when it is on the disk. The ledger is the same for any number of
    workers. The first Ctrl-C keeps what has been read and returns with `interrupted`; the second breaks off.
    """
    tally = Tally()
    with catch_interrupt() as stop, hire_workers(make_read, workers) as hired:
        with closing(_add(ledger, _until(stop, intakes), hired, versions)) as steps:
            for step in steps:
                tally.count(step)
                if progress is not None:
                    progress(step)
        return tally.sum_up(interrupted=stop.is_set())


def _until(stop: threading.Event, intakes: Iterable[Intake | Skipped]) -> Iterator[Intake | Skipped]:
    for intake in intakes:
        if stop.is_set():
            return
        yield intake


def _add(
    ledger: Ledger, intakes: Iterable[Intake | Skipped], workers: Workers, versions: Versions
) -> Generator[Step, None, None]:
    """What becomes of each report, in order, told when it is kept."""
    batch: list[Step | Fresh] = []
    begun = time.monotonic()
    for item in _read(ledger, intakes, workers, versions):
        batch.append(item)
        if len(batch) >= BATCH_REPORTS or time.monotonic() - begun >= BATCH_SECONDS:
            yield from _keep(ledger, batch, versions)
            batch, begun = [], time.monotonic()
    yield from _keep(ledger, batch, versions)


def _read(
    ledger: Ledger, intakes: Iterable[Intake | Skipped], workers: Workers, versions: Versions
) -> Iterator[Step | Fresh]:
    looked_up = (_look_up(ledger, intake, versions) for intake in intakes)
    for item, result in workers.read(looked_up):
        if not isinstance(item, Intake):
            yield item
        elif isinstance(result, Failure):
            yield Skipped(item.where, result.reason)
        elif result is not None:
            yield Fresh(item, result)


def _look_up(
    ledger: Ledger, intake: Intake | Skipped, versions: Versions
) -> tuple[Intake | Skipped | Unchanged, Report | None]:
    """The report to be read, or why none is."""
    if isinstance(intake, Skipped):
        return intake, None
    known = ledger.find(intake, versions)
    return (intake, intake.report) if known is None else (Unchanged(known), None)


def _keep(ledger: Ledger, batch: list[Step | Fresh], versions: Versions) -> Iterator[Step]:
    """Commits a batch; nothing is told before all of it is on the disk."""
    fresh = [item for item in batch if isinstance(item, Fresh)]
    outcomes = iter(ledger.add_all(fresh, versions) if fresh else ())
    for item in batch:
        yield next(outcomes) if isinstance(item, Fresh) else item
