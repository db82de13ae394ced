"""Decisions by people: kept as rows, applied to readings."""

from riwaya.ledger.decisions.applying import Draft, review
from riwaya.ledger.decisions.force import list_in_force
from riwaya.ledger.decisions.linking import list_constraints

__all__ = ["Draft", "list_constraints", "list_in_force", "review"]
