"""riwaya export: files that are complete or not there, decisions heeded, names left out on request."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from command import Runner

from riwaya.ledger import Ledger
from riwaya.model import Anchor, Choice
from tests.export.nights import make_reports


@pytest.fixture
def place(tmp_path: Path, run: Runner) -> str:
    """A ledger with the reports of one night."""
    fields = ("id", "text", "outlet", "title", "published", "url")
    lines = [
        json.dumps({name: getattr(report, name) for name in fields}, ensure_ascii=False) for report in make_reports()
    ]
    source = tmp_path / "night.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    place = str(tmp_path / "night.db")
    assert run("add", str(source), "--ledger", place).code == 0
    return place


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("format", ["csv", "acled", "ucdp", "gdelt"])
def test_tables_come_with_their_evidence(run: Runner, place: str, tmp_path: Path, format: str) -> None:
    out = tmp_path / "out.csv"
    done = run("export", "--ledger", place, "--format", format, "--out", str(out))
    assert (done.code, done.out, done.err) == (0, "", "")
    assert len(read(out)) == 1
    assert len(read(tmp_path / "out.evidence.csv")) > 5
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out.csv", "out.evidence.csv"]


def test_without_a_file_the_first_goes_to_the_output(run: Runner, place: str) -> None:
    done = run("export", "--ledger", place, "--format", "geojson")
    assert json.loads(done.out)["type"] == "FeatureCollection"


def test_names_of_private_persons_are_left_out(run: Runner, place: str) -> None:
    assert "حليمة السنوسي" in run("export", "--ledger", place, "--format", "jsonl").out
    redacted = run("export", "--ledger", place, "--format", "jsonl", "--redact", "private", "--lang", "ar").out
    assert "حليمة" not in redacted
    assert "[شخص 1]" in redacted


def test_one_incident(run: Runner, place: str) -> None:
    (line,) = [json.loads(line) for line in run("export", "--ledger", place, "--format", "jsonl").out.splitlines()][:1]
    done = run("export", "--ledger", place, "--format", "markdown", "--incident", line["id"][:6])
    assert done.out.startswith("# ")
    assert "there is no incident 'zzz'" in run(
        "export", "--ledger", place, "--format", "markdown", "--incident", "zzz"
    ).err  # fmt: skip


def test_decisions_of_people_are_heeded(run: Runner, place: str, tmp_path: Path) -> None:
    with Ledger.open(place) as ledger:
        reading = ledger.reading("n3")
        (event,) = [event for event in reading.events if event.killed == 9]
        target = Anchor(report="n3", layer="events", span=event.trigger, item=event.id)
        ledger.decide("ليلى", [Choice(verdict="edit", target=target, value={"killed": 7})])
    run("export", "--ledger", place, "--format", "ucdp", "--out", str(tmp_path / "u.csv"))
    (row,) = read(tmp_path / "u.csv")
    assert (row["low"], row["high"]) == ("4", "7")


def test_faults_are_told(run: Runner, place: str, tmp_path: Path) -> None:
    assert "no format 'docx'; there are acled," in run("export", "--ledger", place, "--format", "docx").err
    done = run("export", "--ledger", place, "--format", "csv", "--out", str(tmp_path / "none" / "a.csv"))
    assert done.code == 1
    assert "no such file or directory" in done.err
    assert run("export", "--ledger", str(tmp_path / "no.db"), "--format", "csv").code == 1
