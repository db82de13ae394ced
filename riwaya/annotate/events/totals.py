"""How many in all, where a text counts those an event befell in parts: ثلاثة جنود وأكثر من عشرة مدنيين."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import UNSET, Struct

from riwaya.model import Measure, Number, Quantity, QuantityMod

_AT_LEAST = frozenset(("MORE_THAN", "EQUAL_OR_MORE"))
_AT_MOST = frozenset(("LESS_THAN", "EQUAL_OR_LESS"))


class Total(Struct, frozen=True, gc=False):
    """The sum of the parts, None where one is too vague to add, and its bounds where the text does not say exactly."""

    value: Number | None
    measure: Measure | None


def total(parts: Sequence[Quantity | int]) -> Total:
    """The sum of numbers with what is known of its bounds; a part of which no number is told only adds to it."""
    quantities = [part for part in parts if not isinstance(part, int)]
    bounded = [part for part in quantities if part.mod is not None or part.low is not None]
    known = _sum(part if isinstance(part, int) else part.value for part in parts)
    if not bounded:
        return Total(known, None)
    if len(parts) == 1:
        (only,) = bounded
        return Total(known, _measure(only.value, only.low, only.high, only.mod))
    vague = [part for part in bounded if part.value is None]
    ranged = any(part.low is not None for part in bounded)
    low = _sum(map(_least, parts)) if ranged else None
    if any(part.low is not None for part in vague):
        return Total(None, _measure(None, low, None, "VAGUE"))
    if vague and (known is None or any(part.mod in _AT_MOST for part in bounded)):
        return Total(None, _measure(None, low, None, "VAGUE"))
    high = _sum(map(_most, parts)) if ranged and all(_most(part) is not None for part in parts) else None
    return Total(known, _measure(known, low, high, "MORE_THAN" if vague else _weakest(bounded)))


def _least(part: Quantity | int) -> Number | None:
    """At least how many a part is; None where no number is told."""
    if isinstance(part, int):
        return part
    return part.low if part.low is not None else 0 if part.mod in _AT_MOST else part.value


def _most(part: Quantity | int) -> Number | None:
    """At most how many a part is; None without an upper bound."""
    if isinstance(part, int):
        return part
    return part.high if part.high is not None else None if part.mod in _AT_LEAST else part.value


def _sum(numbers: Iterable[Number | None]) -> Number | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _weakest(parts: Sequence[Quantity]) -> QuantityMod | None:
    """How the sum is meant: as its parts are if they agree, at least or at most if all are, else about."""
    mods = {part.mod for part in parts if part.mod is not None}
    if len(mods) <= 1:
        return next(iter(mods), None)
    if mods <= _AT_LEAST:
        return "EQUAL_OR_MORE"
    return "EQUAL_OR_LESS" if mods <= _AT_MOST else "APPROX"


def _measure(value: Number | None, low: Number | None, high: Number | None, mod: QuantityMod | None) -> Measure:
    return Measure(
        value=value,
        low=low if low is not None else UNSET,
        high=high if high is not None else UNSET,
        mod=mod if mod is not None else UNSET,
    )
