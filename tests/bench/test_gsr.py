"""bench/gsr.py: what counts as told, one person against the others, words of the parts, floors."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from riwaya.model import Span

ROOT = Path(__file__).parents[2]
TOLD = "قتل مسلحون ثلاثة جنود في هجوم قرب تلعفر أمس."
RECALLED = "تحقق النيابة في اغتيال الوزير."


@pytest.fixture(scope="module")
def gsr() -> Iterator[ModuleType]:
    """The measure as a module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "bench"))
        yield importlib.import_module("gsr")


def write(folder: Path, cases: list[dict[str, Any]]) -> None:
    """Sentences with votes, as the sets hold them."""
    path = folder / "gsr" / "assault_dev.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in cases), encoding="utf-8")


def case(text: str, label: str, accept: int, reject: int) -> dict[str, Any]:
    return {"text": text, "label": label, "accept": accept, "reject": reject}


def run(gsr: ModuleType, folder: Path, *options: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["gsr.py", str(folder), *options])
        with contextlib.redirect_stdout(printed), pytest.raises(SystemExit) as left:
            gsr.main()
    return int(left.value.code or 0), printed.getvalue()


def test_what_is_told_counts_and_what_is_recalled_does_not(gsr: ModuleType, tmp_path: Path) -> None:
    cases = [case(TOLD, "yes", 3, 0), case(RECALLED, "easy no", 0, 3)] * 10
    write(tmp_path, cases)
    code, printed = run(gsr, tmp_path)
    assert code == 0
    row = next(line for line in printed.splitlines() if line.startswith("assault  yes / easy no"))
    assert row.split()[5:10] == ["20", "1.000", "(P", "1.00", "R"]


def test_below_the_floor_fails_and_names_the_misses(gsr: ModuleType, tmp_path: Path) -> None:
    write(tmp_path, [case(RECALLED, "yes", 3, 0), case(TOLD, "easy no", 0, 3)] * 10)
    code, printed = run(gsr, tmp_path, "--misses")
    assert code == 1
    assert f"not told {RECALLED}" in printed


def test_parts_below_the_floor_fail(gsr: ModuleType, tmp_path: Path) -> None:
    write(tmp_path, [case(TOLD, "yes", 3, 0), case(RECALLED, "easy no", 0, 3)] * 10)
    marked = {"source_actor": ["شاهد"], "verb": ["رأى"], "target_actor": ["سيارة"]}
    spans = tmp_path / "gsr" / "assault_spans_dev.jsonl"
    spans.write_text(json.dumps({"text": TOLD, "spans": [marked]}, ensure_ascii=False), encoding="utf-8")
    code, printed = run(gsr, tmp_path)
    assert code == 1
    assert "assault  verb                   0.000" in printed


def test_one_person_against_the_majority_of_the_others(gsr: ModuleType) -> None:
    score = gsr.vote_by_vote([gsr.Shown("", "difficult no", accept=1, reject=2)])
    # Each of the two who reject stands against one and one: a tie. The one who accepts stands against two.
    assert (score.right, score.given, score.gold) == (0, 1, 0)


def test_words_without_their_marks(gsr: ModuleType) -> None:
    assert gsr.words_of(["«الجيش» الوطني،"]) == {"الجيش", "الوطني"}


def test_no_sentences_is_an_error(gsr: ModuleType, tmp_path: Path) -> None:
    code, _ = run(gsr, tmp_path)
    assert code == 2


def test_marked_words_are_whole(gsr: ModuleType) -> None:
    text = "فجرا وقتلوا، ثم انسحبوا"
    start = text.index("قتلوا")
    assert gsr.whole_words(Span(start, start + 4), text) == "وقتلوا،"
    assert gsr.whole_words(Span(0, 4), text) == "فجرا"


def test_each_comparison_counts_alike_and_none_where_both_are_empty(gsr: ModuleType) -> None:
    pairs = [({"قتل"}, {"قتل"}), (set(), set()), ({"هجوم"}, {"هجوم", "قتل", "جنود"})]
    scores = [gsr.shared(frozenset(found), frozenset(marked)) for found, marked in pairs]
    assert gsr.mean_of(scores) == pytest.approx((1.0 + 0.5) / 2)
    assert gsr.all_of(scores).f1 == pytest.approx(2 * 2 / (2 + 4))
