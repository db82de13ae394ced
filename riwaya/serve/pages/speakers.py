"""Speakers: who says what across reports, with which stance; and names: what each outlet calls whom."""

from __future__ import annotations

import msgspec
from fastapi import HTTPException

from riwaya.link import frame
from riwaya.model import Framing
from riwaya.serve.names import Named, SpeakerPage
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
PAGE = 60


class SpeakerLine(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker in a list."""

    key: str
    name: str
    statements: int
    stances: dict[str, int]
    outlets: int
    both_sides: bool


class Speakers(msgspec.Struct, frozen=True, kw_only=True):
    """One page of speakers, those who say most first."""

    speakers: tuple[SpeakerLine, ...]
    stance: str
    stances: tuple[str, ...]
    page: int
    more: bool


class EntityPage(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that is named, and which outlet or speaker uses which name for it."""

    named: Named
    framing: Framing


class Entities(msgspec.Struct, frozen=True, kw_only=True):
    """One page of who and what is named; `type` narrows to people, bodies or places."""

    entities: tuple[Named, ...]
    type: str
    types: tuple[str, ...]
    page: int
    more: bool


@router.screen("/speakers", "speakers.html")
def speakers(desk: AtDesk, stance: str = "", page: int = 1) -> Speakers:
    """Everybody who is named as a speaker, those who say most first."""
    page = max(1, page)
    found = [each for each in desk.overview.speakers.values() if not stance or stance in each.stances]
    return Speakers(
        speakers=tuple(_make_line(each) for each in found[(page - 1) * PAGE : page * PAGE]),
        stance=stance,
        stances=tuple(sorted({s for each in desk.overview.speakers.values() for s in each.stances})),
        page=page,
        more=len(found) > page * PAGE,
    )


def _make_line(speaker: SpeakerPage) -> SpeakerLine:
    return SpeakerLine(
        key=speaker.key,
        name=speaker.name,
        statements=len(speaker.utterances),
        stances=speaker.stances,
        outlets=len(speaker.outlets),
        both_sides=speaker.both_sides,
    )


@router.screen("/speakers/{key:path}", "speaker.html")
def show_speaker(desk: AtDesk, key: str) -> SpeakerPage:
    """All that a speaker is reported to have said, in the order of the days of publication."""
    if (found := desk.overview.speakers.get(key)) is None:
        raise HTTPException(404, "no such speaker in this ledger")
    return found


@router.screen("/framing", "framing.html")
def framing(desk: AtDesk, type: str = "", page: int = 1) -> Entities:
    """Who and what is named in most reports."""
    page = max(1, page)
    found = [each for each in desk.overview.entities.values() if not type or each.type == type]
    return Entities(
        entities=tuple(found[(page - 1) * PAGE : page * PAGE]),
        type=type,
        types=("PER", "ORG", "GPE", "LOC", "FAC", "WEA", "VEH"),
        page=page,
        more=len(found) > page * PAGE,
    )


@router.screen("/framing/{key:path}", "entity.html")
def show_entity(desk: AtDesk, key: str) -> EntityPage:
    """The names that each outlet, and each speaker in quotations, uses for somebody or something."""
    if (found := desk.overview.entities.get(key)) is None:
        raise HTTPException(404, "nobody of that name in this ledger")
    readings = (desk.ledger.reviewed(report).reading for report in found.reports)
    return EntityPage(named=found, framing=frame(readings, found.name))
