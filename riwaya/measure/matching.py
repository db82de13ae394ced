"""Pairs what the program found with what people annotated, by the characters they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from riwaya.model import Reading, Span

Left = TypeVar("Left")
Right = TypeVar("Right")


def shared(left: Iterable[Span], right: Iterable[Span]) -> int:
    """Number of characters in both."""
    others = list(right)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in others)


def iou(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Intersection over union of two lists of spans, in characters."""
    common = shared(left, right)
    total = sum(s.end - s.start for s in left) + sum(s.end - s.start for s in right) - common
    return common / total if total else 0.0


def pair(
    left: Sequence[Left], right: Sequence[Right], weight: Callable[[Left, Right], float]
) -> list[tuple[Left, Right]]:
    """One-to-one pairs of positive weight, heaviest first, then in order of the text."""
    weighted = [(weight(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)]
    pairs: list[tuple[int, int]] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for value, i, j in sorted(weighted, key=lambda item: (-item[0], item[1], item[2])):
        if value <= 0:
            break
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((i, j))
    return [(left[i], right[j]) for i, j in sorted(pairs)]


class EntityMap:
    """Which entity of one reading is which of another: those whose mentions share the most characters."""

    def __init__(self, given: Reading, gold: Reading) -> None:
        overlap: dict[tuple[str, str], int] = {}
        for mine in given.mentions:
            for theirs in gold.mentions:
                if common := shared([mine.span], [theirs.span]):
                    key = (mine.entity, theirs.entity)
                    overlap[key] = overlap.get(key, 0) + common
        pairs = pair(
            [entity.id for entity in given.entities],
            [entity.id for entity in gold.entities],
            lambda a, b: overlap.get((a, b), 0),
        )
        self._gold = dict(pairs)

    def same(self, given: str | None, gold: str | None) -> bool:
        """Whether two entity ids mean the same; two nulls do."""
        if given is None or gold is None:
            return given is None and gold is None
        return self._gold.get(given) == gold
