"""bench/actors.py: country and role must both be right, a share below its floor fails, unreadable spans are named."""

from __future__ import annotations

import contextlib
import functools
import importlib
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "قصف الجيش السوداني مدنيين في أم درمان."
SOURCE = {"source_actor": ["الجيش", "السوداني"], "source_role": {"main": "SDN", "role": "MIL"}}
TARGET = {"target_actor": ["مدنيين"], "target_role": {"main": "None", "role": "CVL"}}
SPAN = {**SOURCE, **TARGET}


def write(folder: Path, spans: list[dict[str, Any]], name: str = "assault", text: str = TEXT) -> Path:
    """A folder with the spans that people marked in one sentence, each by somebody else."""
    path = folder / "gsr" / f"{name}_spans_dev.jsonl"
    path.parent.mkdir(exist_ok=True)
    case = {"source": "sentence-1", "text": text, "spans": spans}
    path.write_text(json.dumps(case, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


class Done(NamedTuple):
    """How a run ended and what it printed."""

    returncode: int
    stdout: str


Run = Callable[..., Done]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Runs the measure in this process; the tables are read once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "bench"))
        actors = importlib.import_module("actors")
        patch.setattr(actors, "read_all", functools.cache(actors.read_all))

        def run_actors(folder: Path, *options: str) -> Done:
            patch.setattr("sys.argv", ["actors.py", str(folder), *options])
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed), pytest.raises(SystemExit) as left:
                actors.main()
            return Done(int(left.value.code or 0), printed.getvalue())

        yield run_actors


def row(output: str, name: str) -> list[float]:
    """Coded, riwaya, two people, country, role."""
    line = next(line for line in output.splitlines() if line.startswith(name))
    return [float(cell) for cell in line[len(name) :].split()]


def test_right_codes_count(tmp_path: Path, run: Run) -> None:
    write(tmp_path, [SPAN])
    done = run(tmp_path)
    assert done.returncode == 0
    assert row(done.stdout, "assault source") == [1, 1, 0, 1, 1]
    assert row(done.stdout, "assault target") == [1, 1, 0, 1, 1]
    assert "protest" not in done.stdout


@pytest.mark.parametrize(
    ("side", "code", "numbers"),
    [
        ("source", {"main": "TCD", "role": "MIL"}, [1, 0, 0, 0, 1]),
        ("source", {"main": "SDN", "role": "REB"}, [1, 0, 0, 1, 0]),
        ("target", {"main": "SDN", "role": "CVL"}, [1, 0, 0, 0, 1]),
        ("target", {"main": "None", "role": "MIL"}, [1, 0, 0, 1, 0]),
    ],
)
def test_a_share_below_its_floor_fails(
    tmp_path: Path, run: Run, side: str, code: dict[str, str], numbers: list[float]
) -> None:
    write(tmp_path, [{**SPAN, f"{side}_role": code}])
    done = run(tmp_path)
    assert done.returncode == 1
    assert row(done.stdout, f"assault {side}") == numbers


def test_misses_are_shown_when_asked_for(tmp_path: Path, run: Run) -> None:
    write(tmp_path, [{**SPAN, "source_role": {"main": "TCD", "role": "MIL"}}])
    assert "الجيش السوداني |" not in run(tmp_path).stdout
    shown = run(tmp_path, "--misses").stdout
    assert "assault source الجيش السوداني | TCD MIL | SDN MIL" in shown
    assert "مدنيين |" not in shown


def test_how_often_two_people_agree(tmp_path: Path, run: Run) -> None:
    write(tmp_path, [SPAN, SPAN, {**SPAN, "target_role": {"main": "SDN", "role": "CVL"}}])
    done = run(tmp_path)
    assert row(done.stdout, "assault source")[2] == 1
    assert row(done.stdout, "assault target")[:3] == [3, 0.667, 0.333]
    assert done.returncode == 0


@pytest.mark.parametrize("code", [{}, None, "SDNMIL"])
def test_actors_without_a_code_are_left_out(tmp_path: Path, run: Run, code: object) -> None:
    write(tmp_path, [SPAN, {**SPAN, "source_role": code}])
    assert row(run(tmp_path).stdout, "assault source")[0] == 1


def test_actors_without_words_are_left_out(tmp_path: Path, run: Run) -> None:
    write(tmp_path, [SPAN, {**SPAN, "source_actor": []}])
    assert row(run(tmp_path).stdout, "assault source")[0] == 1


@pytest.mark.parametrize(
    ("words", "main", "role"),
    [
        (["الأمم", "المتحدة"], "IGO", "None"),
        (["صحيفة", "لبنانية"], "LBN", "MED"),
        (["طبيب", "يمني"], "YEM", "HLH"),
    ],
)
def test_roles_are_compared_as_the_coders_wrote_them(
    tmp_path: Path, run: Run, words: list[str], main: str, role: str
) -> None:
    text = "دعت الأمم المتحدة إلى هدنة، وقالت صحيفة لبنانية إن القرار صدر، وقال طبيب يمني إن المرضى ينتظرون."
    coded = {"source_actor": words, "source_role": {"main": main, "role": role}}
    write(tmp_path, [{**coded, "target_actor": words, "target_role": coded["source_role"]}], "protest", text)
    done = run(tmp_path)
    assert row(done.stdout, "protest source")[:2] == [1, 1]
    assert done.returncode == 0


def test_marks_written_to_a_word_are_passed_over(tmp_path: Path, run: Run) -> None:
    text = "أصيب جنود في القصف، وانسحب «الجيش السوداني»، ثم عاد."
    write(tmp_path, [{**SPAN, "source_actor": ["«الجيش", "السوداني»،"], **TARGET, "target_actor": []}], text=text)
    assert row(run(tmp_path).stdout, "assault source")[:2] == [1, 1]


def test_a_file_of_broken_spans_is_named(tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, [SPAN])
    path.write_text('{"source": ', encoding="utf-8")
    assert run(tmp_path).returncode not in (0, 1)
    assert path.name in capsys.readouterr().err


def test_a_folder_without_spans_does_not_pass(tmp_path: Path, run: Run) -> None:
    assert run(tmp_path).returncode != 0
