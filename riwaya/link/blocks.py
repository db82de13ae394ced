"""Which tellings are compared at all: those that share a key of type, day and place (or actor).

A telling that recalls an older happening by month or year shares no day with it; it meets it by year, place and one
more thing it tells: a toll, a building, an actor. Keys depend on the telling alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TypeAlias

from riwaya.link.bounds import Bounds
from riwaya.link.telling import VERBAL, Telling

Key: TypeAlias = tuple[str, ...]

# A span of more days is a month or more: it is met by year.
_MOST_DAYS = 5
_FEATURES = 4


def block_keys(telling: Telling) -> frozenset[Key]:
    """The keys of a telling under which it meets others of its day."""
    bounds = telling.bounds
    if bounds is None:
        return frozenset()
    if bounds.end - bounds.begin > _MOST_DAYS and telling.realis in ("actual", "denied"):
        return frozenset()
    return frozenset((telling.family, str(day), token) for day in _days(telling, bounds) for token in _tokens(telling))


def recall_keys(telling: Telling) -> frozenset[Key]:
    """The keys under which tellings of an older happening meet it and each other."""
    if telling.bounds is None or telling.series or telling.family in VERBAL:
        return frozenset()
    first, last = (date.fromordinal(day).year for day in (telling.bounds.begin, telling.bounds.end - 1))
    return frozenset(
        (telling.family, str(year), place, feature)
        for year in range(first, min(last, first + 1) + 1)
        for place in _places(telling)
        for feature in islice(_features(telling), _FEATURES)
    )


def _days(telling: Telling, bounds: Bounds) -> Iterator[int]:
    """The days of a telling; hypothetical ones that have no day meet on that of publication."""
    if bounds.end - bounds.begin > _MOST_DAYS:
        published = telling.published if telling.published is not None else bounds.begin
        yield from range(published - 1, published + 2)
        return
    # A day earlier as well, so that two who differ by a day still meet.
    yield from range(bounds.begin - 1, bounds.end)


def _tokens(telling: Telling) -> Iterator[str]:
    if telling.family in VERBAL:
        # Statements have no place; who makes them is what they have.
        yield from (f"who {_last(actor)}" for actor in telling.actors)
        return
    yield from (f"at {place}" for place in _places(telling))


def _last(actor: str) -> str:
    """The last word of a name, which its shorter forms share."""
    return actor.split()[-1] if actor else ""


def _places(telling: Telling) -> Iterator[str]:
    """The province of the place, and the places the report is about, for others may place it by those."""
    path = telling.spot.path
    if len(path) > 1:
        yield path[1]
    yield from telling.around
    if len(path) < 2 and not telling.around:
        yield from sorted(telling.spot.words)


def _features(telling: Telling) -> Iterator[str]:
    for killed in sorted(telling.numbers.get("killed", ()))[:2]:
        if killed.middle > 1:
            yield f"killed {killed.low:g}"
    if telling.spot.size >= 4:
        yield f"place {' '.join(sorted(telling.spot.words))}"
    yield from (f"actor {_last(actor)}" for actor in telling.actors)
