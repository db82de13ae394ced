"""Incidents, accounts, copies and names as tables for people."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from riwaya.export import Labels
from riwaya.model import Claim, Copy, Framing, Incident, Matter, Measure
from riwaya.model.incident import Value

# The width of tables that do not go to a terminal.
_WIDTH = 160
_SIGNS = {"EQUAL_OR_MORE": "≥", "MORE_THAN": ">", "EQUAL_OR_LESS": "≤", "LESS_THAN": "<", "APPROX": "~"}


def print_table(table: Table) -> None:
    """A table on standard output, as wide as the terminal."""
    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console = Console(width=_WIDTH, highlight=False, emoji=False, color_system=None)
    console.print(table)


def incident_table(incidents: Iterable[Incident], labels: Labels) -> Table:
    """A line for each incident."""
    table = _table("id", "time", "place", "type", "reports", "accounts", "disputed", "title", labels=labels)
    for incident in incidents:
        disputed = [_attribute(row.name, labels) for row in incident.attributes if row.standing == "disagree"]
        table.add_row(
            *_cells(
                incident.id,
                incident.time or "",
                incident.place.name if incident.place is not None else "",
                labels.event(incident.type, incident.mode),
                str(len(incident.reports)),
                str(len(incident.accounts)),
                labels.comma.join(disputed),
                incident.title,
            )
        )
    return table


def account_table(incident: Incident, labels: Labels) -> Table:
    """A row for each attribute, with each value and who gives it."""
    table = _table("attribute", "standing", "value", "said_by", "reports", labels=labels)
    table.title = f"{incident.id}  {incident.title}"
    for row in incident.attributes:
        for number, claim in enumerate(row.claims):
            first = number == 0
            table.add_row(
                *_cells(
                    _attribute(row.name, labels) if first else "",
                    labels("standing", row.standing) if first else "",
                    _show_claim(claim, labels),
                    labels.comma.join(_speakers(claim)),
                    labels.comma.join(dict.fromkeys(voice.outlet or voice.report for voice in claim.voices)),
                )
            )
    return table


def timeline_table(incidents: Iterable[Incident], labels: Labels) -> Table:
    """The incidents that have a time, in its order."""
    table = _table("time", "title", "place", "status", "reports", labels=labels)
    for incident in incidents:
        if incident.begins is not None:
            place = incident.place.name if incident.place is not None else ""
            table.add_row(
                *_cells(
                    incident.time or incident.begins,
                    incident.title,
                    place,
                    labels("realis", incident.realis),
                    str(len(incident.reports)),
                )
            )
    return table


def copy_table(copies: Iterable[Copy], labels: Labels) -> Table:
    """A line for each copy."""
    table = _table("copy", "original", "kind", "share", "basis", labels=labels)
    for copy in copies:
        basis = labels.comma.join(labels("copy_basis", rule) for rule in copy.basis)
        table.add_row(*_cells(copy.copy, copy.original, labels("copy", copy.kind), f"{copy.share:.0%}", basis))
    return table


def framing_table(framing: Framing, labels: Labels) -> Table:
    """A line for each name and who uses it."""
    table = _table("name", "by", "count", "quote", labels=labels)
    for naming in framing.namings:
        table.add_row(*_cells(naming.name, naming.by, str(naming.count), naming.quotes[0]))
    return table


def matter_table(matters: Iterable[Matter], labels: Labels) -> Table:
    """What is said on each matter and by whom."""
    table = _table("subject", "standing", "value", "said_by", labels=labels)
    for matter in matters:
        for number, claim in enumerate(matter.attribute.claims):
            first = number == 0
            table.add_row(
                *_cells(
                    matter.subject if first else "",
                    labels("standing", matter.attribute.standing) if first else "",
                    _show_claim(claim, labels),
                    labels.comma.join(_speakers(claim)),
                )
            )
    return table


def show_value(value: Value) -> str:
    """A value as people write it."""
    if not isinstance(value, Measure):
        return str(value)
    sign = _SIGNS.get(str(value.mod), "")
    low, high = (bound if isinstance(bound, int | float) else None for bound in (value.low, value.high))
    if low is not None or high is not None:
        return f"{low if low is not None else ''}-{high if high is not None else ''}"
    return f"{sign}{value.value if value.value is not None else '?'}"


def _attribute(name: str, labels: Labels) -> str:
    """An attribute of every incident, else one of the numbers of its kind."""
    word = labels("attribute", name)
    return word if word != name.replace("_", " ") else labels("values", name)


def _show_claim(claim: Claim, labels: Labels) -> str:
    value = labels("realis", claim.key) if claim.key in ("actual", "denied", "planned") else show_value(claim.value)
    return labels.fill("claim", "denied", value) if claim.denied else value


def _speakers(claim: Claim) -> Iterable[str]:
    return dict.fromkeys(voice.name or voice.outlet or voice.report for voice in claim.voices)


def _table(*columns: str, labels: Labels) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title_justify="left")
    for column in columns:
        table.add_column(labels("column", column), overflow="fold")
    return table


def _cells(*words: str) -> list[Text]:
    """Cells that are text and nothing else: brackets in them are no markup."""
    return [Text(word) for word in words]
