"""riwaya incidents, incident, timeline, copies, matters, framing: what the reports of a ledger tell together."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

import msgspec
import typer

from riwaya.cli.ledger import LedgerOption
from riwaya.cli.options import LanguageOption, LayoutOption
from riwaya.model import Incident

WorkersOption: TypeAlias = Annotated[int, typer.Option(min=1, help="How many processes take part.")]


def incidents(
    ledger: LedgerOption = None,
    format: LayoutOption = "text",
    lang: LanguageOption = None,
    workers: WorkersOption = 1,
) -> None:
    """List what happened: events of one or many reports that are one happening, with who tells of it."""
    from riwaya.cli.incident_tables import incident_table, print_table
    from riwaya.cli.linked import link_ledger, list_incidents
    from riwaya.cli.output import print_json
    from riwaya.export import read_labels

    found = list_incidents(link_ledger(ledger, workers))
    if format == "json":
        print_json([_incident_json(incident) for incident in found])
    else:
        print_table(incident_table(found, read_labels(lang or "en")))


def incident(
    id: Annotated[str, typer.Argument(help="The id of an incident, or its beginning.")],
    ledger: LedgerOption = None,
    format: LayoutOption = "text",
    lang: LanguageOption = None,
) -> None:
    """Show who says what of one incident: each attribute with its values, and where the accounts contradict."""
    from riwaya.cli.incident_tables import account_table, print_table
    from riwaya.cli.linked import find_incident, link_ledger
    from riwaya.cli.output import print_json
    from riwaya.export import read_labels

    found = find_incident(link_ledger(ledger), id)
    if format == "json":
        print_json(_incident_json(found))
    else:
        print_table(account_table(found, read_labels(lang or "en")))


def timeline(ledger: LedgerOption = None, format: LayoutOption = "text", lang: LanguageOption = None) -> None:
    """List the incidents that have a time, in its order."""
    from riwaya.cli.incident_tables import print_table, timeline_table
    from riwaya.cli.linked import link_ledger, list_incidents
    from riwaya.cli.output import print_json
    from riwaya.export import read_labels

    found = [incident for incident in list_incidents(link_ledger(ledger)) if incident.begins is not None]
    if format == "json":
        print_json([_timeline_json(incident) for incident in found])
    else:
        print_table(timeline_table(found, read_labels(lang or "en")))


def copies(ledger: LedgerOption = None, format: LayoutOption = "text", lang: LanguageOption = None) -> None:
    """List which reports copy which, how much of them, and how that is known."""
    from riwaya.cli.incident_tables import copy_table, print_table
    from riwaya.cli.linked import link_ledger
    from riwaya.cli.output import print_json
    from riwaya.export import read_labels

    found = link_ledger(ledger).copies()
    if format == "json":
        print_json(found)
    else:
        print_table(copy_table(found, read_labels(lang or "en")))


def matters(ledger: LedgerOption = None, format: LayoutOption = "text", lang: LanguageOption = None) -> None:
    """List what is said of matters that are no happening, set against each other."""
    from riwaya.cli.incident_tables import matter_table, print_table
    from riwaya.cli.linked import link_ledger
    from riwaya.cli.output import print_json
    from riwaya.export import read_labels

    found = list(link_ledger(ledger).matters())
    if format == "json":
        print_json(found)
    else:
        print_table(matter_table(found, read_labels(lang or "en")))


def framing(
    entity: Annotated[str, typer.Argument(help="A name of who or what is spoken of.")],
    ledger: LedgerOption = None,
    format: LayoutOption = "text",
    lang: LanguageOption = None,
) -> None:
    """List which names each outlet or speaker uses for one entity, how often and where."""
    from riwaya.cli.incident_tables import framing_table, print_table
    from riwaya.cli.output import print_json
    from riwaya.cli.places import open_ledger
    from riwaya.export import read_labels
    from riwaya.link import frame
    from riwaya.pipeline.reviewed import reviewed_readings

    with open_ledger(ledger) as opened:
        found = frame(reviewed_readings(opened), entity)
    if format == "json":
        print_json(found)
    else:
        print_table(framing_table(found, read_labels(lang or "en")))


def _incident_json(incident: Incident) -> dict[str, Any]:
    """An incident with the name of its place beside where that lies."""
    place = incident.place
    named = {"place": place.name if place else None, "location": msgspec.to_builtins(place.location) if place else None}
    return {**msgspec.to_builtins(incident), **named}


def _timeline_json(incident: Incident) -> dict[str, Any]:
    kept = ("id", "title", "type", "realis", "time", "begins", "ends", "place", "reports")
    full = _incident_json(incident)
    return {name: full[name] for name in kept}
