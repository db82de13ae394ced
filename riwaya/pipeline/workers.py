"""Reads reports in this process or in several, always in order and never far ahead.

Worker processes are started afresh, not forked: a fork would share the locks of the open ledger.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import NamedTuple, TypeAlias, TypeVar

from riwaya.model import Reading, Report, RiwayaError, decode_reading, encode_reading
from riwaya.pipeline.reader import MakeRead, Read

Item = TypeVar("Item")


class Failure(NamedTuple):
    """Why a report could not be read: a fault of the program, which must not end the work on all others."""

    reason: str


Result: TypeAlias = Reading | Failure
# Begins to read some reports; what it returns waits for them.
Submit: TypeAlias = Callable[[Sequence[Report]], Callable[[], Sequence[Result]]]

# Reports sent to a worker at a time, and such parcels under way for each worker.
PARCEL = 8
PARCELS_AHEAD = 2
WORKER_ENDED = (
    "a worker process ended unexpectedly; what was added is kept, run the same again with fewer workers "
    "(the memory may be too small; a script that uses workers needs `if __name__ == '__main__':`)"
)

_make_read: ContextVar[MakeRead] = ContextVar("make_read")
_read: ContextVar[Read] = ContextVar("read")


class Workers(NamedTuple):
    """Readers at work: how reports are given to them, how many at a time, how many parcels ahead."""

    submit: Submit
    parcel: int
    ahead: int

    def read(self, items: Iterable[tuple[Item, Report | None]]) -> Iterator[tuple[Item, Result | None]]:
        """Each item in order, with the reading of its report if it has one."""
        waiting: deque[tuple[list[Item], list[bool], Callable[[], Sequence[Result]]]] = deque()
        source = iter(items)
        while parcel := list(islice(source, self.parcel)):
            reports = [report for _, report in parcel if report is not None]
            has_report = [report is not None for _, report in parcel]
            waiting.append(([item for item, _ in parcel], has_report, self.submit(reports)))
            if len(waiting) > self.ahead:
                yield from _unpack(*waiting.popleft())
        while waiting:
            yield from _unpack(*waiting.popleft())


def _unpack(
    items: list[Item], has_report: list[bool], wait: Callable[[], Sequence[Result]]
) -> Iterator[tuple[Item, Result | None]]:
    results = iter(wait())
    for item, expected in zip(items, has_report, strict=True):
        yield item, next(results) if expected else None


@contextmanager
def hire_workers(make_read: MakeRead, count: int) -> Iterator[Workers]:
    """This process if `count` is 1 or less, otherwise so many others, each with a reader of its own."""
    if count <= 1:
        yield Workers(_submit_here(make_read()), 1, 0)
        return
    pool = ProcessPoolExecutor(
        count, multiprocessing.get_context("spawn"), initializer=_begin_worker, initargs=(make_read,)
    )
    try:
        yield Workers(_submit_to(pool), PARCEL, count * PARCELS_AHEAD)
    except BrokenProcessPool as error:
        raise RiwayaError(WORKER_ENDED) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _submit_here(read: Read) -> Submit:
    def submit(reports: Sequence[Report]) -> Callable[[], Sequence[Result]]:
        return lambda: [_try_read(read, report) for report in reports]

    return submit


def _submit_to(pool: ProcessPoolExecutor) -> Submit:
    def submit(reports: Sequence[Report]) -> Callable[[], Sequence[Result]]:
        if not reports:
            return tuple
        future = pool.submit(_work, reports)
        return lambda: [result if isinstance(result, Failure) else decode_reading(result) for result in future.result()]

    return submit


def _try_read(read: Read, report: Report) -> Result:
    try:
        return read(report)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{os.path.basename(last.filename)}:{last.lineno}"
        return Failure(f"cannot be read: {type(error).__name__}: {error} ({place})")


def _begin_worker(make_read: MakeRead) -> None:
    """Ctrl-C is for the process that keeps the ledger; and no worker outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _make_read.set(make_read)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(reports: Sequence[Report]) -> list[bytes | Failure]:
    """In a worker: the readings as JSON, which travels faster than objects."""
    read = _read.get(None)
    if read is None:
        _read.set(read := _make_read.get()())
    results = (_try_read(read, report) for report in reports)
    return [result if isinstance(result, Failure) else encode_reading(result) for result in results]
