"""riwaya why: what was read at a place of a report, and by which rule."""

from __future__ import annotations

from typing import Annotated

import typer

from riwaya.cli.options import LanguageOption, LayoutOption, OutletOption, PublishedOption
from riwaya.export import (
    Evidence,
    Phrase,
    find_evidence,
    own,
    plain,
    quote,
    read_labels,
)
from riwaya.model import Reading

# How much of the text around the place is shown.
MARGIN = 40


def why(
    file: Annotated[str, typer.Argument(help="A file with one report; - is standard input.")],
    at: Annotated[int, typer.Option(min=0, help="Offset into the text, in characters (code points).")],
    format: LayoutOption = "text",
    lang: LanguageOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
) -> None:
    """Explain what was read at a place of a report, and which rule and lexicon row it rests on."""
    from riwaya.cli.items import print_items
    from riwaya.cli.output import print_json
    from riwaya.cli.reports import read_one
    from riwaya.intake import Defaults

    reading = read_one(file, Defaults(published=published, outlet=outlet))
    if at >= len(reading.report.text):
        raise typer.BadParameter(f"the text has {len(reading.report.text)} characters, so the last offset is one less")
    found = find_evidence(reading, read_labels(lang or "en"), at)
    if format == "json":
        print_json({"offset": at, "character": reading.report.text[at], "items": [show_item(item) for item in found]})
    else:
        print_items(found, lang, heading=_name_place(reading, at))


def show_item(item: Evidence) -> dict[str, object]:
    """An item as JSON has it."""
    return {
        "id": item.id,
        "kind": item.kind,
        "marks": item.marks,
        "quote": plain(item.quote),
        "value": plain(item.value),
        "facts": {fact.key: plain(fact.value) for fact in item.facts},
        "rule": item.rule,
        "row": item.row,
    }


def _name_place(reading: Reading, offset: int) -> Phrase:
    """The character at the offset, in brackets, with the words around it."""
    text = reading.report.text
    before, after = text[max(0, offset - MARGIN) : offset], text[offset + 1 : offset + 1 + MARGIN]
    return own(f"{offset}: ") + quote(f"{before}[{text[offset]}]{after}")
