"""JSON: one reading, indented for people."""

from __future__ import annotations

from riwaya.export.format import Format, Style
from riwaya.model import Reading, pretty_reading


def write(reading: Reading, style: Style) -> str:
    """The reading as one JSON document."""
    return pretty_reading(reading) + "\n"


FORMAT = Format("json", "application/json", ".json", write)
