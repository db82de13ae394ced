"""Every part that pages are made of, on one page; and the addresses for programs."""

from __future__ import annotations

from typing import Any

import msgspec

from riwaya.export.direction import find_direction
from riwaya.model import Mention, Reading, Report, Span, Time
from riwaya.serve.cards import LAYERS, Card, Paragraph, list_cards, list_paragraphs
from riwaya.serve.listing import ReportLine
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
TEXT = "قالت مديرية الميناء الثلاثاء إن 12 سفينة 🚢 غادرت المرفأ.\nوأضافت أن الملاحة «مستمرة»."


class Patterns(msgspec.Struct, frozen=True, kw_only=True):
    """A small report, made up, to show the parts with."""

    report: Report
    direction: str
    layers: tuple[str, ...]
    cards: tuple[Card, ...]
    line: ReportLine

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The text, line by line."""
        return list_paragraphs(self.report.text)


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """A route: how it is called, by whom, and what it answers."""

    method: str
    path: str
    summary: str
    role: str


class Addresses(msgspec.Struct, frozen=True):
    """All routes of the workspace, as /openapi.json has them."""

    addresses: tuple[Address, ...]


@router.screen("/patterns", "patterns.html")
def patterns(desk: AtDesk) -> Patterns:
    """Every part that pages are made of."""
    report = Report(id="patterns", text=TEXT, outlet="وكالة الرافد", title="سفن تغادر المرفأ", published="2024-05-14")
    start = TEXT.index("مديرية الميناء")
    day = TEXT.index("الثلاثاء")
    reading = Reading(
        report=report,
        mentions=(Mention(id="m1", span=Span(start, start + 14), type="ORG", entity="e1", rule="names.description"),),
        times=(Time(span=Span(day, day + 8), type="DATE", value="2024-05-14", rule="times.weekday"),),
    )
    return Patterns(
        report=report,
        direction=find_direction(report.language),
        layers=LAYERS,
        cards=tuple(list_cards(reading, desk.words)),
        line=ReportLine(
            id=report.id, title=str(report.title), outlet=report.outlet, published=report.published, language="ar"
        ),
    )


@router.screen("/api", "api.html")
def addresses(desk: AtDesk) -> Addresses:
    """All routes, for programs; a page's data is at its address with .json behind."""
    paths: dict[str, dict[str, dict[str, Any]]] = desk.request.app.openapi()["paths"]
    return Addresses(
        tuple(
            Address(
                method=method.upper(), path=path, summary=stated.get("summary", ""), role=stated.get("x-role", "reader")
            )
            for path, methods in sorted(paths.items())
            for method, stated in methods.items()
        )
    )
