"""What comes out of a source: an intake for each report, a note for everything that is none."""

from __future__ import annotations

import msgspec

from riwaya.model import Report


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """A report with the bytes it was taken from.

    `where` is the path, or path:line where a file holds several reports; `sha256` is the digest of `raw`.
    `raw.decode(encoding)` gives the characters of the source, a byte order mark included if the file has one.
    """

    report: Report
    raw: bytes
    where: str
    media_type: str
    encoding: str
    sha256: str


class Skipped(msgspec.Struct, frozen=True):
    """A source, or one record of it, that is not a report, and why."""

    where: str
    reason: str


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """What the user knows about all sources; used only where a source does not say it itself."""

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None


class RefusalError(Exception):
    """Why something cannot be read. It stays inside intake: sources turn it into Skipped or InputError."""
