"""riwaya events: what a report says to have happened, with its codes in other schemes, or as rows of ACLED."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

import msgspec
import typer

from riwaya.cli.options import LanguageOption, OutletOption, PublishedOption
from riwaya.export import Evidence, Labels, list_evidence, own, read_labels
from riwaya.export.values import Fact
from riwaya.export.views.codes import find_acled, find_cameo
from riwaya.model import Event, Reading


def events(
    file: Annotated[str, typer.Argument(help="A file with reports; - is standard input.")],
    format: Annotated[
        Literal["text", "json", "acled"],
        typer.Option("--format", "-f", help="Output format; acled is CSV with a row for each incident it codes."),
    ] = "text",
    lang: LanguageOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
) -> None:
    """List what reports say to have happened: who, to whom, where, when, how many, and the codes of ACLED and CAMEO.

    Each event names its rule and row. What cannot be read is listed on standard error, and the exit code is 1.
    """
    from riwaya.cli.items import print_items
    from riwaya.cli.output import print_json
    from riwaya.cli.reports import Skips, read_all
    from riwaya.intake import Defaults

    skips = Skips()
    readings = list(read_all([file], Defaults(published=published, outlet=outlet), skips))
    if format == "json":
        print_json({"events": [item for reading in readings for item in _list_items(reading)]})
    elif format == "acled":
        sys.stdout.buffer.write(_write_acled(readings))
    else:
        labels = read_labels(lang or "en")
        for number, reading in enumerate(readings):
            heading = own(reading.report.title or reading.report.id) if len(readings) > 1 else None
            if number:
                typer.echo()
            print_items(list(_list_shown(reading, labels)), lang, heading)
    skips.finish(len(readings))


def _list_shown(reading: Reading, labels: Labels) -> Iterator[Evidence]:
    """The events in the order of the text, each with its codes among its facts."""
    found = {item.id: item for item in list_evidence(reading, labels) if item.kind == "event"}
    for event in _in_order(reading):
        codes = tuple(Fact("field", scheme, own(code)) for scheme, code in _find_codes(event).items())
        yield found[event.id]._replace(facts=(*found[event.id].facts, *codes))


def _list_items(reading: Reading) -> Iterator[dict[str, Any]]:
    """The events as the reading has them, with their words, the names of those who take part, and codes."""
    names = reading.entity_names
    for event in _in_order(reading):
        taking_part = (*event.actor, *event.recipient, *([event.place] if event.place else []))
        yield {
            "report": reading.report.id,
            "quote": event.trigger.of(reading.report.text),
            **msgspec.to_builtins(event),
            "names": {entity: names[entity] for entity in taking_part},
            "codes": _find_codes(event),
        }


def _in_order(reading: Reading) -> list[Event]:
    return sorted(reading.events, key=lambda event: event.trigger)


def _find_codes(event: Event) -> dict[str, str]:
    """ACLED's sub-event type and CAMEO's root code, as the file of the event's type states them."""
    acled, cameo = find_acled(event.type, event.mode), find_cameo(event.type)
    codes = {"acled": acled.sub if acled is not None else None, "cameo": cameo}
    return {scheme: code for scheme, code in codes.items() if code is not None}


def _write_acled(readings: Sequence[Reading]) -> bytes:
    """The incidents that the reports tell together as rows of ACLED."""
    from riwaya.export.release import Release
    from riwaya.export.views.acled import write
    from riwaya.link import link_readings

    release = Release({reading.report.id: reading for reading in readings}, link_readings(readings))
    return write(release)[0].data
