"""What the ledger answers: outcomes of adding, summaries of reports, hits of a search."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from riwaya.model import Span


class Versions(NamedTuple):
    """What a reading was made with: the program's version and the lexicon's."""

    program: str
    lexicon: str


class Added(NamedTuple):
    """A report the ledger did not have."""

    id: str


class Unchanged(NamedTuple):
    """A report the ledger has, read with the same versions."""

    id: str


class Superseded(NamedTuple):
    """A report the ledger has, with a new reading; the older ones are kept. `reason` says what is new."""

    id: str
    sequence: int
    reason: str


class Conflict(NamedTuple):
    """A report whose id another text has already; it is kept under `id`, which differs from `stated_id`."""

    id: str
    stated_id: str
    reason: str


Outcome: TypeAlias = Added | Unchanged | Superseded | Conflict


class ReportSummary(NamedTuple):
    """A report as lists show it. `conflict` says why it does not bear the id its source states."""

    id: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    language: str
    conflict: str | None


class ReadingVersion(NamedTuple):
    """One reading of a report; the one that is not superseded is current. `made_at` is UTC, ISO 8601."""

    sequence: int
    program: str
    lexicon: str
    made_at: str
    superseded: bool


class Hit(NamedTuple):
    """A report that a search found.

    `matches` are spans of the report's text and `title_matches` of its title; what stands there may be spelled
    otherwise than the query. `extract` is the part of the text to show, around the first match.
    """

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    text: str
    extract: Span
    matches: tuple[Span, ...]
    title_matches: tuple[Span, ...]

    @property
    def snippet(self) -> str:
        """The characters of the extract, as they stand in the text."""
        return self.extract.of(self.text)
