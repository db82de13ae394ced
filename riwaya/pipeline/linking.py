"""Links many readings: what linking needs of each is taken in one process or several, then put together in one."""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice

from riwaya.link import Decisions, Linker, Prepared, prepare
from riwaya.model import Constraint, Linkage, Reading, decode_reading, encode_reading

# Readings sent to a worker at a time, and such parcels under way for each worker.
PARCEL, PARCELS_AHEAD = 64, 2

_decisions: ContextVar[Decisions] = ContextVar("decisions")


def link_all(
    readings: Iterable[Reading],
    constraints: Sequence[Constraint] = (),
    *,
    workers: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Linkage:
    """The linkage of readings, the same for any number of workers; `progress` is told how many are added so far."""
    return fill_linker(readings, constraints, workers=workers, progress=progress).linkage()


def fill_linker(
    readings: Iterable[Reading],
    constraints: Sequence[Constraint] = (),
    *,
    workers: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Linker:
    """A linker that has all readings."""
    linker = Linker(constraints)
    with collector_paused():
        for prepared in prepare_all(readings, constraints, workers):
            linker.add(prepared)
            if progress is not None:
                progress(len(linker))
    return linker


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the search for cycles: what is linked has none, and the search takes longer with each report."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def prepare_all(
    readings: Iterable[Reading], constraints: Sequence[Constraint] = (), workers: int = 1
) -> Iterator[Prepared]:
    """What linking needs of each reading, in order."""
    if workers <= 1:
        decisions = Decisions(constraints)
        yield from (prepare(reading, decisions) for reading in readings)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(tuple(constraints),)) as pool:
        waiting: deque[Future[list[Prepared]]] = deque()
        source = iter(readings)
        while parcel := list(islice(source, PARCEL)):
            waiting.append(pool.submit(_work, [encode_reading(reading) for reading in parcel]))
            if len(waiting) > workers * PARCELS_AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _begin(constraints: tuple[Constraint, ...]) -> None:
    _decisions.set(Decisions(constraints))


def _work(parcel: list[bytes]) -> list[Prepared]:
    """In a worker: readings come as JSON, which travels faster than objects."""
    return [prepare(decode_reading(data), _decisions.get()) for data in parcel]
