"""What the ledger holds, as lists and numbers."""

from __future__ import annotations

import sqlite3

import pytest

from riwaya.ledger import Ledger
from riwaya.model import Attribution, Entity, Event, LedgerError, Reading, Span

from .conftest import VERSIONS, make_intake, make_pair

DATES = {"r1": "2021-03-04", "r2": "2021-03-05T23:59:00+03:00", "r3": None, "r4": "2022-01-01"}


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for id, published in DATES.items():
        ledger.add(*make_pair(id, published=published, outlet="وكالة" if id < "r3" else "صحيفة"), VERSIONS)
    return ledger


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "r1 r2 r3 r4"),
        ({"limit": 2, "offset": 1}, "r2 r3"),
        ({"limit": None}, "r1 r2 r3 r4"),
        ({"outlet": "وكالة"}, "r1 r2"),
        ({"since": "2021-03-05"}, "r2 r4"),
        ({"until": "2021-03-05"}, "r1 r2"),
        ({"since": "2021-03", "until": "2021"}, "r1 r2"),
        ({"since": "2023"}, ""),
    ],
)
def test_reports_are_listed(filled: Ledger, asked: dict, found: str) -> None:
    assert [report.id for report in filled.reports(**asked)] == found.split()


def test_readings_come_in_the_order_of_adding(filled: Ledger) -> None:
    assert [reading.report.id for reading in filled.readings()] == list(DATES)


@pytest.mark.parametrize("ask", [Ledger.reading, Ledger.history, Ledger.raw])
def test_an_unknown_report_is_named(ledger: Ledger, ask) -> None:
    with pytest.raises(LedgerError, match=r"news\.ledger: there is no report 'r9'"):
        ask(ledger, "r9")


def test_an_unknown_reading_is_named(filled: Ledger) -> None:
    with pytest.raises(LedgerError, match="there is no report 'r1' with reading 2"):
        filled.reading("r1", 2)


def test_views_show_current_readings_in_words(ledger: Ledger, path) -> None:
    intake = make_intake(outlet="وكالة", published="2021-03-04")
    text = intake.report.text
    at = {
        word: Span(text.index(word), text.index(word) + len(word))
        for word in ("أعلنت", "وزارة الدفاع", "مقتل", "ستة جنود", "قرب")
    }
    reading = Reading(
        report=intake.report,
        entities=(
            Entity(id="e1", name="وزارة الدفاع", type="ORG"),
            Entity(id="e2", name="الموصل", type="GPE"),
            Entity(id="e3", name="ستة جنود", type="PER"),
        ),
        attributions=(
            Attribution(id="a1", cue=at["أعلنت"], source=at["وزارة الدفاع"], speaker="e1", content=(at["مقتل"], at["قرب"]),
                        form="nominal", stance="announce"),
        ),
        events=(
            Event(id="v1", trigger=at["مقتل"], type="ASSAULT", recipient=("e3", "e9"), place="e2", killed=6, said_by=("a1",)),
        ),
    )  # fmt: skip
    ledger.add(*make_pair(outlet="وكالة", published="2021-03-04"), VERSIONS._replace(lexicon="old"))
    ledger.add(intake, reading, VERSIONS)
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    claims, events, current = (
        [dict(row) for row in connection.execute(f"SELECT * FROM {view}")]
        for view in ("claims", "event_rows", "current_readings")
    )
    connection.close()
    assert [len(rows) for rows in (claims, events, current)] == [1, 1, 1]
    assert claims[0].items() >= {
        "report": "r1", "outlet": "وكالة", "published": "2021-03-04", "speaker": "وزارة الدفاع", "cue": "أعلنت",
        "source": "وزارة الدفاع", "content": "مقتل … قرب", "stance": "announce", "negated": 0,
    }.items()  # fmt: skip
    assert events[0].items() >= {
        "report": "r1", "words": "مقتل", "actors": None, "recipients": "ستة جنود; e9", "place": "الموصل", "killed": 6,
        "said_by": "وزارة الدفاع", "realis": "actual",
    }.items()  # fmt: skip
    assert (current[0]["sequence"], current[0]["taken_from"]) == (2, "r1.txt")
