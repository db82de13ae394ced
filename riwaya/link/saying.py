"""Who says each event of a report: the innermost speaker, those who relay them, those who deny or doubt it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import UNSET, Struct

from riwaya.link.naming import entity_key, is_nameless
from riwaya.link.outlets import outlet_key
from riwaya.model import Attribution, Entity, Event, Reading, Realis, Span, Stance

_NAMELESS = frozenset(("anon", "witness", "none"))


class Speaking(Struct, frozen=True, array_like=True, gc=False):
    """A voice without the account it will belong to. `named` is false for the own voice and for nameless sources;
    `content` are the spans of what is said, none for the own voice."""

    attribution: str | None
    speaker: str | None
    key: str
    name: str
    named: bool
    chain: tuple[str, ...]
    stance: Stance | None
    realis: Realis
    denied: bool
    content: tuple[Span, ...]


class Speakers:
    """The speakers of one report."""

    def __init__(self, reading: Reading, home: str) -> None:
        self._reading = reading
        self._home = home
        self._entities: Mapping[str, Entity] = reading_entities(reading)
        self._attributions: Mapping[str, Attribution] = {a.id: a for a in reading.attributions}

    def of(self, event: Event) -> Iterator[Speaking]:
        """The voices that tell an event; for what someone else denies also the voice that denies it."""
        said = [self._attributions[id] for id in event.said_by if id in self._attributions]
        if not said:
            yield self.own(event.realis)
        for attribution in said:
            yield self.voice(attribution, event.realis, denied=event.realis == "denied" or _doubts(attribution))
            yield from self._denials(attribution, event)

    def own(self, realis: Realis = "actual") -> Speaking:
        """The report's own voice."""
        report = self._reading.report
        key = outlet_key(report.outlet) or report.id
        return Speaking(None, None, f"outlet:{key}", report.outlet or report.id, False, (), None, realis,
                        realis == "denied", ())  # fmt: skip

    def voice(self, attribution: Attribution, realis: Realis = "actual", *, denied: bool = False) -> Speaking:
        """The voice of an attribution."""
        name = self._name(attribution)
        entity = self._entities.get(attribution.speaker or "")
        named = entity is not None and not is_nameless(name) and attribution.source_kind not in _NAMELESS
        key = entity_key(entity, self._home) if entity is not None and named else f"nameless:{_first_word(name)}"
        return Speaking(attribution.id, attribution.speaker, key, name, named, self._chain(attribution),
                        attribution.stance, realis, denied, attribution.content)  # fmt: skip

    def _denials(self, attribution: Attribution, event: Event) -> Iterator[Speaking]:
        outer = self._outer(attribution)
        for relay in outer:
            if _opposes(relay):
                yield self.voice(relay, event.realis, denied=True)

    def _outer(self, attribution: Attribution) -> Sequence[Attribution]:
        """The attributions around one, innermost first."""
        found: list[Attribution] = []
        around = self._attributions.get(attribution.inside or "")
        while around is not None and around not in found:
            found.append(around)
            around = self._attributions.get(around.inside or "")
        return found

    def _chain(self, attribution: Attribution) -> tuple[str, ...]:
        names = [self._name(a) for a in (attribution, *self._outer(attribution))]
        return tuple(reversed(names))

    def _name(self, attribution: Attribution) -> str:
        entity = self._entities.get(attribution.speaker or "")
        if entity is not None:
            return entity.name
        return attribution.source.of(self._reading.report.text) if attribution.source is not None else ""


def _doubts(attribution: Attribution) -> bool:
    return attribution.stance == "doubt" and not attribution.negated


def _opposes(attribution: Attribution) -> bool:
    """Whether somebody denies or doubts what stands in an attribution inside theirs."""
    return attribution.stance in ("deny", "doubt") and not attribution.negated


def reading_entities(reading: Reading) -> dict[str, Entity]:
    """The entities of a reading by id."""
    return {entity.id: entity for entity in reading.entities}


def known_country(entity: Entity) -> str:
    """The country of an entity, nothing where it is not known."""
    return entity.country if entity.country is not UNSET else ""


def _first_word(name: str) -> str:
    return " ".join(name.split()[:2])
