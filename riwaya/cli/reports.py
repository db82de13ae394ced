"""Sources -> readings, with a note of everything that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import typer

from riwaya.intake import Defaults, Skipped, read_sources
from riwaya.model import InputError, Reading, Report

FAILED = 1


class Skips:
    """What was passed over, told on standard error as it comes."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, skipped: Skipped) -> None:
        """Names one source that was not read, and why."""
        self.count += 1
        typer.echo(f"skipped {skipped.where}: {skipped.reason}", err=True)

    def finish(self, read: int) -> None:
        """Counts them; if there are any, the command has failed."""
        if self.count:
            typer.echo(f"{self.count} skipped, {read} read", err=True)
            raise typer.Exit(FAILED)


def open_reader() -> Callable[[Report], Reading]:
    """What reads a report; imported only now, for many commands read nothing."""
    from riwaya.annotate.reader import default_reader

    return default_reader().read


def read_all(sources: Iterable[str], defaults: Defaults, skips: Skips) -> Iterator[Reading]:
    """The readings of all reports, in order; the reader is opened for the first of them."""
    reader: Callable[[Report], Reading] | None = None
    for intake in read_sources(sources, defaults=defaults):
        if isinstance(intake, Skipped):
            skips.tell(intake)
            continue
        reader = reader or open_reader()
        try:
            reading = reader(intake.report)
        except Exception as error:  # a fault of the program, which must not end the work on all others
            skips.tell(Skipped(intake.where, f"cannot be read: {type(error).__name__}: {error}"))
        else:
            yield reading


def read_one(source: str, defaults: Defaults) -> Reading:
    """The reading of the only report of a source; raises InputError if there is none, or another one."""
    intakes = list(islice(read_sources(source, defaults=defaults), 2))
    if not intakes:
        raise InputError(source, "no report")
    first, *others = intakes
    if isinstance(first, Skipped):
        raise InputError(first.where, first.reason)
    if others:
        raise InputError(source, "more than one report; give a file with one")
    return open_reader()(first.report)
