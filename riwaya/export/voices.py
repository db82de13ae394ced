"""Who says it: speakers and chains of speakers in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import UNSET

from riwaya.export.labels import Labels
from riwaya.export.phrase import Phrase, join, own, quote
from riwaya.model import Attribution, Reading

# A speaker of these kinds is known to the reader by kind only.
KINDS_SHOWN = frozenset({"anon", "witness"})


class Voices:
    """The speakers of one reading. Ids that lead nowhere or in a circle are borne: gold files are typed by hand."""

    def __init__(self, reading: Reading, labels: Labels) -> None:
        self._text = reading.report.text
        self._names = reading.entity_names
        self._labels = labels
        self.attributions = {attribution.id: attribution for attribution in reading.attributions}

    def name(self, entity: str) -> Phrase:
        """What an entity is called, or its id if it is not in the reading."""
        return quote(self._names.get(entity, entity))

    def names(self, entities: Iterable[str]) -> Phrase:
        """What entities are called, with commas between."""
        return join(self._labels.comma, map(self.name, entities))

    def speaker(self, attribution: Attribution) -> Phrase:
        """Who says it, with what there is to know about the source."""
        understood = attribution.speaker is not None and attribution.source is None
        return self._annotate(attribution, ["understood"] if understood else [])

    def chain(self, attribution: Attribution) -> Phrase:
        """Who says it, and who says that they say it, innermost first."""
        told = f"{self._labels.comma}{self._labels('speaker', 'told')} "
        return join(told, (self._annotate(each, []) for each in self.ascend(attribution)))

    def sources(self, said_by: Iterable[str]) -> Phrase:
        """The chains of the attributions an event stands in; the report itself if there are none."""
        chains = [self.chain(self.attributions[id]) if id in self.attributions else own(id) for id in said_by]
        return join("; ", chains) or own(self._labels("speaker", "report"))

    def ascend(self, attribution: Attribution) -> Iterator[Attribution]:
        """An attribution and those around it, from the inside out."""
        seen: set[str] = set()
        current: Attribution | None = attribution
        while current and current.id not in seen:
            seen.add(current.id)
            yield current
            current = self.attributions.get(current.inside or "")

    def commitment(self, attribution: Attribution) -> Phrase:
        """How far the report vouches for the words, with those that say so: keeps a distance (زعم)."""
        said = own(self._labels("commitment", str(attribution.commitment)))
        if attribution.distance is UNSET:
            return said
        return said + own(" (") + quote(attribution.distance.of(self._text)) + own(")")

    def _identify(self, attribution: Attribution) -> Phrase:
        if attribution.speaker:
            return self.name(attribution.speaker)
        if attribution.source:
            return quote(attribution.source.of(self._text))
        return own(self._labels("speaker", "none"))

    def _annotate(self, attribution: Attribution, keys: list[str]) -> Phrase:
        if attribution.source_kind in KINDS_SHOWN:
            keys = [*keys, str(attribution.source_kind)]
        elif attribution.source and not attribution.speaker:
            keys = [*keys, "unnamed"]
        notes = [own(self._labels("speaker", key)) for key in keys]
        if attribution.via is not UNSET:
            notes.append(own(self._labels("speaker", "via") + " ") + quote(attribution.via.of(self._text)))
        remarks = own(" (") + join(self._labels.comma, notes) + own(")") if notes else ()
        return self._identify(attribution) + remarks
