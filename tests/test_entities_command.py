"""riwaya entities and riwaya gazetteer, on the real program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command import Outcome, Runner

TEXT = (
    "قال المتحدث باسم وزارة الصحة العراقية سامر الجبوري إن فرقا طبية وصلت إلى بلدة القائم في محافظة الأنبار.\n"
    "وأضاف الجبوري أن الفرق ستعمل قرب الرمادي أيضا، ورحبت الحكومة العراقية بالخطوة."
)
NAME = "خربة الزيتونات"
COMMAND = [sys.executable, "-c", "from riwaya.cli import main; main()"]


# Files with what is in them, and why they cannot be read.
UNREADABLE: dict[str, tuple[bytes | None, str]] = {
    "gone.txt": (None, "no such file or directory"),
    "empty.txt": (b"", "empty text"),
    "blank.txt": (b" \n\t\n", "empty text"),
    "bad.txt": (bytes(range(32)) * 8, "binary"),
    "bad.json": (b'{"text": 5}', "field 'text' is a number, not text"),
    "cut.json": (b'{"text": "', "JSON"),
    "bad.csv": (b"a,b\n1,2\n", "no column 'text'"),
    "two.jsonl": (2 * (json.dumps({"text": TEXT}).encode() + b"\n"), "more than one report"),
}


@pytest.fixture(autouse=True)
def _own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to work in, and a home without a gazetteer."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(TEXT, encoding="utf-8")


def split_profiles(out: str) -> dict[str, list[str]]:
    """The lines below each heading, by the words of the heading before the dash."""
    blocks = [block.splitlines() for block in out.rstrip("\n").split("\n\n")]
    return {lines[0].partition(" - ")[0]: lines[1:] for lines in blocks}


def find_spans(value: object) -> list[list[int]]:
    """Every pair of whole numbers in the answer: nothing else of it has that shape."""
    if isinstance(value, dict):
        return [span for item in value.values() for span in find_spans(item)]
    if not isinstance(value, list):
        return []
    if len(value) == 2 and all(type(item) is int for item in value):
        return [value]
    return [span for item in value for span in find_spans(item)]


def place_line(name: str = NAME, point: tuple[float, float] = (33.0, 42.0), population: int = 2000) -> str:
    """A town as GeoNames writes it."""
    cells = ["1", "Khirba", "Khirba", name, *point, "P", "PPL", "IQ", "", "", "", "", "", population, "", "", "", ""]
    return "\t".join(map(str, cells)) + "\n"


# entities


def test_text_has_names_codes_places_and_offices(run: Runner) -> None:
    done = run("entities", "report.txt")
    assert (done.code, done.err) == (0, "")
    profiles = split_profiles(done.out)
    person = profiles["سامر الجبوري"]
    assert any(line.startswith("  also called: ") and "الجبوري" in line for line in person)
    assert "  office: المتحدث باسم وزارة الصحة العراقية" in person
    assert "  belongs to: وزارة الصحة العراقية" in person
    assert "  code: IRQGOV (IQ, GOV)" in person
    assert sum(line.startswith("  rule: ") for line in person) == 2
    assert "  code: IRQGOV (IQ, GOV)" in profiles["وزارة الصحة العراقية"]
    assert "  lies in: القائم, الأنبار, IQ (by its name)" in profiles["بلدة القائم"]
    assert any(line.endswith("; to the town") for line in profiles["بلدة القائم"])
    assert any(line.startswith("  lexicon row: places:القائم/") for line in profiles["بلدة القائم"])
    assert any(line.endswith("; to the province") for line in profiles["محافظة الأنبار"])
    assert "  lies in: قرب الرمادي, الأنبار, IQ (by its name)" in profiles["الرمادي"]


def test_entities_stand_in_the_order_of_the_text(run: Runner) -> None:
    names = list(split_profiles(run("entities", "report.txt").out))
    wanted = ["سامر الجبوري", "بلدة القائم", "محافظة الأنبار", "الرمادي", "الحكومة العراقية"]
    assert [name for name in names if name in wanted] == wanted


def test_labels_can_be_arabic(run: Runner) -> None:
    out = run("entities", "report.txt", "--lang", "ar").out
    assert "سامر الجبوري - شخص " in out
    assert "  الصفة: المتحدث باسم وزارة الصحة العراقية\n" in out
    assert "  الرمز: IRQGOV (IQ، GOV)\n" in out


def test_nothing_that_is_not_text_goes_into_a_file(run: Runner) -> None:
    out = run("entities", "report.txt").out
    assert "\x1b" not in out
    assert "\N{FIRST STRONG ISOLATE}" not in out
    assert out.endswith("\n")
    assert not out.endswith("\n\n")


def test_json_is_valid_and_each_span_lies_in_the_text(run: Runner) -> None:
    done = run("entities", "report.txt", "--format", "json")
    assert (done.code, done.err) == (0, "")
    entities: list[dict[str, Any]] = json.loads(done.out)["entities"]
    assert len({entity["id"] for entity in entities}) == len(entities) > 4
    spans = find_spans(entities)
    assert len(spans) > len(entities)
    assert all(0 <= start < end <= len(TEXT) for start, end in spans)
    for entity in entities:
        assert entity["mentions"]
        assert {TEXT[start:end] for start, end in entity["mentions"]} <= set(entity["names"])
        for fact in entity.get("facts", ()):
            assert TEXT[slice(*fact["span"])] == fact["value"]


def test_json_has_what_the_text_has(run: Runner) -> None:
    answer = json.loads(run("entities", "report.txt", "--format", "json").out)
    entities = {entity["name"]: entity for entity in answer["entities"]}
    person = entities["سامر الجبوري"]
    assert (person["country"], person["sector"], person["cameo"]) == ("IQ", "GOV", "IRQGOV")
    assert [(fact["kind"], fact["value"]) for fact in person["facts"]] == [
        ("role", "المتحدث باسم وزارة الصحة العراقية"),
        ("affiliation", "وزارة الصحة العراقية"),
    ]
    assert len(person["mentions"]) == 2
    location = entities["الرمادي"]["location"]
    assert (location["name"], location["province"], location["basis"]) == ("الرمادي", "الأنبار", "name")
    assert TEXT[slice(*location["relation"])] == "قرب"


def test_a_report_on_standard_input_is_read(run: Runner) -> None:
    done = subprocess.run([*COMMAND, "entities", "-"], input=TEXT.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == run("entities", "report.txt").out


def test_a_report_that_names_nobody(run: Runner) -> None:
    Path("dull.txt").write_text("كان الطقس جميلا جدا هذا الصباح وسوف يبقى كذلك طويلا", encoding="utf-8")
    assert run("entities", "dull.txt") == Outcome(0, "nothing read\n", "")
    done = run("entities", "dull.txt", "--format", "json")
    assert json.loads(done.out) == {"entities": []}


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_in_a_line(run: Runner, tmp_path: Path, name: str, format: str) -> None:
    path = tmp_path / name
    content, reason = UNREADABLE[name]
    if content is not None:
        path.write_bytes(content)
    done = run("entities", str(path), "--format", format)
    assert done.code == 1
    assert done.out == ""
    assert done.err.startswith(f"riwaya: {path}")
    assert reason in done.err
    assert done.err.count("\n") == 1


def test_a_folder_without_reports_is_told(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("entities", str(tmp_path / "empty"))
    assert done.code == 1
    assert str(tmp_path / "empty") in done.err
    assert done.err.count("\n") == 1


def test_the_real_program_prints_no_traceback(tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, "entities", "gone.txt"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "riwaya: gone.txt: no such file or directory\n"


@pytest.mark.parametrize("wrong", [("--format", "html"), ("--lang", "fr"), ("--published", "yesterday"), ("more.txt",)])
def test_a_command_that_is_not_understood(run: Runner, wrong: tuple[str, ...]) -> None:
    done = run("entities", "report.txt", *wrong)
    assert (done.code, done.out) == (2, "")
    assert "Error: " in done.err


# gazetteer


def test_import_says_what_came_of_it(run: Runner, tmp_path: Path) -> None:
    lines = [place_line(), place_line(), place_line("Khirba"), place_line("خربة التينات", population=10), "broken\n"]
    Path("IQ.txt").write_text("".join(lines), encoding="utf-8")
    done = run("gazetteer", "import", "IQ.txt", "--least-population", "11")
    assert done.code == 0
    assert done.out.splitlines() == [
        f"1 of 5 places added, in {tmp_path / 'home' / 'riwaya' / 'gazetteer' / 'IQ.tsv'}",
        "         1 known already",
        "         1 no name in Arabic letters",
        "         1 too few inhabitants",
    ]
    assert done.err == "skipped IQ.txt:5: 1 columns, not 19\n"


def test_import_as_json(run: Runner, tmp_path: Path) -> None:
    Path("IQ.txt").write_text(place_line() + "broken\n" + place_line("Khirba"), encoding="utf-8")
    done = run("gazetteer", "import", "IQ.txt", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == {
        "lines": 3,
        "added": 1,
        "passed": {"no name in Arabic letters": 1},
        "bad": ["IQ.txt:2: 1 columns, not 19"],
        "file": str(tmp_path / "home" / "riwaya" / "gazetteer" / "IQ.tsv"),
    }


def test_of_many_bad_lines_ten_are_listed(run: Runner) -> None:
    Path("IQ.txt").write_text("broken\n" * 13 + place_line(), encoding="utf-8")
    lines = run("gazetteer", "import", "IQ.txt").err.splitlines()
    assert len(lines) == 11
    assert lines[9].startswith("skipped IQ.txt:10: ")
    assert lines[10] == "skipped 3 further lines"


def test_a_file_that_is_no_gazetteer_is_told_in_a_line(run: Runner) -> None:
    done = run("gazetteer", "import", "report.txt")
    assert (done.code, done.out) == (1, "")
    assert done.err == "riwaya: report.txt: no line has the 19 columns of a GeoNames file\n"
    assert run("gazetteer", "list") == Outcome(0, "", "")


@pytest.mark.parametrize("name", ["gone.txt", "."])
def test_import_of_what_is_no_file(run: Runner, name: str) -> None:
    done = run("gazetteer", "import", name)
    assert (done.code, done.out) == (2, "")
    assert f"'{name}'" in done.err.splitlines()[-1]
    assert "Traceback" not in done.err


def test_fewer_than_no_inhabitants_are_refused(run: Runner) -> None:
    Path("IQ.txt").write_text(place_line(), encoding="utf-8")
    assert run("gazetteer", "import", "IQ.txt", "--least-population", "-1").code == 2
    assert run("gazetteer", "list").out == ""


def test_list_has_each_gazetteer_with_its_places(run: Runner, tmp_path: Path) -> None:
    assert run("gazetteer", "list") == Outcome(0, "", "")
    Path("b.txt").write_text(place_line() + place_line("خربة التينات"), encoding="utf-8")
    Path("a.txt").write_text(place_line("خربة اللوزات"), encoding="utf-8")
    for name in ("b.txt", "a.txt", "b.txt"):
        assert run("gazetteer", "import", name).code == 0
    folder = tmp_path / "home" / "riwaya" / "gazetteer"
    assert run("gazetteer", "list") == Outcome(0, f"       1 {folder / 'a.tsv'}\n       2 {folder / 'b.tsv'}\n", "")


def test_an_imported_place_is_found_in_a_report_until_its_file_is_deleted(tmp_path: Path) -> None:
    Path("IQ.txt").write_text(place_line(), encoding="utf-8")
    Path("news.txt").write_text(f"وصلت فرق الإغاثة إلى بلدة {NAME} في محافظة الأنبار.", encoding="utf-8")
    environment = os.environ | {"RIWAYA_CACHE": str(tmp_path / "cache")}

    def ask(*arguments: str) -> str:
        # In processes of their own: one process opens the lexicon once.
        done = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, env=environment, check=True)
        return done.stdout

    found = f"  lies in: {NAME}, الأنبار, IQ (by its name)\n  point: 33.00, 42.00; to the town\n"
    ask("gazetteer", "import", "IQ.txt")
    assert found in ask("entities", "news.txt")
    Path(ask("gazetteer", "list").split()[1]).unlink()
    assert found not in ask("entities", "news.txt")


# known failures


def test_a_line_separator_in_a_name_is_no_line(run: Runner) -> None:
    line = place_line().replace("\tKhirba", "\tKhir\N{LINE SEPARATOR}ba", 1)
    Path("IQ.txt").write_text(line, encoding="utf-8")
    run("gazetteer", "import", "IQ.txt")
    assert run("gazetteer", "list").out.split()[0] == "1"


def test_a_gazetteer_that_is_not_utf8_is_told_by_list(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "home" / "riwaya" / "gazetteer" / "mine.tsv"
    path.parent.mkdir(parents=True)
    path.write_bytes("name\tkind\nhôtel\tcity\n".encode("latin-1"))
    done = run("gazetteer", "list")
    assert done.code == 1
    assert str(path) in done.err


def test_an_empty_gazetteer_has_no_places(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "home" / "riwaya" / "gazetteer" / "mine.tsv"
    path.parent.mkdir(parents=True)
    path.touch()
    assert run("gazetteer", "list").out.split()[0] == "0"


def test_a_home_that_cannot_be_written_is_told_in_a_line(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file stands here", encoding="utf-8")
    Path("IQ.txt").write_text(place_line(), encoding="utf-8")
    done = run("gazetteer", "import", "IQ.txt")
    assert done.code == 1
    assert done.err.count("\n") == 1
