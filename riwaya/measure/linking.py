"""Scores a linkage against one by people: which events are one happening, which reports are copies, who disagrees.

Events are paired by the characters of their triggers, so that readings with other events can be judged as well.
`incidents.b3` is B-cubed over the events both sides have; `incidents.b3_all` also counts those that only one side has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import msgspec

from riwaya.measure.linkage_gold import GoldAttribute, GoldIncident, GoldLinkage, GoldValue, GoldVoice
from riwaya.measure.matching import EntityMap, pair, shared
from riwaya.measure.scores import Scores
from riwaya.model import Attribute, Claim, Event, Incident, Linkage, Measure, Reading

Ref: TypeAlias = tuple[str, str]
# What people call a value that says only that something happened, or that it did not.
_HAPPENED = "happened"


class LinkedReadings(NamedTuple):
    """A linkage with the readings it was made from."""

    linkage: Linkage
    readings: Mapping[str, Reading]


def compare_linkage(given: LinkedReadings, gold: GoldLinkage, gold_readings: Mapping[str, Reading]) -> Scores:
    """All scores of one set of reports."""
    scores = Scores()
    matched = match_events(given.readings, gold_readings)
    _incidents(scores, given, gold, matched)
    _copies(scores, given.linkage, gold)
    _disagreements(scores, given, gold, gold_readings, matched)
    return scores


def match_events(given: Mapping[str, Reading], gold: Mapping[str, Reading]) -> dict[Ref, Ref]:
    """For each event of the gold readings the program's event at the same words."""
    found: dict[Ref, Ref] = {}
    for report, theirs in gold.items():
        if report not in given:
            continue
        for mine, other in pair(given[report].events, theirs.events, _alike):
            found[report, other.id] = (report, mine.id)
    return found


def _alike(a: Event, b: Event) -> float:
    common = shared([a.trigger], [b.trigger])
    # Several events may have one trigger (two voices): the same numbers, then the same status decide.
    same = (a.type == b.type) + 0.2 * (a.killed == b.killed) + 0.1 * (a.realis == b.realis) + 0.05 * (a.id == b.id)
    return common + same if common else 0.0


# Incidents


def b_cubed(given: Mapping[Ref, str], gold: Mapping[Ref, str]) -> tuple[float, float]:
    """Precision and recall of a partition, both over the elements of both."""
    mine, theirs = _members(given), _members(gold)
    both = sorted(given.keys() & gold.keys())
    if not both:
        return 0.0, 0.0
    precision = [len(mine[given[ref]] & theirs[gold[ref]]) / len(mine[given[ref]] & gold.keys()) for ref in both]
    recall = [len(mine[given[ref]] & theirs[gold[ref]]) / len(theirs[gold[ref]] & given.keys()) for ref in both]
    return sum(precision) / len(both), sum(recall) / len(both)


def _members(partition: Mapping[Ref, str]) -> dict[str, set[Ref]]:
    found: dict[str, set[Ref]] = {}
    for ref, group in partition.items():
        found.setdefault(group, set()).add(ref)
    return found


def _incidents(scores: Scores, given: LinkedReadings, gold: GoldLinkage, matched: Mapping[Ref, Ref]) -> None:
    theirs = {(event.report, event.event): incident.id for incident in gold.incidents for event in incident.events}
    mine = {(e.report, e.event): incident.id for incident in given.linkage.incidents for e in incident.events}
    back = {other: ref for ref, other in matched.items()}
    renamed = {back.get(ref, (f"only here: {ref[0]}", ref[1])): group for ref, group in mine.items()}
    precision, recall = b_cubed(renamed, theirs)
    both = len(renamed.keys() & theirs.keys())
    # As counts, so that the harmonic mean of the sums is the F1 of the two.
    _add_rates(scores, "incidents.b3", precision, recall)
    ours = sum(1 for ref in mine if ref[0] in {e.report for i in gold.incidents for e in i.events})
    _add_rates(
        scores,
        "incidents.b3_all",
        precision * both / ours if ours else 0.0,
        recall * both / len(theirs) if theirs else 0.0,
    )


def _add_rates(scores: Scores, name: str, precision: float, recall: float) -> None:
    """A precision and a recall as counts of one thing right."""
    if precision and recall:
        scores.add(name, 1, 1 / precision, 1 / recall)
    else:
        scores.add(name, 0, 1, 1)


# Copies


def _copies(scores: Scores, linkage: Linkage, gold: GoldLinkage) -> None:
    theirs = {(copy.report, group.original): copy.kind for group in gold.copies for copy in group.copies}
    mine = {(copy.copy, copy.original): copy.kind for copy in linkage.copies}
    both = theirs.keys() & mine.keys()
    scores.add("copies.pairs", len(both), len(mine), len(theirs))
    scores.add("copies.kind", sum(theirs[pair] == mine[pair] for pair in both), len(mine), len(theirs))


# Disagreements


def _disagreements(
    scores: Scores,
    given: LinkedReadings,
    gold: GoldLinkage,
    gold_readings: Mapping[str, Reading],
    matched: Mapping[Ref, Ref],
) -> None:
    """A disagreement counts as shown if the row stands so and two of its values contradict each other there, each with
    somebody who gives it. `disagreements.voices`: how many of all listed voices stand beside their value."""
    maps = {id: EntityMap(given.readings[id], gold_readings[id]) for id in gold_readings if id in given.readings}
    for incident in gold.incidents:
        ours = _incident_of(incident, given.linkage.incidents, matched)
        for wanted in incident.attributes:
            if wanted.status != "disagree":
                continue
            row = _row(ours, wanted.attribute)
            found = [_claims_for(value, row, maps) for value in wanted.values]
            shown = _is_shown(row, found) or _is_opposed(given.linkage, wanted, maps)
            scores.add("disagreements.shown", shown, 1, 1)
            listed = sum(len(value.said_by) for value in wanted.values)
            heard = sum(
                any(_gives(claim, voice, maps) for claim in claims)
                for value, claims in zip(wanted.values, found, strict=True)
                for voice in value.said_by
            )
            scores.add("disagreements.voices", heard, listed, listed)


