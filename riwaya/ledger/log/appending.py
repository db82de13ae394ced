"""Adds entries to the log, in the transaction that adds their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from sqlalchemy import Connection, func, select, text

from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.log.entries import FORMS, Kind
from riwaya.ledger.log.hashing import EMPTY, hash_leaf, hash_node
from riwaya.ledger.tables import log, readings

Added: TypeAlias = tuple[Kind, int]
# How many rows are fetched at once to be hashed.
PAGE = 500


def append_entries(connection: Connection, added: Sequence[Added]) -> None:
    """Adds an entry for each row, in this order. Rows are hashed as the database gives them back."""
    for start in range(0, len(added), PAGE):
        _append_page(connection, added[start : start + PAGE])


def _append_page(connection: Connection, added: Sequence[Added]) -> None:
    leaves = _hash_rows(connection, added)
    last = connection.execute(select(log.c.no, log.c.chain).order_by(log.c.no.desc()).limit(1)).one_or_none()
    number, chain = (0, EMPTY) if last is None else (last.no, bytes.fromhex(last.chain))
    rows = []
    for number, (kind, ref) in enumerate(added, number + 1):  # noqa: B020
        leaf = leaves[kind, ref]
        chain = hash_node(chain, leaf)
        rows.append({"no": number, "kind": kind, "ref": ref, "leaf": leaf.hex(), "chain": chain.hex()})
    insert_rows(connection, log, rows)


def _hash_rows(connection: Connection, added: Iterable[Added]) -> dict[Added, bytes]:
    leaves: dict[Added, bytes] = {}
    by_kind: dict[Kind, list[int]] = {}
    for kind, ref in added:
        by_kind.setdefault(kind, []).append(ref)
    for kind, refs in by_kind.items():
        form = FORMS[kind]
        numbers = ", ".join(map(str, refs))
        for row in connection.execute(text(f"{form.query} WHERE {form.key} IN ({numbers})")):
            leaves[kind, row[0]] = hash_leaf(form.write(row))
    return leaves


def seal(connection: Connection) -> None:
    """Begins the log of a ledger that was made before there was one, with what it holds."""
    if connection.scalar(select(func.count()).select_from(log)) == 0:
        append_entries(connection, list(_list_rows(connection)))


def _list_rows(connection: Connection) -> Iterator[Added]:
    """All rows in the order they were added; sources and reports came with their first reading."""
    known: set[Added] = set()
    pairs = select(readings.c.no, readings.c.report, readings.c.source).order_by(readings.c.no)
    for row in connection.execute(pairs):
        for added in (("report", row.report), ("source", row.source)):
            if added not in known:
                known.add(added)
                yield added
        yield "reading", row.no
    for (number,) in connection.execute(text("SELECT no FROM decisions ORDER BY no")):
        yield "decision", number
