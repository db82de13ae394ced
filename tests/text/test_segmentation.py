"""Clitic segmentation on annotated news, where RIWAYA_GOLD names a folder that has it."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

from riwaya.lexicon import default_lexicon
from riwaya.text import TextReader

FLOOR = 0.985
BENCH = Path(__file__).parents[2] / "bench" / "segmentation.py"


def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("segmentation", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("word", "segments", "pos", "clitics"),
    [
        ("وللجنة", "و+ل+ال+لجن+ة", "CONJ+PREP+DET+NOUN+NSUFF", ("ول", True, "")),
        ("بثتها", "بث+ت+ها", "V+PRON+PRON", ("", False, "ها")),
        ("قالوا", "قال+وا", "V+PRON", ("", False, "")),
        ("له", "ل+ه", "PREP+PRON", ("ل", False, "ه")),
        ("فيها", "في+ها", "PREP+PRON", ("", False, "ها")),
        ("وهو", "و+هو", "CONJ+PRON", ("و", False, "")),
        ("كهذا", "ك+هذا", "PREP+PRON", ("ك", False, "")),
        ("سيسير", "س+يسير", "FUT_PART+V", ("س", False, "")),
    ],
)
def test_the_gold_is_brought_to_clitics(word: str, segments: str, pos: str, clitics: tuple[str, bool, str]) -> None:
    assert bench().gold_clitics(word, segments, pos).clitics == clitics


def test_accuracy_stays_above_its_floor() -> None:
    folder = os.environ.get("RIWAYA_GOLD")
    path = Path(folder or "", "segmentation", "wikinews_dev.tsv")
    if not folder or not path.exists():
        pytest.skip("RIWAYA_GOLD names no folder with segmentation/wikinews_dev.tsv")
    module = bench()
    right = [module.is_right(gold, found) for gold, found, _ in module.compare(path, TextReader(default_lexicon()))]
    assert sum(right) / len(right) >= FLOOR
