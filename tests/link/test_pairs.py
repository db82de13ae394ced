"""Pairs of composed reports, read by the program and linked: pairs.yaml says how each pair must come out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from riwaya.annotate.reader import default_reader
from riwaya.link import link_readings
from riwaya.model import Incident, Linkage, Reading, Report

PAIRS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))


def _read(id: str, outlet: str, published: object, text: str, title: str | None = None) -> Reading:
    return default_reader().read(Report(id=id, outlet=outlet, published=str(published), text=text, title=title))


def _marked() -> list[Any]:
    """A pair with `fails` is a known failure, noticed when it begins to work."""
    return [
        pytest.param(pair, id=pair["name"], marks=[pytest.mark.xfail(reason=pair["fails"])] if "fails" in pair else [])
        for pair in PAIRS
    ]


def _incident(linkage: Linkage, reading: Reading, word: str) -> Incident:
    events = [event.id for event in reading.events if event.trigger.of(reading.report.text) in word.split("|")]
    assert events, f"no event at {word}: {[event.trigger.of(reading.report.text) for event in reading.events]}"
    refs = {(reading.report.id, id) for id in events}
    return next(i for i in linkage.incidents if refs & {(e.report, e.event) for e in i.events})


@pytest.mark.parametrize("pair", _marked())
def test_pair_comes_out_as_written(pair: dict[str, Any]) -> None:
    a, b = _read("a", *pair["a"]), _read("b", *pair["b"])
    linkage = link_readings([a, b])
    for first, second in pair.get("same", ()):
        assert _incident(linkage, a, first).id == _incident(linkage, b, second).id
    for first, second in pair.get("other", ()):
        assert _incident(linkage, a, first).id != _incident(linkage, b, second).id
    for attribute, standing in pair.get("standing", {}).items():
        rows = {row.name: row.standing for row in _incident(linkage, a, pair["same"][0][0]).attributes}
        assert rows[attribute] == standing
    if "copy" in pair:
        found = [(copy.kind, copy.original) for copy in linkage.copies]
        assert found == ([] if pair["copy"] == "none" else [(pair["copy"], pair["original"])])


def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= 40
