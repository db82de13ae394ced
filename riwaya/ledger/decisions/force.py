"""Which decisions hold: those that no decision that holds has undone."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Decision


def list_in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Of decisions in the order they were made, those that hold, without the undoing itself."""
    undone = find_undone(decisions)
    return [item for item in decisions if item.id not in undone and item.verdict != "undo"]


def find_undone(decisions: Sequence[Decision]) -> set[str]:
    """The ids of decisions that are undone. What undoes is later than what it undoes, so the last are judged first."""
    undone: set[str] = set()
    for item in reversed(decisions):
        if item.undoes is not None and item.id not in undone:
            undone.add(item.undoes)
    return undone
