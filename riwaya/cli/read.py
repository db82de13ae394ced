"""riwaya read: reports in, readings out."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from riwaya.cli.options import FormatOption, LanguageOption, OutletOption, PublishedOption, TitleOption, UrlOption
from riwaya.export import Format, find_format, find_format_by_suffix


def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files or folders; - is standard input.")],
    format: FormatOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write to; its suffix names the format.")
    ] = None,
    lang: LanguageOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
) -> None:
    """Read reports and print what they say.

    One report is printed as text, several as JSON Lines, unless a format is chosen. What cannot be read is listed on
    standard error, and the exit code is 1.
    """
    from riwaya.cli.output import choose_style, open_output
    from riwaya.cli.reports import Skips, read_all
    from riwaya.intake import Defaults

    skips = Skips()
    defaults = Defaults(published=published, outlet=outlet, title=title, url=url)
    readings = read_all(files, defaults, skips)
    first = list(islice(readings, 2))
    form = choose_format(format, output, several=len(first) > 1)
    count = 0
    if first:
        with open_output(output) as stream:
            style = choose_style(stream, lang)
            for reading in chain(first, readings):
                stream.write(form.write(reading, style))
                count += 1
    skips.finish(count)


def choose_format(wanted: Format | None, output: Path | None, *, several: bool) -> Format:
    """The format that was asked for, by name or by suffix; else what suits the number of reports."""
    by_suffix = find_format_by_suffix(output.suffix) if output else None
    form = wanted or by_suffix or find_format("jsonl" if several else "text")
    if several and not form.several:
        raise typer.BadParameter(f"{form.name} holds one report, and there are several; use --format jsonl")
    return form
