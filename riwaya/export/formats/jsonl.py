"""JSON Lines: one reading a line."""

from __future__ import annotations

from riwaya.export.format import Format, Style
from riwaya.model import Reading, encode_reading


def write(reading: Reading, style: Style) -> str:
    """The reading as one line."""
    return encode_reading(reading).decode() + "\n"


FORMAT = Format("jsonl", "application/x-ndjson", ".jsonl", write, several=True)
