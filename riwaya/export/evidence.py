"""What was read, item by item: its kind, the places it rests on, its quote, its value and the rule that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import UNSET

from riwaya.export.labels import Labels
from riwaya.export.phrase import Phrase, join, own, quote_places
from riwaya.export.values import (
    Fact,
    list_event_facts,
    list_speech_facts,
    name_quantity,
    name_sources,
    name_stance,
    name_time,
)
from riwaya.export.voices import Voices
from riwaya.model import Attribution, Event, Mention, Quantity, Reading, Span, Time
from riwaya.model.reading import Item


class Mark(NamedTuple):
    """A place in the text and the layer it belongs to."""

    layer: str
    span: Span


class Evidence(NamedTuple):
    """An item as it is shown: `value` in short, `facts` in full; `id` is the item's own or its place in its list."""

    id: str
    kind: str
    marks: tuple[Mark, ...]
    quote: Phrase
    value: Phrase
    facts: tuple[Fact, ...]
    rule: str | None
    row: str | None

    def covers(self, offset: int) -> bool:
        """Whether one of its places has the character at this offset."""
        return any(mark.span.start <= offset < mark.span.end for mark in self.marks)


def list_evidence(reading: Reading, labels: Labels) -> tuple[Evidence, ...]:
    """Every item of a reading that rests on the text."""
    return tuple(_Witness(reading, labels).list_all())


def find_evidence(reading: Reading, labels: Labels, offset: int) -> tuple[Evidence, ...]:
    """The items that cover the character at an offset."""
    return tuple(evidence for evidence in list_evidence(reading, labels) if evidence.covers(offset))


class _Witness:
    """Turns the items of one reading into evidence."""

    def __init__(self, reading: Reading, labels: Labels) -> None:
        self._reading = reading
        self._labels = labels
        self._voices = Voices(reading, labels)

    def list_all(self) -> Iterator[Evidence]:
        """All items, layer by layer."""
        yield from map(self._show_attribution, self._reading.attributions)
        yield from map(self._show_event, self._reading.events)
        for number, time in enumerate(self._reading.times, 1):
            yield self._show_time(time, f"t{number}")
        for number, quantity in enumerate(self._reading.quantities, 1):
            yield self._show_quantity(quantity, f"q{number}")
        yield from map(self._show_mention, self._reading.mentions)

    def _show_attribution(self, item: Attribution) -> Evidence:
        places = [("source", item.source), ("cue", item.cue), ("cue", item.cue2), ("source", item.via)]
        marks = [Mark(layer, span) for layer, span in places if isinstance(span, Span)]
        marks += [Mark("content", span) for span in item.content]
        value = join(": ", (self._voices.speaker(item), own(name_stance(item, self._labels))))
        return self._present(item, item.id, marks, value, list_speech_facts(item, self._voices, self._labels))

    def _show_event(self, item: Event) -> Evidence:
        words = [Fact("field", "words", self._quote(item.words))] if item.words else []
        told = list_event_facts(item, self._voices, self._labels)
        facts = (*told, *words, name_sources(item, self._voices))
        value = own(self._labels.event(item.type, item.mode))
        return self._present(item, item.id, [Mark("event", item.trigger)], value, facts)

    def _show_time(self, item: Time, id: str) -> Evidence:
        value = own(name_time(item, self._labels))
        return self._present(item, id, [Mark("time", item.span)], value, self._list_time_facts(item))

    def _list_time_facts(self, item: Time) -> Iterator[Fact]:
        yield Fact("field", "kind", own(self._labels("time", item.type)))
        if item.begins is not UNSET and item.ends is not UNSET:
            yield Fact("field", "bounds", own(self._labels.fill("time", "bounds", item.begins, item.ends)))
        for key, value in (("edtf", item.edtf), ("hijri", item.hijri)):
            if value is not UNSET:
                yield Fact("field", key, own(value))
        if item.grain is not UNSET:
            yield Fact("field", "grain", own(self._labels("grain", item.grain)))
        if item.base is not UNSET and item.relative is not UNSET:
            yield Fact("field", "base", own(self._labels.fill("base", item.relative, item.base)))
        if item.direction is not UNSET and item.evidence is not UNSET:
            direction = own(self._labels("direction", item.direction) + ": ")
            yield Fact("field", "direction", direction + self._quote([item.evidence]))
        for check in item.checks or ():
            named = (self._labels("time", value) for value in (check.stated, check.found))
            words = self._labels.fill("check", "agrees" if check.agrees else "differs", *named)
            yield Fact("check", check.kind, own(words))
        if item.anchor is not UNSET:
            yield Fact("field", "anchor", self._voices.sources([item.anchor]))

    def _show_quantity(self, item: Quantity, id: str) -> Evidence:
        value = own(name_quantity(item, self._labels))
        facts = [Fact("field", "of", self._quote([item.of]))] if item.of else []
        if item.candidates is not UNSET:
            facts.append(Fact("field", "candidates", own(self._labels.comma.join(item.candidates))))
        return self._present(item, id, [Mark("quantity", item.span)], value, facts)

    def _show_mention(self, item: Mention) -> Evidence:
        kind = Fact("field", "kind", own(self._labels("type", item.type)))
        return self._present(item, item.id, [Mark("name", item.span)], self._voices.name(item.entity), [kind])

    def _present(self, item: Item, id: str, marks: list[Mark], value: Phrase, facts: Iterable[Fact]) -> Evidence:
        content = [mark.span for mark in marks if mark.layer == "content"]
        return Evidence(
            id=id,
            kind=type(item).__name__.lower(),
            marks=tuple(marks),
            quote=self._quote(content or [mark.span for mark in marks]),
            value=value,
            facts=tuple(facts),
            rule=None if item.rule is UNSET else item.rule,
            row=None if item.row is UNSET else item.row,
        )

    def _quote(self, spans: Iterable[Span]) -> Phrase:
        return quote_places(self._reading.report.text, spans)
