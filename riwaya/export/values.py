"""Values in words: times, numbers with their bounds, and the parts of an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from riwaya.export.labels import Labels
from riwaya.export.phrase import Phrase, own, quote
from riwaya.export.voices import Voices
from riwaya.model import Attribution, Event, Measure, Number, Quantity, Time

REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})


class Fact(NamedTuple):
    """One property of an item: its key in the labels, and its value in words."""

    group: str
    key: str
    value: Phrase


def name_time(time: Time, labels: Labels) -> str:
    """The value of a time, with its modifier."""
    value = name_moment(time.value, labels)
    return labels.fill("mod", time.mod, value) if time.mod else value


def name_moment(value: str | None, labels: Labels) -> str:
    """An ISO value as it is; what is no date, in words."""
    return labels("time", value or "none") if value is None or value in REFERENCES else value


def name_number(number: Quantity | Measure | Number | str, labels: Labels) -> str:
    """A number with its bounds and modifier, or a value that is no number as it is."""
    if not isinstance(number, Quantity | Measure):
        return str(number)
    value, bounds = number.value, _name_bounds(number.low or None, number.high or None, labels)
    words = str(value) if value is not None else bounds or labels("number", "unknown")
    if value is not None and bounds:
        words = f"{words} ({bounds})"
    if number.mod and not (number.mod == "VAGUE" and value is None and not bounds):
        words = labels.fill("mod", number.mod, words)
    return words


def _name_bounds(low: Number | UnsetType | None, high: Number | UnsetType | None, labels: Labels) -> str | None:
    if low and high:
        return labels.fill("number", "range", low, high)
    if low:
        return labels.fill("number", "low", low)
    return labels.fill("number", "high", high) if high else None


def list_event_facts(event: Event, voices: Voices, labels: Labels) -> Iterator[Fact]:
    """What is told about an event, in the order a reader asks."""
    yield Fact("field", "status", own(labels("realis", event.realis)))
    if event.actor or event.recipient:
        yield Fact("field", "roles", _name_roles(event, voices))
    if event.instrument:
        count = own(f", {event.instrument_count}") if event.instrument_count is not None else ()
        yield Fact("field", "instrument", quote(event.instrument) + count)
    if event.place:
        yield Fact("field", "place", voices.name(event.place))
    if event.time:
        yield Fact("field", "time", own(name_moment(event.time, labels)))
    yield from _list_numbers(event, labels)


def _name_roles(event: Event, voices: Voices) -> Phrase:
    """Actor, arrow, recipient; a question mark for the one the report leaves out."""
    arrow = own(" \N{RIGHTWARDS ARROW} ")
    return (voices.names(event.actor) or own("?")) + (arrow + voices.names(event.recipient) if event.recipient else ())


def _list_numbers(event: Event, labels: Labels) -> Iterator[Fact]:
    """Dead and injured first, each with the bounds that `values` may hold for it."""
    values = {} if event.values is UNSET else dict(event.values)
    for key, number in (("killed", event.killed), ("injured", event.injured)):
        told = values.pop(key, number)
        if told is not None:
            yield Fact("field", key, own(name_number(told, labels)))
    for key, value in values.items():
        yield Fact("values", key, own(name_number(value, labels)))


def list_speech_facts(attribution: Attribution, voices: Voices, labels: Labels) -> Iterator[Fact]:
    """Who says it, with which stance and in which form."""
    yield Fact("field", "speaker", voices.chain(attribution))
    yield Fact("field", "stance", own(name_stance(attribution, labels)))
    yield Fact("field", "form", own(labels("form", attribution.form)))


def name_stance(attribution: Attribution, labels: Labels) -> str:
    """The word for a stance, negated where the cue is."""
    stance = labels("stance", attribution.stance)
    return f"{labels('speaker', 'not')}: {stance}" if attribution.negated else stance
