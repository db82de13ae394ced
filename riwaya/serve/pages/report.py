"""One report: its text as received, what was read from it, and the page it was taken from."""

from __future__ import annotations

import msgspec
from fastapi import Depends
from markupsafe import Markup
from starlette.responses import Response

from riwaya.export.direction import find_direction
from riwaya.intake.encoding import decode
from riwaya.ledger import ReadingVersion
from riwaya.model import Report
from riwaya.serve.cards import LAYERS, Card, Paragraph, embed_marks, list_cards, list_paragraphs
from riwaya.serve.marks import has_controls
from riwaya.serve.safety.headers import CAPTURE_POLICY
from riwaya.serve.safety.roles import need
from riwaya.serve.screens import AtDesk, Screens

router = Screens()


class Version(msgspec.Struct, frozen=True):
    """One reading of the report: by which program and lexicon, and when."""

    sequence: int
    program: str
    lexicon: str
    made_at: str
    superseded: bool


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its items. `controls`: its text holds characters that steer direction or cannot be seen."""

    report: Report
    direction: str
    layers: tuple[str, ...]
    cards: tuple[Card, ...]
    versions: tuple[Version, ...]
    controls: bool

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The text, line by line."""
        return list_paragraphs(self.report.text)

    @property
    def marks(self) -> Markup:
        """The places of all cards, for the script that paints them."""
        return embed_marks(self.cards)


@router.screen("/reports/{id:path}", "report.html")
def show_report(desk: AtDesk, id: str) -> ReportPage:
    """The text of a report as received, with every item that was read from it."""
    reading = desk.ledger.reading(id)
    report = reading.report
    return ReportPage(
        report=report,
        direction=find_direction(report.language),
        layers=LAYERS,
        cards=tuple(list_cards(reading, desk.words)),
        versions=tuple(map(_tell_version, desk.ledger.history(id))),
        controls=has_controls(report.text),
    )


def _tell_version(version: ReadingVersion) -> Version:
    return Version(**version._asdict())


@router.get("/original/{id:path}", dependencies=[Depends(need("reader"))], openapi_extra={"x-role": "reader"})
def show_original(desk: AtDesk, id: str) -> Response:
    """The bytes a report was taken from, where nothing in them can run or load."""
    raw = desk.ledger.raw(id)
    html = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype", b"<html"))
    media_type = "text/html" if html else "text/plain; charset=utf-8"
    content = raw if html else decode(raw).text.encode("utf-8", "replace")
    return Response(content, media_type=media_type, headers={"content-security-policy": CAPTURE_POLICY})
