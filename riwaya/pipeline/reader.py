"""The reader: report -> reading, with one lexicon."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from riwaya.ledger import Versions
from riwaya.lexicon import Lexicon
from riwaya.model import Reading, Report
from riwaya.text import Document, TextReader
from riwaya.version import __version__

# Anything that reads a report; what makes one must be importable, for each worker makes its own.
Read: TypeAlias = Callable[[Report], Reading]
MakeRead: TypeAlias = Callable[[], Read]
Annotate: TypeAlias = Callable[[Document], Reading]


class Reader:
    """Reads reports with one lexicon: text first, then the layers that `annotate` finds in it."""

    def __init__(self, lexicon: Lexicon, annotate: Annotate) -> None:
        self.versions = Versions(__version__, lexicon.version)
        self._text = TextReader(lexicon)
        self._annotate = annotate

    def __call__(self, report: Report) -> Reading:
        """What the report says."""
        return self._annotate(self._text.read(report))
