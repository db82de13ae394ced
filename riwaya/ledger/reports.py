"""What the ledger holds: lists of reports, readings and their history, sources, counts."""

from __future__ import annotations

import zlib
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from riwaya.ledger.results import ReadingVersion, ReportSummary
from riwaya.ledger.rows import LAYERS
from riwaya.ledger.tables import decisions, readings, reports, sources
from riwaya.model import Reading, decode_reading

CURRENT = readings.c.superseded_by.is_(None)


def list_reports(
    connection: Connection, *, limit: int | None, offset: int, outlet: str | None, since: str | None, until: str | None
) -> list[ReportSummary]:
    """Reports in the order they were added; `since` and `until` are ISO dates, or the beginnings of such, inclusive."""
    wanted = (
        select(*(reports.c[name] for name in ReportSummary._fields))
        .where(*list_filters(outlet, since, until))
        .order_by(reports.c.no)
        .limit(limit)
        .offset(offset)
    )
    return [ReportSummary._make(row) for row in connection.execute(wanted)]


def list_filters(outlet: str | None, since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """The conditions on `reports` that an outlet and days of publication set."""
    filters: list[ColumnElement[bool]] = []
    if outlet is not None:
        filters.append(reports.c.outlet == outlet)
    if since is not None:
        filters.append(reports.c.published >= since)
    if until is not None:
        filters.append(func.substr(reports.c.published, 1, len(until)) <= until)
    return filters


def find_state(connection: Connection) -> tuple[int, int, int]:
    """How many reports there are, and the numbers of the newest reading and decision: any addition changes them."""
    counted = connection.scalar(select(func.count()).select_from(reports)) or 0
    reading, decision = (connection.scalar(select(func.max(table.c.no))) or 0 for table in (readings, decisions))
    return counted, reading, decision


def find_position(connection: Connection, id: str) -> int | None:
    """How many reports were added before this one."""
    number = connection.scalar(select(reports.c.no).where(reports.c.id == id))
    if number is None:
        return None
    return connection.scalar(select(func.count()).select_from(reports).where(reports.c.no < number)) or 0


def list_outlets(connection: Connection) -> list[str]:
    """The outlets of all reports, in the order of the alphabet."""
    found = select(reports.c.outlet).where(reports.c.outlet.is_not(None)).distinct().order_by(reports.c.outlet)
    return list(connection.scalars(found))


def find_reading_json(connection: Connection, id: str, sequence: int | None) -> str | None:
    """The JSON of a reading: the current one, or the one with this number in its report's sequence."""
    found: str | None = connection.scalar(_narrow(select(readings.c.json), id, sequence))
    return found


def _narrow(found: Select[tuple[Any]], id: str, sequence: int | None) -> Select[tuple[Any]]:
    """Of one reading of one report."""
    wanted = CURRENT if sequence is None else readings.c.sequence == sequence
    return found.join(reports, reports.c.no == readings.c.report).where(reports.c.id == id, wanted)


def list_current(connection: Connection) -> list[int]:
    """The numbers of all current readings, in the order their reports were added."""
    return list(connection.scalars(select(readings.c.no).where(CURRENT).order_by(readings.c.report)))


def fetch_readings(connection: Connection, numbers: list[int], place: str) -> list[Reading]:
    """The readings with these numbers, in their order."""
    found = connection.execute(select(readings.c.no, readings.c.json).where(readings.c.no.in_(numbers)))
    stored = {row.no: row.json for row in found}
    return [decode_reading(stored[number], f"{place}, reading {number}") for number in numbers]


def list_versions(connection: Connection, id: str) -> list[ReadingVersion]:
    """All readings of a report, oldest first."""
    superseded = readings.c.superseded_by.is_not(None).label("superseded")
    columns = (readings.c.sequence, readings.c.program, readings.c.lexicon, readings.c.made_at, superseded)
    found = (
        select(*columns)
        .join(reports, reports.c.no == readings.c.report)
        .where(reports.c.id == id)
        .order_by(readings.c.sequence)
    )
    return [ReadingVersion._make(row) for row in connection.execute(found)]


def find_raw(connection: Connection, id: str, sequence: int | None) -> bytes | None:
    """The bytes from which the report of a reading was taken."""
    found = select(sources.c.content).join(readings, readings.c.source == sources.c.no)
    packed = connection.scalar(_narrow(found, id, sequence))
    return None if packed is None else zlib.decompress(packed)


def count(connection: Connection) -> dict[str, int]:
    """How many of everything there are; of layers, those of current readings."""
    numbers = select(readings.c.no).where(CURRENT)
    queries = {
        "sources": select(func.count()).select_from(sources),
        "reports": select(func.count()).select_from(reports),
        "conflicts": select(func.count(reports.c.conflict)),
        "readings": select(func.count()).select_from(readings),
        "superseded": select(func.count(readings.c.superseded_by)),
    }
    for table in LAYERS:
        queries[table.name] = select(func.count()).select_from(table).where(table.c.reading.in_(numbers))
    return {name: connection.scalar(query) or 0 for name, query in queries.items()}
