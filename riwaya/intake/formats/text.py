"""Plain text: one file is one report, kept to the last character."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.intake.encoding import decode
from riwaya.intake.format import Format, Source
from riwaya.intake.results import Intake, Skipped


def read(source: Source) -> Iterator[Intake | Skipped]:
    """The one report of a text file."""
    raw = source.stream.read()
    text, encoding = decode(raw)
    yield source.admit({"text": text}, raw, encoding)


def sniff(head: str) -> bool:
    """Never: text has no mark of its own and is what remains."""
    return False


FORMAT = Format("text", {".txt": "text/plain"}, sniff, read)
