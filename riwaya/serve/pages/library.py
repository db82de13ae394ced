"""The reports of the ledger, page by page, by outlet and day."""

from __future__ import annotations

import msgspec

from riwaya.serve.listing import ReportLine, list_lines
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
PAGE = 50


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the list. `total` counts all reports of the ledger, not those of the filter."""

    reports: tuple[ReportLine, ...]
    outlet: str
    since: str
    until: str
    page: int
    more: bool
    total: int
    outlets: tuple[str, ...]


@router.screen("/reports", "library.html")
def library(desk: AtDesk, outlet: str = "", since: str = "", until: str = "", page: int = 1) -> Library:
    """The reports of the ledger in the order they were added, by outlet and day."""
    page = max(1, min(page, 1_000_000))
    found = desk.ledger.reports(
        PAGE + 1, (page - 1) * PAGE, outlet=outlet or None, since=since or None, until=until or None
    )
    return Library(
        reports=tuple(list_lines(found[:PAGE])),
        outlet=outlet,
        since=since,
        until=until,
        page=page,
        more=len(found) > PAGE,
        total=desk.ledger.state()[0],
        outlets=tuple(desk.ledger.outlets()),
    )
