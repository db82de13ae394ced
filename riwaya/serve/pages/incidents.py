"""Incidents: the list, and each with its accounts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

import msgspec
from fastapi import HTTPException

from riwaya.model import Copy, Decision, Incident, Passage, Reading
from riwaya.serve.comparison import Column, Quote, Row, Wording, list_columns, list_rows, quote
from riwaya.serve.desk import Desk
from riwaya.serve.listing import ReportLine
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
PAGE = 50
Order: TypeAlias = Literal["told", "latest"]


class IncidentLine(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in a list. `disputed` counts the attributes on which accounts disagree.

    `place` is named as in a report; `lies_in` is the place of the gazetteer whose point `lat`, `lon` is.
    """

    id: str
    title: str
    type: str
    mode: str | None
    realis: str
    place: str | None
    time: str | None
    begins: str | None
    ends: str | None
    accounts: int
    reports: int
    disputed: int
    series: bool
    published: tuple[str, ...]
    lies_in: str | None
    lat: float | None
    lon: float | None
    precision: str | None


class Incidents(msgspec.Struct, frozen=True, kw_only=True):
    """One page of incidents, by type and by whether accounts disagree; `order`: told (by most reports) or latest."""

    incidents: tuple[IncidentLine, ...]
    type: str
    disputed: bool
    order: str
    page: int
    more: bool
    types: tuple[str, ...]


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """An event of the incident, with the words around its trigger."""

    report: str
    event: str
    quote: Quote


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """One incident: a column for each independent account, a row for each attribute, and how they relate."""

    incident: Incident
    line: IncidentLine
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    reports: tuple[ReportLine, ...]
    copies: tuple[Copy, ...]
    others: tuple[IncidentLine, ...]
    members: tuple[Member, ...]
    decisions: tuple[Decision, ...]

    def index(self, account: str) -> int:
        """The place of an account among the columns."""
        return next(number for number, column in enumerate(self.columns) if column.id == account)


@router.screen("/incidents", "incidents.html")
def incidents(desk: AtDesk, type: str = "", disputed: bool = False, order: Order = "told", page: int = 1) -> Incidents:
    """Incidents, those that most reports tell of first, or the latest; `disputed` leaves those with disagreement."""
    page = max(1, page)
    lines = list_incidents(desk)
    if order == "told":
        lines = sorted(lines, key=lambda line: (-line.reports, -line.accounts))
    kept = [line for line in lines if (not type or line.type == type) and (not disputed or line.disputed)]
    shown = kept[(page - 1) * PAGE : page * PAGE]
    types = tuple(sorted({line.type for line in lines}))
    return Incidents(
        incidents=tuple(shown),
        type=type,
        disputed=disputed,
        order=order,
        page=page,
        more=len(kept) > page * PAGE,
        types=types,
    )


@router.screen("/incidents/{id}/dossier", "dossier.html")
def show_dossier(desk: AtDesk, id: str) -> IncidentPage:
    """All that is said of one incident, with every quotation, to print."""
    return show_incident(desk, id)


@router.screen("/incidents/{id}", "incident.html")
def show_incident(desk: AtDesk, id: str) -> IncidentPage:
    """What each independent account says of one incident, attribute by attribute, with the words."""
    overview = desk.overview
    incident = overview.incidents.get(id)
    if incident is None:
        raise HTTPException(404, "no such incident; it may have been joined with another")
    readings = {report: desk.ledger.reviewed(report).reading for report in incident.reports}
    line = make_line(desk, incident)
    others = [each for each in list_incidents(desk) if each.id != id and each.type == incident.type]
    return IncidentPage(
        incident=incident,
        line=line,
        columns=tuple(list_columns(incident.accounts, overview.copies)),
        rows=tuple(list_rows(incident.attributes, incident.accounts, readings, Wording(desk.words, desk.write_moment))),
        reports=tuple(overview.reports[report] for report in incident.reports),
        copies=tuple(overview.copies[report] for report in incident.reports if report in overview.copies),
        others=tuple(others[:20]),
        members=tuple(_list_members(incident, readings)),
        decisions=tuple(_list_decisions(desk, incident)),
    )


def _list_members(incident: Incident, readings: Mapping[str, Reading]) -> Iterator[Member]:
    for ref in incident.events:
        reading = readings[ref.report]
        event = next(each for each in reading.events if each.id == ref.event)
        shown = quote(Passage(report=ref.report, span=event.trigger), reading.report, 60)
        yield Member(report=ref.report, event=ref.event, quote=shown)


def _list_decisions(desk: Desk, incident: Incident) -> list[Decision]:
    """What people decided about events of these reports, in the order they did."""
    found = {
        decision.id: decision
        for report in incident.reports
        for decision in desk.ledger.decisions(report, holding=True)
        if decision.other is not None
    }
    return sorted(found.values(), key=lambda decision: (decision.made_at, decision.id))


def list_incidents(desk: Desk) -> list[IncidentLine]:
    """All incidents that happened or are said to have, the latest first."""
    lines = [make_line(desk, incident) for incident in desk.overview.linkage.incidents]
    return sorted(lines, key=lambda line: (line.begins or line.time or "", line.reports, line.id), reverse=True)


def make_line(desk: Desk, incident: Incident) -> IncidentLine:
    """An incident as lists, the map and the timeline show it."""
    reports = desk.overview.reports
    location = incident.place.location if incident.place else None
    return IncidentLine(
        id=incident.id,
        title=incident.title,
        type=incident.type,
        mode=incident.mode,
        realis=incident.realis,
        place=incident.place.name if incident.place else None,
        time=incident.time,
        begins=incident.begins,
        ends=incident.ends,
        accounts=len(incident.accounts),
        reports=len(incident.reports),
        disputed=sum(attribute.standing == "disagree" for attribute in incident.attributes),
        series=incident.series,
        published=tuple(sorted({reports[id].published or "" for id in incident.reports} - {""})),
        lies_in=location.name if location else None,
        lat=location.lat if location else None,
        lon=location.lon if location else None,
        precision=location.precision if location else None,
    )
