"""Decisions: on one item, on many at once with a preview, on items that were missed, on incidents; and undo."""

from __future__ import annotations

import secrets
from typing import Any, Literal

import msgspec
from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.model import Choice, Decision, Reading, Span
from riwaya.serve.cards import list_cards
from riwaya.serve.desk import Desk
from riwaya.serve.pages.review import ReviewItem, fits, list_items
from riwaya.serve.reviewing import anchor_place, check_item, make_choice
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
# How many items a preview shows of all that a bulk decision is about.
SAMPLE = 10


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as a page sends it. `words` are the characters at each changed place, to prove the offsets.

    `name` is what an added name refers to, where that is nobody the report has named yet.
    """

    report: str
    verdict: str
    layer: str
    item: str = ""
    value: dict[str, Any] | None = None
    words: dict[str, str] = {}
    reason: str | None = None
    name: str | None = None


class StatedBulk(msgspec.Struct, frozen=True, kw_only=True):
    """A decision on all items of a filter, as the form of the preview sends it."""

    report: str
    verdict: Literal["accept", "reject", "unsure"]
    layer: str = ""
    type: str = ""
    state: str = ""
    confidence: float = 1.0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: the decisions that were made or taken back, and the item they are on."""

    decisions: tuple[str, ...]
    layer: str
    item: str
    state: str


class Bulk(msgspec.Struct, frozen=True, kw_only=True):
    """What a bulk decision would decide: how many items, and the first of them."""

    report: str
    layer: str
    type: str
    state: str
    confidence: float
    count: int
    sample: tuple[ReviewItem, ...]


@router.write("/decisions", needs="reviewer")
async def decide(request: Request, desk: AtDesk) -> Response:
    """Decides on one item: accept, reject, unsure, edit; or adds one that was missed."""
    stated = await _read(request)
    if not desk.person:
        raise HTTPException(422, desk.words("review", "no_name"))
    reading = desk.ledger.reading(stated.report)
    _prove(reading, stated)
    sequence = desk.ledger.history(stated.report)[-1].sequence
    try:
        choices = (
            _add(reading, sequence, stated) if stated.verdict == "add" else _choose(desk, reading, sequence, stated)
        )
    except (ValueError, KeyError) as error:
        raise HTTPException(422, str(error)) from error
    made = desk.ledger.decide(desk.person, choices)
    return _answer(request, desk, stated, made, stated.verdict)


@router.write("/decisions/undo", needs="reviewer")
async def undo(request: Request, desk: AtDesk) -> Response:
    """Takes back the last decision of this person on a report, with all that were made with it."""
    stated = await _read(request)
    holding = desk.ledger.decisions(stated.report, person=desk.person, holding=True)
    if not holding:
        raise HTTPException(409, desk.words("review", "nothing_to_undo"))
    last = holding[-1]
    taken = desk.ledger.undo(last.batch or last.id, desk.person)
    there = msgspec.structs.replace(stated, layer=last.target.layer, item=last.target.item or "")
    return _answer(request, desk, there, taken, "open")


@router.screen("/bulk/{id:path}", "bulk.html", needs="reviewer")
def preview(
    desk: AtDesk, id: str, layer: str = "", type: str = "", state: str = "open", confidence: float = 1.0
) -> Bulk:
    """What a decision on all items of a filter would be about, before it is made."""
    items = [item for item in list_items(desk, desk.ledger.reading(id)) if fits(item, layer, type, state, confidence)]
    filters = {"layer": layer, "type": type, "state": state, "confidence": confidence}
    return Bulk(report=id, count=len(items), sample=tuple(items[:SAMPLE]), **filters)  # type: ignore[arg-type]


@router.write("/decisions/bulk", needs="reviewer")
async def decide_all(request: Request, desk: AtDesk) -> Response:
    """Decides on all items of a filter at once; one undo takes it back."""
    async with request.form(max_fields=20) as form:
        stated = msgspec.convert(dict(form), StatedBulk, strict=False)
    reading = desk.ledger.reading(stated.report)
    sequence = desk.ledger.history(stated.report)[-1].sequence
    filters = (stated.layer, stated.type, stated.state, stated.confidence)
    items = [item for item in list_items(desk, reading) if fits(item, *filters)]
    if not items:
        raise HTTPException(422, desk.words("review", "nothing_fits"))
    desk.ledger.decide(desk.person, [make_choice(reading, sequence, item.card, stated.verdict) for item in items])
    return RedirectResponse(desk.url(f"/review/{reading.report.id}"), 303)


async def _read(request: Request) -> Stated:
    if "json" in request.headers.get("content-type", ""):
        return msgspec.json.decode(await request.body(), type=Stated)
    async with request.form(max_fields=20) as form:
        return msgspec.convert({key: value for key, value in form.items() if isinstance(value, str)}, Stated)


def _prove(reading: Reading, stated: Stated) -> None:
    """Refuses places whose characters are not those the person saw."""
    for place, words in stated.words.items():
        start, _, end = place.partition("-")
        found = Span(int(start), int(end)).of(reading.report.text) if start.isdigit() and end.isdigit() else None
        if found != words:
            raise HTTPException(422, f"{place}: other characters stand there than the page shows")


def _choose(desk: Desk, reading: Reading, sequence: int, stated: Stated) -> list[Choice]:
    cards = list_cards(reading, desk.words)
    card = next((each for each in cards if (each.layer, each.item) == (stated.layer, stated.item)), None)
    if card is None:
        raise ValueError(f"no item {stated.layer} {stated.item} in this report; it may have been read again")
    reason = stated.reason or None
    return [make_choice(reading, sequence, card, stated.verdict, value=stated.value, reason=reason)]


def _add(reading: Reading, sequence: int, stated: Stated) -> list[Choice]:
    """The item that was missed; a name that refers to nobody yet comes with its entity."""
    value = dict(stated.value or {})
    id = f"+{secrets.token_hex(4)}"
    choices: list[Choice] = []
    if stated.layer in ("mentions", "events", "attributions"):
        value["id"] = id
    if stated.layer == "mentions" and not value.get("entity"):
        value["entity"] = f"{id}e"
        entity = {"id": value["entity"], "name": stated.name or id, "type": value.get("type", "ORG")}
        place = anchor_place(reading, sequence, "entities", value, value["entity"])
        choices.append(Choice(verdict="add", target=place, value=check_item(reading, "entities", entity)))
    checked = check_item(reading, stated.layer, value)
    place = anchor_place(reading, sequence, stated.layer, value, value.get("id"))
    return [*choices, Choice(verdict="add", target=place, value=checked, reason=stated.reason or None)]


def _answer(request: Request, desk: Desk, stated: Stated, made: list[Decision], state: str) -> Response:
    if "json" in request.headers.get("content-type", ""):
        answer = Answer(decisions=tuple(each.id for each in made), layer=stated.layer, item=stated.item, state=state)
        return Response(msgspec.json.encode(answer), media_type="application/json")
    return RedirectResponse(desk.url(f"/review/{stated.report}"), 303)
