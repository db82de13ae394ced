"""How well coders agree beyond chance: Krippendorff's alpha for nominal values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple


class Agreement(NamedTuple):
    """`alpha`: 1 is perfect, 0 is chance, None where it is not defined (no unit with two values, or one value only).

    `units` counts the units that two coders or more have coded, `same` those in which all say the same.
    """

    alpha: float | None
    units: int
    same: int


def measure_agreement(units: Iterable[Mapping[str, Hashable]]) -> Agreement:
    """The agreement over units, each of which maps its coders to the value they gave; missing values are left out."""
    pairable = [list(unit.values()) for unit in units if len(unit) > 1]
    together: Counter[Hashable] = Counter(value for values in pairable for value in values)
    total = sum(together.values())
    observed = sum(_count_disagreements(values) / (len(values) - 1) for values in pairable)
    expected = (total * total - sum(count * count for count in together.values())) / (total - 1) if total > 1 else 0.0
    same = sum(len(set(values)) == 1 for values in pairable)
    return Agreement(1 - observed / expected if expected else None, len(pairable), same)


def _count_disagreements(values: list[Hashable]) -> int:
    """The ordered pairs of values in a unit that differ."""
    counts = Counter(values)
    return len(values) ** 2 - sum(count * count for count in counts.values())
