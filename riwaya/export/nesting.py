"""What stands under what: statements inside statements, events told again. No circle of ids loses an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from riwaya.model import Attribution, Event


def nest_statements(attributions: Sequence[Attribution]) -> Iterator[tuple[int, Attribution]]:
    """Each statement with its depth, those inside it right after it."""
    known = {attribution.id for attribution in attributions}
    inner: dict[str, list[Attribution]] = {}
    outer = []
    for attribution in attributions:
        if attribution.inside in known and attribution.inside is not None:
            inner.setdefault(attribution.inside, []).append(attribution)
        else:
            outer.append(attribution)
    seen: set[str] = set()
    for first in (*outer, *attributions):  # the second time round for those that stand in a circle
        yield from _descend(first, inner, seen)


def _descend(
    first: Attribution, inner: Mapping[str, Sequence[Attribution]], seen: set[str]
) -> Iterator[tuple[int, Attribution]]:
    waiting = [(0, first)]
    while waiting:
        depth, attribution = waiting.pop()
        if attribution.id not in seen:
            seen.add(attribution.id)
            yield depth, attribution
            waiting += [(depth + 1, item) for item in reversed(inner.get(attribution.id, ()))]


def fold_events(events: Sequence[Event]) -> list[tuple[Event, list[Event]]]:
    """Each event with the records that tell it again."""
    by_id = {event.id: event for event in events}
    again: dict[str, list[Event]] = {}
    for event in events:
        again.setdefault(_find_main(event, by_id).id, []).append(event)
    return [(by_id[main], [event for event in told if event.id != main]) for main, told in again.items()]


def _find_main(event: Event, by_id: Mapping[str, Event]) -> Event:
    """The event at the end of the chain of `same_as`; in a circle, the first of it in the order of ids."""
    seen: dict[str, Event] = {}
    while event.id not in seen:
        seen[event.id] = event
        event = by_id.get(event.same_as or "", event)
    circle = list(seen.values())[list(seen).index(event.id) :]
    return min(circle, key=lambda each: each.id)
