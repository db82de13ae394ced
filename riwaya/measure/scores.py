"""Precision, recall and F1 by name, summed over readings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Score(NamedTuple):
    """Counts of one measure: items right, items the program gave, items people gave."""

    right: float = 0
    given: float = 0
    gold: float = 0

    def __add__(self, other: object) -> Score:
        """Sum of the counts."""
        if not isinstance(other, tuple) or len(other) != 3:
            return NotImplemented
        return Score(self.right + other[0], self.given + other[1], self.gold + other[2])

    @property
    def precision(self) -> float:
        """Share of the program's items that are right; 1 where it gave none."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of people's items that the program found; 1 where they gave none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.given + self.gold
        return 2 * self.right / total if total else 1.0


class Scores:
    """Scores by the name of the measure ('times.value'), in the order they were first seen."""

    def __init__(self) -> None:
        self._scores: dict[str, Score] = {}

    def add(self, name: str, right: float, given: float, gold: float) -> None:
        """Adds counts to one measure."""
        self._scores[name] = self._scores.get(name, Score()) + Score(right, given, gold)

    def merge(self, other: Scores) -> None:
        """Adds all counts of `other`."""
        for name, score in other:
            self.add(name, *score)

    def __iter__(self) -> Iterator[tuple[str, Score]]:
        return iter(self._scores.items())

    def __getitem__(self, name: str) -> Score:
        return self._scores[name]

    def __contains__(self, name: object) -> bool:
        return name in self._scores
