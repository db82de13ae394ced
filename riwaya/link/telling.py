"""A telling: what one report tells of one happening, as tellings of other reports are compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import UNSET, Struct

from riwaya.link.bounds import Bounds, day_number, read_bounds
from riwaya.link.decisions import SameReport
from riwaya.link.naming import entity_key, home_country, is_people, is_proper, place_words
from riwaya.link.numbers import Interval, event_numbers
from riwaya.link.weapons import weapon_kind
from riwaya.model import Entity, Event, EventRef, EventType, Reading, Realis, Span

# Types that reports mistake for each other: an explosion is an attack or an accident.
_FAMILIES = {
    "ASSAULT": "violence", "OTHER": "mishap", "COERCE": "force", "SANCTION": "force", "PROTEST": "protest",
    "MOBILIZE": "mobilize", "AID": "aid", "AGREE": "accord", "SUPPORT": "accord", "CONCEDE": "concede",
    "RETREAT": "concede", "COOPERATE": "accord", "CONSULT": "consult", "REQUEST": "request", "ACCUSE": "accuse",
    "REJECT": "reject", "THREATEN": "threaten",
}  # fmt: skip
VERBAL = frozenset(("consult", "request", "accuse", "reject", "threaten"))
_VIOLENT_MODES = frozenset((None, "accident", "explosives"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
# An event that has no day happened in the days before the report; what is planned, in the weeks after.
_FRESH_DAYS, _AHEAD_DAYS = 3, 30
# From so many on, happenings that are counted are a series; unless they have one day.
_SERIES = 3
_AROUND = 4
_CITIES = ("city", "capital")
_MISHAPS = ("disaster", "accident")
_SENTENCE_ENDS = frozenset(".\n!؟")
NOTHING_DECIDED = SameReport()


class Spot(Struct, frozen=True, array_like=True, gc=False):
    """Where a telling puts its happening: the path of the gazetteer (country, province, town) as far as known, the
    words that tell its name from others, and how small a place it is (0 none, 1 country, 2 province, 3 city, 4 town or
    smaller, 5 a building)."""

    path: tuple[str, ...]
    words: frozenset[str]
    size: int


class Telling(Struct, frozen=True, array_like=True, gc=False):
    """What one report tells of one happening (events joined by `same_as`)."""

    report: str
    events: tuple[str, ...]
    spans: tuple[Span, ...]
    family: str
    types: tuple[EventType, ...]
    modes: frozenset[str]
    realis: Realis
    published: int | None
    bounds: Bounds | None
    assumed: bool
    spot: Spot
    around: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    weapons: frozenset[str]
    numbers: dict[str, tuple[Interval, ...]]
    names: frozenset[str]
    series: bool

    @property
    def ref(self) -> EventRef:
        """The first of its events, which stands for it."""
        return EventRef(report=self.report, event=self.events[0])

    @property
    def key(self) -> tuple[str, str]:
        """The same as a tuple, which is quicker to compare."""
        return self.report, self.events[0]

    @property
    def is_dated(self) -> bool:
        """Whether a day or a night is known or may be assumed."""
        return self.bounds is not None and (self.assumed or self.bounds.is_short)


def tell(reading: Reading, decided: SameReport = NOTHING_DECIDED) -> tuple[Telling, ...]:
    """The tellings of a report, in the order of their first events."""
    context = _Context(reading)
    return tuple(context.telling(events) for events in _groups(reading, decided))


def _groups(reading: Reading, decided: SameReport) -> list[list[Event]]:
    """Events that the report itself marks as one, threats with what is threatened, mishaps with those they kill, and
    what people decided."""
    root: dict[str, str] = {event.id: event.id for event in reading.events}

    def find(id: str) -> str:
        while root[id] != id:
            id = root[id]
        return id

    for a, b in (*decided.joins, *_same(reading), *_threats(reading), *_mishaps(reading), *_repeated(reading)):
        first, second = find(a), find(b)
        apart = ({find(x), find(y)} == {first, second} for x, y in decided.splits)
        if first != second and not any(apart):
            root[second] = first
    groups: dict[str, list[Event]] = {}
    for event in sorted(reading.events, key=lambda event: (event.trigger, event.id)):
        groups.setdefault(find(event.id), []).append(event)
    return list(groups.values())


def _same(reading: Reading) -> Iterable[tuple[str, str]]:
    known = {event.id for event in reading.events}
    for event in reading.events:
        if event.same_as in known:
            yield str(event.same_as), event.id


def _threats(reading: Reading) -> Iterable[tuple[str, str]]:
    """A threat and what is threatened are one happening: the verb is at once the event and the cue."""
    cues = {a.id: a.cue for a in reading.attributions if a.cue is not None}
    threats = [event for event in reading.events if event.type == "THREATEN"]
    for event in reading.events:
        if event.realis != "threatened":
            continue
        spans = [cues[id] for id in event.said_by if id in cues]
        for threat in threats:
            if any(span.overlaps(threat.trigger) for span in spans):
                yield threat.id, event.id


def _mishaps(reading: Reading) -> Iterable[tuple[str, str]]:
    """A disaster or accident and the deaths it brings in the same sentence (سيول أودت بحياة خمسين) are one happening:
    what kills may be read as an attack by nobody."""
    text = reading.report.text
    mishaps = [event for event in reading.events if event.type == "OTHER" and event.mode in _MISHAPS]
    deaths = [
        event
        for event in reading.events
        if event.type == "ASSAULT" and event.mode is None and event.instrument is None and not event.actor
    ]
    for mishap in mishaps:
        for death in deaths:
            if mishap.time == death.time and _one_sentence(text, mishap, death):
                yield mishap.id, death.id


def _repeated(reading: Reading) -> Iterable[tuple[str, str]]:
    """A mishap, or a protest, that one sentence names twice (إضرابا مفتوحا احتجاجا على تأخر الرواتب)."""
    told = [event for event in reading.events if event.type == "PROTEST" or event.mode in _MISHAPS]
    for a, b in combinations(told, 2):
        same = (a.type, a.time, a.place, a.said_by, a.realis) == (b.type, b.time, b.place, b.said_by, b.realis)
        if same and _one_sentence(reading.report.text, a, b):
            yield a.id, b.id


def _one_sentence(text: str, a: Event, b: Event) -> bool:
    first, last = sorted((a.trigger, b.trigger))
    return not _SENTENCE_ENDS & set(text[first.end : last.start])


class _Context:
    """What the tellings of one report share."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._entities: Mapping[str, Entity] = {entity.id: entity for entity in reading.entities}
        self._home = home_country(reading)
        self._day = day_number(reading.report.published)
        self._around = _around(reading.entities)
        self._names = frozenset(
            entity_key(entity, self._home)
            for entity in reading.entities
            if entity.type in ("PER", "ORG") and is_proper(entity, self._home)
        )

    def telling(self, events: Sequence[Event]) -> Telling:
        family = _family(events)
        realis = _realis(events)
        bounds = self._bounds(events)
        assumed = bounds is None and (realis == "actual" or family in VERBAL or family == "threaten")
        if bounds is None:
            bounds = self._assume(realis)
        return Telling(
            self._reading.report.id,
            tuple(event.id for event in events),
            tuple(event.trigger for event in events),
            family,
            tuple(dict.fromkeys(event.type for event in events)),
            frozenset(event.mode for event in events if event.mode),
            realis,
            self._day,
            bounds,
            assumed,
            self._spot(events),
            self._around,
            self._keys([id for event in events for id in event.actor]),
            self._keys([id for event in events for id in event.recipient]),
            frozenset(kind for event in events if (kind := weapon_kind(event.instrument or ""))),
            event_numbers(events),
            self._names,
            self._is_series(events, bounds),
        )

    def _bounds(self, events: Sequence[Event]) -> Bounds | None:
        """The shortest bounds that the events that are not denied give; a clock time where one is told."""
        found = [b for event in events if event.realis != "denied" and (b := read_bounds(event.time))]
        if not found:
            found = [b for event in events if (b := read_bounds(event.time))]
        if not found:
            return None
        return min(found, key=lambda b: (b.end - b.begin, not b.has_clock, b.minute is None, b))

    def _assume(self, realis: Realis) -> Bounds | None:
        if self._day is None or realis == "generic_past":
            return None
        if realis in ("actual", "denied"):
            return Bounds(self._day - _FRESH_DAYS, self._day + 1)
        return Bounds(self._day, self._day + _AHEAD_DAYS)

    def _spot(self, events: Sequence[Event]) -> Spot:
        places = [
            self._entities[event.place] for event in events if event.place is not None and event.place in self._entities
        ]
        places += [
            self._entities[id]
            for event in events
            for id in event.recipient
            if id in self._entities and self._entities[id].type in ("FAC", "LOC", "GPE") and event.place is None
        ]
        spots = [_spot_of(place) for place in places]
        return max(spots, key=lambda spot: (spot.size, len(spot.path), sorted(spot.words)), default=NOWHERE)

    def _keys(self, ids: Iterable[str]) -> tuple[str, ...]:
        entities = [self._entities[id] for id in dict.fromkeys(ids) if id in self._entities]
        return tuple(sorted({entity_key(entity, self._home) for entity in entities if not is_people(entity.name)}))

    def _is_series(self, events: Sequence[Event], bounds: Bounds | None) -> bool:
        """Whether a number of happenings is told, or what often happens."""
        if all(event.realis == "generic_past" for event in events):
            return True
        if (bounds is not None and bounds.is_short) or _FAMILIES[events[0].type] == "force":
            return False
        triggers = [event.trigger for event in events]
        return any(
            quantity.of is not None
            and any(quantity.of.overlaps(trigger) for trigger in triggers)
            and (quantity.value or quantity.low or 0) >= _SERIES
            for quantity in self._reading.quantities
        )


