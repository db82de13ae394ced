"""Text for people in a terminal: who says what, what happened, when, how many, who and where."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.format import Format, Style
from riwaya.export.labels import Labels, read_labels
from riwaya.export.lines import Line, write_lines
from riwaya.export.phrase import join, own, quote
from riwaya.export.sections import list_entities, list_events, list_quantities, list_speech, list_times
from riwaya.model import Reading, Report

SECTIONS = {
    "speech": list_speech,
    "events": list_events,
    "times": list_times,
    "quantities": list_quantities,
    "entities": list_entities,
}


def write(reading: Reading, style: Style) -> str:
    """The reading in plain words."""
    return write_lines(_list_lines(reading, style), style)


def _list_lines(reading: Reading, style: Style) -> Iterator[Line]:
    labels = read_labels(style.language or "en")
    yield from _list_header(reading.report, labels)
    for name, section in SECTIONS.items():
        lines = list(section(reading, labels))
        yield Line(0, ())
        yield Line(0, own(labels("section", name)), heading=True)
        yield from lines or [Line(1, own(labels("section", "nothing")))]
    yield Line(0, ())


def _list_header(report: Report, labels: Labels) -> Iterator[Line]:
    if report.title:
        yield Line(0, quote(report.title), heading=True)
    outlet = quote(report.outlet) if report.outlet else ()
    yield Line(0, join(labels.comma, (outlet, own(report.published) if report.published else (), quote(report.id))))
    if report.url:
        yield Line(0, quote(report.url))


FORMAT = Format("text", "text/plain", ".txt", write, several=True)
