"""Matters: remarks on one subject without a happening of their own, set against each other."""

from __future__ import annotations

import msgspec
from fastapi import HTTPException

from riwaya.model import Matter
from riwaya.serve.comparison import Column, Row, Wording, list_columns, list_rows
from riwaya.serve.listing import ReportLine
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
PAGE = 50


class MatterLine(msgspec.Struct, frozen=True, kw_only=True):
    """A matter in a list: what is spoken of, by how many, and whether they disagree."""

    id: str
    subject: str
    accounts: int
    reports: int
    standing: str


class Matters(msgspec.Struct, frozen=True, kw_only=True):
    """One page of matters, those in dispute first."""

    matters: tuple[MatterLine, ...]
    page: int
    more: bool


class MatterPage(msgspec.Struct, frozen=True, kw_only=True):
    """What each account says of one subject."""

    matter: Matter
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    reports: tuple[ReportLine, ...]


@router.screen("/matters", "matters.html")
def matters(desk: AtDesk, page: int = 1) -> Matters:
    """Subjects that several accounts speak of, those in dispute first."""
    page = max(1, page)
    lines = [_make_line(matter) for matter in desk.overview.linkage.matters]
    lines.sort(key=lambda line: (line.standing != "disagree", -line.accounts, line.id))
    return Matters(matters=tuple(lines[(page - 1) * PAGE : page * PAGE]), page=page, more=len(lines) > page * PAGE)


def _make_line(matter: Matter) -> MatterLine:
    return MatterLine(
        id=matter.id,
        subject=matter.subject,
        accounts=len(matter.accounts),
        reports=len(matter.reports),
        standing=matter.attribute.standing,
    )


@router.screen("/matters/{id}", "matter.html")
def show_matter(desk: AtDesk, id: str) -> MatterPage:
    """What each account says of one subject, with the words."""
    overview = desk.overview
    matter = next((each for each in overview.linkage.matters if each.id == id), None)
    if matter is None:
        raise HTTPException(404, "no such matter in this ledger")
    readings = {report: desk.ledger.reviewed(report).reading for report in matter.reports}
    wording = Wording(desk.words, desk.write_moment)
    return MatterPage(
        matter=matter,
        columns=tuple(list_columns(matter.accounts, overview.copies)),
        rows=tuple(list_rows([matter.attribute], matter.accounts, readings, wording)),
        reports=tuple(overview.reports[report] for report in matter.reports),
    )