NOWHERE = Spot((), frozenset(), 0)


def _spot_of(entity: Entity) -> Spot:
    words = place_words(entity.name)
    if entity.location is UNSET:
        return Spot((), words, 5 if entity.type == "FAC" else 3 if entity.type == "GPE" else 4)
    location = entity.location
    levels = [location.country, location.province]
    if location.precision not in ("country", "province"):
        levels.append(location.name)
    path: list[str] = []
    for level in levels:
        if level is None:
            break
        if not path or path[-1] != level:
            path.append(level)
    sort = location.row.split("/")[1] if "/" in location.row else ""
    size = {"country": 1, "province": 2}.get(location.precision, 3 if sort in _CITIES else 4)
    named = location.basis == "name"
    if entity.type == "FAC" or (not named and entity.type != "GPE"):
        size = 5 if named or len(words) > 1 else size
    return Spot(tuple(path), words, size)


def _around(entities: Sequence[Entity]) -> tuple[str, ...]:
    """The places a report is about, most exact levels of each path and names, for events that name none."""
    found: dict[str, None] = {}
    for entity in entities:
        location = entity.location if entity.type in _PLACES else UNSET
        if location is not UNSET and location.province and location.basis != "report":
            found.setdefault(location.province)
        if entity.type == "GPE":
            found.setdefault(" ".join(sorted(place_words(entity.name))))
    return tuple(list(found)[:_AROUND])


def _family(events: Sequence[Event]) -> str:
    if any(event.type == "THREATEN" for event in events) or all(event.realis == "threatened" for event in events):
        return "threaten"
    first = next((event for event in events if event.mode in _MISHAPS), events[0])
    family = _FAMILIES[first.type]
    if family == "mishap":
        return "violence" if first.mode in _VIOLENT_MODES else str(first.mode)
    return family


def _realis(events: Sequence[Event]) -> Realis:
    """The firmest status any of the events has."""
    order: tuple[Realis, ...] = ("actual", "denied", "planned", "threatened", "possible", "generic_past")
    return min((event.realis for event in events), key=order.index)


__all__ = ["NOWHERE", "VERBAL", "Spot", "Telling", "tell"]
