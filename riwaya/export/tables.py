"""A release as tables: incidents, their values with evidence, reports, copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from riwaya.export.cells import Cell
from riwaya.export.release import Release
from riwaya.export.testimony import Testimony, list_testimony, write_value
from riwaya.model import Attribute, Incident, Location

BETWEEN = " | "
# The attributes that have a column of their own; all others stand in the table of values.
COLUMNS = ("actor", "recipient", "instrument", "place", "day", "killed", "injured", "arrested", "missing", "displaced")
INCIDENT = (
    "id", "title", "type", "mode", "status", "series", "time", "begins", "ends", "place", "latitude", "longitude",
    "precision", "province", "country", *COLUMNS[:3], *COLUMNS[5:], "disagreements", "reports", "independent_accounts",
    "outlets", "first_report",
)  # fmt: skip
REPORT = ("id", "outlet", "title", "published", "url", "language", "copy_of", "incidents")
COPY = ("copy", "original", "kind", "share", "share_original", "basis")


class Table(NamedTuple):
    """A table and where its rows come from."""

    name: str
    columns: Sequence[str]
    list_rows: Callable[[Release], Iterator[Sequence[Cell]]]


def list_incident_rows(release: Release) -> Iterator[Sequence[Cell]]:
    """One row for each incident; what accounts differ in stands side by side, denied values after `not`."""
    for incident in release.linkage.incidents:
        yield tuple(_list_cells(incident))


def _list_cells(incident: Incident) -> Iterator[Cell]:
    attributes = {attribute.name: attribute for attribute in incident.attributes}
    yield from (incident.id, incident.title, incident.type, incident.mode, incident.realis, incident.series)
    yield from (incident.time, incident.begins, incident.ends)
    yield incident.place.name if incident.place else None
    yield from _place(incident.place.location if incident.place else None)
    for name in (*COLUMNS[:3], *COLUMNS[5:]):
        yield join_claims(attributes.get(name))
    yield BETWEEN.join(attribute.name for attribute in incident.attributes if attribute.standing == "disagree")
    yield len(incident.reports)
    yield len(incident.accounts)
    yield BETWEEN.join(dict.fromkeys(outlet for account in incident.accounts for outlet in account.outlets))
    yield incident.reports[0] if incident.reports else None


def _place(location: Location | None) -> tuple[Cell, ...]:
    if location is None:
        return (None,) * 5
    return location.lat, location.lon, location.precision, location.province, location.country


def join_claims(attribute: Attribute | None) -> Cell:
    """The values that are given; one number alone stays a number."""
    if attribute is None:
        return None
    values = [write_value(claim) for claim in attribute.claims]
    words = [f"not {value}" if claim.denied else value for claim, value in zip(attribute.claims, values, strict=True)]
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else BETWEEN.join(map(str, unique))


def list_value_rows(release: Release) -> Iterator[Sequence[Cell]]:
    """One row for each value, voice and place."""
    for incident in release.linkage.incidents:
        yield from list_testimony(release, incident)


def list_report_rows(release: Release) -> Iterator[Sequence[Cell]]:
    """One row for each report, without its text."""
    originals = {copy.copy: copy.original for copy in release.linkage.copies}
    told: dict[str, list[str]] = {}
    for incident in release.linkage.incidents:
        for id in incident.reports:
            told.setdefault(id, []).append(incident.id)
    for id, reading in sorted(release.readings.items()):
        about = reading.report
        incidents = BETWEEN.join(told.get(id, ()))
        yield id, about.outlet, about.title, about.published, about.url, about.language, originals.get(id), incidents


def list_copy_rows(release: Release) -> Iterator[Sequence[Cell]]:
    """One row for each pair of reports of which one is a copy."""
    for copy in release.linkage.copies:
        basis = BETWEEN.join(copy.basis)
        yield copy.copy, copy.original, copy.kind, round(copy.share, 4), round(copy.share_original, 4), basis


INCIDENTS = Table("incidents", INCIDENT, list_incident_rows)
VALUES = Table("values", Testimony._fields, list_value_rows)
REPORTS = Table("reports", REPORT, list_report_rows)
COPIES = Table("copies", COPY, list_copy_rows)
TABLES = (INCIDENTS, VALUES, REPORTS, COPIES)
