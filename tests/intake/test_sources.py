"""Paths, directories, standard input and bytes; whatever is in them, reading goes on."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.intake import Defaults, Intake, Skipped, read_bytes, read_sources, read_text
from riwaya.model import InputError


def show(taken: Iterable[Intake | Skipped]) -> list[tuple[str, str]]:
    """The file name and line of each item, and its media type or the reason why it was skipped."""
    items = list(taken)
    return [(Path(item.where).name, item.media_type if isinstance(item, Intake) else item.reason) for item in items]


def test_read_a_directory_in_order_of_names(story: str, line: str, page: str, tmp_path: Path) -> None:
    for name, content in {
        "b.txt": story, "a.html": page, "ج.txt": story, "c/2.jsonl": f"{line}\n{line}", "c/1.csv": f"text\n\"{story}\"",
        "c/.hidden.txt": story, ".git/x.txt": story, "z.pdf": "%PDF", "README": story,
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    (tmp_path / "empty").mkdir()
    known = "known are .csv .htm .html .json .jsonl .ndjson .tsv .txt"
    assert show(read_sources([tmp_path])) == [
        ("README", f"no file suffix; {known}"),
        ("a.html", "text/html"),
        ("b.txt", "text/plain"),
        ("1.csv:2", "text/csv"),
        ("2.jsonl:1", "application/x-ndjson"),
        ("2.jsonl:2", "application/x-ndjson"),
        ("z.pdf", f"unknown file suffix '.pdf'; {known}"),
        ("ج.txt", "text/plain"),
    ]


def test_read_what_is_named_whatever_its_suffix(story: str, line: str, page: str, tmp_path: Path) -> None:
    contents = {"1": story, "2.log": line, "3.asp": page, "4.dat": f'id,text\n1,"{story}"', ".5": story}
    for name, content in contents.items():
        (tmp_path / name).write_text(content)
    assert show(read_sources(str(tmp_path / name) for name in contents)) == [
        ("1", "text/plain"),
        ("2.log:1", "application/x-ndjson"),
        ("3.asp", "text/html"),
        ("4.dat:2", "text/csv"),
        (".5", "text/plain"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
@pytest.mark.parametrize("form", ["text/plain", "application/x-ndjson", "text/html", "text/csv"])
def test_read_standard_input(form: str, encoding: str, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    story = "قال مصدر أمني إن انفجارا وقع قرب بغداد، وأدى إلى مقتل ثلاثة."
    content = {
        "text/plain": story,
        "application/x-ndjson": f'{{"text": "{story}"}}',
        "text/html": page.replace("😀", ""),
        "text/csv": f"id,text\n1,{story}",
    }[form]
    buffer = io.BufferedReader(io.BytesIO(content.encode(encoding)))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=buffer))
    [taken] = read_sources(["-"])
    assert isinstance(taken, Intake)
    assert taken.media_type == form
    assert taken.where.startswith("standard input")


def test_read_one_path_without_a_list(story: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story)
    assert show(read_sources(str(tmp_path / "a.txt"))) == [("a.txt", "text/plain")]


def test_go_on_after_what_cannot_be_read(story: str, tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(story)
    (tmp_path / "broken.txt").write_bytes(b"\xd9\x82\xd8\xa7\xff")
    os.symlink(tmp_path / "nowhere.txt", tmp_path / "link.txt")
    paths: list[str | Path] = [
        tmp_path / "missing.txt",
        good,
        "a\0b",
        tmp_path / "broken.txt",
        tmp_path / "link.txt",
        "",
        good / "x",
        good,
    ]
    assert [reason for _, reason in show(read_sources(paths))] == [
        "no such file or directory",
        "text/plain",
        "embedded null byte",
        "byte 0xff at position 4 is not UTF-8",
        "no such file or directory",
        "empty path",
        "not a directory",
        "text/plain",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_skip_what_may_not_be_read(story: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story)
    (tmp_path / "a.txt").chmod(0)
    assert show(read_sources([tmp_path])) == [("a.txt", "permission denied")]


def test_open_only_regular_files_of_a_directory(story: str, tmp_path: Path) -> None:
    """A pipe would wait for a writer for ever, and a link to a directory may lead back to it."""
    os.mkfifo(tmp_path / "a.txt")
    os.symlink(tmp_path, tmp_path / "b")
    os.symlink(tmp_path / "nowhere", tmp_path / "c.txt")
    (tmp_path / "d.txt").write_text(story)
    os.symlink(tmp_path / "d.txt", tmp_path / "e.txt")
    assert show(read_sources([tmp_path])) == [
        ("a.txt", "not a regular file"),
        ("b", "a link to a directory"),
        ("c.txt", "no such file or directory"),
        ("d.txt", "text/plain"),
        ("e.txt", "text/plain"),
    ]


def test_file_names_that_are_no_utf8_can_be_printed(story: str, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xe3.txt"
    with open(path, "w") as file:
        file.write(story)
    [taken] = read_sources([tmp_path])
    assert isinstance(taken, Intake)
    assert taken.where.encode().endswith(b"/\\xe3.txt")


def test_open_files_only_when_their_turn_comes(story: str, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(story)
    taken = read_sources([tmp_path / "a.txt", tmp_path / "b.txt"])
    next(taken)
    (tmp_path / "b.txt").unlink()
    assert show(taken) == [("b.txt", "no such file or directory")]


def test_read_bytes_by_content_or_name(story: str, line: str) -> None:
    assert show(read_bytes(story.encode(), where="x")) == [("x", "text/plain")]
    assert show(read_bytes(line.encode(), where="download")) == [("download:1", "application/x-ndjson")]
    assert show(read_bytes(line.encode(), where="a.txt")) == [("a.txt", "text/plain")]


def test_defaults_reach_every_format(story: str) -> None:
    for raw in (story, f'{{"text": "{story}"}}'.replace("\n", "\\n"), f'text\n"{story}"', f"<html><p>{story}</p>"):
        [taken] = read_bytes(raw.encode(), defaults=Defaults(outlet="وكالة", language="fa"))
        assert isinstance(taken, Intake)
        assert (taken.report.outlet, taken.report.language) == ("وكالة", "fa")


@given(st.binary(max_size=120), st.sampled_from(["", ".txt", ".html", ".json", ".jsonl", ".csv", ".tsv"]))
def test_no_bytes_raise_an_exception(raw: bytes, suffix: str) -> None:
    for item in read_bytes(raw, where=f"a{suffix}"):
        assert isinstance(item, Intake) or (isinstance(item, Skipped) and item.reason)


@given(st.text('{}[]",:\\u0\n textقال<>/', max_size=60), st.sampled_from(["", ".html", ".json", ".jsonl", ".csv"]))
def test_no_text_raises_an_exception(text: str, suffix: str) -> None:
    for item in read_bytes(text.encode(), where=f"a{suffix}"):
        assert isinstance(item, Intake | Skipped)


def test_read_text_however_short() -> None:
    report = read_text("قتل 3 جنود", published="4/3/2021", outlet="وكالة")
    assert (report.text, report.published, report.outlet, report.language) == (
        "قتل 3 جنود",
        "2021-03-04",
        "وكالة",
        "ar",
    )
    assert report.id == read_text("قتل 3 جنود").id
    assert read_text("قتل", id="x").id == "x"


@pytest.mark.parametrize(
    ("text", "published", "reason"),
    [
        ("", None, "empty text"),
        ("An attack", None, "no Arabic letters"),
        ("قتل", "أمس", "published is not a date: أمس"),
        pytest.param("قتل \udc80", None, "field 'text' has half a surrogate pair at position 4", id="half a pair"),
    ],
)
def test_read_text_refuses(text: str, published: str | None, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        read_text(text, published=published)
    assert refused.value.reason == reason
