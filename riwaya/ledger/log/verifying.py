"""Compares every row with its entry in the log, and the log with itself and with a head that was noted down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from riwaya.ledger.bulk import stream_rows
from riwaya.ledger.log.derived import check_derived
from riwaya.ledger.log.entries import FORMS, Form
from riwaya.ledger.log.hashing import EMPTY, Tree, hash_leaf, hash_node
from riwaya.ledger.log.heads import Head

# After so many problems the rest is not worth listing.
MOST = 100
TELL_EVERY = 1000
ENTRIES = "SELECT no, kind, ref, leaf, chain FROM log ORDER BY no"


class Problem(NamedTuple):
    """Something that is not as it was written. `where` names the entry or row."""

    where: str
    what: str


class Verification(NamedTuple):
    """How the ledger stands; without problems it is as it was written."""

    head: Head
    problems: tuple[Problem, ...]


class _Rows:
    """The rows of one kind in the order of their numbers, one ahead."""

    def __init__(self, connection: Connection, form: Form) -> None:
        self.form = form
        self._cursor = stream_rows(connection, f"{form.query} ORDER BY {form.key}")
        self.next: Sequence[Any] | None = next(self._cursor, None)

    def take(self) -> Sequence[Any]:
        """The next row."""
        row = self.next
        self.next = next(self._cursor, None)
        return row or ()

    def match(self, ref: int, leaf: bytes) -> bool:
        """Takes the next row if it is the one of an entry and is as it was; nearly all are."""
        row = self.next
        if row is None or row[0] != ref or _examine(self.form, row, leaf) is not None:
            return False
        self.next = next(self._cursor, None)
        return True


def verify(
    connection: Connection, *, head: Head | None, derived: bool, tell: Callable[[int], object] = lambda count: None
) -> Verification:
    """Everything that is wrong with the ledger; `derived`: also with the tables that are made from readings."""
    found = _Check(connection, head, tell)
    problems = list(_limit(found.list_problems()))
    if derived and len(problems) < MOST:
        problems += [Problem(*each) for each in _limit(check_derived(connection, tell))]
    return Verification(found.head, tuple(problems[:MOST]))


def _limit(problems: Iterator[Any]) -> Iterator[Any]:
    for number, problem in enumerate(problems):
        if number == MOST:
            return
        yield problem


class _Check:
    """One pass over the log and, beside it, over the rows."""

    def __init__(self, connection: Connection, head: Head | None, tell: Callable[[int], object]) -> None:
        self._connection = connection
        self._noted = head
        self._tell = tell
        self._tree = Tree()
        self._chain = EMPTY
        self._rows = {kind: _Rows(connection, form) for kind, form in FORMS.items()}

    @property
    def head(self) -> Head:
        """The head over the entries that were read."""
        return Head(self._tree.size, self._tree.root.hex())

    def list_problems(self) -> Iterator[Problem]:
        """Everything that is wrong with the log and the rows it covers. Runs a million times, so it is kept short."""
        yield from self._compare_noted()
        due = 1
        for number, kind, ref, stated, chain in stream_rows(self._connection, ENTRIES):
            leaf = _read_hash(stated)
            self._tree.add(leaf)
            rows = self._rows.get(kind)
            if number != due:
                yield Problem(f"log entry {due}", "is missing")
            if hash_node(self._chain, leaf).hex() != chain:
                yield Problem(f"log entry {number}", "does not continue the entry before it")
            if rows is None:
                yield Problem(f"log entry {number}", f"is of an unknown kind '{kind}'")
            elif not rows.match(ref, leaf):
                yield from self._compare_row(rows, number, ref, leaf)
            due = number + 1
            self._chain = _read_hash(chain)
            if self._noted is not None and self._tree.size == self._noted.size:
                yield from self._compare_noted()
            if not number % TELL_EVERY:
                self._tell(number)
        yield from self._list_unlogged()
        yield from self._list_cut_off()

    def _list_cut_off(self) -> Iterator[Problem]:
        if self._noted is not None and self._tree.size < self._noted.size:
            missing = self._noted.size - self._tree.size
            yield Problem("the log", f"has {missing} entries fewer than when the head was noted: rows were cut off")

    def _compare_noted(self) -> Iterator[Problem]:
        if self._noted is not None and self._tree.size == self._noted.size and self.head != self._noted:
            yield Problem("the log", f"its first {self._noted.size} entries are not those of the head that was noted")

    def _compare_row(self, rows: _Rows, number: int, ref: int, leaf: bytes) -> Iterator[Problem]:
        while rows.next is not None and rows.next[0] < ref:
            yield Problem(rows.form.name(rows.take()), "is not in the log: it was inserted from outside")
        if rows.next is None or rows.next[0] != ref:
            yield Problem(f"log entry {number}", f"its {rows.form.kind} is missing")
            return
        row = rows.take()
        if (fault := _examine(rows.form, row, leaf)) is not None:
            yield Problem(f"{rows.form.name(row)} (log entry {number})", fault)

    def _list_unlogged(self) -> Iterator[Problem]:
        for rows in self._rows.values():
            while rows.next is not None:
                yield Problem(rows.form.name(rows.take()), "is not in the log: it was inserted from outside")


def _examine(form: Form, row: Sequence[Any], leaf: bytes) -> str | None:
    try:
        return form.check(row) or (None if hash_leaf(form.write(row)) == leaf else "is not what it was")
    except (TypeError, AttributeError, ValueError):
        return "holds a value of another type"


def _read_hash(text: Any) -> bytes:
    try:
        return bytes.fromhex(text)
    except (TypeError, ValueError):
        return b""
