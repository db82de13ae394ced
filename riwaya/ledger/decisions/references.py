"""Takes the references to items that were rejected out of what is left."""

from __future__ import annotations

import msgspec

from riwaya.model import Attribution, Event, Reading, Time


def drop_references(reading: Reading, attributions: dict[str, str | None], entities: set[str]) -> Reading:
    """The reading without references to entities and attributions that are gone.

    `attributions` gives for each that is gone the one it was embedded in. What an embedded one was said inside of takes
    its place; what has nobody left who says it is in the report's own voice.
    """
    events = {event.id for event in reading.events}
    return msgspec.structs.replace(
        reading,
        times=tuple(_clean_time(item, attributions) for item in reading.times),
        mentions=tuple(item for item in reading.mentions if item.entity not in entities),
        attributions=tuple(_clean_attribution(item, attributions, entities) for item in reading.attributions),
        events=tuple(_clean_event(item, attributions, entities, events) for item in reading.events),
    )


def _clean_time(item: Time, gone: dict[str, str | None]) -> Time:
    """A time that is told from an utterance that is gone is told from the one around it, or from the report."""
    anchor = _climb(item.anchor or None, gone)
    return msgspec.structs.replace(item, anchor=anchor if anchor is not None else msgspec.UNSET)


def _clean_attribution(item: Attribution, gone: dict[str, str | None], entities: set[str]) -> Attribution:
    return msgspec.structs.replace(
        item,
        inside=_climb(item.inside, gone),
        speaker=None if item.speaker in entities else item.speaker,
    )


def _climb(id: str | None, gone: dict[str, str | None]) -> str | None:
    """The innermost attribution that is still there; a chain that leads back to itself ends."""
    passed: set[str] = set()
    while id is not None and id in gone:
        if id in passed:
            return None
        passed.add(id)
        id = gone[id]
    return id


def _clean_event(item: Event, gone: dict[str, str | None], entities: set[str], events: set[str]) -> Event:
    said_by = dict.fromkeys(_climb(id, gone) for id in item.said_by)
    return msgspec.structs.replace(
        item,
        actor=tuple(id for id in item.actor if id not in entities),
        recipient=tuple(id for id in item.recipient if id not in entities),
        place=None if item.place in entities else item.place,
        said_by=tuple(id for id in said_by if id is not None),
        same_as=item.same_as if item.same_as in events else None,
    )
