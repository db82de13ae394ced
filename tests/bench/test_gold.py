"""The floors of quality: a fall below them fails, and they are lowered only aloud."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "bench/gold/08_alexandria_court.json"
BELOW = 1


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "bench/gold.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    """Floors as they are reached today."""
    path = tmp_path / "floors.json"
    path.write_text("{}", encoding="utf-8")
    assert run(SAMPLE, "--floors", path, "--update").returncode == 0
    return path


def set_floor(path: Path, measure: str, value: float) -> None:
    sets = json.loads(path.read_text(encoding="utf-8"))
    for gold in sets.values():
        gold["floors"][measure] = value
    path.write_text(json.dumps(sets), encoding="utf-8")


def read_floor(path: Path, measure: str) -> float:
    (gold,) = json.loads(path.read_text(encoding="utf-8")).values()
    return float(gold["floors"][measure])


def test_what_was_reached_passes(floors: Path) -> None:
    done = run(SAMPLE, "--floors", floors)
    assert done.returncode == 0
    assert "BELOW" not in done.stdout


def test_a_fall_below_a_floor_fails_and_is_named(floors: Path) -> None:
    set_floor(floors, "events.type", 1.01)
    done = run(SAMPLE, "--floors", floors)
    assert done.returncode == BELOW
    assert "events.type is" in done.stdout + done.stderr


def test_floors_are_lowered_only_aloud(floors: Path) -> None:
    set_floor(floors, "events.type", 1.01)
    assert run(SAMPLE, "--floors", floors, "--update").returncode == BELOW
    assert read_floor(floors, "events.type") == 1.01
    assert run(SAMPLE, "--floors", floors, "--update", "--allow-regression").returncode == 0
    assert read_floor(floors, "events.type") < 1.01


def test_files_that_are_no_readings_are_named(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode > BELOW
    assert "no annotated readings" in done.stderr
