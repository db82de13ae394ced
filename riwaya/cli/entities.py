"""riwaya entities: who and what a report speaks of, with names, codes, places and offices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import typer

from riwaya.cli.options import LanguageOption, LayoutOption, OutletOption, PublishedOption
from riwaya.model import Reading


def entities(
    file: Annotated[str, typer.Argument(help="A file with one report; - is standard input.")],
    format: LayoutOption = "text",
    lang: LanguageOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
) -> None:
    """List who and what a report speaks of: the names it uses, codes of actors, where places lie, offices of people."""
    import sys

    from riwaya.cli.output import choose_style, print_json
    from riwaya.cli.reports import read_one
    from riwaya.export import list_profiles, read_labels, write_lines
    from riwaya.intake import Defaults

    reading = read_one(file, Defaults(published=published, outlet=outlet))
    if format == "json":
        print_json({"entities": list(_list_entities(reading))})
        return
    lines = list(list_profiles(reading, read_labels(lang or "en")))
    typer.echo(write_lines(lines, choose_style(sys.stdout, lang)), nl=False)


def _list_entities(reading: Reading) -> Iterator[dict[str, Any]]:
    """Each entity with the places where it is named."""
    for entity in reading.entities:
        spans = [mention.span for mention in reading.mentions if mention.entity == entity.id]
        yield {**msgspec.to_builtins(entity), "mentions": spans}
