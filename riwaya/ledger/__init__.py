"""The only room with SQL: reports and readings in one file, added and never erased."""

from riwaya.ledger.ledger import Ledger
from riwaya.ledger.log import Head, Problem, Verification, read_head
from riwaya.ledger.results import (
    Added,
    Conflict,
    Hit,
    Outcome,
    ReadingVersion,
    ReportSummary,
    Superseded,
    Unchanged,
    Versions,
)

__all__ = [
    "Added",
    "Conflict",
    "Head",
    "Hit",
    "Ledger",
    "Outcome",
    "Problem",
    "ReadingVersion",
    "ReportSummary",
    "Superseded",
    "Unchanged",
    "Verification",
    "Versions",
    "read_head",
]
