"""riwaya times, on the real program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from riwaya.cli import main

TEXT = "قتل ثلاثة أشخاص على الأقل فجر يوم الأحد الماضي في قصف استمر ساعتين ونصف."


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def test_as_text(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("times", report, "--published", "2022-06-01") == 0
    out = capsys.readouterr().out
    assert out.index("ثلاثة") < out.index("فجر يوم الأحد الماضي") < out.index("ساعتين ونصف")
    assert "rule: times.dual" in out
    assert "lexicon row: time_units:ساعة" in out


def test_as_json(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("times", report, "--published", "2022-06-01", "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["published"] == "2022-06-01"
    assert [(item["kind"], item["quote"], item["value"]) for item in answer["items"]] == [
        ("quantity", "ثلاثة", 3),
        ("time", "فجر يوم الأحد الماضي", "2022-05-29TMO"),
        ("time", "ساعتين ونصف", "PT2H30M"),
    ]
    assert all(TEXT[slice(*item["span"])] == item["quote"] and item["rule"] for item in answer["items"])


def test_nothing_to_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text("أعلنت الوزارة افتتاح المعرض في العاصمة بحضور جمهور كبير", encoding="utf-8")
    assert run("times", str(path)) == 0
    assert "Nothing was read" in capsys.readouterr().out
