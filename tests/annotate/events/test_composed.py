"""What happens in composed sentences: type, status, who, whom, where, when, how many; nothing in the negatives."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from riwaya.model import Event, EventType, Reading, Realis

from ..names.cases import Case, load, locate, params, read

CORPUS = Path(__file__).parent / "corpus"


class Happens(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event. What is not given is not compared; `same_as` is the trigger, `said_by` the cue it rests on."""

    trigger: str
    type: EventType
    realis: Realis
    actor: list[str] | None = None
    recipient: list[str] | None = None
    instrument: str | None = None
    place: str | None = None
    time: str | None = None
    killed: int | None = None
    injured: int | None = None
    said_by: str | None = None
    same_as: str | None = None


class EventCase(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence with all its events, in any order."""

    events: tuple[Happens, ...] = ()


@pytest.mark.parametrize("case", params(load(CORPUS / "composed.jsonl", EventCase)))
def test_composed(case: EventCase) -> None:
    reading = read(case.text)
    expected = {locate(case.text, happens.trigger): happens for happens in case.events}
    found = {item.trigger: item for item in reading.events}
    assert len(found) == len(reading.events), "two events with one trigger"
    assert _words(found, reading) == _words(expected, reading)
    for trigger, happens in expected.items():
        given = {name: value for name, value in msgspec.structs.asdict(happens).items() if value is not None}
        given["trigger"] = trigger.of(case.text)
        assert _shown(found[trigger], reading, given) == given


@pytest.mark.parametrize("case", params(load(CORPUS / "negative.jsonl", EventCase)))
def test_negative(case: EventCase) -> None:
    reading = read(case.text)
    assert [(item.trigger.of(case.text), item.type) for item in reading.events] == []


def test_kinds_are_all_there() -> None:
    assert sum(len(case.events) for case in load(CORPUS / "composed.jsonl", EventCase)) >= 60
    assert len(load(CORPUS / "negative.jsonl", EventCase)) >= 40


def _words(spans: Iterable[tuple[int, int]], reading: Reading) -> list[str]:
    return [reading.report.text[start:end] for start, end in sorted(spans)]


def _shown(item: Event, reading: Reading, given: dict[str, object]) -> dict[str, object]:
    """What an event holds of the fields that a case gives, entities by the words that mention them."""
    text = reading.report.text
    cues = {other.id: other.cue.of(text) if other.cue is not None else None for other in reading.attributions}
    triggers = {other.id: other.trigger.of(text) for other in reading.events}
    entities = {"actor": item.actor, "recipient": item.recipient}
    shown: dict[str, object] = {
        name: [_called(entity, reading, wanted) for entity in entities[name]]
        for name, wanted in given.items()
        if name in entities and isinstance(wanted, list)
    }
    plain: dict[str, object] = {
        "trigger": item.trigger.of(text),
        "type": item.type,
        "realis": item.realis,
        "instrument": item.instrument,
        "place": _called(item.place, reading, [given.get("place")]) if item.place is not None else None,
        "time": item.time,
        "killed": item.killed,
        "injured": item.injured,
        "said_by": ", ".join(str(cues[said]) for said in item.said_by) or None,
        "same_as": triggers.get(item.same_as or ""),
    }
    return shown | {name: value for name, value in plain.items() if name in given}


def _called(entity: str, reading: Reading, wanted: list[object]) -> object:
    """The wanted name if some mention of the entity reads so, else its first mention."""
    names = [item.span.of(reading.report.text) for item in reading.mentions if item.entity == entity]
    return next((name for name in wanted if name in names), names[0])
