"""Decisions on two events, as linking heeds them."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.ledger.decisions.force import list_in_force
from riwaya.model import Anchor, Constraint, Decision, Passage


def list_constraints(decisions: Sequence[Decision]) -> list[Constraint]:
    """Joins, splits and doubts that hold, in the order they were made; later ones on a pair replace earlier ones."""
    return [
        Constraint(verdict=item.verdict, a=_place(item.target), b=_place(item.other))
        for item in list_in_force(decisions)
        if item.other is not None and item.verdict in ("join", "split", "unsure")
    ]


def _place(anchor: Anchor) -> Passage:
    return Passage(report=anchor.report, span=anchor.span)
