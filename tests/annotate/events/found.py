"""What a reading tells of an event, by the words of its text."""

from __future__ import annotations

from riwaya.model import Event, Reading

from ..names.cases import locate, read


def event_at(text: str, trigger: str) -> tuple[Event, Reading]:
    """The one event whose trigger is the given word, with the reading it is part of."""
    reading, span = read(text), locate(text, trigger)
    (event,) = [item for item in reading.events if item.trigger == span]
    return event, reading


def triggers(text: str) -> list[tuple[str, str]]:
    """The trigger words of a text with the types of their events."""
    return [(item.trigger.of(text), item.type) for item in read(text).events]


def named(entities: tuple[str, ...], reading: Reading) -> list[str]:
    """The first mention of each entity."""
    spans = {item.entity: item.span for item in reversed(reading.mentions)}
    return [spans[entity].of(reading.report.text) for entity in entities]
