"""Adding to the ledger, with a bar that shows how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from riwaya.cli.options import Layout
from riwaya.cli.output import print_json
from riwaya.cli.places import make_ledger
from riwaya.intake import Defaults, read_sources
from riwaya.pipeline import Step, Summary, add_sources, make_reader, reader_versions


def add_all(paths: list[str], place: str | None, workers: int, defaults: Defaults) -> Summary:
    """Adds all reports of some sources to a ledger."""
    with make_ledger(place) as ledger, _show_progress() as tell:
        intakes = read_sources(paths, defaults=defaults)
        return add_sources(ledger, intakes, make_reader, reader_versions(), workers=workers, progress=tell)


@contextmanager
def _show_progress() -> Iterator[Callable[[Step], object]]:
    """A count of reports on standard error, if that is a terminal; how many are to come nobody knows."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.completed} reports"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reports", total=None)
        yield lambda step: progress.advance(task)


def report_summary(summary: Summary, format: Layout) -> None:
    """Tells what became of the reports: problems on standard error, counts on standard output."""
    for skipped in summary.skipped:
        typer.echo(f"skipped {skipped.where}: {skipped.reason}", err=True)
    for conflict in summary.conflicts:
        typer.echo(f"kept {conflict.stated_id} as {conflict.id}: {conflict.reason}", err=True)
    if summary.advice:
        typer.echo(summary.advice, err=True)
    counts = {
        "added": summary.added,
        "unchanged": summary.unchanged,
        "superseded": summary.superseded,
        "conflicts": len(summary.conflicts),
        "skipped": len(summary.skipped),
    }
    if format == "json":
        print_json(counts)
    else:
        typer.echo(", ".join(f"{count} {name}" for name, count in counts.items()))
