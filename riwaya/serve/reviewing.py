"""Reviewing: what each person has decided about the items of a report, and what there is left to decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import msgspec

from riwaya.model import Anchor, Choice, Decision, Reading, Span
from riwaya.serve.cards import Card

# A target as people mean it: the layer, the characters, and which of several items on them.
Target: TypeAlias = tuple[str, Span, str]
# The decisions that hold, of each person.
Settled: TypeAlias = dict[str, dict[Target, Decision]]


class Opinion(msgspec.Struct, frozen=True, kw_only=True):
    """What one person holds of an item."""

    person: str
    verdict: str
    reason: str | None = None


def settle(decisions: Iterable[Decision]) -> dict[Target, Decision]:
    """Of the decisions of one person that hold, in the order they were made, the last on each item."""
    return {name_target(each.target): each for each in decisions if each.other is None}


def name_target(anchor: Anchor) -> Target:
    """The target of a decision, in every reading of its report."""
    return anchor.layer, anchor.span, anchor.item or ""


def settle_each(decisions: Iterable[Decision]) -> Settled:
    """The decisions in force of each person."""
    by_person: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_person.setdefault(decision.person, []).append(decision)
    return {person: settle(made) for person, made in sorted(by_person.items())}


def find_opinions(card: Card, settled: Settled) -> list[Opinion]:
    """What people hold of the item on a card."""
    found = []
    for person, decisions in settled.items():
        decision = decisions.get(card.target)
        if decision is not None:
            found.append(Opinion(person=person, verdict=decision.verdict, reason=decision.reason))
    return found


def revise(proposed: Sequence[Card], own: Sequence[Card], decisions: dict[Target, Decision]) -> list[Card]:
    """The proposed cards as a person has corrected them, and those they added, in the order of the text."""
    made = {f"decision:{decision.id}": decision for decision in decisions.values()}
    edited: dict[tuple[str, str], Card] = {}
    added: list[Card] = []
    for card in own:
        decision = made.get(card.row or "")
        if decision is not None and decision.verdict == "edit":
            edited[decision.target.layer, decision.target.item or ""] = card
        elif decision is not None and decision.verdict == "add":
            item = decision.target.item or ""
            added.append(msgspec.structs.replace(card, item=item, anchor=decision.target.span))
    kept = [_correct(card, edited.get((card.layer, card.item))) for card in proposed]
    return sorted([*kept, *added], key=lambda card: (card.start, card.layer, card.item))


def _correct(card: Card, edited: Card | None) -> Card:
    """The card with its corrected content; what decisions name stays that of the proposal."""
    if edited is None:
        return card
    return msgspec.structs.replace(edited, item=card.item, anchor=card.span, rule=card.rule, row=card.row)


def make_choice(reading: Reading, sequence: int, card: Card, verdict: str, **stated: Any) -> Choice:
    """A decision on the item of a card; raises ValueError for an edit that does not hold."""
    value = stated.pop("value", None)
    if verdict == "edit":
        value = check_edit(reading, card, value or {})
    anchor = anchor_card(reading, sequence, card)
    return msgspec.convert({"verdict": verdict, "target": anchor, "value": value, **stated}, Choice)


def anchor_card(reading: Reading, sequence: int, card: Card) -> Anchor:
    """The characters of an item, which outlive the reading."""
    layer, span, item = card.target
    stated = {"report": reading.report.id, "layer": layer, "span": span, "item": item, "sequence": sequence}
    return msgspec.convert(stated, Anchor)


def anchor_place(reading: Reading, sequence: int, layer: str, value: dict[str, Any], item: str | None) -> Anchor:
    """The characters of an item that a person adds."""
    span = next(value[key] for key in ("trigger", "cue", "span") if value.get(key))
    stated = {"report": reading.report.id, "layer": layer, "span": span, "item": item, "sequence": sequence}
    return msgspec.convert(stated, Anchor)


def check_edit(reading: Reading, card: Card, changes: dict[str, Any]) -> dict[str, Any]:
    """The changed fields of an item, if the item is one with them and its places stand in the text."""
    if not changes:
        raise ValueError("nothing is changed")
    before = find_item(reading, card)
    after = msgspec.convert({**msgspec.to_builtins(before), **changes}, type(before))
    _check_places(reading.report.text, after)
    return changes


def find_item(reading: Reading, card: Card) -> Any:
    """The item of the proposed reading that a card shows; None for one that a person added."""
    layer: Sequence[Any] = getattr(reading, card.layer)
    if card.layer in ("times", "quantities"):
        return layer[int(card.item)] if card.item.isdigit() else None
    return next((item for item in layer if item.id == card.item), None)


def check_item(reading: Reading, layer: str, value: dict[str, Any]) -> dict[str, Any]:
    """An item a person adds, if it is one and its places stand in the text."""
    kinds = {field.name: field.type.__args__[0] for field in msgspec.structs.fields(Reading) if field.name != "report"}
    _check_places(reading.report.text, msgspec.convert(value, kinds[layer]))
    return value


def _check_places(text: str, item: Any) -> None:
    for name in item.__struct_fields__:
        for span in _list_spans(getattr(item, name)):
            if not 0 <= span.start < span.end <= len(text):
                raise ValueError(f"{name}: {span.start}-{span.end} is no place in the text")
            if span.of(text) != span.of(text).strip():
                raise ValueError(f"{name}: a place begins and ends with a character, not with a space")


def _list_spans(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    return [each for each in value if isinstance(each, Span)] if isinstance(value, tuple) else []