def missed_disagreements(
    given: LinkedReadings, gold: GoldLinkage, gold_readings: Mapping[str, Reading]
) -> list[tuple[str, str]]:
    """The listed disagreements that are not shown: incident and attribute."""
    matched = match_events(given.readings, gold_readings)
    maps = {id: EntityMap(given.readings[id], gold_readings[id]) for id in gold_readings if id in given.readings}
    missed: list[tuple[str, str]] = []
    for incident in gold.incidents:
        ours = _incident_of(incident, given.linkage.incidents, matched)
        for wanted in incident.attributes:
            row = _row(ours, wanted.attribute)
            found = [_claims_for(value, row, maps) for value in wanted.values]
            shown = _is_shown(row, found) or _is_opposed(given.linkage, wanted, maps)
            if wanted.status == "disagree" and not shown:
                missed.append((incident.id, wanted.attribute))
    return missed


def _incident_of(gold: GoldIncident, incidents: Iterable[Incident], matched: Mapping[Ref, Ref]) -> Incident | None:
    """The incident that has most of the events."""
    refs = {matched[ref] for event in gold.events if (ref := (event.report, event.event)) in matched}
    counted = [(sum((e.report, e.event) in refs for e in incident.events), incident) for incident in incidents]
    best = max(counted, key=lambda item: item[0], default=None)
    return best[1] if best is not None and best[0] else None


def _row(incident: Incident | None, name: str) -> Attribute | None:
    if incident is None:
        return None
    wanted = "status" if name == _HAPPENED else name
    return next((attribute for attribute in incident.attributes if attribute.name == wanted), None)


def _claims_for(value: GoldValue, row: Attribute | None, maps: Mapping[str, EntityMap]) -> list[Claim]:
    """The claims of a row that have a value and at least one of those who give it."""
    claims = row.claims if row is not None else ()
    return [
        claim
        for claim in claims
        if _same_value(value.value, claim) and any(_gives(claim, voice, maps) for voice in value.said_by)
    ]


def _gives(claim: Claim, voice: GoldVoice, maps: Mapping[str, EntityMap]) -> bool:
    for ours in claim.voices:
        if ours.report != voice.report:
            continue
        if voice.voice == "own":
            if ours.attribution is None:
                return True
        elif ours.attribution is not None and maps[voice.report].same(ours.speaker, voice.speaker):
            return True
    return False


def _same_value(wanted: Any, claim: Claim) -> bool:
    if isinstance(wanted, dict) and "not" in wanted:
        return claim.denied and _same_words(str(wanted["not"]), str(claim.value))
    if claim.key == "actual" and (claim.denied or wanted is True):
        return claim.denied != (wanted is True)
    if claim.denied:
        return False
    if isinstance(wanted, str):
        return isinstance(claim.value, str) and (wanted == claim.value or _same_words(wanted, claim.value))
    return _numbers(wanted) == _numbers(claim.value)


def _same_words(a: str, b: str) -> bool:
    """Whether one name or description has all words of the other, or they share half (قذائف هاون 82 ملم, قذائف
    هاون).
    """
    x, y = ({word.removeprefix("ال") for word in text.split()} for text in (a, b))
    return 2 * len(x & y) >= min(len(x), len(y)) > 0


def _numbers(value: Any) -> tuple[Any, ...]:
    if isinstance(value, Measure):
        value = msgspec.to_builtins(value)
    if isinstance(value, dict):
        return tuple(value.get(name) for name in ("value", "low", "high", "mod"))
    return value, None, None, None


def _is_shown(row: Attribute | None, found: Sequence[Sequence[Claim]]) -> bool:
    if row is None or row.standing != "disagree":
        return False
    against = {
        pair
        for relation in row.relations
        if relation.kind in ("differ", "deny")
        for pair in ((relation.a_key, relation.b_key), (relation.b_key, relation.a_key))
    }
    values = [{claim.key for claim in claims} for claims in found]
    return any(
        (x, y) in against for i, first in enumerate(values) for second in values[i + 1 :] for x in first for y in second
    )


def _is_opposed(linkage: Linkage, wanted: GoldAttribute, maps: Mapping[str, EntityMap]) -> bool:
    """Whether speakers of two values stand against each other somewhere, for what no attribute of events holds (a
    confession, guilt): as remarks on one matter, or as a denial of what happened."""
    if any(attribute.name == wanted.attribute for incident in linkage.incidents for attribute in incident.attributes):
        return False
    rows = [matter.attribute for matter in linkage.matters]
    rows += [row for incident in linkage.incidents for row in incident.attributes if row.name == "status"]
    return any(_opposes(row, wanted.values, maps) for row in rows if row.standing == "disagree")


def _opposes(row: Attribute, values: Sequence[GoldValue], maps: Mapping[str, EntityMap]) -> bool:
    sides = [{c.key for c in row.claims if any(_gives(c, v, maps) for v in value.said_by)} for value in values]
    pairs = {frozenset((r.a_key, r.b_key)) for r in row.relations if r.kind in ("differ", "deny")}
    opposed = row.name != "status" or any(claim.denied for claim in row.claims)
    return opposed and any(
        frozenset((x, y)) in pairs
        for i, one in enumerate(sides)
        for other in sides[i + 1 :]
        for x in one
        for y in other
    )
