"""Decisions on incidents: the same happening, another one, or nobody knows."""

from __future__ import annotations

from typing import Literal

import msgspec
from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.model import Anchor, Choice, EventRef
from riwaya.serve.desk import Desk
from riwaya.serve.screens import AtDesk, Screens

router = Screens()


class StatedPair(msgspec.Struct, frozen=True, kw_only=True):
    """What a form says of two events, each by report and id, or of an event and an incident (then its first event)."""

    verdict: Literal["join", "split", "unsure"]
    report: str
    event: str
    with_report: str = ""
    with_event: str = ""
    with_incident: str = ""
    reason: str = ""


class StatedUndo(msgspec.Struct, frozen=True):
    """The decision to take back."""

    decision: str


@router.write("/incidents/{id}/decide", needs="reviewer")
async def decide(request: Request, desk: AtDesk, id: str) -> Response:
    """Says of two events that they are the same happening, that they are not, or that it cannot be told."""
    async with request.form(max_fields=10) as form:
        stated = msgspec.convert(dict(form), StatedPair)
    event = EventRef(report=stated.report, event=stated.event)
    other = _find_other(desk, stated)
    if event == other:
        raise HTTPException(422, desk.words("incident", "itself"))
    choice = Choice(
        verdict=stated.verdict, target=_anchor(desk, event), other=_anchor(desk, other), reason=stated.reason or None
    )
    desk.ledger.decide(desk.person, [choice])
    return _return(desk, event, id)


@router.write("/incidents/{id}/undo", needs="reviewer")
async def undo(request: Request, desk: AtDesk, id: str) -> Response:
    """Takes back a decision on two events."""
    async with request.form(max_fields=5) as form:
        stated = msgspec.convert(dict(form), StatedUndo)
    desk.ledger.undo(stated.decision, desk.person)
    incident = desk.overview.incidents.get(id)
    return RedirectResponse(desk.url(f"/incidents/{id}" if incident else "/incidents"), 303)


def _find_other(desk: Desk, stated: StatedPair) -> EventRef:
    if not stated.with_incident:
        return EventRef(report=stated.with_report, event=stated.with_event)
    incident = desk.overview.incidents.get(stated.with_incident)
    if incident is None:
        raise HTTPException(404, "no such incident; it may have been joined with another")
    return incident.events[0]


def _anchor(desk: Desk, ref: EventRef) -> Anchor:
    """The trigger of an event, which outlives the reading."""
    event = next((each for each in desk.ledger.reading(ref.report).events if each.id == ref.event), None)
    if event is None:
        raise HTTPException(404, f"no event {ref.event} in report {ref.report}")
    return Anchor(report=ref.report, layer="events", span=event.trigger, item=event.id)


def _return(desk: Desk, event: EventRef, id: str) -> Response:
    """To the incident that the event is in now."""
    now = desk.workspace.overviews.find(desk.ledger)
    found = next((incident.id for incident in now.linkage.incidents if event in incident.events), id)
    return RedirectResponse(desk.url(f"/incidents/{found}"), 303)
