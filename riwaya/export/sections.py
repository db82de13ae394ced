"""The sections of a reading as people read them, as indented lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from riwaya.export.labels import Labels
from riwaya.export.lines import Line
from riwaya.export.nesting import fold_events, nest_statements
from riwaya.export.phrase import Phrase, own, quote, quote_places
from riwaya.export.values import Fact, list_event_facts, name_quantity, name_sources, name_stance, name_time
from riwaya.export.voices import Voices
from riwaya.model import Attribution, Reading, Span


def list_speech(reading: Reading, labels: Labels) -> Iterator[Line]:
    """Each statement with its speaker; what is said inside another statement stands under it."""
    voices = Voices(reading, labels)
    for depth, attribution in nest_statements(reading.attributions):
        yield Line(1 + depth, _name_statement(attribution, voices, labels))
        if attribution.content:
            yield Line(2 + depth, _quote(reading, attribution.content))


def _name_statement(attribution: Attribution, voices: Voices, labels: Labels) -> Phrase:
    stance, form = name_stance(attribution, labels), labels("form", attribution.form)
    said = voices.speaker(attribution) + own(f" - {stance} - {form}")
    far = attribution.commitment == "distancing"
    return said + own(" - ") + voices.commitment(attribution) if far else said


def list_events(reading: Reading, labels: Labels) -> Iterator[Line]:
    """Each event with what is told about it; records that tell it again stand under it with what they change."""
    voices = Voices(reading, labels)
    for main, again in fold_events(reading.events):
        facts = list(list_event_facts(main, voices, labels))
        yield Line(1, own(labels.event(main.type, main.mode) + " - ") + _quote(reading, [main.trigger]))
        yield from (_show_fact(2, fact, labels) for fact in (*facts, name_sources(main, voices)))
        for event in again:
            yield Line(2, own(labels("field", "again") + ": ") + _quote(reading, [event.trigger]))
            changed = [fact for fact in list_event_facts(event, voices, labels) if fact not in facts]
            yield from (_show_fact(3, fact, labels) for fact in (*changed, name_sources(event, voices)))


def _show_fact(depth: int, fact: Fact, labels: Labels) -> Line:
    return Line(depth, own(labels(fact.group, fact.key) + ": ") + fact.value)


def list_times(reading: Reading, labels: Labels) -> Iterator[Line]:
    """Each time expression with its value."""
    for time in reading.times:
        yield Line(1, _quote(reading, [time.span]) + own(" = " + name_time(time, labels)))


def list_quantities(reading: Reading, labels: Labels) -> Iterator[Line]:
    """Each number with its value and what it counts."""
    for quantity in reading.quantities:
        shown = _quote(reading, [quantity.span, *([quantity.of] if quantity.of else [])])
        yield Line(1, shown + own(" = " + name_quantity(quantity, labels)))


def list_entities(reading: Reading, labels: Labels) -> Iterator[Line]:
    """Each participant and place with its kind and how often it is mentioned, the most frequent first."""
    counts = Counter(mention.entity for mention in reading.mentions)
    for entity in sorted(reading.entities, key=lambda entity: -counts[entity.id]):
        kind = labels("type", entity.type)
        yield Line(1, quote(entity.name) + own(f" - {kind} - {labels('field', 'mentions')}: {counts[entity.id]}"))


def _quote(reading: Reading, spans: Sequence[Span]) -> Phrase:
    """The words at some places, in quotation marks."""
    words = quote_places(reading.report.text, spans)
    return own("\N{LEFT DOUBLE QUOTATION MARK}") + words + own("\N{RIGHT DOUBLE QUOTATION MARK}")
