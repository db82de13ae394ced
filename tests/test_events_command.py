"""riwaya events: every event of a report with its codes; incidents as rows of ACLED."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command import Runner

TEXT = (
    "قُتل سبعة مدنيين في غارة جوية على سوق في مدينة صعدة يوم الأحد.\n"
    "ونظم عشرات الأطباء وقفة احتجاجية أمام وزارة الصحة في صنعاء. ونفى الجيش قصف المستشفى."
)


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A report of an attack, a protest and a denial."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_json_has_words_names_and_codes(run: Runner, report: str) -> None:
    done = run("events", report, "--published", "2024-03-12", "--format", "json")
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)["events"]
    assert [TEXT[slice(*item["trigger"])] for item in found] == [item["quote"] for item in found]
    attack, protest, denied = found
    assert (attack["type"], attack["killed"], attack["codes"]) == (
        "ASSAULT", 7, {"acled": "Air/drone strike", "cameo": "18"},
    )  # fmt: skip
    assert "مدنيين" in attack["names"].values()
    assert (protest["type"], protest["codes"]["cameo"]) == ("PROTEST", "14")
    assert denied["realis"] == "denied"


def test_text_names_rule_row_and_codes(run: Runner, report: str) -> None:
    done = run("events", report)
    assert (done.code, done.err) == (0, "")
    for words in (
        "غارة",
        "ACLED: Air/drone strike",
        "CAMEO: 18",
        "rule: events.noun",
        "lexicon row: triggers:ASSAULT:",
    ):
        assert words in done.out


def test_acled_has_a_row_for_what_happened(run: Runner, report: str) -> None:
    done = run("events", report, "--published", "2024-03-12", "--format", "acled")
    assert (done.code, done.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(row["sub_event_type"], row["event_date"], row["fatalities"]) for row in rows] == [
        ("Air/drone strike", "2024-03-10", "7"),
        ("Peaceful protest", "2024-03-12", "0"),
    ]


def test_what_cannot_be_read_is_told(run: Runner, tmp_path: Path) -> None:
    done = run("events", str(tmp_path / "none.txt"))
    assert done.code == 1
    assert "none.txt" in done.err
