"""Where the items of a reading stand, and which of them an anchor means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from riwaya.model import Attribution, Entity, Event, Layer, Mention, Quantity, Reading, Span, Time

AnyItem: TypeAlias = Time | Quantity | Mention | Entity | Attribution | Event
KINDS: dict[Layer, type[AnyItem]] = {
    "times": Time,
    "quantities": Quantity,
    "mentions": Mention,
    "entities": Entity,
    "attributions": Attribution,
    "events": Event,
}


def find_span(item: AnyItem, mentions: Iterable[Mention]) -> Span | None:
    """The characters that stand for an item; an entity that is nowhere mentioned has none."""
    if isinstance(item, Event):
        return item.trigger
    if isinstance(item, Attribution):
        return item.cue or next(iter(item.content), None) or item.source
    if isinstance(item, Entity):
        return min((mention.span for mention in mentions if mention.entity == item.id), default=None)
    return item.span


def name_item(item: AnyItem) -> str:
    """The id of an item, or its span where it has no id."""
    if isinstance(item, Time | Quantity):
        return f"{item.span.start}-{item.span.end}"
    return item.id


def list_items(reading: Reading, layer: Layer) -> tuple[AnyItem, ...]:
    """The items of one layer."""
    items: tuple[AnyItem, ...] = getattr(reading, layer)
    return items


def measure_distance(span: Span, wanted: Span) -> int | None:
    """How far the edges of two spans that share characters lie apart; None if they share none."""
    if span == wanted:
        return 0
    return abs(span.start - wanted.start) + abs(span.end - wanted.end) if span.overlaps(wanted) else None


def change(item: AnyItem, value: dict[str, object]) -> AnyItem:
    """The item with other values in some of its fields; raises msgspec.ValidationError."""
    return msgspec.convert(msgspec.to_builtins(item) | value, type(item))
