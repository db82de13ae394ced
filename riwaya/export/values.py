"""Values in words: times, numbers with their bounds, and the parts of an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from msgspec import UNSET, UnsetType

from riwaya.export.labels import Labels
from riwaya.export.phrase import Phrase, own, quote
from riwaya.export.voices import Voices
from riwaya.model import Attribution, Event, Measure, Number, Quantity, Time

Bound: TypeAlias = Number | UnsetType | None
# Values, and ends of values, that are no numbers.
WORDED = frozenset({
    "PAST_REF", "PRESENT_REF", "FUTURE_REF", "PXD", "PXW", "PXM", "PXY", "TMO", "TMI", "TAF", "TEV", "TNI",
})  # fmt: skip


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
    """An ISO value, its part of the day in words; and what is no date in words."""
    if value is None or value in WORDED:
        return labels("time", value or "none")
    day, _, part = value.partition("T")
    return f"{day}{labels.comma}{labels('time', 'T' + part)}" if "T" + part in WORDED else value


def name_quantity(quantity: Quantity, labels: Labels) -> str:
    """A number with its bounds, modifier and unit."""
    words = name_number(quantity, labels)
    return f"{words} {quantity.unit}" if quantity.unit else words


def name_number(number: Quantity | Measure | Number | str, labels: Labels) -> str:
    """A number with its bounds and modifier, or a value that is no number as it is."""
    if not isinstance(number, Quantity | Measure):
        return str(number)
    value, bounds = number.value, _name_bounds(number.low, number.high, labels)
    words = str(value) if value is not None else bounds or labels("number", "unknown")
    if value is not None and bounds:
        words = f"{words} ({bounds})"
    if number.mod and not (number.mod == "VAGUE" and value is None and not bounds):
        words = labels.fill("mod", number.mod, words)
    return words


def _name_bounds(low: Bound, high: Bound, labels: Labels) -> str | None:
    if not _is_stated(low):
        return labels.fill("number", "high", high) if _is_stated(high) else None
    return labels.fill("number", "range", low, high) if _is_stated(high) else labels.fill("number", "low", low)


def _is_stated(bound: Bound) -> bool:
    return bound is not None and bound is not UNSET


def list_event_facts(event: Event, voices: Voices, labels: Labels) -> Iterator[Fact]:
    """What is told about an event, in the order a reader asks."""
    yield Fact("field", "status", own(labels("realis", event.realis)))
    if event.actor or event.recipient:
        yield Fact("field", "roles", _name_roles(event, voices, labels))
    if event.instrument:
        count = own(f"{labels.comma}{event.instrument_count}") if event.instrument_count is not None else ()
        yield Fact("field", "instrument", quote(event.instrument) + count)
    if event.place:
        yield Fact("field", "place", voices.name(event.place))
    if event.time:
        yield Fact("field", "time", own(name_moment(event.time, labels)))
    yield from _list_numbers(event, labels)


def _name_roles(event: Event, voices: Voices, labels: Labels) -> Phrase:
    """Actor -> recipient; a question mark for an actor the report leaves out.

    The arrow is made of ASCII because `>` is mirrored between Arabic words, and the sign for an arrow is not.
    """
    recipient = own(" -> ") + voices.names(event.recipient) if event.recipient else ()
    return (voices.names(event.actor) or own(labels("speaker", "somebody"))) + recipient


def _list_numbers(event: Event, labels: Labels) -> Iterator[Fact]:
    """Dead and injured first, each with the bounds that `values` may hold for it."""
    values = {} if event.values is UNSET else dict(event.values)
    for key, number in (("killed", event.killed), ("injured", event.injured)):
        told = values.pop(key, number)
        if told is not None:
            yield Fact("field", key, own(name_number(told, labels)))
    for key, value in values.items():
        yield Fact("values", key, own(name_number(value, labels)))


def name_sources(event: Event, voices: Voices) -> Fact:
    """Who tells of an event."""
    return Fact("field", "said_by", voices.sources(event.said_by))


def list_speech_facts(attribution: Attribution, voices: Voices, labels: Labels) -> Iterator[Fact]:
    """Who says it, with which stance and in which form."""
    yield Fact("field", "speaker", voices.chain(attribution))
    yield Fact("field", "stance", own(name_stance(attribution, labels)))
    yield Fact("field", "form", own(labels("form", attribution.form)))
    if attribution.commitment is not UNSET:
        yield Fact("field", "commitment", voices.commitment(attribution))


def name_stance(attribution: Attribution, labels: Labels) -> str:
    """The word for a stance, negated where the cue is."""
    stance = labels("stance", attribution.stance)
    return labels.fill("speaker", "negated", stance) if attribution.negated else stance
