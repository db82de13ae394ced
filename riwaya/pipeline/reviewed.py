"""The readings of a ledger as people have corrected them."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.ledger import Ledger
from riwaya.model import Reading


def reviewed_readings(ledger: Ledger) -> Iterator[Reading]:
    """The current reading of each report, with the decisions on it applied."""
    corrected = {decision.target.report for decision in ledger.decisions()}
    for reading in ledger.readings():
        yield ledger.reviewed(reading.report.id).reading if reading.report.id in corrected else reading
