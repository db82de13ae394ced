"""Scores one reading of the program against one by people, layer by layer.

A measure counts an item right if it is paired with an item of the other side (by shared characters) and the
named property agrees; `given` and `gold` are the sizes of the two sides, so every F1 also pays for what is
missing and what is too much. Only the measures that end in `_on_matched` are shares of the pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import UNSET

from riwaya.measure.matching import EntityMap, iou, pair, shared
from riwaya.measure.scores import Scores
from riwaya.model import Attribution, Event, Mention, Quantity, Reading, Time

SOURCE_IOU = 0.5
CONTENT_IOU = 0.7


def compare_readings(given: Reading, gold: Reading) -> Scores:
    """All scores of one report."""
    scores = Scores()
    entities = EntityMap(given, gold)
    _times(scores, given.times, gold.times)
    _quantities(scores, given.quantities, gold.quantities)
    _mentions(scores, given, gold)
    _attributions(scores, given.attributions, gold.attributions, entities)
    _events(scores, given.events, gold.events, entities)
    return scores


def _overlap(a: Time | Quantity | Mention, b: Time | Quantity | Mention) -> float:
    return iou([a.span], [b.span])


def _times(scores: Scores, given: Sequence[Time], gold: Sequence[Time]) -> None:
    pairs = pair(given, gold, _overlap)
    sizes = len(given), len(gold)
    scores.add("times.overlap", len(pairs), *sizes)
    scores.add("times.span", sum(a.span == b.span for a, b in pairs), *sizes)
    scores.add("times.value", sum(a.value == b.value for a, b in pairs), *sizes)
    scores.add(
        "times.all", sum((a.span, a.type, a.value, a.mod) == (b.span, b.type, b.value, b.mod) for a, b in pairs), *sizes
    )


def _quantities(scores: Scores, given: Sequence[Quantity], gold: Sequence[Quantity]) -> None:
    pairs = pair(given, gold, _overlap)
    sizes = len(given), len(gold)
    scores.add("quantities.overlap", len(pairs), *sizes)
    right = [(a, b) for a, b in pairs if (a.value, a.low, a.high) == (b.value, b.low, b.high)]
    scores.add("quantities.value", len(right), *sizes)
    scores.add("quantities.of", sum(a.of == b.of for a, b in right), *sizes)
    scores.add(
        "quantities.all", sum((a.span, a.mod, a.unit, a.of) == (b.span, b.mod, b.unit, b.of) for a, b in right), *sizes
    )


def _mentions(scores: Scores, given: Reading, gold: Reading) -> None:
    pairs = pair(given.mentions, gold.mentions, _overlap)
    sizes = len(given.mentions), len(gold.mentions)
    scores.add("mentions.overlap", len(pairs), *sizes)
    scores.add("mentions.overlap_type", sum(a.type == b.type for a, b in pairs), *sizes)
    scores.add("mentions.exact_type", sum((a.span, a.type) == (b.span, b.type) for a, b in pairs), *sizes)
    places = ("GPE", "LOC", "FAC")
    right = sum(a.type == b.type for a, b in pairs if b.type in places)
    scores.add(
        "mentions.places",
        right,
        sum(m.type in places for m in given.mentions),
        sum(m.type in places for m in gold.mentions),
    )
    _b_cubed(scores, pairs)


def _b_cubed(scores: Scores, pairs: Sequence[tuple[Mention, Mention]]) -> None:
    """B-cubed of the entity grouping, on the mentions both sides have."""
    for a, b in pairs:
        mine = {i for i, (x, _) in enumerate(pairs) if x.entity == a.entity}
        theirs = {i for i, (_, y) in enumerate(pairs) if y.entity == b.entity}
        common = len(mine & theirs)
        scores.add("entities.b3_precision", common / len(mine), 1, 1)
        scores.add("entities.b3_recall", common / len(theirs), 1, 1)


def _cue_overlap(a: Attribution, b: Attribution) -> float:
    if a.cue is None or b.cue is None:
        return iou(a.content, b.content) if a.cue is b.cue else 0.0
    common = shared([a.cue], [b.cue])
    # Two attributions may share a cue (a compound source): the better source decides.
    return common + 0.1 * _source_right(a, b) + 0.01 * iou(a.content, b.content) if common else 0.0


def _source_right(a: Attribution, b: Attribution) -> bool:
    if a.source is None or b.source is None:
        return a.source is b.source
    return iou([a.source], [b.source]) >= SOURCE_IOU


def _content_right(a: Attribution, b: Attribution) -> bool:
    return iou(a.content, b.content) >= CONTENT_IOU


def _attributions(
    scores: Scores, given: Sequence[Attribution], gold: Sequence[Attribution], entities: EntityMap
) -> None:
    pairs = pair(given, gold, _cue_overlap)
    sizes = len(given), len(gold)

    def count(name: str, right: Callable[[Attribution, Attribution], bool]) -> None:
        scores.add(f"attributions.{name}", sum(right(a, b) for a, b in pairs), *sizes)

    count("cue", lambda a, b: True)
    count("source", _source_right)
    count("content", _content_right)
    count("source_content", lambda a, b: _source_right(a, b) and _content_right(a, b))
    count("stance", lambda a, b: a.stance == b.stance)
    count("speaker", lambda a, b: entities.same(a.speaker, b.speaker))
    count("form", lambda a, b: a.form == b.form)
    count("negated", lambda a, b: a.negated == b.negated)
    count(
        "full",
        lambda a, b: _source_right(a, b) and _content_right(a, b) and a.stance == b.stance and a.negated == b.negated,
    )
    scores.add("attributions.stance_on_matched", sum(a.stance == b.stance for a, b in pairs), len(pairs), len(pairs))
    known = [(a, b) for a, b in pairs if b.source_kind is not UNSET]  # a finer scheme, which not all annotations follow
    same = sum(a.source_kind == b.source_kind for a, b in known)
    scores.add("attributions.source_kind_on_matched", same, len(known), len(known))


def _events(scores: Scores, given: Sequence[Event], gold: Sequence[Event], entities: EntityMap) -> None:
    def weight(a: Event, b: Event) -> float:
        common = shared([a.trigger], [b.trigger])
        return common + (a.type == b.type) + 0.1 * (a.realis == b.realis) if common else 0.0

    pairs = pair(given, gold, weight)
    sizes = len(given), len(gold)
    typed = [(a, b) for a, b in pairs if a.type == b.type]
    scores.add("events.trigger", len(pairs), *sizes)
    scores.add("events.type", len(typed), *sizes)
    scores.add("events.mode", sum(a.mode == b.mode for a, b in typed), *sizes)
    scores.add("events.realis", sum(a.realis == b.realis for a, b in typed), *sizes)
    scores.add("events.realis_on_matched", sum(a.realis == b.realis for a, b in pairs), len(pairs), len(pairs))
    _role(scores, "actor", pairs, given, gold, lambda e: e.actor, entities.same)
    _role(scores, "recipient", pairs, given, gold, lambda e: e.recipient, entities.same)
    _role(scores, "place", pairs, given, gold, lambda e: _one(e.place), entities.same)
    _role(scores, "day", pairs, given, gold, lambda e: _one(_day(e.time)), lambda a, b: a == b)
    _role(scores, "killed", pairs, given, gold, lambda e: _one(e.killed), lambda a, b: a == b)
    _role(scores, "injured", pairs, given, gold, lambda e: _one(e.injured), lambda a, b: a == b)


def _one(value: object) -> tuple[str, ...]:
    return () if value is None else (str(value),)


def _day(time: str | None) -> str | None:
    return None if time is None else time.split("T")[0]


def _role(
    scores: Scores,
    name: str,
    pairs: Sequence[tuple[Event, Event]],
    given: Sequence[Event],
    gold: Sequence[Event],
    fillers: Callable[[Event], tuple[str, ...]],
    same: Callable[[str, str], bool],
) -> None:
    right = 0
    for a, b in pairs:
        right += len(pair(fillers(a), fillers(b), lambda x, y: float(same(x, y))))
    scores.add(f"events.{name}", right, sum(len(fillers(e)) for e in given), sum(len(fillers(e)) for e in gold))
