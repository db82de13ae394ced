"""What reads a report, and in which versions: importable, so that every worker can make its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from riwaya.annotate import Reader
from riwaya.annotate.reader import default_reader
from riwaya.ledger import Versions
from riwaya.model import Reading, Report
from riwaya.version import __version__

# Anything that reads a report; what makes one must be importable, for each worker makes its own.
Read: TypeAlias = Callable[[Report], Reading]
MakeRead: TypeAlias = Callable[[], Read]


def make_reader() -> Read:
    """The program's own reader, with the lexicon that ships with it."""
    return default_reader().read


def reader_versions(reader: Reader | None = None) -> Versions:
    """The versions of program and lexicon that a reader's readings are filed under."""
    return Versions(__version__, (reader or default_reader()).lexicon_version)
