"""Reports to put into a ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from riwaya.intake import Intake
from riwaya.ledger import Ledger, Versions
from riwaya.model import Reading, Report

TEXT = "أعلنت وزارة الدفاع مقتل ستة جنود في هجوم قرب الموصل."
VERSIONS = Versions("1.0", "abc")


def make_intake(id: str = "r1", text: str = TEXT, raw: bytes | None = None, **about: Any) -> Intake:
    """A report as intake hands it over."""
    raw = text.encode() if raw is None else raw
    return Intake(
        report=Report(id=id, text=text, **about),
        raw=raw,
        where=f"{id}.txt",
        media_type="text/plain",
        encoding="utf-8",
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def make_pair(id: str = "r1", text: str = TEXT, raw: bytes | None = None, **about: Any) -> tuple[Intake, Reading]:
    """A report with a reading that found nothing."""
    intake = make_intake(id, text, raw, **about)
    return intake, Reading(report=intake.report)


# Takes back what the migrations after 0003 added.
BEFORE_0004 = (
    "DROP VIEW claims",
    *[f"ALTER TABLE attributions DROP COLUMN anonymity_{end}" for end in ("start", "end")],
    *[
        f"ALTER TABLE {table} DROP COLUMN distance_{end}"
        for table in ("mentions", "attributions", "events")
        for end in ("start", "end")
    ],
    "ALTER TABLE attributions DROP COLUMN commitment",
    "DROP TABLE event_words",
)


@pytest.fixture
def add(ledger: Ledger) -> Callable[..., Any]:
    """Adds a report with an empty reading."""
    return lambda *stated, **about: ledger.add(*make_pair(*stated, **about), VERSIONS)
