"""Decisions are kept, supersede one another, can be undone, and hold when the report is read again."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.ledger import Ledger, Versions
from riwaya.model import (
    Anchor,
    Attribution,
    Choice,
    Constraint,
    Entity,
    Event,
    LedgerError,
    Mention,
    Passage,
    Reading,
    Span,
    Time,
)

from ..conftest import BEFORE_0004, TEXT, VERSIONS, make_intake


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def make_reading(shift: int = 0, ids: str = "") -> Reading:
    """What is read from TEXT; a later program may number items otherwise and end them elsewhere."""
    killing = span("مقتل")
    return Reading(
        report=make_intake().report,
        mentions=(Mention(id=f"m1{ids}", span=span("وزارة الدفاع"), type="ORG", entity=f"e1{ids}"),),
        entities=(Entity(id=f"e1{ids}", name="وزارة الدفاع", type="ORG"),),
        times=(Time(span=span("هجوم"), type="DATE", value="2024", anchor=f"a1{ids}"),),
        attributions=(
            Attribution(
                id=f"a1{ids}",
                cue=span("أعلنت"),
                source=span("وزارة الدفاع"),
                speaker=f"e1{ids}",
                content=(span("مقتل ستة جنود"),),
                form="indirect",
                stance="announce",
            ),
        ),
        events=(
            Event(id=f"v1{ids}", trigger=Span(killing.start, killing.end + shift), type="ASSAULT", killed=6, said_by=(f"a1{ids}",)),
            Event(id=f"v2{ids}", trigger=span("هجوم"), type="ASSAULT", same_as=f"v1{ids}", actor=(f"e1{ids}",)),
        ),
    )  # fmt: skip


KILLING = Anchor(report="r1", layer="events", span=span("مقتل"), item="v1")
ATTACK = Anchor(report="r1", layer="events", span=span("هجوم"), item="v2")
SAID = Anchor(report="r1", layer="attributions", span=span("أعلنت"))
NAME = Anchor(report="r1", layer="entities", span=span("وزارة الدفاع"))
DAY = Anchor(report="r1", layer="times", span=span("هجوم"))


@pytest.fixture
def read(ledger: Ledger) -> Ledger:
    ledger.add(make_intake(), make_reading(), VERSIONS)
    return ledger


def test_without_decisions_a_review_is_the_reading(read: Ledger) -> None:
    review = read.reviewed("r1")
    assert review.reading == make_reading()
    assert (review.marks, review.rejected, review.unmatched) == ((), (), ())


def test_a_decision_is_kept_as_it_was_made(read: Ledger) -> None:
    (made,) = read.decide("ليلى", [Choice(verdict="edit", target=KILLING, value={"killed": 7}, reason="النص")])
    assert read.decisions("r1") == [made]
    assert (made.person, made.reason, made.value) == ("ليلى", "النص", {"killed": 7})
    assert made.target.sequence == 1
    assert made.target.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert made.seen is not None
    assert made.seen["killed"] == 6


def test_edits_add_up_and_acceptance_keeps_them(read: Ledger) -> None:
    read.decide("a", [Choice(verdict="edit", target=KILLING, value={"killed": 7})])
    read.decide("b", [Choice(verdict="edit", target=KILLING, value={"injured": 2})])
    read.decide("c", [Choice(verdict="accept", target=KILLING)])
    review = read.reviewed("r1")
    event = review.reading.events[0]
    assert (event.killed, event.injured, event.rule) == (7, 2, "decision")
    (mark,) = review.marks
    assert (mark.item, mark.verdict, mark.person, len(mark.decisions)) == ("v1", "accept", "c", 3)


def test_one_person_sees_only_their_own(read: Ledger) -> None:
    read.decide("a", [Choice(verdict="edit", target=KILLING, value={"killed": 7})])
    read.decide("b", [Choice(verdict="edit", target=KILLING, value={"killed": 8})])
    assert read.reviewed("r1", "a").reading.events[0].killed == 7
    assert read.reviewed("r1").reading.events[0].killed == 8


def test_what_is_rejected_leaves_no_reference(read: Ledger) -> None:
    choices = [Choice(verdict="reject", target=target) for target in (SAID, NAME, KILLING, DAY)]
    made = read.decide("a", choices)
    review = read.reviewed("r1")
    (event,) = review.reading.events
    assert (event.id, event.same_as, event.actor) == ("v2", None, ())
    assert review.reading.attributions == review.reading.entities == review.reading.mentions == ()
    assert review.reading.times == ()
    assert {mark.item for mark in review.rejected} == {"a1", "e1", "v1", f"{DAY.span.start}-{DAY.span.end}"}
    assert len({decision.batch for decision in made}) == 1


def test_a_batch_is_undone_as_one_and_can_be_brought_back(read: Ledger) -> None:
    made = read.decide("a", [Choice(verdict="reject", target=target) for target in (KILLING, ATTACK)])
    undone = read.undo(str(made[0].batch), "b", "غلط")
    assert read.reviewed("r1").reading == make_reading()
    with pytest.raises(LedgerError, match="is undone already"):
        read.undo(str(made[0].batch), "b")
    read.undo(str(undone[0].batch), "c")
    assert read.reviewed("r1").reading.events == ()
    assert len(read.decisions("r1")) == 6
    assert [item.id for item in read.decisions("r1", holding=True)] == [item.id for item in made]


def test_what_is_added_is_read_as_the_rest_and_can_be_edited(read: Ledger) -> None:
    here = Anchor(report="r1", layer="mentions", span=span("الموصل"))
    value = {"id": "+city", "span": list(here.span), "type": "GPE", "entity": "+mosul"}
    city = Anchor(report="r1", layer="entities", span=here.span)
    read.decide("a", [
        Choice(verdict="add", target=here, value=value),
        Choice(verdict="add", target=city, value={"id": "+mosul", "name": "الموصل", "type": "GPE"}),
        Choice(verdict="edit", target=ATTACK, value={"place": "+mosul"}),
        Choice(verdict="edit", target=city, value={"note": "مركز نينوى"}),
    ])  # fmt: skip
    reading = read.reviewed("r1").reading
    assert [mention.span.of(TEXT) for mention in reading.mentions] == ["وزارة الدفاع", "الموصل"]
    assert (reading.events[1].place, reading.entities[1].note) == ("+mosul", "مركز نينوى")


def test_decisions_hold_when_the_report_is_read_again(read: Ledger) -> None:
    read.decide("a", [
        Choice(verdict="edit", target=KILLING, value={"killed": 7}),
        Choice(verdict="reject", target=ATTACK),
        Choice(verdict="edit", target=SAID, value={"stance": "affirm"}),
    ])  # fmt: skip
    read.add(make_intake(), make_reading(shift=5, ids="x"), Versions("2.0", "abc"))
    review = read.reviewed("r1")
    assert [(event.id, event.killed) for event in review.reading.events] == [("v1x", 7)]
    assert review.reading.attributions[0].stance == "affirm"
    assert review.unmatched == ()


def test_a_decision_whose_item_is_gone_is_told(read: Ledger) -> None:
    (made,) = read.decide("a", [Choice(verdict="accept", target=SAID)])
    read.add(make_intake(), Reading(report=make_intake().report), Versions("2.0", "abc"))
    assert read.reviewed("r1").unmatched == (made,)


def test_decisions_on_pairs_become_constraints(read: Ledger) -> None:
    (first,) = read.decide("a", [Choice(verdict="join", target=KILLING, other=ATTACK)])
    read.decide("a", [Choice(verdict="split", target=KILLING, other=ATTACK)])
    places = Passage(report="r1", span=KILLING.span), Passage(report="r1", span=ATTACK.span)
    assert read.constraints() == [
        Constraint(verdict=verdict, a=places[0], b=places[1]) for verdict in ("join", "split")
    ]
    read.undo(first.id, "b")
    assert [item.verdict for item in read.constraints()] == ["split"]


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (Choice(verdict="accept", target=msgspec.structs.replace(SAID, report="r9")), "there is no report 'r9'"),
        (Choice(verdict="accept", target=msgspec.structs.replace(SAID, span=Span(50, 52))), "nothing in attributions"),
        (Choice(verdict="accept", target=msgspec.structs.replace(SAID, span=Span(3, 9999))), "ends after the text"),
        (Choice(verdict="accept", target=msgspec.structs.replace(SAID, span=Span(3, 3))), "holds no characters"),
        (Choice(verdict="accept", target=msgspec.structs.replace(SAID, text_sha256="0")), "about another text"),
        (Choice(verdict="edit", target=SAID), "edit and add need a value"),
        (Choice(verdict="edit", target=SAID, value={"stance": "shout"}), "Invalid enum value 'shout'"),
        (Choice(verdict="edit", target=SAID, value={"colour": "red"}), "unknown field `colour`"),
        (
            Choice(verdict="add", target=KILLING, value={"id": "v9", "trigger": [0, 3], "type": "ASSAULT"}),
            "begins with",
        ),
        (Choice(verdict="join", target=KILLING), "join needs a second event"),
        (Choice(verdict="join", target=KILLING, other=SAID), "only events are joined"),
        (Choice(verdict="reject", target=KILLING, other=ATTACK), "only join, split and unsure"),
        (Choice(verdict="undo", target=KILLING), "taken back with"),
    ],
)
def test_what_cannot_be_decided_is_refused(read: Ledger, choice: Choice, message: str) -> None:
    good = Choice(verdict="accept", target=KILLING)
    with pytest.raises(LedgerError, match=message):
        read.decide("a", [good, choice])
    assert read.decisions() == []


def test_sql_shows_decisions_with_their_words(read: Ledger, path: Path) -> None:
    made = read.decide(
        "ليلى", [Choice(verdict="join", target=KILLING, other=ATTACK), Choice(verdict="accept", target=SAID)]
    )
    (undone,) = read.undo(made[0].id, "سامي")
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT person, verdict, words, other_words, undone_by FROM decision_rows ORDER BY no")
    assert rows.fetchall() == [
        ("ليلى", "join", "مقتل", "هجوم", undone.id),
        ("ليلى", "accept", "أعلنت", None, None),
        ("سامي", "undo", "مقتل", "هجوم", None),
    ]
    connection.close()


def test_nobody_decides_nothing(read: Ledger) -> None:
    with pytest.raises(LedgerError, match="needs the name of the person"):
        read.decide(" ", [Choice(verdict="accept", target=KILLING)])
    with pytest.raises(LedgerError, match="there is no decision 'x'"):
        read.undo("x", "a")


def test_a_ledger_of_the_first_schema_is_upgraded(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(make_intake(), make_reading(), VERSIONS)
    connection = sqlite3.connect(path)
    connection.executescript(
        ";".join(BEFORE_0004)
        + "; DROP TABLE decisions; DROP TABLE log; UPDATE alembic_version SET version_num = '0001'"
    )
    connection.close()
    with Ledger.open(path) as ledger:
        assert ledger.decide("a", [Choice(verdict="accept", target=KILLING)]) == ledger.decisions()
        assert ledger.verify().problems == ()
        assert ledger.head().size == 4


def test_a_full_disk_keeps_no_half_of_a_batch(read: Ledger) -> None:
    with read._database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    long = "سبب " * 2000
    with pytest.raises(LedgerError, match="the disk is full; nothing was lost, make room"):
        read.decide("a", [Choice(verdict="accept", target=KILLING, reason=long)] * 30)
    assert read.decisions() == []
    assert read.verify().problems == ()


def test_a_locked_and_a_read_only_ledger_take_no_decision(read: Ledger, path: Path) -> None:
    choices = [Choice(verdict="accept", target=KILLING)]
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger.open(path, patience=0.1) as ledger, pytest.raises(LedgerError, match="the ledger is locked"):
        ledger.decide("a", choices)
    other.close()
    with Ledger.open(path, readonly=True) as ledger, pytest.raises(LedgerError, match="the ledger is read-only"):
        ledger.decide("a", choices)
    assert read.decisions() == []


TARGETS = st.sampled_from([KILLING, ATTACK, SAID, NAME, DAY])
STEPS = st.lists(st.tuples(TARGETS, st.sampled_from(["accept", "reject", "unsure", "edit", "undo"])), max_size=12)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_whatever_is_decided_the_reading_holds_together(steps: list[tuple[Anchor, Any]]) -> None:
    """Also: undoing everything, the last first, gives the reading as it was."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "a.db") as ledger:
        ledger.add(make_intake(), make_reading(), VERSIONS)
        made: list[str] = []
        for target, verdict in steps:
            if verdict == "undo":
                if made:
                    ledger.undo(made.pop(), "a")
                continue
            value = {"note": "نص"} if verdict == "edit" else None
            made.append(ledger.decide("a", [Choice(verdict=verdict, target=target, value=value)])[0].id)
        check_references(ledger.reviewed("r1").reading)
        for id in reversed(made):
            ledger.undo(id, "b")
        assert ledger.reviewed("r1").reading == make_reading()
        assert ledger.verify().problems == ()


def check_references(reading: Reading) -> None:
    assert {time.anchor for time in reading.times} <= {msgspec.UNSET, *(item.id for item in reading.attributions)}
    entities = {entity.id for entity in reading.entities}
    attributions = {item.id for item in reading.attributions}
    events = {event.id for event in reading.events}
    for event in reading.events:
        assert {*event.actor, *event.recipient} <= entities
        assert set(event.said_by) <= attributions
        assert event.same_as in {None, *events}
    assert {item.speaker for item in reading.attributions} <= {None, *entities}
    assert {mention.entity for mention in reading.mentions} <= entities
