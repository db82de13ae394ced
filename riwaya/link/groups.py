"""What the tellings of a group have in common, kept so that two groups can be held against each other at once."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.link.telling import Telling

# How far apart the clock times in one group may lie, in minutes.
_HOURS = 6 * 60


class Group(NamedTuple):
    """The bounds that all members allow, give or take a day; the deepest place; the clock times; who must stay away."""

    begin: int | None
    end: int | None
    path: tuple[str, ...]
    minutes: tuple[int, int] | None
    members: frozenset[tuple[str, str]]
    splits: frozenset[tuple[str, str]]


def single(telling: Telling, splits: frozenset[tuple[str, str]]) -> Group:
    """A telling as a group of its own."""
    bounds = telling.bounds
    return Group(
        bounds.begin if bounds is not None else None,
        # A day more: two that are a day apart may be one, and what meets pair by pair meets in common.
        bounds.end + 1 if bounds is not None else None,
        telling.spot.path,
        _minutes(telling),
        frozenset((telling.key,)),
        splits,
    )


def merged(a: Group, b: Group, *, by_decision: bool) -> Group | None:
    """Both as one group, None if not all members can be of one happening. Copies and decisions only heed splits."""
    if a.splits & b.members or b.splits & a.members:
        return None
    begin, end = _latest(a.begin, b.begin), _earliest(a.end, b.end)
    path = a.path if len(a.path) >= len(b.path) else b.path
    minutes = _span(a.minutes, b.minutes)
    if not by_decision:
        if begin is not None and end is not None and begin >= end:
            return None
        if any(x != y for x, y in zip(a.path, b.path, strict=False)):
            return None
        if minutes is not None and minutes[1] - minutes[0] > _HOURS:
            return None
    return Group(begin, end, path, minutes, a.members | b.members, a.splits | b.splits)


def _minutes(telling: Telling) -> tuple[int, int] | None:
    bounds = telling.bounds
    if bounds is None or bounds.minute is None or not bounds.has_clock:
        return None
    minute = bounds.begin * 24 * 60 + bounds.minute
    return minute, minute


def _latest(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else max(a, b)


def _earliest(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else min(a, b)


def _span(a: tuple[int, int] | None, b: tuple[int, int] | None) -> tuple[int, int] | None:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])
