"""What the comparison of two readings counts as right."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from riwaya.measure import Score, compare_readings
from riwaya.model import Attribution, Entity, Event, Mention, Quantity, Reading, Report, Span, Time, decode_reading

GOLD = sorted(Path("bench/gold").glob("[0-9]*.json"))
REPORT = Report(id="r", text="قال الوزير أمس إن خمسة مدنيين قتلوا في حلب وإدلب")


def quote(words: str) -> Span:
    start = REPORT.text.index(words)
    return Span(start, start + len(words))


def make_reading() -> Reading:
    """A reading by hand with one item in every layer."""
    return Reading(
        report=REPORT,
        times=(Time(span=quote("أمس"), type="DATE", value="2024-03-01"),),
        quantities=(Quantity(span=quote("خمسة"), value=5, of=quote("مدنيين")),),
        mentions=(
            Mention(id="m1", span=quote("الوزير"), type="PER", entity="e1"),
            Mention(id="m2", span=quote("مدنيين"), type="PER", entity="e2"),
            Mention(id="m3", span=quote("حلب"), type="GPE", entity="e3"),
            Mention(id="m4", span=quote("إدلب"), type="GPE", entity="e4"),
        ),
        entities=(
            Entity(id="e1", name="الوزير", type="PER"),
            Entity(id="e2", name="مدنيين", type="PER"),
            Entity(id="e3", name="حلب", type="GPE"),
            Entity(id="e4", name="إدلب", type="GPE"),
        ),
        attributions=(
            Attribution(
                id="a1", cue=quote("قال"), source=quote("الوزير"), speaker="e1",
                content=(quote("خمسة مدنيين قتلوا في حلب وإدلب"),), form="indirect", stance="say",
            ),
        ),
        events=(
            Event(
                id="v1", trigger=quote("قتلوا"), type="ASSAULT", recipient=("e2",), place="e3", time="2024-03-01",
                killed=5, said_by=("a1",),
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_reading_agrees_with_itself(path: Path) -> None:
    reading = decode_reading(path.read_bytes(), str(path))
    for name, score in compare_readings(reading, reading):
        assert score.f1 == 1, name


def test_nothing_found_is_all_missed() -> None:
    scores = compare_readings(Reading(report=REPORT), make_reading())
    assert scores["times.value"] == Score(0, 0, 1)
    assert scores["mentions.exact_type"] == Score(0, 0, 4)
    assert scores["events.killed"] == Score(0, 0, 1)


def test_a_wrong_value_keeps_its_overlap() -> None:
    gold = make_reading()
    given = replace(gold, times=(replace(gold.times[0], value="2024-03-02"),))
    scores = compare_readings(given, gold)
    assert scores["times.overlap"].f1 == 1
    assert scores["times.value"] == Score(0, 1, 1)


def test_a_source_may_be_off_by_half_a_content_by_less() -> None:
    gold = make_reading()
    claim = gold.attributions[0]
    cut = replace(claim, content=(quote("خمسة مدنيين"),))
    scores = compare_readings(replace(gold, attributions=(cut,)), gold)
    assert scores["attributions.cue"].f1 == 1
    assert scores["attributions.source"].f1 == 1
    assert scores["attributions.content"] == Score(0, 1, 1)
    assert scores["attributions.full"] == Score(0, 1, 1)


def test_two_attributions_on_one_cue_are_paired_by_their_sources() -> None:
    gold = make_reading()
    claim = gold.attributions[0]
    second = replace(claim, id="a2", source=quote("مدنيين"), speaker="e2")
    both = replace(gold, attributions=(claim, second))
    turned = replace(gold, attributions=(second, claim))
    assert compare_readings(turned, both)["attributions.source"].f1 == 1


def test_entities_are_the_same_by_their_mentions_not_their_ids() -> None:
    gold = make_reading()
    renamed = {"e1": "e9", "e2": "e8", "e3": "e7", "e4": "e6"}
    event = gold.events[0]
    given = replace(
        gold,
        mentions=tuple(replace(m, entity=renamed[m.entity]) for m in gold.mentions),
        entities=tuple(replace(e, id=renamed[e.id]) for e in gold.entities),
        attributions=(replace(gold.attributions[0], speaker="e9"),),
        events=(replace(event, recipient=("e8",), place="e7"),),
    )
    scores = compare_readings(given, gold)
    assert scores["events.place"].f1 == scores["events.recipient"].f1 == scores["attributions.speaker"].f1 == 1
    wrong = replace(given, events=(replace(given.events[0], place="e6"),))
    assert compare_readings(wrong, gold)["events.place"] == Score(0, 1, 1)


def test_an_event_of_another_type_counts_as_a_trigger_only() -> None:
    gold = make_reading()
    given = replace(gold, events=(replace(gold.events[0], type="OTHER", realis="denied"),))
    scores = compare_readings(given, gold)
    assert scores["events.trigger"].f1 == 1
    assert scores["events.type"] == Score(0, 1, 1)
    assert scores["events.realis_on_matched"] == Score(0, 1, 1)


def test_one_entity_split_in_two_lowers_recall_of_the_grouping() -> None:
    gold = make_reading()
    joined = replace(gold, mentions=(*gold.mentions[:3], replace(gold.mentions[3], entity="e3")))
    scores = compare_readings(gold, joined)
    assert scores["entities.b3_precision"].f1 == 1
    assert scores["entities.b3_recall"].right == 3
