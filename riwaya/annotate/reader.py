"""Reads a report from its text to its reading, all layers in order."""

from __future__ import annotations

import functools

from riwaya.annotate.assembly import annotate
from riwaya.lexicon import Lexicon, default_lexicon
from riwaya.model import Reading, Report
from riwaya.text import TextReader


class Reader:
    """Reads reports with one lexicon.

    A reader may be kept and used for any number of reports: what it remembers of words makes it faster, never
    different. `lexicon_version` names the lexicon it reads with.
    """

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon if lexicon is not None else default_lexicon()
        self._text = TextReader(self._lexicon)

    @property
    def lexicon_version(self) -> str:
        """Hash of the lexicon's sources and engine."""
        return self._lexicon.version

    def read(self, report: Report) -> Reading:
        """The reading of a report. Relative times stay open (value null) where it has no date of publication."""
        return annotate(self._text.read(report))


@functools.cache
def default_reader() -> Reader:
    """A reader with the lexicon that ships with riwaya, made on first use."""
    return Reader()
