"""A reading with decisions applied, one after the other, in the order they were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from riwaya.ledger.decisions.force import list_in_force
from riwaya.ledger.decisions.references import drop_references
from riwaya.ledger.decisions.targets import KINDS, AnyItem, change, find_span, list_items, measure_distance, name_item
from riwaya.model import Anchor, Attribution, Choice, Decision, Entity, Layer, Mark, Reading, Review, Span

RULE = "decision"


@dataclass(slots=True)
class Entry:
    """One item, as it is after the decisions so far; `spans` are all characters it has stood for."""

    layer: Layer
    item: AnyItem
    spans: list[Span]
    decisions: list[Decision] = field(default_factory=list)

    @property
    def rejected(self) -> bool:
        """Whether the last word on it is that it is wrong."""
        return bool(self.decisions) and self.decisions[-1].verdict == "reject"

    @property
    def marks(self) -> Iterator[Mark]:
        """What was decided about it, if anything was."""
        for last in self.decisions[-1:]:
            yield Mark(
                layer=self.layer,
                item=name_item(self.item),
                verdict=last.verdict,
                person=last.person,
                decisions=tuple(decision.id for decision in self.decisions),
            )


class Draft:
    """A reading to which decisions are applied."""

    def __init__(self, reading: Reading) -> None:
        self._proposed = reading
        self.entries = [
            Entry(layer, item, [span] if (span := find_span(item, reading.mentions)) else [])
            for layer in KINDS
            for item in list_items(reading, layer)
        ]
        self._unmatched: list[Decision] = []

    def find(self, anchor: Anchor) -> Entry | None:
        """The item at an anchor: the nearest that shares characters with it; of several, the one it names."""
        near = [
            (min(distances), name_item(entry.item) != anchor.item, number, entry)
            for number, entry in enumerate(self.entries)
            if entry.layer == anchor.layer
            and (distances := [far for span in entry.spans if (far := measure_distance(span, anchor.span)) is not None])
        ]
        return min(near, key=lambda each: each[:3])[3] if near else None

    def apply(self, decision: Decision) -> None:
        """Applies a decision; one whose item is not there is remembered as that."""
        if decision.other is not None:
            return
        if decision.verdict == "add":
            self._add(decision)
            return
        entry = self.find(decision.target)
        if entry is None:
            self._unmatched.append(decision)
            return
        if decision.verdict == "edit":
            self._edit(entry, decision)
        entry.decisions.append(decision)

    def _add(self, decision: Decision) -> None:
        item = make_item(decision, decision.id)
        entry = Entry(decision.target.layer, item, [decision.target.span], [decision])
        if (own := find_span(item, ())) is not None and own != decision.target.span:
            entry.spans.append(own)
        self.entries.append(entry)

    def _edit(self, entry: Entry, decision: Decision) -> None:
        entry.item = change(entry.item, (decision.value or {}) | _sign(decision, decision.id))
        if (span := find_span(entry.item, ())) is not None and span not in entry.spans:
            entry.spans.append(span)

    def finish(self) -> Review:
        """The reading, and what became of the decisions."""
        kept = [entry for entry in self.entries if not entry.rejected]
        layers = {layer: tuple(entry.item for entry in kept if entry.layer == layer) for layer in KINDS}
        reading = msgspec.structs.replace(self._proposed, **layers)
        rejected = [entry.item for entry in self.entries if entry.rejected]
        if rejected:
            gone = {item.id: item.inside for item in rejected if isinstance(item, Attribution)}
            entities = {item.id for item in rejected if isinstance(item, Entity)}
            reading = drop_references(reading, gone, entities)
        return Review(
            reading=_put_in_order(reading),
            marks=tuple(mark for entry in kept for mark in entry.marks),
            rejected=tuple(mark for entry in self.entries if entry.rejected for mark in entry.marks),
            unmatched=tuple(self._unmatched),
        )


def review(reading: Reading, decisions: Sequence[Decision]) -> Review:
    """A reading as it is after these decisions, in the order they were made."""
    draft = Draft(reading)
    for decision in list_in_force(decisions):
        draft.apply(decision)
    return draft.finish()


def make_item(choice: Choice, id: str) -> AnyItem:
    """The item that a decision of this id adds; raises msgspec.ValidationError."""
    kind = KINDS[choice.target.layer]
    value = (choice.value or {}) | _sign(choice, id)
    if "id" in kind.__struct_fields__:
        value.setdefault("id", f"+{id}")
    return msgspec.convert(value, kind)


def _sign(choice: Choice, id: str) -> dict[str, object]:
    """Names the decision as what made the item."""
    signable = "rule" in KINDS[choice.target.layer].__struct_fields__
    return {"rule": RULE, "row": f"{RULE}:{id}"} if signable else {}


def _put_in_order(reading: Reading) -> Reading:
    """Every layer but the entities in the order of the text; what stands at the same place stays as it was."""
    layers = {
        layer: tuple(sorted(list_items(reading, layer), key=lambda item: find_span(item, ()) or Span(0, 0)))
        for layer in KINDS
        if layer != "entities"
    }
    return msgspec.structs.replace(reading, **layers)
