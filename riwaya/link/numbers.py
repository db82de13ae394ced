"""Numbers as intervals: "at least 7" is 7 and more, "more than 20" is 21 and more, "hundreds" are 200 to 999."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import UNSET

from riwaya.model import Event, Measure, Number

# How far "about" reaches, as a share; how far a vague count reaches beyond its least, as a factor.
_ABOUT, _VAGUE = 0.15, 5.0


class Interval(NamedTuple):
    """The numbers that a statement allows, both ends included."""

    low: float
    high: float

    def contains(self, other: Interval) -> bool:
        """Whether the other lies within."""
        return self.low <= other.low and other.high <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether a number fits both."""
        return self.low <= other.high and other.low <= self.high

    @property
    def middle(self) -> float:
        """A number to compare sizes by."""
        return self.low if math.isinf(self.high) else (self.low + self.high) / 2


def interval(value: Measure | Number) -> Interval | None:
    """The numbers a value allows; None where it says nothing of them."""
    if not isinstance(value, Measure):
        return Interval(value, value)
    low = value.low if value.low is not UNSET else None
    high = value.high if value.high is not UNSET else None
    if value.mod == "VAGUE":
        return Interval(low, high if high is not None else low * _VAGUE) if low is not None else None
    if low is not None or high is not None:
        return Interval(low if low is not None else 0, high if high is not None else math.inf)
    return _modified(value.value, str(value.mod)) if value.value is not None else None


def _modified(number: Number, mod: str) -> Interval:
    match mod:
        case "APPROX":
            return Interval(number * (1 - _ABOUT), number * (1 + _ABOUT))
        case "MORE_THAN":
            return Interval(number + 1 if isinstance(number, int) else number, math.inf)
        case "EQUAL_OR_MORE":
            return Interval(number, math.inf)
        case "LESS_THAN":
            return Interval(0, number - 1 if isinstance(number, int) else number)
        case "EQUAL_OR_LESS":
            return Interval(0, number)
    return Interval(number, number)


def event_values(event: Event) -> dict[str, Measure | Number | str]:
    """The numbers an event gives; bounds of dead and injured, where told, instead of the bare numbers."""
    found: dict[str, Measure | Number | str] = {}
    if event.killed is not None:
        found["killed"] = event.killed
    if event.injured is not None:
        found["injured"] = event.injured
    if event.instrument_count is not None:
        found["instrument_count"] = event.instrument_count
    if event.values is not UNSET:
        found.update(event.values)
    return found


def event_numbers(events: Sequence[Event]) -> dict[str, tuple[Interval, ...]]:
    """The numbers that the events of a telling give, by kind; several where speakers differ."""
    found: dict[str, dict[Interval, None]] = {}
    for event in events:
        for name, value in event_values(event).items():
            if not isinstance(value, str) and (numbers := interval(value)) is not None:
                found.setdefault(name, {})[numbers] = None
    return {name: tuple(values) for name, values in found.items()}


def ratio(a: Interval, b: Interval) -> float:
    """How many times the larger is the smaller; 1 where both allow one number."""
    if a.meets(b):
        return 1.0
    low, high = sorted((a.middle, b.middle))
    return (high + 1) / (low + 1)
