"""A reading as rows of the layer tables."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

import msgspec
from sqlalchemy import Table

from riwaya.ledger import tables
from riwaya.model import Attribution, Entity, Event, Measure, Reading

Row: TypeAlias = dict[str, Any]
Placed: TypeAlias = tuple[Table, Row]

# The largest whole number of a database; a larger one stays in the JSON of the reading only.
LARGEST = 2**63 - 1
LAYERS = (
    tables.times,
    tables.quantities,
    tables.mentions,
    tables.entities,
    tables.attributions,
    tables.events,
)


class Fields(NamedTuple):
    """How the fields of an item go into columns; lists have tables of their own."""

    plain: tuple[str, ...]
    get_plain: Callable[[msgspec.Struct], tuple[Any, ...]]
    spans: tuple[str, ...]


def list_rows(reading: Reading, number: int) -> Iterator[Placed]:
    """The rows of all layers, `number` being that of the reading."""
    for table in LAYERS:
        for position, item in enumerate(getattr(reading, table.name)):
            yield table, {"reading": number, "position": position, **_make_row(table, item)}
    for owner, entity in enumerate(reading.entities):
        yield from _list_profile(entity, {"reading": number, "entity": owner})
    for owner, time in enumerate(reading.times):
        for position, check in enumerate(time.checks or ()):
            place = {"reading": number, "time": owner, "position": position}
            yield tables.checks, place | msgspec.structs.asdict(check)
    for owner, quantity in enumerate(reading.quantities):
        for position, unit in enumerate(quantity.candidates or ()):
            yield tables.candidates, {"reading": number, "quantity": owner, "position": position, "unit": unit}
    for owner, attribution in enumerate(reading.attributions):
        yield from _list_contents(attribution, {"reading": number, "attribution": owner})
    for owner, event in enumerate(reading.events):
        yield from _list_parts(event, {"reading": number, "event": owner})


def _make_row(table: Table, item: msgspec.Struct) -> Row:
    fields = find_fields(table, type(item))
    row: Row = dict(zip(fields.plain, map(_fit, fields.get_plain(item)), strict=True))
    for name in fields.spans:
        row |= _split(name, getattr(item, name))
    return row


@functools.cache
def find_fields(table: Table, kind: type[msgspec.Struct]) -> Fields:
    """The fields of a kind of item that have columns in a table."""
    names = kind.__struct_fields__
    columns = table.columns
    plain = tuple(name for name in names if name in columns)
    return Fields(plain, attrgetter(*plain), tuple(name for name in names if f"{name}_start" in columns))


def _split(field: str, span: Any) -> Row:
    start, end = (None, None) if span is None or span is msgspec.UNSET else span
    return {f"{field}_start": start, f"{field}_end": end}


def _fit(value: Any) -> Any:
    """A value as a column can hold it."""
    if value is msgspec.UNSET or (type(value) is int and abs(value) > LARGEST):
        return None
    return value


def _list_contents(attribution: Attribution, owner: Row) -> Iterator[Placed]:
    for position, span in enumerate(attribution.content):
        yield tables.contents, {**owner, "position": position, **_split("span", span)}


def _list_profile(entity: Entity, owner: Row) -> Iterator[Placed]:
    for position, name in enumerate(entity.names or ()):
        yield tables.entity_names, {**owner, "position": position, "name": name}
    for position, rule in enumerate(entity.coding or ()):
        yield tables.entity_coding, {**owner, "position": position, "rule": rule}
    for position, fact in enumerate(entity.facts or ()):
        told = {"kind": fact.kind, "value": fact.value}
        yield tables.entity_facts, {**owner, "position": position, **told, **_split("span", fact.span)}
    if entity.location is not msgspec.UNSET:
        row = _make_row(tables.locations, entity.location)
        candidates = "\n".join(entity.location.candidates or ()) or None
        yield tables.locations, {**owner, "position": 0, **row, "candidates": candidates}


def _list_parts(event: Event, owner: Row) -> Iterator[Placed]:
    pairs = [(part, entity) for part in ("actor", "recipient") for entity in getattr(event, part)]
    for position, (part, entity) in enumerate(pairs):
        yield tables.participants, {**owner, "position": position, "part": part, "entity": entity}
    for position, attribution in enumerate(event.said_by):
        yield tables.said_by, {**owner, "position": position, "attribution": attribution}
    for position, span in enumerate(event.words or ()):
        yield tables.event_words, {**owner, "position": position, **_split("span", span)}
    for position, (name, value) in enumerate((event.values or {}).items()):
        yield tables.event_values, {**owner, "position": position, "name": name, **_measure(value)}


def _measure(value: Measure | int | float | str) -> Row:
    if isinstance(value, Measure):
        bounds = {name: _fit(getattr(value, name)) for name in ("value", "low", "high", "mod")}
        return {**bounds, "words": None}
    row: Row = dict.fromkeys(("value", "low", "high", "mod", "words"))
    return row | ({"words": value} if isinstance(value, str) else {"value": _fit(value)})
