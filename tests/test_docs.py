"""The docs keep up with the program: commands, tables, versions, links, and no right-to-left text run into English."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import typer

from riwaya.cli import app
from riwaya.lexicon.sources import table_files
from riwaya.lexicon.tables import TABLES, Table
from riwaya.model import decode_reading
from riwaya.version import __version__

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
LINK = re.compile(r"\]\(([^)#:]+)\)")
CODE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def list_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def list_commands(command: object = None, name: str = "riwaya") -> Iterator[str]:
    command = command or typer.main.get_command(app)
    inner = getattr(command, "commands", {})
    for key, each in inner.items():
        yield from list_commands(each, f"{name} {key}")
    if not inner:
        yield name


def list_shell_lines(page: str) -> list[str]:
    blocks = [body for language, body in CODE.findall(read(page)) if language == "sh"]
    return [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]


def load_script(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(Path(path).stem, ROOT / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", ".ci/run"])
def test_every_make_command_in_the_docs_exists(page: str) -> None:
    assert set(re.findall(r"\bmake ([a-z]+)", read(page) if page == ".ci/run" else code_of(page))) <= list_targets()


def code_of(page: str) -> str:
    """What stands as code: blocks, and words in backticks."""
    return "\n".join([body for _, body in CODE.findall(read(page))] + re.findall(r"`([^`\n]+)`", read(page)))


def test_the_readme_shows_how_to_run_and_how_to_test() -> None:
    lines = list_shell_lines("README.md")
    assert lines.index("make demo") < lines.index("make test")


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = [body for language, body in CODE.findall(read("README.md")) if language == "python"]
    exec(code, {"text": json.loads(read("examples/report.jsonl"))["text"]})
    assert "announce" in capsys.readouterr().out


def test_every_target_is_in_the_help_of_make() -> None:
    documented = set(re.findall(r"^([a-z]+):[^#\n]*## ", read("Makefile"), re.MULTILINE))
    assert documented == list_targets()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "examples/README.md"])
def test_every_command_line_in_the_docs_is_a_command(page: str) -> None:
    commands = tuple(f"{name} " for name in list_commands())
    shown = [line for line in list_shell_lines(page) if line.startswith("riwaya ")]
    assert [line for line in shown if not f"{line} ".startswith(commands)] == []


@pytest.mark.parametrize("command", list(list_commands()))
def test_every_command_has_a_section(command: str) -> None:
    assert f"## {command}\n" in read("docs/cli.md")


def test_the_page_of_the_command_line_is_what_the_program_says() -> None:
    generate = load_script("docs/generate.py")
    assert read("docs/cli.md") == generate.write_page(), "run make docs"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_of_the_lexicon_is_described(table: Table) -> None:
    described = re.findall(r"`([a-z]+/[a-zA-Z_*]+\.(?:tsv|yaml))`", read("docs/lexicon.md"))
    folder, _, file = table.path.partition("/")
    names = {table.path, f"{folder}/{file.replace('_*', '')}", table.path.replace("*.yaml", "TYPE.yaml")}
    assert table_files(table), f"no file {table.path}"
    assert names & set(described), f"docs/lexicon.md says nothing about {table.path}"


def test_the_changelog_has_this_version() -> None:
    assert re.search(rf"^## \[{re.escape(__version__)}\]", read("CHANGELOG.md"), re.MULTILINE)


def test_the_citation_has_this_version() -> None:
    assert f"version = {{{__version__}}}" in read("README.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_the_table_of_contents_has_all_pages() -> None:
    linked = {(ROOT / "docs" / link).resolve() for link in LINK.findall(read("docs/index.md"))}
    pages = {page for page in PAGES if page.name != "index.md" and page.parent != ROOT / "examples"}
    assert pages <= linked


@pytest.mark.parametrize("block", ["example", "quality", "speed"])
def test_the_blocks_that_scripts_refresh_are_filled(block: str) -> None:
    begun, closed = f"<!-- {block}:begin", f"<!-- {block}:end -->"
    inside = read("README.md").partition(begun)[2].partition("-->\n")[2].partition(closed)[0]
    assert inside.strip()


def test_the_example_shown_is_the_opening_of_the_example_report() -> None:
    report = json.loads(read("examples/report.jsonl"))
    assert report["fictional"]
    assert report["text"].split("\n")[0] in read("README.md")
    assert all(paragraph in read("examples/report.html") for paragraph in report["text"].split("\n"))


def test_the_annotated_readings_are_fictional_and_fit_the_schema() -> None:
    files = sorted((ROOT / "bench" / "gold").glob("[0-9]*.json"))
    assert len(files) == 12
    assert all(decode_reading(file.read_bytes(), file.name).report.fictional is True for file in files)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_name_no_place(lock: str) -> None:
    assert (
        re.findall(r"^.*(?:://|--index|--extra-index|--find-links|--trusted-host).*$", read(lock), re.MULTILINE) == []
    )


def test_the_lock_has_what_the_project_asks_for() -> None:
    wanted = re.findall(
        r"^  \"([A-Za-z0-9-]+)[>=<]", read("pyproject.toml").partition("[project.optional")[0], re.MULTILINE
    )
    locked = set(re.findall(r"^([a-z0-9-]+)==", read("requirements.lock"), re.MULTILINE))
    assert wanted
    assert {name.lower() for name in wanted} <= locked


def test_the_development_lock_holds_the_same_versions() -> None:
    pins = re.compile(r"^([a-z0-9-]+==[^ \\\n]+)", re.MULTILINE)
    assert set(pins.findall(read("requirements.lock"))) <= set(pins.findall(read("requirements-dev.lock")))
