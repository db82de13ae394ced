"""Tellings: which events of a report are one, what is a series, what an event is compared by."""

from __future__ import annotations

import msgspec
import pytest

from riwaya.annotate.reader import default_reader
from riwaya.link.blocks import block_keys, recall_keys
from riwaya.link.scoring import conflict, is_recalled
from riwaya.link.telling import tell
from riwaya.model import Attribution, Event, Quantity, Reading, Report, Span

from .made import reading


def _with(one: Reading, **fields: object) -> Reading:
    return msgspec.structs.replace(one, events=(msgspec.structs.replace(one.events[0], **fields),))


def test_events_that_the_report_tells_as_one_are_one_telling() -> None:
    one = reading("r", "قصف على سراقب، والقصف عنيف")
    second = Event(id="v2", trigger=Span(17, 21), type="ASSAULT", same_as="v1", killed=3)
    (telling,) = tell(msgspec.structs.replace(one, events=(*one.events, second)))
    assert telling.events == ("v1", "v2")
    assert telling.numbers["killed"][0].low == 3


def test_a_threat_and_what_is_threatened_are_one() -> None:
    text = "هدد اللواء بقصف سراقب"
    threat = Event(id="v1", trigger=Span(0, 3), type="THREATEN")
    deed = Event(id="v2", trigger=Span(12, 15), type="ASSAULT", realis="threatened", said_by=("a1",))
    said = Attribution(
        id="a1", cue=Span(0, 3), source=None, speaker=None, content=(Span(12, 21),), form="indirect", stance="threaten"
    )
    whole = Reading(report=Report(id="r", text=text), attributions=(said,), events=(threat, deed))
    (telling,) = tell(whole)
    assert (telling.family, telling.events) == ("threaten", ("v1", "v2"))


def test_a_count_of_happenings_without_a_day_is_a_series() -> None:
    one = _with(reading("r", "شهدت سراقب 110 هجمات", trigger="هجمات"), time="2023")
    counted = Quantity(span=Span(11, 14), value=110, of=Span(15, 20))
    (telling,) = tell(msgspec.structs.replace(one, quantities=(counted,)))
    assert telling.series
    assert not recall_keys(telling)


def test_a_count_of_happenings_on_one_day_is_none() -> None:
    one = reading("r", "شهدت سراقب 4 هجمات", trigger="هجمات")
    counted = Quantity(span=Span(11, 12), value=4, of=Span(13, 18))
    (telling,) = tell(msgspec.structs.replace(one, quantities=(counted,)))
    assert not telling.series


def test_the_number_of_those_held_is_no_series() -> None:
    one = _with(reading("r", "عدد الموقوفين في سراقب 4", trigger="الموقوفين"), type="COERCE", time=None)
    counted = Quantity(span=Span(24, 25), value=4, of=Span(4, 13))
    (telling,) = tell(msgspec.structs.replace(one, quantities=(counted,)))
    assert not telling.series


def test_what_has_no_day_happened_in_the_days_before_the_report() -> None:
    (telling,) = tell(_with(reading("r", "قصف على سراقب"), time=None))
    assert telling.assumed
    assert telling.bounds is not None
    assert telling.bounds.end - telling.bounds.begin == 4


def test_what_has_neither_day_nor_date_of_publication_meets_nothing() -> None:
    (telling,) = tell(_with(reading("r", "قصف على سراقب", published=None), time=None))
    assert telling.bounds is None
    assert not block_keys(telling)


def test_a_month_recalls_an_older_happening() -> None:
    (telling,) = tell(_with(reading("r", "قصف على سراقب"), time="2023-05", killed=40))
    (dated,) = tell(_with(reading("s", "قصف على سراقب"), time="2023-05-04", killed=40))
    assert is_recalled(telling)
    assert not block_keys(telling)
    assert recall_keys(telling) & recall_keys(dated)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"type": "PROTEST"}, "type"),
        ({"time": "2024-05-05"}, "day"),
        ({"time": "2024-05-02T22:00"}, "hour"),
        ({"realis": "planned"}, "status"),
        ({"realis": "generic_past", "time": None}, "series"),
    ],
)
def test_what_rules_out_one_happening(fields: dict[str, object], why: str) -> None:
    (a,) = tell(_with(reading("r", "قصف على سراقب"), time="2024-05-02T08:00"))
    (b,) = tell(_with(reading("s", "قصف على سراقب"), **fields))
    assert conflict(a, b) == conflict(b, a) == why


def test_two_towns_rule_out_one_happening() -> None:
    texts = ("قتل أربعة أشخاص في قصف على مدينة سراقب.", "قتل أربعة أشخاص في قصف على مدينة منبج.")
    tellings = [
        tell(default_reader().read(Report(id=f"r{n}", text=text, published="2024-05-03")))[0]
        for n, text in enumerate(texts)
    ]
    assert conflict(*tellings) == "place"


def test_an_explosion_may_be_an_accident_to_one_and_an_attack_to_another() -> None:
    (a,) = tell(_with(reading("r", "قصف على سراقب"), type="OTHER", mode="accident"))
    (b,) = tell(reading("s", "قصف على سراقب"))
    assert conflict(a, b) is None
    (flood,) = tell(_with(reading("t", "قصف على سراقب"), type="OTHER", mode="disaster"))
    assert conflict(flood, b) == "type"


def test_a_disaster_and_those_it_kills_are_one() -> None:
    text = "سيول أودت بحياة خمسين في سراقب. قصف"
    flood = Event(id="v1", trigger=Span(0, 4), type="OTHER", mode="disaster", time="2022")
    deaths = Event(id="v2", trigger=Span(5, 9), type="ASSAULT", time="2022", killed=50)
    shelling = Event(id="v3", trigger=Span(32, 35), type="ASSAULT", time="2022")
    tellings = tell(Reading(report=Report(id="r", text=text), events=(flood, deaths, shelling)))
    assert [(telling.family, telling.events) for telling in tellings] == [
        ("disaster", ("v1", "v2")),
        ("violence", ("v3",)),
    ]
