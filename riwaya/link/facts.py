"""What a report contributes to accounts: each value of each event, who says it, and where it stands.

A value counts as said by a voice only if it stands in what that voice says. Readings give an event also the day and
place that the report tells elsewhere, so those are traced back to their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from msgspec import UNSET, Struct

from riwaya.link.apart import counts_apart, denials_apart
from riwaya.link.bounds import read_bounds
from riwaya.link.naming import entity_key, home_country, place_words
from riwaya.link.numbers import event_values
from riwaya.link.saying import Speakers, Speaking, reading_entities
from riwaya.model import Entity, Event, Location, Measure, Number, Quantity, Reading, Span

Value: TypeAlias = Measure | Number | str

_SITES = ("FAC", "LOC", "GPE")
# What takes no part: a building does nothing, and what was hit is where it happened.
_UNFIT = {"actor": ("FAC", "LOC"), "recipient": _SITES}
# A quotation that is a value ("seven") stands beside its event; farther away it is of another.
_NEAR = 400
# A title is so many characters and words at most, and ends with its clause.
_PHRASE, _PHRASE_WORDS = 90, 10
_SENTENCE_END = re.compile(r"[.،؛!؟\n]")


class Said(Struct, frozen=True, array_like=True, gc=False):
    """One value of one event, said by one voice. `key` is what it is compared by."""

    event: str
    attribute: str
    value: Value
    key: str
    denied: bool
    span: Span
    voice: Speaking


class Site(Struct, frozen=True, array_like=True, gc=False):
    """A place that an event of the report names."""

    name: str
    location: Location | None


class ReportFacts(Struct, frozen=True, array_like=True, gc=False):
    """All that accounts need of one report."""

    report: str
    outlet: str | None
    published: str | None
    title: str | None
    said: tuple[Said, ...]
    triggers: dict[str, Span]
    sites: dict[str, Site]
    times: dict[str, str]
    phrases: dict[str, str]


def collect_facts(reading: Reading) -> ReportFacts:
    """The facts of a reading."""
    collector = _Collector(reading)
    report = reading.report
    entities = reading_entities(reading)
    places = {
        event.id: entities[event.place]
        for event in reading.events
        if event.place is not None and event.place in entities
    }
    return ReportFacts(
        report.id,
        report.outlet,
        report.published,
        report.title,
        tuple(collector.all()),
        {event.id: event.trigger for event in reading.events},
        {id: Site(place.name, place.location or None) for id, place in places.items()},
        {event.id: event.time for event in reading.events if event.time is not None},
        {event.id: _phrase(report.text, event.trigger) for event in reading.events},
    )


def _phrase(text: str, trigger: Span) -> str:
    """The words from the trigger on, as far as they may serve as a title."""
    words = _SENTENCE_END.split(text[trigger.start : trigger.start + _PHRASE], maxsplit=1)[0].split()
    if trigger.start + _PHRASE < len(text) and len(words) > 1:
        words = words[:_PHRASE_WORDS]
    return " ".join(words[:_PHRASE_WORDS]).strip(" «»“”\"'()-–:")


class _Collector:
    """Finds the values of the events of one report."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._home = home_country(reading)
        self._speakers = Speakers(reading, self._home)
        self._entities = reading_entities(reading)
        self._mentions: dict[str, list[Span]] = {}
        for mention in reading.mentions:
            self._mentions.setdefault(mention.entity, []).append(mention.span)
        self._spoken = [span for attribution in reading.attributions for span in attribution.content]

    def all(self) -> Iterator[Said]:
        """Everything that is said of the events, in them and apart from them."""
        found = [said for event in self._reading.events for said in self.of(event)]
        yield from found
        known = {(said.attribute, said.voice.attribution, said.span) for said in found}
        for said in self._counts_apart():
            if (said.attribute, said.voice.attribution, said.span) not in known:
                yield said
        yield from self._denials_apart()

    def of(self, event: Event) -> Iterator[Said]:
        for voice in self._speakers.of(event):
            if voice.denied:
                yield from self._denied(event, voice)
            else:
                yield Said(event.id, "status", event.realis, event.realis, False, event.trigger, voice)
                yield from self._values(event, voice)

    def _denied(self, event: Event, voice: Speaking) -> Iterator[Said]:
        """What is denied is the part that the denial names; where it names none, that it happened at all."""
        parts = [*self._roles(event, voice, True), *self._counts(event, voice, True)]
        if voice.stance == "deny":
            # Who says that an attack was foiled denies the attack, not its weapon.
            parts += self._means(event, voice, True)
        parts = [said for said in parts if said.attribute != "recipient"]
        yield from parts
        if not parts:
            yield Said(event.id, "status", "actual", "actual", True, event.trigger, voice)

    def _values(self, event: Event, voice: Speaking) -> Iterator[Said]:
        yield from self._roles(event, voice, False)
        yield from self._means(event, voice, False)
        yield from self._counts(event, voice, False)
        yield from self._times(event, voice)
        yield from self._places(event, voice)

    def _roles(self, event: Event, voice: Speaking, denied: bool) -> Iterator[Said]:
        for role, ids in (("actor", event.actor), ("recipient", event.recipient)):
            for entity in (self._entities[id] for id in ids if id in self._entities):
                if entity.type in _UNFIT[role]:
                    continue
                span = self._nearest(self._mentions.get(entity.id, ()), event, voice) or event.trigger
                yield Said(event.id, role, entity.name, entity_key(entity, self._home), denied, span, voice)

    def _means(self, event: Event, voice: Speaking, denied: bool) -> Iterator[Said]:
        if event.instrument is not None:
            span = self._find_text(event.instrument, event)
            yield Said(event.id, "instrument", event.instrument, event.instrument, denied, span, voice)

    def _counts(self, event: Event, voice: Speaking, denied: bool) -> Iterator[Said]:
        for name, value in event_values(event).items():
            span = self._number_span(value, event)
            yield Said(event.id, name, value, number_key(value), denied, span, voice)

    def _times(self, event: Event, voice: Speaking) -> Iterator[Said]:
        bounds = read_bounds(event.time)
        if event.time is None or bounds is None:
            return
        day, _, part = event.time.partition("T")
        found = [time for time in self._reading.times if time.value and time.value.partition("T")[0] == day]
        said = self._within([time.span for time in found], event, voice)
        if said is not None:
            yield Said(event.id, "day", day, day, False, said, voice)
        if bounds.minute is not None:
            exact = [time.span for time in self._reading.times if time.value and time.value.endswith(f"T{part}")]
            if (said := self._within(exact, event, voice)) is not None:
                yield Said(event.id, "time", event.time, event.time, False, said, voice)

    def _places(self, event: Event, voice: Speaking) -> Iterator[Said]:
        """A building that was hit is where it happened, not whom it happened to."""
        hit = [id for id in event.recipient if id in self._entities and self._entities[id].type in _SITES]
        for id in dict.fromkeys((event.place or "", *hit)):
            place = self._entities.get(id)
            said = self._within(self._mentions.get(id, ()), event, voice)
            if place is not None and said is not None:
                yield Said(event.id, "place", place.name, _place_key(place), False, said, voice)

    def _counts_apart(self) -> Iterator[Said]:
        for count in counts_apart(self._reading):
            voice = self._speakers.voice(count.said_by) if count.said_by is not None else self._speakers.own()
            value = _quantity_value(count.quantity)
            yield Said(count.event.id, count.attribute, value, number_key(value), False, count.quantity.span, voice)

    def _denials_apart(self) -> Iterator[Said]:
        for apart in denials_apart(self._reading):
            if apart.event is None:
                continue
            voice = self._speakers.voice(apart.denial, "denied", denied=True)
            blamed = [self._entities[id] for id in apart.event.actor if id in self._entities]
            if apart.against is not None and apart.against.stance == "accuse" and blamed:
                for actor in blamed:
                    key = entity_key(actor, self._home)
                    yield Said(apart.event.id, "actor", actor.name, key, True, apart.denial.content[0], voice)
            else:
                yield Said(apart.event.id, "status", "actual", "actual", True, apart.denial.content[0], voice)

    # -- where a value stands ------------------------------------------------------------------------------------

    def _within(self, spans: Iterable[Span], event: Event, voice: Speaking) -> Span | None:
        """The span nearest to the trigger that this voice says: in its content, or outside anybody's."""
        if voice.content:
            inside = [span for span in spans if any(part.contains(span) for part in voice.content)]
        else:
            inside = [span for span in spans if not any(part.contains(span) for part in self._spoken)]
        return _closest(inside, event.trigger)

    def _nearest(self, spans: Iterable[Span], event: Event, voice: Speaking) -> Span | None:
        spans = list(spans)
        return self._within(spans, event, voice) or _closest(spans, event.trigger)

    def _find_text(self, words: str, event: Event) -> Span:
        text = self._reading.report.text
        starts: list[int] = []
        at = text.find(words)
        while at >= 0:
            starts.append(at)
            at = text.find(words, at + 1)
        return _closest([Span(start, start + len(words)) for start in starts], event.trigger) or event.trigger

    def _number_span(self, value: Value, event: Event) -> Span:
        fitting = [quantity.span for quantity in self._reading.quantities if _fits(quantity, value)]
        near = [span for span in fitting if abs(span.start - event.trigger.start) <= _NEAR]
        return _closest(near, event.trigger) or event.trigger


