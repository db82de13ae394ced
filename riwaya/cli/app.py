"""All commands put together, and what is the same for each: encoding, errors, a reader that goes away."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated

import typer

from riwaya.cli import (
    claims,
    entities,
    evaluate,
    events,
    exporting,
    gazetteer,
    ledger,
    lexicon,
    linking,
    read,
    schema,
    serve,
    times,
    trust,
    why,
)
from riwaya.model import RiwayaError
from riwaya.version import __version__

FAILED = 1

# Plain help: it opens in half the time, and the docs are written from it.
app = typer.Typer(
    name="riwaya",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("read")(read.read)
app.command("why")(why.why)
app.command("times")(times.times)
app.command("entities")(entities.entities)
app.command("events")(events.events)
app.command("add")(ledger.add)
app.command("list")(ledger.list_)
app.command("show")(ledger.show)
app.command("search")(ledger.search)
app.command("serve")(serve.serve)
app.command("incidents")(linking.incidents)
app.command("incident")(linking.incident)
app.command("timeline")(linking.timeline)
app.command("copies")(linking.copies)
app.command("matters")(linking.matters)
app.command("framing")(linking.framing)
app.command("claims")(claims.claims)
app.command("export")(exporting.export)
app.command("eval")(evaluate.evaluate)
app.command("schema")(schema.schema)
app.add_typer(trust.app, name="ledger")
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(serve.app, name="team")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"riwaya {__version__}")
        raise typer.Exit


@app.callback()
def riwaya(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Reads Arabic news reports and keeps a sourced ledger: who says what, what happened, when, where, how many."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command; ends with SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            app(args=arguments)
        finally:
            sys.stdout.flush()
    except RiwayaError as error:
        typer.echo(f"riwaya: {error}", err=True)
        sys.exit(FAILED)
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is left goes nowhere, so that exit does not fail on it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
