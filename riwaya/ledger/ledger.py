"""The ledger: reports and what was read from them, in one file. Rows are added, never erased."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from riwaya.intake import Intake
from riwaya.ledger import reports, search
from riwaya.ledger.copying import copy_contents
from riwaya.ledger.database import PATIENCE, Database, open_database
from riwaya.ledger.decisions import list_constraints, list_in_force, review
from riwaya.ledger.decisions.store import add_decisions, fetch_decisions, undo_decisions
from riwaya.ledger.digest import digest_contents
from riwaya.ledger.identity import find_reading
from riwaya.ledger.log import Head, Verification, find_head, verify
from riwaya.ledger.results import Hit, Outcome, ReadingVersion, ReportSummary, Versions
from riwaya.ledger.schema import prepare
from riwaya.ledger.terms import TermMaker
from riwaya.ledger.writer import Writer
from riwaya.lexicon import default_lexicon
from riwaya.model import Choice, Constraint, Decision, LedgerError, Reading, Review, decode_reading
from riwaya.text import Words

Found = TypeVar("Found")
# How many readings are held in memory while all are listed.
PAGE = 100


class Ledger:
    """A ledger that is open. All methods raise LedgerError, with the place and the way out, when the database fails."""

    def __init__(self, database: Database, words: Words | None = None) -> None:
        self._database = database
        self._given_words = words

    @classmethod
    def open(
        cls,
        place: str | Path,
        *,
        create: bool = True,
        readonly: bool = False,
        words: Words | None = None,
        patience: float = PATIENCE,
    ) -> Ledger:
        """Opens the ledger at a path or database URL, makes it if there is none, upgrades it if it is older.

        `words` looks up what searching knows about words; by default the lexicon that ships with riwaya.
        `patience` is how many seconds to wait for another program that is writing.
        """
        database = open_database(place, create=create, readonly=readonly, patience=patience)
        try:
            prepare(database, create=create, readonly=readonly)
        except BaseException:
            database.close()
            raise
        return cls(database, words)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    @property
    def place(self) -> str:
        """Where the ledger is, as messages name it."""
        return self._database.place

    def add(self, intake: Intake, reading: Reading, versions: Versions) -> Outcome:
        """Adds one reading with its report; when this returns they are on the disk."""
        return self.add_all([(intake, reading)], versions)[0]

    def add_all(self, readings: Iterable[tuple[Intake, Reading]], versions: Versions) -> list[Outcome]:
        """Adds readings in one transaction, so all of them or none; when this returns they are on the disk."""
        with self._database.write() as connection:
            writer = Writer(connection, self._terms, versions)
            outcomes = [writer.add(intake, reading) for intake, reading in readings]
            writer.finish()
        return outcomes

    def find(self, intake: Intake, versions: Versions) -> str | None:
        """The id of a report that the ledger has read with these versions already, so it need not be read again."""
        with self._database.read() as connection:
            return find_reading(connection, intake.report, versions)

    def has(self, intake: Intake, versions: Versions) -> bool:
        """Whether the ledger has this report read with these versions."""
        return self.find(intake, versions) is not None

    def reports(
        self,
        limit: int | None = 100,
        offset: int = 0,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[ReportSummary]:
        """Reports in the order they were added; `since` and `until` are ISO dates, inclusive."""
        with self._database.read() as connection:
            return reports.list_reports(connection, limit=limit, offset=offset, outlet=outlet, since=since, until=until)

    def reading(self, id: str, sequence: int | None = None) -> Reading:
        """What was read from a report: the current reading, or an earlier one by its number."""
        with self._database.read() as connection:
            stored = reports.find_reading_json(connection, id, sequence)
        return decode_reading(self._need(stored, _name(id, sequence)), f"{self.place}, report {id}")

    def readings(self) -> Iterator[Reading]:
        """The current reading of every report, in the order they were added."""
        with self._database.read() as connection:
            numbers = reports.list_current(connection)
        for start in range(0, len(numbers), PAGE):
            with self._database.read() as connection:
                page = reports.fetch_readings(connection, numbers[start : start + PAGE], self.place)
            yield from page

    def history(self, id: str) -> list[ReadingVersion]:
        """All readings of a report, oldest first."""
        with self._database.read() as connection:
            return self._need(reports.list_versions(connection, id) or None, f"'{id}'")

    def raw(self, id: str, sequence: int | None = None) -> bytes:
        """The bytes that a report was taken from, as its current reading has it, or an earlier one."""
        with self._database.read() as connection:
            return self._need(reports.find_raw(connection, id, sequence), _name(id, sequence))

    def counts(self) -> dict[str, int]:
        """How many sources, reports and readings there are, and items in each layer of current readings."""
        with self._database.read() as connection:
            return reports.count(connection)

    def state(self) -> tuple[int, int, int]:
        """How many reports there are, and numbers that grow with every reading and decision.

        Equal states of a ledger mean equal contents.
        """
        with self._database.read() as connection:
            return reports.find_state(connection)

    def position(self, id: str) -> int:
        """The place of a report in the order they were added, from 0: an offset for `reports`."""
        with self._database.read() as connection:
            return self._need(reports.find_position(connection, id), _name(id, None))

    def outlets(self) -> list[str]:
        """The outlets of all reports."""
        with self._database.read() as connection:
            return reports.list_outlets(connection)

    def search(
        self,
        words: str,
        limit: int = 20,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[Hit]:
        """The newest reports that have all these words, and phrases in quotation marks, however they are spelled.

        `outlet`, `since` and `until` narrow as in `reports`.
        """
        with self._database.read() as connection:
            filters = reports.list_filters(outlet, since, until)
            return search.search(connection, words, limit, self._terms, filters)

    def decide(self, person: str, choices: Iterable[Choice]) -> list[Decision]:
        """Keeps what a person decides: all of it or nothing; several at once are a batch that is undone as one."""
        with self._database.write() as connection:
            return add_decisions(connection, person, choices, self.place)

    def undo(self, id: str, person: str, reason: str | None = None) -> list[Decision]:
        """Takes back a decision, or what still holds of a batch; undoing an `undo` brings the decision back."""
        with self._database.write() as connection:
            return undo_decisions(connection, id, person, reason, self.place)

    def decisions(
        self, report: str | None = None, *, person: str | None = None, batch: str | None = None, holding: bool = False
    ) -> list[Decision]:
        """Decisions in the order they were made; `holding`: without those that are undone, and without the undoing."""
        with self._database.read() as connection:
            found = fetch_decisions(connection, report=report)
        listed = list_in_force(found) if holding else found
        return [item for item in listed if person in (None, item.person) and batch in (None, item.batch)]

    def reviewed(self, id: str, person: str | None = None) -> Review:
        """The current reading of a report with the decisions on it applied: all of them, or those of one person."""
        holding = self.decisions(id, holding=True)
        return review(self.reading(id), [item for item in holding if person in (None, item.person)])

    def constraints(self) -> list[Constraint]:
        """What people decided about pairs of events, for linking."""
        return list_constraints(self.decisions())

    def head(self) -> Head:
        """What the log has come to: noted down elsewhere, it shows later whether anything was changed or cut off."""
        with self._database.read() as connection:
            return find_head(connection)

    def verify(
        self, head: Head | None = None, *, derived: bool = True, tell: Callable[[int], object] = lambda count: None
    ) -> Verification:
        """Compares all rows with the log, and the log with itself and with a head that was noted down.

        `derived`: also the tables that are made from readings, which takes longer. `tell` is told now and then how
        many entries or readings are done.
        """
        with self._database.read() as connection:
            return verify(connection, head=head, derived=derived, tell=tell)

    def digest(self) -> str:
        """SHA-256 over all that the ledger holds; two ledgers with equal digests hold the same."""
        with self._database.read() as connection:
            return digest_contents(connection)

    def copy_to(self, target: Ledger, tell: Callable[[str, int], object] = lambda table, rows: None) -> str:
        """Copies everything into an empty ledger, all or nothing; returns the digest that both have then."""
        return copy_contents(self._database, target._database, tell)

    @functools.cached_property
    def _terms(self) -> TermMaker:
        return TermMaker(self._given_words or Words(default_lexicon()))

    def _need(self, found: Found | None, what: str) -> Found:
        if found is None:
            raise LedgerError(f"{self.place}: there is no report {what}")
        return found


def _name(id: str, sequence: int | None) -> str:
    return f"'{id}'" if sequence is None else f"'{id}' with reading {sequence}"
