"""What came of adding sources to a ledger."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from riwaya.intake import Skipped
from riwaya.ledger import Added, Conflict, Outcome, Superseded, Unchanged

# What becomes of one report, told when it is on the disk.
Step: TypeAlias = Outcome | Skipped


class Summary(NamedTuple):
    """How many reports became what. `conflicts` are in the ledger too, under other ids than they state."""

    added: int
    unchanged: int
    superseded: int
    conflicts: tuple[Conflict, ...]
    skipped: tuple[Skipped, ...]
    interrupted: bool

    @property
    def advice(self) -> str | None:
        """What to do after an interruption."""
        if not self.interrupted:
            return None
        kept = self.added + self.unchanged + self.superseded + len(self.conflicts)
        return f"stopped after {kept} reports, all of them kept; run the same command again to add the rest"


class Tally:
    """Counts steps as they come."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys((Added, Unchanged, Superseded), 0)
        self._conflicts: list[Conflict] = []
        self._skipped: list[Skipped] = []

    def count(self, step: Step) -> None:
        """Takes one more step into account."""
        if isinstance(step, Conflict):
            self._conflicts.append(step)
        elif isinstance(step, Skipped):
            self._skipped.append(step)
        else:
            self._counts[type(step)] += 1

    def sum_up(self, *, interrupted: bool) -> Summary:
        """All steps so far."""
        return Summary(
            added=self._counts[Added],
            unchanged=self._counts[Unchanged],
            superseded=self._counts[Superseded],
            conflicts=tuple(self._conflicts),
            skipped=tuple(self._skipped),
            interrupted=interrupted,
        )
