"""The command line, on the real program."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from command import Runner

from riwaya.annotate.assembly import annotate
from riwaya.cli.output import choose_style
from riwaya.export import PLAIN, list_format_names
from riwaya.model import Reading
from riwaya.text import Document
from riwaya.version import __version__

FIRST = "بغداد اليوم: أعلنت وزارة الصحة العراقية وصول شحنة من الأدوية إلى مستشفيات المدينة."
SECOND = "دمشق أمس: نفت وزارة النقل السورية تأجيل افتتاح الطريق الجديد بين المدينتين الكبيرتين."


@pytest.fixture(autouse=True)
def _own_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder to work in, and a home without a ledger."""
    monkeypatch.delenv("RIWAYA_LEDGER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(FIRST, encoding="utf-8")
    Path("b.txt").write_text(SECOND, encoding="utf-8")


def list_ids(lines: str) -> list[str]:
    return [json.loads(line)["report"]["id"] for line in lines.splitlines()]


# read


def test_one_report_is_printed_as_text(run: Runner) -> None:
    done = run("read", "a.txt", "--outlet", "وكالة", "--published", "31/5/2022", "--title", "عنوان")
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("عنوان\nوكالة, 2022-05-31, ")
    assert "  بغداد - country or town - mentions: 1\n" in done.out


def test_labels_in_arabic(run: Runner) -> None:
    assert "من قال ماذا" in run("read", "a.txt", "--lang", "ar").out


def test_several_reports_are_printed_as_lines_in_order(run: Runner) -> None:
    lines = run("read", "b.txt", "a.txt").out.splitlines()
    assert [json.loads(line)["report"]["text"] for line in lines] == [SECOND, FIRST]


def test_ids_of_a_jsonl_source_are_kept_in_order(run: Runner) -> None:
    records = [{"id": f"r{number}", "text": FIRST} for number in (3, 1, 2)]
    Path("c.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert list_ids(run("read", "c.jsonl", "--format", "jsonl").out) == ["r3", "r1", "r2"]


def test_one_report_as_a_line_if_asked(run: Runner) -> None:
    assert len(run("read", "a.txt", "-f", "jsonl").out.splitlines()) == 1


@pytest.mark.parametrize("name", list_format_names())
def test_every_format_is_a_choice(run: Runner, name: str) -> None:
    done = run("read", "a.txt", "--format", name)
    assert done.code == 0
    assert "بغداد" in done.out


def test_bad_sources_are_listed_and_the_rest_is_read(run: Runner) -> None:
    Path("empty.txt").write_text("", encoding="utf-8")
    Path("c.jsonl").write_text(json.dumps({"id": "c", "text": FIRST}) + "\n{broken\n", encoding="utf-8")
    done = run("read", "gone.txt", "empty.txt", "c.jsonl", "a.txt")
    assert done.code == 1
    assert len(done.out.splitlines()) == 2
    problems = done.err.splitlines()
    assert problems[0] == "skipped gone.txt: no such file or directory"
    assert problems[1].startswith("skipped empty.txt: empty")
    assert problems[2].startswith("skipped c.jsonl:2: broken JSON")
    assert problems[3] == "3 skipped, 2 read"


def test_nothing_readable_prints_nothing(run: Runner) -> None:
    done = run("read", "gone.txt")
    assert (done.code, done.out) == (1, "")


def test_a_fault_of_the_program_costs_one_report(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_once(document: Document) -> Reading:
        if document.text == FIRST:
            raise ValueError("surprise")
        return annotate(document)

    monkeypatch.setattr("riwaya.annotate.reader.annotate", fail_once)
    done = run("read", "a.txt", "b.txt")
    assert done.code == 1
    assert "دمشق" in done.out
    assert "skipped a.txt: cannot be read: ValueError: surprise" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "Missing argument"),
        (["read", "a.txt", "--format", "xml"], "html, json, jsonl, text"),
        (["read", "a.txt", "--published", "soon"], "'soon' is not a date"),
        (["read", "a.txt", "b.txt", "--format", "html"], "use --format jsonl"),
        (["why", "a.txt", "--at", "9999"], "characters"),
        (["nothing"], "No such command"),
    ],
)
def test_usage_errors(run: Runner, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert message in " ".join(done.err.split())
    assert done.out == ""


def test_output_goes_to_a_file_whose_suffix_names_the_format(run: Runner) -> None:
    assert run("read", "a.txt", "--output", "page.html").out == ""
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_output_may_be_the_source(run: Runner) -> None:
    Path("c.jsonl").write_text(json.dumps({"id": "c", "text": FIRST}), encoding="utf-8")
    assert run("read", "c.jsonl", "-o", "c.jsonl").code == 0
    assert list_ids(Path("c.jsonl").read_text(encoding="utf-8")) == ["c"]


def test_output_that_cannot_be_written(run: Runner) -> None:
    done = run("read", "a.txt", "-o", "gone/x.json")
    assert done.code == 1
    assert done.err == "riwaya: gone/x.json: no such file or directory\n"


# why


def test_why_names_rule_and_row(run: Runner) -> None:
    done = run("why", "a.txt", "--at", "2")
    assert done.out.startswith("2: بغ[د]اد اليوم")
    assert "  rule: names.place\n  lexicon row: places:بغداد\n" in done.out


def test_why_as_json(run: Runner) -> None:
    answer = json.loads(run("why", "a.txt", "--at", "2", "--format", "json").out)
    assert (answer["offset"], answer["character"]) == (2, "د")
    (item,) = answer["items"]
    assert (item["id"], item["kind"], item["quote"], item["row"]) == ("m1", "mention", "بغداد", "places:بغداد")


def test_why_where_nothing_is(run: Runner) -> None:
    assert "Nothing was read at this place." in run("why", "a.txt", "--at", str(FIRST.index(":"))).out


def test_why_needs_one_report(run: Runner) -> None:
    Path("c.jsonl").write_text("\n".join(json.dumps({"id": id, "text": FIRST}) for id in "ab"), encoding="utf-8")
    assert run("why", "c.jsonl", "--at", "0").err == "riwaya: c.jsonl: more than one report; give a file with one\n"
    assert run("why", "gone.txt", "--at", "0").err == "riwaya: gone.txt: no such file or directory\n"


# eval


@pytest.fixture
def gold(run: Runner) -> Path:
    """A folder of gold readings, one of them as the program reads it, and a file that is none."""
    folder = Path("gold")
    folder.mkdir()
    run("read", "a.txt", "-o", "gold/a.json")
    run("read", "b.txt", "-o", "gold/b.jsonl")
    Path("gold/incidents.json").write_text('{"note": "none"}', encoding="utf-8")
    return folder


def test_eval_scores_every_measure(run: Runner, gold: Path) -> None:
    done = run("eval", str(gold))
    assert done.code == 0
    assert done.out.startswith("2 readings\nmeasure")
    (row,) = [line for line in done.out.splitlines() if line.startswith("mentions.exact_type")]
    *shares, right, given, people = row.split()[1:]
    assert shares == ["1.000", "1.000", "1.000"]
    assert int(right) == int(given) == int(people) > 2
    assert "passed over: gold/incidents.json" in done.err


def test_eval_of_one_layer_as_json(run: Runner, gold: Path) -> None:
    answer = json.loads(run("eval", str(gold), "--layer", "mentions", "--format", "json").out)
    assert answer["readings"] == 2
    assert {name.partition(".")[0] for name in answer["measures"]} == {"mentions"}
    assert answer["measures"]["mentions.overlap"]["f1"] == 1


def test_eval_refuses_unknown_layers_and_empty_folders(run: Runner, gold: Path) -> None:
    assert "no layer 'x'; there are times," in run("eval", str(gold), "--layer", "x").err
    Path("none").mkdir()
    assert run("eval", "none").err == "riwaya: none: no gold readings\n"
    assert run("eval", "gone").err == "riwaya: gone: no such file or directory\n"


# ledger


def test_a_ledger_from_adding_to_searching(run: Runner) -> None:
    place = ["--ledger", "news.db"]
    done = run("add", "a.txt", "b.txt", "gone.txt", *place, "--published", "2024-05-11", "--outlet", "وكالة")
    assert done.code == 1
    assert done.out == "2 added, 0 unchanged, 0 superseded, 0 conflicts, 1 skipped\n"
    assert "skipped gone.txt" in done.err
    assert run("add", "a.txt", *place, "--published", "2024-05-11", "--outlet", "وكالة").out.startswith("0 added, 1 un")
    listed = json.loads(run("list", *place, "--format", "json").out)
    assert [report["outlet"] for report in listed] == ["وكالة", "وكالة"]
    assert run("list", *place, "--limit", "1").out == f"{listed[0]['id']} - 2024-05-11 - وكالة\n"
    assert "بغداد - country or town" in run("show", listed[0]["id"], *place).out
    (hit,) = json.loads(run("search", "الطريق", *place, "-f", "json").out)
    assert hit["id"] == listed[1]["id"]
    assert "text" not in hit
    assert hit["snippet"] in SECOND
    assert SECOND in run("search", "الطريق", *place).out


def test_the_ledger_may_be_named_by_environment_or_settings(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "a.txt")
    assert Path("home/riwaya/ledger.db").exists()
    Path("riwaya.toml").write_text('ledger = "settings.db"', encoding="utf-8")
    run("add", "a.txt")
    assert Path("settings.db").exists()
    monkeypatch.setenv("RIWAYA_LEDGER", "environment.db")
    run("add", "a.txt")
    assert Path("environment.db").exists()


@pytest.mark.parametrize("settings", ["ledger = 3", "ledger = "])
def test_broken_settings_are_named(run: Runner, settings: str) -> None:
    Path("riwaya.toml").write_text(settings, encoding="utf-8")
    done = run("list")
    assert done.code == 1
    assert done.err.startswith("riwaya: riwaya.toml: ")


def test_errors_are_one_line(run: Runner) -> None:
    done = run("list", "--ledger", "gone.db")
    assert (done.code, done.out) == (1, "")
    assert done.err == "riwaya: gone.db: there is no ledger here\n"


# the rest


def test_schema(run: Runner) -> None:
    assert json.loads(run("schema").out)["$ref"] == "#/$defs/Reading"


def test_version(run: Runner) -> None:
    assert run("--version").out == f"riwaya {__version__}\n"


def test_lexicon_build_and_stats(run: Runner) -> None:
    assert Path(run("lexicon", "build").out.strip()).is_dir()
    counts = json.loads(run("lexicon", "stats", "--format", "json").out)
    assert counts["rows"] > counts["cues"] > 0


def test_lexicon_lint_fails_on_problems(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    linter = ModuleType("riwaya.lexicon.linter")
    linter.lint = lambda: ["verbs.tsv:3: not NFC"]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, linter.__name__, linter)
    done = run("lexicon", "lint")
    assert (done.code, done.out, done.err) == (1, "verbs.tsv:3: not NFC\n", "1 problems\n")


def test_the_page_of_commands_is_up_to_date() -> None:
    source = Path(__file__).parents[1] / "docs" / "generate.py"
    spec = importlib.util.spec_from_file_location("generate", source)
    assert spec
    assert spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    assert generate.PAGE.read_text(encoding="utf-8") == generate.write_page(), "run python docs/generate.py"


# as a process of its own

COMMAND = [sys.executable, "-c", "from riwaya.cli import main; main()"]


def test_help_is_fast_and_imports_nothing_heavy() -> None:
    code = "import sys; from riwaya.cli import main\ntry: main(['--help'])\nfinally: print(sorted(sys.modules), file=sys.stderr)"
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    elapsed = time.perf_counter() - begun
    loaded = {name.partition(".")[0] for name in json.loads(done.stderr.replace("'", '"'))}
    assert not loaded & {"sqlalchemy", "alembic", "lxml", "trafilatura", "marisa_trie", "rich", "structlog"}
    assert elapsed < 2  # 0.15 s on a quiet machine; a busy one must not fail the test


def test_output_is_utf8_whatever_the_locale() -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, "read", "gone-é"], capture_output=True, env=environment, check=False)
    assert "gone-é" in done.stderr.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen([*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_standard_input_is_read() -> None:
    done = subprocess.run([*COMMAND, "read", "-"], input=b"", capture_output=True, check=False)
    assert done.returncode == 1
    assert b"skipped standard input: empty" in done.stderr


# on a terminal


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_isolates_width_and_bold_are_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.delenv("NO_COLOR", raising=False)
    style = choose_style(Terminal(), "ar")
    assert (style.language, style.isolate, style.width) == ("ar", True, 72)
    assert style.heading("x") != "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert choose_style(Terminal()).heading("x") == "x"
    assert choose_style(io.StringIO()) == PLAIN
