"""riwaya add, list, show, search: the ledger from the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from riwaya.cli.options import (
    FormatOption,
    LanguageOption,
    Layout,
    LayoutOption,
    OutletOption,
    PublishedOption,
)
from riwaya.export import Line, find_format, join, quote, write_lines

if TYPE_CHECKING:
    from riwaya.ledger import Hit, ReportSummary

INTERRUPTED = 130

LedgerOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        envvar="RIWAYA_LEDGER",
        metavar="PLACE",
        help="Path or URL of the ledger. Default: 'ledger' in ./riwaya.toml, else riwaya/ledger.db in the user's data.",
    ),
]
LimitOption: TypeAlias = Annotated[int, typer.Option(min=1, help="How many at most.")]


def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders; - is standard input.")],
    ledger: LedgerOption = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read.")] = 1,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    format: LayoutOption = "text",
) -> None:
    """Read reports into the ledger; what it has already is not read again.

    What cannot be read is listed on standard error, and the exit code is 1. Ctrl-C keeps what has been read.
    """
    from riwaya.cli.adding import add_all, report_summary
    from riwaya.intake import Defaults

    summary = add_all(paths, ledger, workers, Defaults(published=published, outlet=outlet))
    report_summary(summary, format)
    if summary.interrupted:
        raise typer.Exit(INTERRUPTED)
    if summary.skipped:
        raise typer.Exit(1)


def list_(
    ledger: LedgerOption = None,
    limit: LimitOption = 100,
    outlet: Annotated[str | None, typer.Option(help="Only reports of this outlet.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only reports of this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only reports of this day or before.")] = None,
    format: LayoutOption = "text",
) -> None:
    """List the reports of the ledger."""
    from riwaya.cli.places import open_ledger

    with open_ledger(ledger) as opened:
        found = opened.reports(limit, outlet=outlet, since=since, until=until)
    _print(format, [summary._asdict() for summary in found], map(_show_summary, found))


def show(
    id: Annotated[str, typer.Argument(help="The id of a report, as list and search print it.")],
    ledger: LedgerOption = None,
    format: FormatOption = None,
    lang: LanguageOption = None,
) -> None:
    """Print what a report of the ledger says."""
    from riwaya.cli.output import choose_style
    from riwaya.cli.places import open_ledger

    with open_ledger(ledger) as opened:
        reading = opened.reading(id)
    form = format or find_format("text")
    typer.echo(form.write(reading, choose_style(sys.stdout, lang)), nl=False)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words, and phrases in quotation marks.")],
    ledger: LedgerOption = None,
    limit: LimitOption = 20,
    format: LayoutOption = "text",
) -> None:
    """Find the reports that have all these words, in any spelling and inflection, the newest first."""
    from riwaya.cli.places import open_ledger

    with open_ledger(ledger) as opened:
        hits = opened.search(" ".join(words), limit)
    _print(format, list(map(_show_hit, hits)), (line for hit in hits for line in _list_hit(hit)))


def _print(format: Layout, values: list[dict[str, object]], lines: Iterable[Line]) -> None:
    from riwaya.cli.output import choose_style, print_json

    if format == "json":
        print_json(values)
    else:
        typer.echo(write_lines(lines, choose_style(sys.stdout)), nl=False)


def _show_summary(report: ReportSummary | Hit) -> Line:
    fields = (report.id, report.published, report.outlet, report.title)
    return Line(0, join(" - ", (quote(field) for field in fields if field)))


def _list_hit(hit: Hit) -> Iterator[Line]:
    yield _show_summary(hit)
    yield Line(1, quote(hit.snippet))


def _show_hit(hit: Hit) -> dict[str, object]:
    """A hit without its text, which `show` gives."""
    return {key: value for key, value in hit._asdict().items() if key != "text"} | {"snippet": hit.snippet}
