"""Linking as a whole: the order of arrival does not matter, people's decisions are heeded, ids stay."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.link import Decisions, Linker, link_readings, prepare
from riwaya.model import Constraint, EventRef, Linkage, Passage, Reading, Span, Stance

from .made import reading


def _json(linkage: Linkage) -> bytes:
    return msgspec.json.encode(linkage)


@settings(max_examples=15, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(night: list[Reading], chance: random.Random) -> None:
    shuffled = list(night)
    chance.shuffle(shuffled)
    assert _json(link_readings(shuffled)) == _json(link_readings(night))


def test_a_report_added_later_changes_only_its_incidents(night: list[Reading]) -> None:
    linker, decisions = Linker(), Decisions()
    for each in night[:-1]:
        linker.add(prepare(each, decisions))
    before = {incident.id: incident for incident in linker.incidents()}
    linker.add(prepare(night[-1], decisions))
    changed = {incident.id: incident for incident in linker.incidents_of(night[-1].report.id)}
    after = {incident.id: incident for incident in linker.incidents()}
    assert changed
    assert {id: incident for id, incident in after.items() if id not in changed} == {
        id: incident for id, incident in before.items() if id not in changed
    }
    assert after == {incident.id: incident for incident in link_readings(night).incidents}


def test_an_incident_keeps_its_id_when_a_later_report_joins() -> None:
    first = reading("r1", "قصف على سراقب يوم الخميس", killed=4)
    later = reading("r2", "تعرضت سراقب أمس إلى قصف عنيف", published="2024-05-04", killed=4)
    (alone,) = link_readings([first]).incidents
    (both,) = link_readings([first, later]).incidents
    assert alone.id == both.id
    assert both.reports == ("r1", "r2")


def test_a_report_is_added_once() -> None:
    linker = Linker()
    one = prepare(reading("r1", "قصف على سراقب"), linker.decisions)
    linker.add(one)
    linker.add(one)
    assert len(linker) == 1


def test_every_event_is_in_exactly_one_incident(night: list[Reading]) -> None:
    linkage = link_readings(night)
    held = [(e.report, e.event) for incident in linkage.incidents for e in incident.events]
    assert sorted(held) == sorted((r.report.id, event.id) for r in night for event in r.events)


# Decisions


def _passage(each: Reading) -> Passage:
    return Passage(report=each.report.id, span=each.events[0].trigger)


def _pair(day: str = "2024-05-02") -> tuple[Reading, Reading]:
    return (
        reading("r1", "قصف على سراقب يوم الخميس", killed=4),
        reading("r2", "تعرضت سراقب أمس إلى قصف عنيف", killed=4, time=day, outlet="قناة الأفق"),
    )


def test_a_person_splits_what_the_program_joined() -> None:
    a, b = _pair()
    assert len(link_readings([a, b]).incidents) == 1
    split = Constraint(verdict="split", a=_passage(a), b=_passage(b))
    assert len(link_readings([a, b], [split]).incidents) == 2


def test_a_person_joins_what_the_program_kept_apart() -> None:
    a, b = _pair("2024-01-15")
    assert len(link_readings([a, b]).incidents) == 2
    join = Constraint(verdict="join", a=_passage(b), b=_passage(a))
    (incident,) = link_readings([b, a], [join]).incidents
    assert [link.rule for link in incident.links] == ["decision"]


def test_what_a_person_is_unsure_of_is_shown_and_changes_nothing() -> None:
    a, b = _pair("2024-01-15")
    unsure = Constraint(verdict="unsure", a=_passage(a), b=_passage(b))
    incidents = link_readings([a, b], [unsure]).incidents
    refs = (EventRef(report="r1", event="v1"), EventRef(report="r2", event="v1"))
    assert {incident.unsure for incident in incidents} == {(refs,), ((refs[1], refs[0]),)}


def test_a_decision_outlives_a_new_reading_that_numbers_events_otherwise() -> None:
    a, b = _pair()
    split = Constraint(verdict="split", a=_passage(a), b=_passage(b))
    start, end = b.events[0].trigger
    again = msgspec.structs.replace(
        b, events=(msgspec.structs.replace(b.events[0], id="v9", trigger=Span(start, end - 1)),)
    )
    assert len(link_readings([a, again], [split]).incidents) == 2


def test_a_split_within_a_report_undoes_what_the_report_joined() -> None:
    text = "قصف على سراقب ثم قصف آخر"
    one = reading("r1", text)
    second = msgspec.structs.replace(one.events[0], id="v2", trigger=Span(text.rindex("قصف"), text.rindex("قصف") + 3))
    both = msgspec.structs.replace(one, events=(one.events[0], msgspec.structs.replace(second, same_as="v1")))
    assert len(link_readings([both]).incidents) == 1
    split = Constraint(verdict="split", a=_passage(one), b=Passage(report="r1", span=second.trigger))
    assert len(link_readings([both], [split]).incidents) == 2


def test_a_chain_of_likeness_does_not_join_what_cannot_be_one() -> None:
    """Day by day the same: each is like the next, but the first and the last lie four days apart."""
    days = [
        reading(
            f"r{n}",
            f"قصف على سراقب رقم {n}",
            time=f"2024-05-0{n}",
            killed=4,
            injured=9,
            actor=(),
            instrument="قذائف هاون",
        )
        for n in range(1, 6)
    ]
    for incident in link_readings(days).incidents:
        numbers = sorted(int(event.report[1:]) for event in incident.events)
        assert numbers[-1] - numbers[0] <= 1


# Accounts


def test_a_higher_toll_by_the_same_speaker_is_an_update() -> None:
    a = reading("r1", "وزارة الصحة قالت إن قصف سراقب أوقع 4", speaker="وزارة الصحة", killed=4)
    b = reading("r2", "وزارة الصحة قالت إن قصف سراقب أوقع 7", speaker="وزارة الصحة", killed=7, published="2024-05-04")
    (incident,) = link_readings([a, b]).incidents
    (row,) = [row for row in incident.attributes if row.name == "killed"]
    assert row.standing == "compatible"
    assert [relation.kind for relation in row.relations] == ["update"]


def test_a_lower_toll_by_another_speaker_differs() -> None:
    a = reading("r1", "وزارة الصحة قالت إن قصف سراقب أوقع 4", speaker="وزارة الصحة", killed=4)
    b = reading(
        "r2", "الدفاع المدني قال إن قصف سراقب أوقع 7", speaker="الدفاع المدني", killed=7, published="2024-05-04"
    )
    (incident,) = link_readings([a, b]).incidents
    (row,) = [row for row in incident.attributes if row.name == "killed"]
    assert (row.standing, [relation.kind for relation in row.relations]) == ("disagree", ["differ"])


def test_copies_of_one_report_are_one_account() -> None:
    body = " ".join(f"كلمة{n}" for n in range(60))
    a = reading("r1", f"قصف على سراقب. {body}", killed=4)
    b = reading("r2", f"قصف على سراقب. {body}", killed=4, outlet="قناة الأفق", published="2024-05-04")
    (incident,) = link_readings([a, b]).incidents
    (account,) = incident.accounts
    assert account.reports == ("r1", "r2")
    assert account.outlets == ("صحيفة الجسر", "قناة الأفق")
    assert account.name == "صحيفة الجسر"


def test_two_outlets_in_their_own_words_are_two_accounts() -> None:
    a, b = _pair()
    (incident,) = link_readings([a, b]).incidents
    assert len(incident.accounts) == 2


def test_every_span_of_a_claim_lies_in_its_report(night: list[Reading]) -> None:
    texts = {each.report.id: each.report.text for each in night}
    spans = [p for i in link_readings(night).incidents for row in i.attributes for c in row.claims for p in c.spans]
    assert spans
    assert all(0 <= p.span.start < p.span.end <= len(texts[p.report]) for p in spans)


@pytest.mark.parametrize("source", sorted((Path(__file__).parents[2] / "riwaya" / "link").glob("*.py")), ids=str)
def test_linking_asks_no_database(source: Path) -> None:
    assert "sqlalchemy" not in source.read_text(encoding="utf-8")


def test_the_heaviest_pair_is_joined_first() -> None:
    """The middle one is a day from either side; it goes with the one it shares more with."""
    common = {"killed": 4, "injured": 9, "instrument": "قذائف هاون"}
    a = reading("a", "قصف على سراقب أول", time="2024-05-02", **common)
    b = reading("b", "قصف على سراقب ثان", time="2024-05-03", instrument_count=6, **common)
    c = reading("c", "قصف على سراقب ثالث", time="2024-05-04", instrument_count=6, **common)
    assert {incident.reports for incident in link_readings([a, b]).incidents} == {("a", "b")}
    grouped = {incident.reports for incident in link_readings([a, b, c]).incidents}
    assert grouped == {("a",), ("b", "c")}


def test_what_a_speaker_does_not_say_is_not_laid_in_their_mouth() -> None:
    """The report tells the place; the ministry only the toll."""
    text = "قالت وزارة الصحة إن القصف أوقع 4. وكان القصف قد استهدف سراقب"
    one = reading("r1", text, speaker="وزارة الصحة", trigger="القصف", killed=4)
    content = Span(text.index("القصف"), text.index("."))
    said = msgspec.structs.replace(one.attributions[0], content=(content,))
    (incident,) = link_readings([msgspec.structs.replace(one, attributions=(said,))]).incidents
    assert "place" not in {row.name for row in incident.attributes}
    own = msgspec.structs.replace(one, attributions=(), events=(msgspec.structs.replace(one.events[0], said_by=()),))
    (incident,) = link_readings([own]).incidents
    assert "place" in {row.name for row in incident.attributes}


def test_what_others_say_in_the_text_is_not_the_own_voice() -> None:
    text = "القصف وقع. وقالت وزارة الصحة إن ذلك في سراقب"
    one = reading("r1", text, speaker="وزارة الصحة", trigger="القصف", said_by=())
    (incident,) = link_readings([one]).incidents
    assert "place" not in {row.name for row in incident.attributes}


@pytest.mark.parametrize(
    ("stance", "negated", "against"), [("deny", False, True), ("doubt", False, True), ("doubt", True, False)]
)
def test_who_denies_or_doubts_what_another_says_stands_against_it(stance: Stance, negated: bool, against: bool) -> None:
    text = "نفى المحافظ ما قالته وزارة الصحة عن قصف سراقب"
    one = reading("r1", text, speaker="وزارة الصحة")
    denier = msgspec.structs.replace(one.entities[1], id="e3", name="المحافظ")
    outer = msgspec.structs.replace(
        one.attributions[0], id="a0", speaker="e3", stance=stance, negated=negated, content=(Span(12, len(text)),)
    )
    inner = msgspec.structs.replace(one.attributions[0], inside="a0")
    whole = msgspec.structs.replace(one, attributions=(outer, inner), entities=(*one.entities, denier))
    (incident,) = link_readings([whole]).incidents
    (status,) = [row for row in incident.attributes if row.name == "status"]
    assert (status.standing == "disagree") == against
    denied = {claim.voices[0].name for claim in status.claims if claim.denied}
    assert denied == ({"المحافظ"} if against else set())


def test_every_link_says_why_and_they_hold_the_incident_together(night: list[Reading]) -> None:
    for incident in link_readings(night).incidents:
        assert len(incident.links) == len(incident.events) - 1
        for link in incident.links:
            assert link.rule == "same_as" or link.evidence
            if link.rule == "score":
                assert sum(item.weight for item in link.evidence) == pytest.approx(link.score)
