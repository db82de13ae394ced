"""Entities in full, for people: the names used, code and what it rests on, where a place lies, offices."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.labels import Labels
from riwaya.export.lines import Line
from riwaya.export.phrase import Phrase, join, own, quote
from riwaya.model import Entity, Location, Reading


def list_profiles(reading: Reading, labels: Labels) -> Iterator[Line]:
    """Each entity with what is known about it, in the order of the text."""
    if not reading.entities:
        yield Line(0, own(labels("section", "nothing")))
    for number, entity in enumerate(reading.entities):
        if number:
            yield Line(0, ())
        yield Line(0, quote(entity.name) + own(f" - {labels('type', entity.type)} {entity.id}"), heading=True)
        yield from _list_facts(reading, entity, labels)


def _list_facts(reading: Reading, entity: Entity, labels: Labels) -> Iterator[Line]:
    def line(key: str, value: Phrase) -> Line:
        return Line(1, own(labels("field", key) + ": ") + value)

    others = [name for name in entity.names or () if name != entity.name]
    if others:
        yield line("names", join(labels.comma, map(quote, others)))
    for fact in entity.facts or ():
        yield line(fact.kind, quote(fact.value))
    if entity.cameo:
        parts = [part for part in (entity.country, entity.sector) if part]
        yield line("code", own(f"{entity.cameo} ({labels.comma.join(map(str, parts))})"))
    for rule in entity.coding or ():
        yield line("rule", own(rule))
    if entity.location:
        yield from (line(key, value) for key, value in _list_place(reading, entity.location, labels))


def _list_place(reading: Reading, place: Location, labels: Labels) -> Iterator[tuple[str, Phrase]]:
    names = [place.name, *([place.province] if place.province and place.province != place.name else [])]
    where = join(labels.comma, map(quote, names)) + own(f"{labels.comma}{place.country}" if place.country else "")
    if place.relation:
        where = quote(place.relation.of(reading.report.text)) + own(" ") + where
    yield "lies", where + own(f" ({labels('basis', place.basis)})")
    if place.lat is not None and place.lon is not None:
        yield "point", own(f"{place.lat:.2f}, {place.lon:.2f}; {labels('precision', place.precision)}")
    yield "row", own(place.row)
    if place.candidates:
        yield "candidates", own(labels.comma.join(place.candidates))
