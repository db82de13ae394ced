"""Views have the columns of others by name, and every value says by which rule and on what."""

from __future__ import annotations

import json

import msgspec
import pytest

from riwaya.export.release import Release
from riwaya.export.views import acled, gdelt, plover, ucdp
from riwaya.export.views.counts import count_conservatively, estimate
from riwaya.model import Attribute, Claim, Incident, Measure, Voice

from ..nights import make_release
from ..releases.tables import read_csv


def voice(account: str) -> Voice:
    return Voice(
        report="r", outlet=None, attribution=None, speaker=None, key=account, name=account, chain=(account,),
        stance=None, realis="actual", denied=False, time=None, account=account,
    )  # fmt: skip


def make_incident(*tolls: tuple[object, str]) -> Incident:
    """An incident with these tolls, each with the letters of the accounts that give it; `not` denies."""
    claims = tuple(
        Claim(value=value, key=str(value), denied="!" in by, spans=(), voices=tuple(map(voice, by.strip("!"))))  # type: ignore[arg-type]
        for value, by in tolls
    )
    attribute = Attribute(name="killed", standing="disagree", claims=claims, relations=())
    return Incident(
        id="i", title="t", type="ASSAULT", mode=None, realis="actual", series=False, reports=(), events=(), place=None,
        time=None, begins=None, ends=None, accounts=(), attributes=(attribute,), links=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tolls", "conservative", "best_high_low"),
    [
        ([(12, "a"), (9, "bc"), (15, "d")], 9, (9, 15, 9)),
        ([(12, "ab"), (9, "c")], 9, (12, 12, 9)),
        ([(5, "a"), (7, "b")], 5, (5, 7, 5)),
        ([(12, "ab"), (3, "c!")], 12, (12, 12, 12)),
        ([(Measure(value=None, low=18, high=20), "a")], 18, (18, 20, 18)),
        ([(Measure(value=None, low=20, mod="VAGUE"), "a")], 12, (12, 12, 12)),
        ([(Measure(value=None, low=200, mod="VAGUE"), "a")], 100, (100, 100, 100)),
        ([(Measure(value=7, mod="EQUAL_OR_MORE"), "a")], 7, (7, 7, 7)),
        ([(Measure(value=20, mod="MORE_THAN"), "a")], 21, (21, 21, 21)),
        ([(Measure(value=None, mod="VAGUE"), "a")], 0, (0, 0, 0)),
        ([("كثيرون", "a")], 0, (0, 0, 0)),
        ([], 0, (0, 0, 0)),
    ],
)
def test_tolls(tolls: list[tuple[object, str]], conservative: int, best_high_low: tuple[int, int, int]) -> None:
    incident = make_incident(*tolls)
    assert count_conservatively(incident).value == conservative
    assert tuple(derived.value for derived in estimate(incident)) == best_high_low


@pytest.mark.parametrize(("view", "count"), [(acled, 31), (ucdp, 49), (gdelt, 61)])
def test_columns_are_those_of_the_others(view, count: int) -> None:
    assert len(view.COLUMNS) == len(set(view.COLUMNS)) == count
    table, evidence = (read_csv(file.data) for file in view.write(make_release()))
    assert tuple(table[0]) == view.COLUMNS
    assert evidence
    derived = {column for row in view.list_rows(make_release()) for column in row}
    assert derived <= set(view.COLUMNS)


@pytest.mark.parametrize("view", [acled, ucdp, gdelt])
def test_every_filled_cell_has_its_rule(view) -> None:
    table, evidence = (read_csv(file.data) for file in view.write(make_release()))
    key = view.COLUMNS[0]
    for row in table:
        for column, value in row.items():
            if value:
                because = [line for line in evidence if (line["event_id"], line["column"]) == (row[key], column)]
                assert because, column
                assert all(line["rule"] and line["value"] == value for line in because)
    for line in evidence:
        if line["report"]:
            text = make_release().readings[line["report"]].report.text
            assert text[int(line["start"]) : int(line["end"])] == line["quote"].removeprefix("'")


def test_the_row_of_acled() -> None:
    table, evidence = (read_csv(file.data) for file in acled.write(make_release()))
    (row,) = table
    assert row["event_id_cnty"].startswith("IRQ")
    expected = {
        "event_date": "2024-03-11", "year": "2024", "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence", "sub_event_type": "Remote explosive/landmine/IED",
        "actor1": "حركة فجر السهل", "iso": "368", "region": "Middle East", "country": "Iraq", "fatalities": "4",
        "civilian_targeting": "Civilian targeting", "inter2": "Civilians",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    because = [line for line in evidence if line["column"] == "fatalities"]
    assert {line["rule"] for line in because} == {"most conservative: the lowest of 2 tolls given"}
    assert {line["speaker"] for line in because} == {"مديرية أمن السهل"}


def test_the_row_of_ucdp() -> None:
    (row,) = read_csv(ucdp.write(make_release())[0].data)
    expected = {
        "best": "4",
        "high": "9",
        "low": "4",
        "type_of_violence": "3",
        "number_of_sources": "2",
        "date_prec": "1",
    }
    assert {name: row[name] for name in expected} == expected


def test_what_did_not_happen_is_no_row() -> None:
    linkage = make_release().linkage
    planned = tuple(msgspec.structs.replace(incident, realis="planned") for incident in linkage.incidents)
    release = Release(make_release().readings, msgspec.structs.replace(linkage, incidents=planned))
    assert [list(view.list_rows(release)) for view in (acled, ucdp, gdelt)] == [[], [], []]
    assert json.loads(plover.write(release)[0].data) == []


def test_records_of_plover_have_its_keys() -> None:
    data, evidence = plover.write(make_release())
    (record,) = json.loads(data.data)
    assert tuple(record)[: len(plover.KEYS)] == plover.KEYS
    assert set(record) == {*plover.KEYS, "size"}
    assert record["time"] is None
    assert (record["event"], record["date"], record["size"]) == ("ASSAULT", "2024-03-11", {"dead": 4, "injured": 11})
    assert record["event_loc"]["extracted_place"] == "سوق الياسمين"
    assert {row["column"] for row in read_csv(evidence.data)} >= {"date", "size.dead", "actor"}
