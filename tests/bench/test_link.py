"""The measure of linking as a program, and the nights that its speed is measured on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.model import encode_reading
from tests.link.made import reading
from tests.nights_module import load_nights

ROOT = Path(__file__).parents[2]


def _run(gold: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "bench/link.py"), str(gold)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two reports of one shelling, with what people say of them."""
    dev = tmp_path / "dev"
    dev.mkdir()
    readings = (
        reading("r1", "قصف على سراقب يوم الخميس", killed=4),
        reading("r2", "تعرضت سراقب أمس إلى قصف عنيف", killed=9, outlet="قناة الأفق"),
    )
    for each in readings:
        (dev / f"{each.report.id}.json").write_bytes(encode_reading(each))
    values = [
        {"value": killed, "said_by": [{"report": report, "voice": "own"}]} for report, killed in (("r1", 4), ("r2", 9))
    ]
    incident = {
        "id": "i1",
        "title": "shelling",
        "type": "ASSAULT",
        "reports": ["r1", "r2"],
        "events": [{"report": report, "event": "v1"} for report in ("r1", "r2")],
        "attributes": [{"attribute": "killed", "status": "disagree", "values": values}],
    }
    (dev / "incidents.json").write_text(json.dumps({"incidents": [incident]}), encoding="utf-8")
    return tmp_path


def test_linking_is_measured_from_readings_and_from_the_text(gold: Path) -> None:
    outcome = _run(gold)
    assert outcome.returncode == 0, outcome.stderr
    by_people = outcome.stdout.partition("from gold readings")[2].partition("from the text")[0]
    lines = {
        line.split()[0]: line.split()[1:4] for line in by_people.splitlines() if line.startswith("  ") and line.split()
    }
    assert lines["incidents.b3"] == ["1.00", "1.00", "1.00"]
    assert lines["disagreements.shown"] == ["1.00", "1.00", "1.00"]
    assert lines["disagreements.voices"] == ["1.00", "1.00", "1.00"]


def test_what_is_not_there_is_not_measured(tmp_path: Path) -> None:
    outcome = _run(tmp_path)
    assert outcome.returncode == 0
    assert "not there" in outcome.stdout


def test_a_night_is_the_same_each_time() -> None:
    nights = load_nights()
    one, two = (list(nights.tell_nights(30)) for _ in range(2))
    assert one == two
    assert any(told.copy_of is not None for told in one)
    for told in one:
        text = told.reading.report.text
        assert all(event.trigger.of(text) for event in told.reading.events)
        assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in told.reading.mentions)
