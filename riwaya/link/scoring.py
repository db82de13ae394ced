"""Whether two tellings are of one happening: evidence for and against, each with its weight, and what rules it out.

The weights are about log-likelihood ratios (base e). A day in common says little in a big city and much in a village;
numbers, hours, weapons and names do the rest. Accounts that contradict each other are still accounts of one happening,
so different weapons, perpetrators and tolls weigh little, and only time and place rule out.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.link.naming import any_same
from riwaya.link.numbers import ratio
from riwaya.link.telling import VERBAL, Spot, Telling
from riwaya.model import Evidence

# From this sum on, two tellings are one happening; for one that recalls an older happening.
JOINED, RECALLED = 3.0, 3.25
# Clock times so many minutes apart are two happenings; so many are one.
_HOURS_APART, _CLOSE = 6 * 60, 90
# "15 killed" is told as "12 killed" an hour before; not as 60. What lies between says nothing.
_NEAR_RATIO, _WIDE_RATIO, _FAR_RATIO = 1.3, 2.0, 4.0
_SHARED_NAMES = 3
_HYPOTHETICAL = frozenset(("planned", "threatened", "possible"))
_SAME_SPOT = {5: 2.2, 4: 1.8, 3: 1.0, 2: 0.4, 1: 0.1, 0: 0.0}


def conflict(a: Telling, b: Telling) -> str | None:
    """What rules out that two tellings are of one happening, None if nothing does."""
    if a.family != b.family:
        return "type"
    if a.series != b.series:
        return "series"
    if (a.realis in _HYPOTHETICAL) != (b.realis in _HYPOTHETICAL) and a.family != "threaten":
        return "status"
    if a.bounds and b.bounds:
        if a.bounds.distance(b.bounds) > 1:
            return "day"
        if a.bounds.has_clock and b.bounds.has_clock and (a.bounds.minutes_apart(b.bounds) or 0) > _HOURS_APART:
            return "hour"
    if spots_conflict(a.spot, b.spot):
        return "place"
    return None


def spots_conflict(a: Spot, b: Spot) -> bool:
    """Whether two places cannot be one: neither lies within the other."""
    if a.path and b.path:
        return any(x != y for x, y in zip(a.path, b.path, strict=False))
    if a.size == b.size == 3 and a.words and b.words:
        return not (a.words <= b.words or b.words <= a.words)
    return False


def weigh(a: Telling, b: Telling) -> tuple[Evidence, ...]:
    """The evidence on whether two tellings that nothing rules out are of one happening."""
    return tuple(
        evidence for part in (_time, _place, _participants, _manner, _numbers, _context) for evidence in part(a, b)
    )


def total(evidence: tuple[Evidence, ...]) -> float:
    """The sum of the weights."""
    return round(sum(item.weight for item in evidence), 3)


def is_recalled(telling: Telling) -> bool:
    """Whether a telling names no day but a month, a year or "earlier": it may recall an older happening."""
    return not telling.is_dated and not telling.series


# Evidence


def _time(a: Telling, b: Telling) -> Iterator[Evidence]:
    if a.bounds is None or b.bounds is None:
        return
    if a.assumed or b.assumed:
        near = a.published is not None and b.published is not None and abs(a.published - b.published) <= 1
        yield Evidence(what="published at about the same time", weight=0.6 if near else 0.1)
        return
    if not (a.bounds.is_short and b.bounds.is_short):
        yield Evidence(what="one time within the other", weight=0.5)
        return
    if a.bounds.distance(b.bounds):
        yield Evidence(what="a day apart", weight=-1.0)
        return
    yield Evidence(what="same day", weight=1.5)
    apart = a.bounds.minutes_apart(b.bounds)
    if apart is not None:
        clocks = a.bounds.has_clock and b.bounds.has_clock
        close = 1.2 if clocks else 0.2
        yield Evidence(what="minutes apart", weight=close if apart <= _CLOSE else -1.5, a=str(apart))


def _place(a: Telling, b: Telling) -> Iterator[Evidence]:
    x, y = a.spot, b.spot
    if x.size and y.size:
        if x.words <= y.words or y.words <= x.words:
            yield Evidence(what="same place", weight=_SAME_SPOT[min(x.size, y.size)], a=_show(x), b=_show(y))
        elif x.size == y.size == 5 and _are_buildings_apart(x, y):
            yield Evidence(what="different buildings", weight=-2.0, a=_show(x), b=_show(y))
        elif x.path and y.path:
            yield Evidence(what="one place within the other", weight=0.25 * min(len(x.path), len(y.path)))
        elif set(a.around) & set(b.around):
            yield Evidence(what="reports on the same town", weight=0.7)
        else:
            yield Evidence(what="different places", weight=-2.0, a=_show(x), b=_show(y))
    elif shared := set(a.around) & set(b.around):
        # A report that speaks of one town only is about that town.
        only = any(set(telling.around) <= shared for telling in (a, b))
        yield Evidence(what="reports on the same town", weight=1.0 if only else 0.6)


def _are_buildings_apart(x: Spot, y: Spot) -> bool:
    """Whether two buildings bear different names; one that is only described may be any (سوق مزدحم)."""
    return all(len(spot.words) > 1 and any(word.startswith("ال") for word in spot.words) for spot in (x, y))


def _show(spot: Spot) -> str:
    return " ".join(sorted(spot.words))


def _participants(a: Telling, b: Telling) -> Iterator[Evidence]:
    verbal = a.family in VERBAL
    if a.actors and b.actors:
        if any_same(a.actors, b.actors):
            yield Evidence(what="same actor", weight=1.5 if verbal else 1.2)
        elif verbal:
            yield Evidence(what="other actor", weight=-4.0)
    if a.recipients and b.recipients:
        if any_same(a.recipients, b.recipients):
            yield Evidence(what="same recipient", weight=1.2 if verbal else 0.5)
        elif verbal:
            yield Evidence(what="other recipient", weight=-1.0)


def _manner(a: Telling, b: Telling) -> Iterator[Evidence]:
    """The weapon, and the manner unless it follows from the weapon: a drone and a mortar differ once, not twice."""
    armed = bool(a.weapons and b.weapons)
    if armed:
        same = bool(a.weapons & b.weapons)
        yield Evidence(what="same weapon" if same else "other weapon", weight=0.7 if same else -0.3)
    if a.modes and b.modes:
        same = bool(a.modes & b.modes)
        if same or not armed:
            yield Evidence(what="same manner" if same else "other manner", weight=0.5 if same else -0.3)


def _numbers(a: Telling, b: Telling) -> Iterator[Evidence]:
    """One number in common says much, for accounts that differ often share one; else how near the nearest are."""
    for name in sorted(a.numbers.keys() & b.numbers.keys()):
        ours, theirs = a.numbers[name], b.numbers[name]
        if shared := [numbers for numbers in ours if numbers in theirs]:
            most = max(numbers.middle for numbers in shared)
            yield Evidence(what=f"same number: {name}", weight=0.6 if most <= 1 else 1.3, a=f"{most:g}", b=f"{most:g}")
            continue
        times, x, y = min((ratio(x, y), x, y) for x in ours for y in theirs)
        if (weight := _number_weight(times)) != 0:
            yield Evidence(what=f"number: {name}", weight=weight, a=f"{x.low:g}", b=f"{y.low:g}")


def _number_weight(times: float) -> float:
    if times <= _NEAR_RATIO:
        return 0.3
    if times <= _WIDE_RATIO:
        return 0.0
    return -1.5 if times > _FAR_RATIO else -0.4


def _context(a: Telling, b: Telling) -> Iterator[Evidence]:
    if a.report == b.report:
        yield Evidence(what="told apart in one report", weight=-2.0)
        return
    shared = a.names & b.names
    if shared:
        count = min(len(shared), _SHARED_NAMES)
        shown = "، ".join(sorted(shared)[:_SHARED_NAMES])
        yield Evidence(what="names in common", weight=round(0.3 * count, 3), a=shown)
    if a.types[0] == b.types[0]:
        yield Evidence(what="same type", weight=0.1)
