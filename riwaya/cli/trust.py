"""riwaya ledger: whether a ledger is as it was written, and a copy of it elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from riwaya.cli.ledger import LedgerOption
from riwaya.cli.options import LayoutOption

app = typer.Typer(help="Whether a ledger is as it was written, and copies of it.", no_args_is_help=True)


@app.command("verify")
def verify(
    ledger: LedgerOption = None,
    head: Annotated[
        str | None, typer.Option(metavar="HEAD", help="A head noted down earlier by 'ledger head'.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Not the tables that are made from readings.")] = False,
    format: LayoutOption = "text",
) -> None:
    """Find every row that was changed, removed, moved or inserted from outside.

    Rows cut off at the end, and a log that was written anew, are found only with a head that was noted down earlier.
    The exit code is 1 if anything is wrong.
    """
    from riwaya.cli.output import print_json
    from riwaya.cli.places import open_ledger
    from riwaya.ledger import read_head

    noted = None if head is None else read_head(head)
    with open_ledger(ledger) as opened, _show_progress("checked") as tell:
        found = opened.verify(noted, derived=not quick, tell=tell)
    if format == "json":
        problems = [problem._asdict() for problem in found.problems]
        print_json({"head": str(found.head), "entries": found.head.size, "whole": not problems, "problems": problems})
    else:
        for problem in found.problems:
            typer.echo(f"{problem.where}: {problem.what}", err=True)
        state = "not as it was written" if found.problems else "whole"
        typer.echo(f"{state}: {found.head.size} entries, {found.head}")
    if found.problems:
        raise typer.Exit(1)


@app.command("head")
def head(ledger: LedgerOption = None, format: LayoutOption = "text") -> None:
    """Print the head of the log: note it down elsewhere, and 'ledger verify --head' can hold the ledger to it."""
    from riwaya.cli.places import open_ledger

    with open_ledger(ledger) as opened:
        found = opened.head()
    _print(format, {"head": str(found), "entries": found.size, "root": found.root}, str(found))


@app.command("digest")
def digest(ledger: LedgerOption = None, format: LayoutOption = "text") -> None:
    """Print a digest of all that a ledger holds; equal ledgers have equal digests, in any database."""
    from riwaya.cli.places import open_ledger

    with open_ledger(ledger) as opened:
        found = opened.digest()
    _print(format, {"digest": found}, found)


@app.command("copy")
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Path or URL of a ledger.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Path or URL of the new one; it must be empty.")],
    format: LayoutOption = "text",
) -> None:
    """Copy a whole ledger, from a file to a server or the other way, and check that the copy has the same digest."""
    from riwaya.cli.places import make_ledger, open_ledger

    with open_ledger(source) as opened, make_ledger(target) as made, _show_progress("copied") as tell:
        found = opened.copy_to(made, lambda table, rows: tell(rows))
    _print(format, {"digest": found}, f"copied; both have the digest {found}")


def _print(format: str, value: dict[str, object], line: str) -> None:
    from riwaya.cli.output import print_json

    if format == "json":
        print_json(value)
    else:
        typer.echo(line)


@contextmanager
def _show_progress(what: str) -> Iterator[Callable[[int], object]]:
    """A count of rows on standard error, if that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} rows " + what), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=None)
        yield lambda count: progress.update(task, completed=count)
