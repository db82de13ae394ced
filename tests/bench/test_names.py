"""bench/names.py: right places and silent words count, a share below its floor fails, unreadable gold is named."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "وصل الوفد إلى سبها، ثم عاد إلى طبرق."
ORDINARY = {"text": "فتح باب الترشح غدا.", "words": "فتح"}
NAMED = {"text": "قالت فتح إن المؤتمر تأجل.", "words": "فتح"}
LAST = {"text": "قالت فتح إنها ستقاطع، ثم فتح باب الترشح غدا.", "words": "فتح#2"}


class Answer(NamedTuple):
    """The right country and province of an entity."""

    entity: str
    country: str
    province: str = ""


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    return importlib.import_module("names")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One reading in which people marked two towns."""
    folder = tmp_path / "gold"
    folder.mkdir()
    mentions, entities = [], []
    for number, word in enumerate(("سبها", "طبرق"), 1):
        start = TEXT.index(word)
        span = [start, start + len(word)]
        mentions.append({"id": f"m{number}", "span": span, "type": "GPE", "entity": f"e{number}"})
        entities.append({"id": f"e{number}", "name": word, "type": "GPE"})
    reading = {
        "report": {"id": "composed", "text": TEXT, "published": "2024-03-12"},
        "times": [], "quantities": [], "mentions": mentions, "entities": entities, "attributions": [], "events": [],
    }  # fmt: skip
    (folder / "composed.json").write_text(json.dumps(reading, ensure_ascii=False), encoding="utf-8")
    return folder


def measure(
    names: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    gold: Path,
    answers: list[Answer],
    cases: list[dict[str, str]],
    *options: str,
) -> int:
    """The exit code with these answers and sentences in place of those of the checkout."""
    rows = ["# composed", "report\tentity\tname\tcountry\tprovince"]
    rows += ["\t".join(("composed", answer.entity, "", answer.country, answer.province)) for answer in answers]
    for name, lines in (("ANSWERS", rows), ("NEGATIVE", [json.dumps(case, ensure_ascii=False) for case in cases])):
        path = gold.parent / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        monkeypatch.setattr(names, name, path)
    monkeypatch.setattr(names, "FLOORS", {"country": 0.9, "province": 0.9, "ordinary": 0.9})
    monkeypatch.setattr("sys.argv", ["names.py", str(gold), *options])
    with pytest.raises(SystemExit) as left:
        names.main()
    return int(left.value.code or 0)


RIGHT = [Answer("e1", "LY", "سبها"), Answer("e2", "LY")]


def counted(output: str, name: str) -> tuple[int, int]:
    """What was right, of how many."""
    line = next(line for line in output.splitlines() if line.startswith(name)).replace(" of", " ").split()
    return int(line[1]), int(line[2])


def test_right_answers_count(
    names: ModuleType, monkeypatch: pytest.MonkeyPatch, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure(names, monkeypatch, gold, RIGHT, [ORDINARY]) == 0
    output = capsys.readouterr().out
    assert counted(output, "country") == (2, 2)
    assert counted(output, "province") == (1, 1)  # e2 has no right province to be held against
    assert counted(output, "ordinary") == (1, 1)
    assert "BELOW" not in output


@pytest.mark.parametrize(
    ("answers", "cases", "below"),
    [
        ([Answer("e1", "LY", "سبها"), Answer("e2", "TN")], [ORDINARY], ["country"]),
        ([Answer("e1", "LY", "مرزق"), Answer("e2", "LY")], [ORDINARY], ["province"]),
        ([Answer("e1", "TN", "مرزق"), Answer("e2", "TN")], [ORDINARY], ["country", "province"]),
        (RIGHT, [ORDINARY, NAMED], ["ordinary"]),
        ([Answer("e1", "LY"), Answer("e2", "LY")], [NAMED], ["ordinary"]),
    ],
)
def test_a_share_below_its_floor_fails_and_is_named(
    names: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    gold: Path,
    capsys: pytest.CaptureFixture[str],
    answers: list[Answer],
    cases: list[dict[str, str]],
    below: list[str],
) -> None:
    assert measure(names, monkeypatch, gold, answers, cases) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("BELOW")]
    assert [line.rpartition(" ")[2] for line in lines] == below


def test_places_without_an_answer_are_not_counted(
    names: ModuleType, monkeypatch: pytest.MonkeyPatch, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure(names, monkeypatch, gold, [Answer("e1", "LY", "سبها")], [ORDINARY]) == 0
    assert counted(capsys.readouterr().out, "country") == (1, 1)


def test_misses_are_shown_when_asked_for(
    names: ModuleType, monkeypatch: pytest.MonkeyPatch, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [Answer("e1", "LY", "سبها"), Answer("e2", "TN")]
    measure(names, monkeypatch, gold, answers, [ORDINARY])
    assert "طبرق" not in capsys.readouterr().out
    measure(names, monkeypatch, gold, answers, [ORDINARY], "--misses")
    output = capsys.readouterr().out
    assert "composed طبرق | TN" in output
    assert "composed سبها" not in output


@pytest.mark.parametrize(
    ("case", "silent"),
    [
        (ORDINARY, True),
        (NAMED, False),
        (LAST, True),
        ({**LAST, "words": "فتح#1"}, False),
        ({**NAMED, "types": ["PER"]}, True),
        ({**NAMED, "types": ["PER", "ORG"]}, False),
    ],
)
def test_silence(names: ModuleType, case: dict[str, object], silent: bool) -> None:
    assert names.is_silent(case) is silent


def test_a_folder_without_readings_is_named(
    names: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["names.py", str(tmp_path)])
    with pytest.raises(SystemExit) as left:
        names.main()
    assert left.value.code not in (0, 1)
    assert tmp_path.name in capsys.readouterr().err


def test_a_file_of_broken_json_is_named(
    names: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: Path
) -> None:
    (gold / "torn.json").write_text('{"report": ', encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["names.py", str(gold)])
    with pytest.raises(SystemExit) as left:
        names.main()
    assert left.value.code not in (0, 1)
    assert "torn.json" in capsys.readouterr().err
