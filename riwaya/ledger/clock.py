"""When something was added or decided, as the ledger writes it."""

from __future__ import annotations

from datetime import UTC, datetime


def read_clock() -> str:
    """The time in UTC, to the second: ISO 8601 with a Z."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
