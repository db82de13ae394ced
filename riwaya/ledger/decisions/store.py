"""Decisions as rows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, insert, or_, select

from riwaya.ledger.clock import read_clock
from riwaya.ledger.decisions.applying import Draft
from riwaya.ledger.decisions.checks import check_choice
from riwaya.ledger.decisions.columns import make_row, read_row
from riwaya.ledger.decisions.force import list_in_force
from riwaya.ledger.log import append_entries
from riwaya.ledger.reports import CURRENT, find_reading_json
from riwaya.ledger.tables import decisions, readings, reports
from riwaya.model import Anchor, Choice, Decision, LedgerError, Reading, decode_reading

COLUMNS = [column for column in decisions.c if column.name != "no"]


def fetch_decisions(connection: Connection, report: str | None = None) -> list[Decision]:
    """Decisions in the order they were made; of a report also those on two events of which one is its."""
    wanted = select(*COLUMNS).order_by(decisions.c.no)
    if report is not None:
        wanted = wanted.where(or_(decisions.c.report == report, decisions.c.other_report == report))
    return [read_row(row) for row in connection.execute(wanted)]


def add_decisions(connection: Connection, person: str, choices: Iterable[Choice], place: str) -> list[Decision]:
    """Keeps decisions; those that are made together can be undone together."""
    desk = _Desk(connection, person, place)
    listed = list(choices)
    if not person.strip():
        raise LedgerError(f"{place}: a decision needs the name of the person who makes it")
    batch = _make_id() if len(listed) > 1 else None
    made = [desk.decide(choice, batch) for choice in listed]
    _insert(connection, made)
    return made


def undo_decisions(connection: Connection, id: str, person: str, reason: str | None, place: str) -> list[Decision]:
    """Takes back a decision, or all of a batch that still hold."""
    if not person.strip():
        raise LedgerError(f"{place}: a decision needs the name of the person who makes it")
    found = [read_row(row) for row in connection.execute(_select_undoable(id))]
    if not found:
        raise LedgerError(f"{place}: there is no decision '{id}'")
    undone = _list_undone(connection)
    holding = [item for item in found if item.id not in undone]
    if not holding:
        raise LedgerError(f"{place}: '{id}' is undone already; to bring it back, undo what undid it")
    batch = _make_id() if len(holding) > 1 else None
    made = [_undo(item, person, reason, batch) for item in reversed(holding)]
    _insert(connection, made)
    return made


class _Desk:
    """The reports that decisions are being made on."""

    def __init__(self, connection: Connection, person: str, place: str) -> None:
        self._connection = connection
        self._person = person
        self._place = place
        self._drafts: dict[str, Draft] = {}
        self._readings: dict[str, tuple[Reading, int, str]] = {}

    def decide(self, choice: Choice, batch: str | None) -> Decision:
        where = f"{self._place}, report {choice.target.report}"
        target = self._fill(choice.target)
        other = None if choice.other is None else self._fill(choice.other)
        draft = self._drafts[target.report]
        entry = check_choice(choice, draft, where)
        if other is not None and self._drafts[other.report].find(other) is None:
            raise LedgerError(f"{self._place}, report {other.report}: no event at {list(other.span)}")
        decision = Decision(
            id=_make_id(),
            person=self._person,
            made_at=read_clock(),
            verdict=choice.verdict,
            target=target,
            other=other,
            value=_plain(choice.value),
            reason=choice.reason,
            seen=None if entry is None else _plain(entry.item),
            batch=batch,
        )
        draft.apply(decision)
        return decision

    def _fill(self, anchor: Anchor) -> Anchor:
        """The anchor with the text and the reading it is about."""
        if anchor.report not in self._readings:
            self._open(anchor.report)
        reading, sequence, digest = self._readings[anchor.report]
        where = f"{self._place}, report {anchor.report}"
        if anchor.text_sha256 not in ("", digest):
            raise LedgerError(f"{where}: the decision is about another text")
        if anchor.span.end > len(reading.report.text):
            raise LedgerError(f"{where}: the span {list(anchor.span)} ends after the text")
        return msgspec.structs.replace(
            anchor, text_sha256=digest, sequence=sequence if anchor.sequence is None else anchor.sequence
        )

    def _open(self, id: str) -> None:
        stored = find_reading_json(self._connection, id, None)
        about = self._connection.execute(_select_current(id)).one_or_none()
        if stored is None or about is None:
            raise LedgerError(f"{self._place}: there is no report '{id}'")
        reading = decode_reading(stored, f"{self._place}, report {id}")
        draft = Draft(reading)
        for decision in list_in_force(fetch_decisions(self._connection, report=id)):
            draft.apply(decision)
        self._drafts[id] = draft
        self._readings[id] = (reading, about.sequence, about.text_sha256)


def _select_current(id: str) -> Select[tuple[Any, ...]]:
    """The number of the current reading of a report, and the digest of its text."""
    found = select(readings.c.sequence, reports.c.text_sha256).join(reports, reports.c.no == readings.c.report)
    return found.where(reports.c.id == id, CURRENT)


def _select_undoable(id: str) -> Select[tuple[Any, ...]]:
    return select(*COLUMNS).where(or_(decisions.c.id == id, decisions.c.batch == id)).order_by(decisions.c.no)


def _list_undone(connection: Connection) -> set[str]:
    """The ids of all decisions that are undone; what undoes is later than what it undoes."""
    undone: set[str] = set()
    pairs = select(decisions.c.id, decisions.c.undoes).where(decisions.c.undoes.is_not(None))
    for row in connection.execute(pairs.order_by(decisions.c.no.desc())):
        if row.id not in undone:
            undone.add(row.undoes)
    return undone


def _undo(item: Decision, person: str, reason: str | None, batch: str | None) -> Decision:
    return Decision(
        id=_make_id(),
        person=person,
        made_at=read_clock(),
        verdict="undo",
        target=item.target,
        other=item.other,
        reason=reason,
        undoes=item.id,
        batch=batch,
    )


def _plain(value: object) -> Any:
    """A value as it comes back from its JSON."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _make_id() -> str:
    return uuid.uuid4().hex


def _insert(connection: Connection, made: Sequence[Decision]) -> None:
    numbers = []
    for decision in made:
        key = connection.execute(insert(decisions), make_row(decision)).inserted_primary_key
        numbers.append(int(key[0]) if key else 0)
    append_entries(connection, [("decision", number) for number in numbers])
