"""riwaya incidents, incident, timeline, copies, matters, framing: over a ledger with three composed reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import Runner

WIRE = (
    "قتل سبعة أشخاص في قصف استهدف مدينة سراقب يوم الاثنين، بحسب الدفاع المدني.\n"
    "وقال شهود إن فرق الإسعاف نقلت الجرحى إلى مستشفى المدينة، وإن الطريق الدولي أغلق ساعات عدة قبل أن تعيد البلدية فتحه."
)
REPORTS: list[dict[str, str]] = [
    {"id": "a", "outlet": "وكالة الرافد", "published": "2024-03-12", "title": "قصف على سراقب", "text": WIRE},
    {"id": "b", "outlet": "صحيفة الجسر", "published": "2024-03-13", "title": "ليلة دامية", "text": f"{WIRE}\n(الرافد)"},
    {
        "id": "c",
        "outlet": "قناة الأفق",
        "published": "2024-03-12",
        "title": "حصيلة أخرى",
        "text": "أعلنت وزارة الصحة مقتل تسعة أشخاص في قصف استهدف مدينة سراقب يوم الاثنين. وقال متحدث: «الاحتلال قصفنا».",
    },
]


@pytest.fixture
def place(tmp_path: Path, run: Runner) -> str:
    source = tmp_path / "night.jsonl"
    source.write_text("\n".join(json.dumps(report, ensure_ascii=False) for report in REPORTS), encoding="utf-8")
    place = str(tmp_path / "night.ledger")
    assert run("add", str(source), "--ledger", place).code == 0
    return place


def _shelling(run: Runner, place: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(run("incidents", "--ledger", place, "--format", "json").out)
    return next(incident for incident in found if len(incident["reports"]) == 3)


def test_incidents_as_json_have_what_is_promised(run: Runner, place: str) -> None:
    incident = _shelling(run, place)
    assert incident["type"] == "ASSAULT"
    assert incident["reports"] == ["a", "c", "b"]
    assert incident["place"] == "مدينة سراقب"
    assert incident["location"]["country"] == "SY"
    assert incident["time"] == "2024-03-11"
    named = {account["name"]: account["reports"] for account in incident["accounts"]}
    assert named["الدفاع المدني"] == ["a", "b"]
    assert named["وزارة الصحة"] == ["c"]


def test_incidents_as_a_table_say_what_is_disputed(run: Runner, place: str) -> None:
    out = run("incidents", "--ledger", place).out
    assert "killed" in out
    assert "2024-03-11" in out


def test_the_same_for_two_workers(run: Runner, place: str) -> None:
    one, two = (run("incidents", "--ledger", place, "-f", "json", "--workers", count).out for count in "12")
    assert one == two


def test_an_incident_shows_each_value_with_its_speakers(run: Runner, place: str) -> None:
    id = _shelling(run, place)["id"]
    lines = run("incident", id[:8], "--ledger", place).out.splitlines()
    (seven,) = [line for line in lines if " 7 " in line]
    (nine,) = [line for line in lines if " 9 " in line]
    assert "contradict" in seven
    assert "الدفاع المدني" in seven
    assert "وزارة الصحة" in nine


def test_an_incident_in_arabic(run: Runner, place: str) -> None:
    id = _shelling(run, place)["id"]
    assert "تعارض" in run("incident", id, "--ledger", place, "--lang", "ar").out


def test_an_unknown_incident_says_what_to_do(run: Runner, place: str) -> None:
    outcome = run("incident", "nothing", "--ledger", place)
    assert outcome.code == 1
    assert outcome.err == "riwaya: there is no incident 'nothing'; `riwaya incidents` lists them\n"


def test_an_id_that_begins_several_asks_for_more(run: Runner, place: str) -> None:
    outcome = run("incident", "", "--ledger", place)
    assert outcome.code == 1
    assert "give more of it" in outcome.err


def test_copies_name_the_original_and_why(run: Runner, place: str) -> None:
    (copy,) = json.loads(run("copies", "--ledger", place, "--format", "json").out)
    assert (copy["copy"], copy["original"], copy["kind"]) == ("b", "a", "changed_headline")
    assert copy["basis"] == ["credit", "earlier"]
    start, end = copy["credit"]
    assert REPORTS[1]["text"][start:end] == "الرافد"
    assert "other headline" in run("copies", "--ledger", place).out


def test_the_timeline_is_in_order(run: Runner, place: str) -> None:
    found = json.loads(run("timeline", "--ledger", place, "--format", "json").out)
    assert [item["begins"] for item in found] == sorted(item["begins"] for item in found)
    assert found
    assert "سراقب" in run("timeline", "--ledger", place).out


def test_framing_tells_who_uses_which_name(run: Runner, place: str) -> None:
    found = json.loads(run("framing", "سراقب", "--ledger", place, "--format", "json").out)
    used = {(naming["name"], naming["by"]): naming["count"] for naming in found["namings"]}
    assert used["مدينة سراقب", "وكالة الرافد"] == 1
    texts = {report["id"]: report["text"] for report in REPORTS}
    for naming in found["namings"]:
        for passage in naming["passages"]:
            assert texts[passage["report"]][slice(*passage["span"])] == naming["name"]
    assert "وكالة الرافد" in run("framing", "سراقب", "--ledger", place).out


def test_matters_are_listed(run: Runner, place: str) -> None:
    assert json.loads(run("matters", "--ledger", place, "--format", "json").out) == []
    assert "subject" in run("matters", "--ledger", place).out


def test_a_split_by_a_person_holds(run: Runner, place: str) -> None:
    from riwaya.ledger import Ledger
    from riwaya.model import Anchor, Choice, Span

    before = _shelling(run, place)
    with Ledger.open(place) as ledger:
        held = {(event["report"], event["event"]) for event in before["events"]}
        anchors = [
            Anchor(report=report, layer="events", span=Span(*event.trigger))
            for report in ("a", "c")
            for event in ledger.reading(report).events
            if (report, event.id) in held
        ]
        ledger.decide("منى", [Choice(verdict="split", target=anchors[0], other=anchors[-1])])
    found = json.loads(run("incidents", "--ledger", place, "--format", "json").out)
    assert all(not {"a", "c"} <= set(incident["reports"]) for incident in found)
