"""What makes a report the same: its id and its text; what makes a reading the same: its report and the versions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, or_, select

from riwaya.ledger.results import Versions
from riwaya.ledger.tables import readings, reports, sources
from riwaya.model import Report

# What may change about a report while its text, and so the report, stays the same.
ABOUT = ("outlet", "url", "title", "published", "language", "fictional", "note")

# Built once: building a statement takes longer than running it.
FIND_READING = (
    select(reports.c.id)
    .join(readings, readings.c.report == reports.c.no)
    .where(
        readings.c.report_sha256 == bindparam("wanted"),
        readings.c.program == bindparam("program"),
        readings.c.lexicon == bindparam("lexicon"),
    )
)
FIND_NAMESAKES = select(
    *(reports.c[name] for name in ("no", "id", "stated_id", "text_sha256", *ABOUT)),
).where(or_(reports.c.stated_id == bindparam("wanted"), reports.c.id == bindparam("wanted")))
FIND_SOURCE = select(sources.c.no).where(sources.c.sha256 == bindparam("wanted"))


def find_reading(connection: Connection, report: Report, versions: Versions) -> str | None:
    """The id under which the ledger holds a report, if it has it read with these versions."""
    return connection.scalar(FIND_READING, {"wanted": digest_report(report), **versions._asdict()})


def find_namesakes(connection: Connection, id: str) -> Sequence[Row[Any]]:
    """The reports that have an id, or whose source states it."""
    return connection.execute(FIND_NAMESAKES, {"wanted": id}).all()


def find_source(connection: Connection, sha256: str) -> int | None:
    """The number of some raw bytes, if the ledger has them."""
    return connection.scalar(FIND_SOURCE, {"wanted": sha256})


def digest_report(report: Report) -> str:
    """A digest of all that a source states about a report."""
    return hashlib.sha256(msgspec.json.encode(report)).hexdigest()


def digest_text(report: Report) -> str:
    """A digest of the text alone."""
    return hashlib.sha256(report.text.encode()).hexdigest()
