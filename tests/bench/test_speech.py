"""bench/speech.py: the layer is measured beside its lexicon alone, and a layer that is no better fails the run."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def speech(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    return importlib.import_module("speech")


def run(speech: ModuleType, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr("sys.argv", ["speech.py", str(ROOT / "bench" / "gold")])
    failed: bool = speech.main()
    return failed


def test_layer_beats_its_lexicon(
    speech: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not run(speech, monkeypatch)
    shown = capsys.readouterr().out
    assert "words/s" in shown
    assert all(name in shown for name in speech.MEASURES)


def test_layer_that_reads_nothing_more_fails(speech: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    layer = speech.measure

    def no_better(readings: object) -> tuple[object, object, float]:
        _, floor, _ = layer(readings)
        return floor, floor, 1.0

    monkeypatch.setattr(speech, "measure", no_better)
    assert run(speech, monkeypatch)
