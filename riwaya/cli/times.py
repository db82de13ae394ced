"""riwaya times: every time and quantity of a report with its value, and the rule and row that read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import typer

from riwaya.cli.options import LanguageOption, LayoutOption, OutletOption, PublishedOption
from riwaya.export import list_evidence, read_labels
from riwaya.model import Quantity, Reading, Time

KINDS = ("time", "quantity")


def times(
    file: Annotated[str, typer.Argument(help="A file with one report; - is standard input.")],
    format: LayoutOption = "text",
    lang: LanguageOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
) -> None:
    """List the times and quantities of a report in the order of the text, with the rule and lexicon row of each."""
    from riwaya.cli.items import print_items
    from riwaya.cli.output import print_json
    from riwaya.cli.reports import read_one
    from riwaya.intake import Defaults

    reading = read_one(file, Defaults(published=published, outlet=outlet))
    if format == "json":
        print_json({"published": reading.report.published, "items": list(_list_items(reading))})
        return
    found = [item for item in list_evidence(reading, read_labels(lang or "en")) if item.kind in KINDS]
    print_items(sorted(found, key=lambda item: item.marks[0].span), lang)


def _list_items(reading: Reading) -> Iterator[dict[str, Any]]:
    """Times and quantities as the reading has them, with their words, in the order of the text."""
    items: list[Time | Quantity] = [*reading.times, *reading.quantities]
    for item in sorted(items, key=lambda item: item.span):
        kind = "time" if isinstance(item, Time) else "quantity"
        yield {"kind": kind, "quote": reading.report.text[slice(*item.span)], **msgspec.to_builtins(item)}