def _closest(spans: Sequence[Span], trigger: Span) -> Span | None:
    return min(spans, key=lambda span: (abs(span.start - trigger.start), span), default=None)


def _fits(quantity: Quantity, value: Value) -> bool:
    if isinstance(value, Measure):
        low = value.low if value.low is not UNSET else None
        return (value.value is not None and quantity.value == value.value) or (low is not None and quantity.low == low)
    return quantity.value == value


def number_key(value: Value) -> str:
    """A number with its bounds as it is compared."""
    if not isinstance(value, Measure):
        return str(value)
    low = "" if value.low is UNSET else value.low
    high = "" if value.high is UNSET else value.high
    bounds = f"{low}..{high}" if low != "" or high != "" else str(value.value)
    return f"{bounds} {value.mod}" if value.mod is not UNSET else bounds


def _quantity_value(quantity: Quantity) -> Value:
    """A quantity as the values of events have it: a number, or one with bounds."""
    if quantity.mod is None and quantity.low is None and quantity.high is None and quantity.value is not None:
        return quantity.value
    return Measure(
        value=quantity.value,
        low=UNSET if quantity.low is None else quantity.low,
        high=UNSET if quantity.high is None else quantity.high,
        mod=UNSET if quantity.mod is None else quantity.mod,
    )


def _place_key(place: Entity) -> str:
    if place.location and place.location.basis == "name":
        return place.location.row
    return " ".join(sorted(place_words(place.name)))
