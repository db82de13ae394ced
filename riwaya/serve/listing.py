"""Reports as lists show them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from riwaya.ledger import ReportSummary


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a list. `conflict` says why it does not bear the id its source states."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    language: str
    conflict: str | None = None


def list_lines(summaries: Iterable[ReportSummary]) -> list[ReportLine]:
    """Summaries of the ledger as lines."""
    return [
        ReportLine(
            id=each.id,
            title=each.title or each.id,
            outlet=each.outlet,
            published=each.published,
            language=each.language,
            conflict=each.conflict,
        )
        for each in summaries
    ]
