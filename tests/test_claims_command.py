"""riwaya claims: who says what, over a ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import Runner

AGENCY = (
    "الموصل (وكالة الرافد) - أعلنت مديرية أمن السهل الثلاثاء مقتل أربعة أشخاص في انفجار قرب سوق الياسمين.\n"
    "واتهم المتحدث باسم المديرية العقيد نزار الصفواني «حركة فجر السهل» بتنفيذ الهجوم."
)
NETWORK = "الموصل - نفت «حركة فجر السهل» تنفيذ الهجوم، وقالت في بيان إن مقاتليها لم يكونوا في المدينة."


@pytest.fixture
def place(tmp_path: Path, run: Runner) -> str:
    """A ledger with two reports of two outlets and days."""
    reports = [
        {"id": "c1", "text": AGENCY, "outlet": "وكالة الرافد", "published": "2024-03-12"},
        {"id": "c2", "text": NETWORK, "outlet": "شبكة الوادي", "published": "2024-03-14"},
    ]
    source = tmp_path / "reports.jsonl"
    source.write_text("\n".join(json.dumps(report, ensure_ascii=False) for report in reports), encoding="utf-8")
    place = str(tmp_path / "news.db")
    assert run("add", str(source), "--ledger", place).code == 0
    return place


def find(run: Runner, place: str, *options: str) -> list[dict[str, Any]]:
    done = run("claims", "--ledger", place, "--format", "json", *options)
    assert (done.code, done.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def test_all_claims_quote_their_report(run: Runner, place: str) -> None:
    texts = {"c1": AGENCY, "c2": NETWORK}
    found = find(run, place)
    assert len(found) >= 4
    for item in found:
        assert [texts[item["report"]][start:end] for start, end in item["spans"]] == item["content"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--speaker", "الصفواني"], {("نزار الصفواني", "accuse")}),
        (["--speaker", "نزار الصّفواني"], {("نزار الصفواني", "accuse")}),
        (["--stance", "deny"], {("حركة فجر السهل", "deny")}),
        (["--about", "فجر السهل", "--stance", "accuse"], {("نزار الصفواني", "accuse")}),
        (["--speaker", "فجر السهل", "--until", "2024-03-12"], set()),
        (["--outlet", "شبكة الوادي", "--stance", "announce"], set()),
        (["--since", "2024-03-13", "--stance", "deny"], {("حركة فجر السهل", "deny")}),
        (["--until", "2024-03", "--stance", "announce"], {("مديرية أمن السهل", "announce")}),
        (["--speaker", "لا أحد"], set()),
        (["--commitment", "distancing"], set()),
        (["--commitment", "neutral", "--stance", "deny"], {("حركة فجر السهل", "deny")}),
    ],
)
def test_claims_are_chosen(run: Runner, place: str, options: list[str], expected: set[tuple[str, str]]) -> None:
    assert {(item["speaker"], item["stance"]) for item in find(run, place, *options)} == expected


def test_claims_as_text(run: Runner, place: str) -> None:
    done = run("claims", "--ledger", place, "--stance", "accuse")
    assert done.out == ("نزار الصفواني - accuses - وكالة الرافد, 2024-03-12, c1\n  “«حركة فجر السهل» بتنفيذ الهجوم”\n")
    assert "اتهام" in run("claims", "--ledger", place, "--lang", "ar").out


def test_how_many(run: Runner, place: str) -> None:
    assert len(find(run, place, "--limit", "1")) == 1


def test_an_unknown_stance_is_told(run: Runner, place: str) -> None:
    done = run("claims", "--ledger", place, "--stance", "shout")
    assert done.code == 2
    assert "no stance 'shout'; there are say, affirm" in done.err
