"""Puts reports with their readings into the tables, inside one transaction."""

from __future__ import annotations

import itertools
import zlib
from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, bindparam, func, insert, select, update

from riwaya.intake import Intake
from riwaya.ledger import rows, tables
from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.clock import read_clock
from riwaya.ledger.identity import ABOUT, digest_report, digest_text, find_namesakes, find_reading, find_source
from riwaya.ledger.log import append_entries
from riwaya.ledger.log.entries import Kind
from riwaya.ledger.results import Added, Conflict, Outcome, Superseded, Unchanged, Versions
from riwaya.ledger.search import make_terms
from riwaya.ledger.terms import TermMaker
from riwaya.model import LedgerError, Reading, Report, encode_reading

# The tables whose rows the log has entries for, and what it calls them.
KINDS: dict[str, Kind] = {"sources": "source", "reports": "report", "readings": "reading"}
CHANGE_TERMS = (
    update(tables.search_terms)
    .where(tables.search_terms.c.report == bindparam("of"), tables.search_terms.c.terms != bindparam("new"))
    .values(terms=bindparam("new"))
)


class Writer:
    """Adds readings made with the same versions. Rows that nothing refers to are gathered; `finish` writes them."""

    def __init__(self, connection: Connection, terms: TermMaker, versions: Versions) -> None:
        self._connection = connection
        self._terms = terms
        self._versions = versions
        self._now = read_clock()
        self._rows: defaultdict[Table, list[rows.Row]] = defaultdict(list)
        self._changed_terms: list[rows.Row] = []
        self._logged: list[tuple[Kind, int]] = []

    def add(self, intake: Intake, reading: Reading) -> Outcome:
        """Adds one reading; the ledger decides what it is to what it holds already."""
        if reading.report != intake.report:
            raise LedgerError(f"{intake.where}: the reading is not of this report")
        known = find_reading(self._connection, intake.report, self._versions)
        if known is not None:
            return Unchanged(known)
        digest = digest_text(intake.report)
        namesakes = find_namesakes(self._connection, intake.report.id)
        for report in namesakes:
            if (report.stated_id, report.text_sha256) == (intake.report.id, digest):
                return self._supersede(report, intake, reading)
        return self._add_report(intake, reading, digest, {report.id for report in namesakes})

    def finish(self) -> None:
        """Writes what was gathered."""
        for table, gathered in self._rows.items():
            insert_rows(self._connection, table, gathered)
        if self._changed_terms:
            self._connection.execute(CHANGE_TERMS, self._changed_terms)
        append_entries(self._connection, self._logged)

    def _add_report(self, intake: Intake, reading: Reading, digest: str, taken: set[str]) -> Outcome:
        stated = intake.report.id
        id = self._number_id(stated) if stated in taken else stated
        reason = None if id == stated else f"the id '{stated}' belongs to another text"
        number = self._insert(
            tables.reports,
            id=id,
            stated_id=stated,
            conflict=reason,
            text=intake.report.text,
            text_sha256=digest,
            added_at=self._now,
            **_describe(intake.report),
        )
        self._rows[tables.search_terms].append({"report": number, "terms": self._make_terms(intake.report)})
        self._add_reading(number, 1, id, intake, reading)
        return Added(id) if reason is None else Conflict(id, stated, reason)

    def _number_id(self, stated: str) -> str:
        """The id with the first number that is free."""
        numbered = (f"{stated}~{number}" for number in itertools.count(2))
        taken = select(tables.reports.c.no)
        return next(id for id in numbered if self._connection.scalar(taken.where(tables.reports.c.id == id)) is None)

    def _supersede(self, report: Row[Any], intake: Intake, reading: Reading) -> Superseded:
        readings = tables.readings
        last = self._connection.scalar(select(func.max(readings.c.sequence)).where(readings.c.report == report.no))
        sequence = (last or 0) + 1
        number = self._add_reading(report.no, sequence, report.id, intake, reading)
        self._connection.execute(
            update(readings)
            .where(readings.c.report == report.no, readings.c.superseded_by.is_(None), readings.c.no != number)
            .values(superseded_by=number)
        )
        self._changed_terms.append({"of": report.no, "new": self._make_terms(intake.report)})
        return Superseded(report.id, sequence, self._refresh(report, intake))

    def _refresh(self, report: Row[Any], intake: Intake) -> str:
        """Brings what stands in the tables about a report up to its current reading; says what is new."""
        stated = _describe(intake.report)
        changed = [name for name in ABOUT if getattr(report, name) != stated[name]]
        if changed:
            about = tables.reports
            self._connection.execute(update(about).where(about.c.no == report.no).values(**stated))
            return f"the source states another {', '.join(changed)}"
        return f"read by riwaya {self._versions.program} with lexicon {self._versions.lexicon}"

    def _add_reading(self, report: int, sequence: int, id: str, intake: Intake, reading: Reading) -> int:
        kept = msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, id=id))
        number = self._insert(
            tables.readings,
            report=report,
            source=self._find_source(intake),
            sequence=sequence,
            report_sha256=digest_report(reading.report),
            **self._versions._asdict(),
            made_at=self._now,
            json=encode_reading(kept).decode(),
        )
        for table, row in rows.list_rows(reading, number):
            self._rows[table].append(row)
        return number

    def _find_source(self, intake: Intake) -> int:
        """The number of the raw bytes; they are kept once, with the place where they were found first."""
        return find_source(self._connection, intake.sha256) or self._insert(
            tables.sources,
            sha256=intake.sha256,
            size=len(intake.raw),
            media_type=intake.media_type,
            encoding=intake.encoding,
            taken_from=intake.where,
            taken_at=self._now,
            content=zlib.compress(intake.raw),
        )

    def _make_terms(self, report: Report) -> str:
        return make_terms(report.title, report.text, self._terms)

    def _insert(self, table: Table, **values: Any) -> int:
        key = self._connection.execute(insert(table), values).inserted_primary_key
        number = int(key[0]) if key else 0
        self._logged.append((KINDS[table.name], number))
        return number


def _describe(report: Report) -> dict[str, Any]:
    values = {name: getattr(report, name) for name in ABOUT}
    return {name: None if value is msgspec.UNSET else value for name, value in values.items()}
