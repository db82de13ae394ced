"""What goes in comes out: any reading, any raw bytes, all layers as rows."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Integer

from riwaya.ledger import Ledger, Unchanged
from riwaya.ledger.rows import LAYERS, find_fields, list_rows
from riwaya.model import (
    Attribution,
    Entity,
    Event,
    Measure,
    Mention,
    Quantity,
    Reading,
    Report,
    Span,
    Time,
    encode_reading,
)

from .conftest import VERSIONS, make_intake, make_pair
from .strategies import READINGS

ITEMS = {
    "times": Time,
    "quantities": Quantity,
    "mentions": Mention,
    "entities": Entity,
    "attributions": Attribution,
    "events": Event,
}
SEARCH = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
# Lists inside items, which have tables of their own.
LISTS = {
    "content",
    "actor",
    "recipient",
    "said_by",
    "values",
    "checks",
    "candidates",
    "names",
    "coding",
    "facts",
    "location",
    "words",
}


@pytest.fixture(scope="module")
def shared() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "shared.ledger") as ledger:
        yield ledger


@SEARCH
@given(reading=READINGS, raw=st.binary(max_size=50))
@example(reading=Reading(report=Report(id="", text="")), raw=b"")
def test_any_reading_comes_back_equal(shared: Ledger, reading: Reading, raw: bytes) -> None:
    """The ledger is shared by all examples, so ids meet again with the same and with other texts."""
    intake = msgspec.structs.replace(make_intake(raw=raw), report=reading.report)
    outcome = shared.add(intake, reading, VERSIONS)
    assert shared.add(intake, reading, VERSIONS) == Unchanged(outcome.id)
    if not isinstance(outcome, Unchanged):
        kept = shared.reading(outcome.id, getattr(outcome, "sequence", 1))
        expected = msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, id=outcome.id))
        assert kept == expected
        assert encode_reading(kept) == encode_reading(expected)
        assert shared.raw(outcome.id) == raw


@SEARCH
@given(reading=READINGS)
def test_each_item_is_one_row(reading: Reading) -> None:
    rows = list(list_rows(reading, 7))
    for table in LAYERS:
        positions = [row["position"] for found, row in rows if found is table]
        assert positions == list(range(len(getattr(reading, table.name))))
    assert all(set(row) == set(table.columns.keys()) for table, row in rows)


@pytest.mark.parametrize("table", LAYERS, ids=lambda table: table.name)
def test_every_field_has_a_column(table) -> None:
    """A field added to the model needs a column, so a migration."""
    kind = ITEMS[table.name]
    fields = find_fields(table, kind)
    assert set(fields.plain) | set(fields.spans) | LISTS >= set(kind.__struct_fields__)
    assert all(isinstance(table.columns[f"{name}_start"].type, Integer) for name in fields.spans)


def test_layers_can_be_asked_in_sql(ledger: Ledger, path: Path) -> None:
    intake = make_intake()
    text = intake.report.text
    trigger = Span(text.index("مقتل"), text.index("مقتل") + 4)
    event = Event(
        id="v1", trigger=trigger, type="ASSAULT", mode="attack", actor=("e1", "e2"), recipient=("e3",), place="e4",
        killed=6, said_by=("a1",), rule="result chain", row="events:مقتل", confidence=0.5,
        words=(Span(0, 3), Span(4, 6)), values={"wounded": Measure(value=2, low=1), "cost": 1.5, "weapon": "بندقية"},
    )  # fmt: skip
    ledger.add(intake, Reading(report=intake.report, events=(event,)), VERSIONS)
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        row = dict(connection.execute("SELECT * FROM events").fetchone())
        parts = [tuple(r)[2:] for r in connection.execute("SELECT * FROM participants ORDER BY position")]
        words = [tuple(r)[2:] for r in connection.execute("SELECT * FROM event_words ORDER BY position")]
        values = [tuple(r)[3:] for r in connection.execute("SELECT * FROM event_values ORDER BY position")]
    connection.close()
    assert (row["trigger_start"], row["trigger_end"]) == trigger
    assert (row["killed"], row["place"], row["rule"], row["row"], row["confidence"]) == (
        6, "e4", "result chain", "events:مقتل", 0.5,
    )  # fmt: skip
    assert parts == [(0, "actor", "e1"), (1, "actor", "e2"), (2, "recipient", "e3")]
    assert words == [(0, 0, 3), (1, 4, 6)]
    assert values == [
        ("wounded", 2.0, 1.0, None, None, None),
        ("cost", 1.5, None, None, None, None),
        ("weapon", None, None, None, None, "بندقية"),
    ]


def test_a_number_too_large_for_a_column_stays_in_the_reading(ledger: Ledger) -> None:
    intake = make_intake()
    event = Event(id="v1", trigger=Span(0, 1), type="AID", killed=2**63)
    ledger.add(intake, Reading(report=intake.report, events=(event,)), VERSIONS)
    assert ledger.reading("r1").events[0].killed == 2**63


def test_json_is_canonical(ledger: Ledger, path: Path) -> None:
    intake, reading = make_pair(title="عنوان")
    ledger.add(intake, reading, VERSIONS)
    connection = sqlite3.connect(path)
    stored = connection.execute("SELECT json FROM readings").fetchone()[0]
    connection.close()
    assert stored.encode() == encode_reading(reading)
    assert json.loads(stored)["report"]["title"] == "عنوان"
