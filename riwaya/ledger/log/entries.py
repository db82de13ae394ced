"""What the log holds of each kind of row, in one serialisation for all databases.

An entry is the JSON array of the kind and the values below, in this order, in UTF-8 without spaces. Long values stand
there by their SHA-256, and rows that are referred to by their id or digest, never by a number of the database. Left out
is what may change: what a source states about a report (the readings hold it) and which reading is the current one (it
follows from the log).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

Kind: TypeAlias = Literal["source", "report", "reading", "decision"]
encode = msgspec.json.Encoder().encode
DECISION = (
    "id, person, made_at, verdict, report, text_sha256, layer, span_start, span_end, item, sequence, other_report,"
    " other_text_sha256, other_layer, other_span_start, other_span_end, other_item, other_sequence, value, seen,"
    " reason, undoes, batch"
)


class Form(NamedTuple):
    """How the rows of a kind are fetched, written as entries, and checked in themselves.

    `query` gives the number of the row first; `name` says which row it is, for messages. `write` takes the row without
    its number, and `check` says what is wrong with it even before the log is asked.
    """

    kind: Kind
    query: str
    key: str
    write: Callable[[Sequence[Any]], bytes]
    check: Callable[[Sequence[Any]], str | None]
    name: Callable[[Sequence[Any]], str]


def _write_source(row: Sequence[Any]) -> bytes:
    return encode(("source", *row[1:7]))


def _check_source(row: Sequence[Any]) -> str | None:
    try:
        raw = zlib.decompress(row[7])
    except zlib.error:
        return "its bytes cannot be unpacked"
    return (
        None if hashlib.sha256(raw).hexdigest() == row[1] and len(raw) == row[2] else "its bytes are not what they were"
    )


def _write_report(row: Sequence[Any]) -> bytes:
    return encode(("report", *row[1:6]))


def _check_report(row: Sequence[Any]) -> str | None:
    return None if hashlib.sha256(row[6].encode()).hexdigest() == row[5] else "its text is not what it was"


def _write_reading(row: Sequence[Any]) -> bytes:
    return encode(("reading", *row[1:8], hashlib.sha256(row[8].encode()).hexdigest()))


def _write_decision(row: Sequence[Any]) -> bytes:
    return encode(("decision", *row[1:]))


def _pass(row: Sequence[Any]) -> str | None:
    return None


FORMS: dict[str, Form] = {
    form.kind: form
    for form in (
        Form(
            "source",
            "SELECT no, sha256, size, media_type, encoding, taken_from, taken_at, content FROM sources",
            "no",
            _write_source,
            _check_source,
            lambda row: f"source {row[5]}",
        ),
        Form(
            "report",
            "SELECT no, id, stated_id, conflict, added_at, text_sha256, text FROM reports",
            "no",
            _write_report,
            _check_report,
            lambda row: f"report {row[1]}",
        ),
        Form(
            "reading",
            "SELECT g.no, r.id, s.sha256, g.sequence, g.report_sha256, g.program, g.lexicon, g.made_at, g.json"
            " FROM readings g LEFT JOIN reports r ON r.no = g.report LEFT JOIN sources s ON s.no = g.source",
            "g.no",
            _write_reading,
            _pass,
            lambda row: f"report {row[1]}, reading {row[3]}",
        ),
        Form(
            "decision",
            f"SELECT no, {DECISION} FROM decisions",
            "no",
            _write_decision,
            _pass,
            lambda row: f"decision {row[1]} on report {row[5]}",
        ),
    )
}
