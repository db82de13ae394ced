"""Compiling: the same sources give the same content, changed ones another lexicon, and racing processes no harm."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from riwaya.lexicon import Lexicon
from riwaya.lexicon.compiler import FORMS, ROWS, compile_lexicon, compiled_folder, source_hash
from riwaya.lexicon.letters import fold_deep
from riwaya.lexicon.tables import VerbRow


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path / "cache"))


def test_two_compilations_are_equal_byte_for_byte(data: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        compile_lexicon(tmp_path / name, data)
    for file in (FORMS, ROWS):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_a_compiled_form_leads_back_to_its_row(data: Path) -> None:
    lexicon = Lexicon(compiled_folder(data))
    (sense,) = lexicon.senses(fold_deep("تكتبون"))
    assert sense.lemma.key == "كتب/يكتب"
    assert sense.lemma.row(VerbRow) == lexicon.rows(VerbRow)[0]
    assert sense.spelling == "تكتبون"
    assert [lemma.key for lemma in lexicon.lemmas()] == ["كتب/يكتب", "قرأ/يقرأ"]
    assert lexicon.has("كتبوا")
    assert not lexicon.has("كتبوان")


def test_the_compiled_folder_is_made_once(data: Path) -> None:
    folder = compiled_folder(data)
    made = (folder / ROWS).stat().st_mtime_ns
    assert compiled_folder(data) == folder
    assert (folder / ROWS).stat().st_mtime_ns == made
    assert folder.name == f"lexicon-{source_hash(data)}"


def test_a_changed_row_makes_another_lexicon(data: Path) -> None:
    before = compiled_folder(data)
    path = data / "words" / "verbs.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("قرأ/يقرأ\tقراءة", "رسم/يرسم\tرسم"), encoding="utf-8")
    after = compiled_folder(data)
    assert after != before
    assert Lexicon(after).has("رسموا")
    assert not Lexicon(before).has("رسموا")


def test_a_folder_without_its_rows_is_compiled_again(data: Path) -> None:
    folder = compiled_folder(data)
    (folder / ROWS).unlink()  # as a process leaves it that was stopped in between
    assert Lexicon(compiled_folder(data)).has("كتبوا")


def test_processes_that_compile_at_once_do_no_harm(data: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        folders = set(pool.map(compiled_folder, [data] * 3))
    assert len(folders) == 1
    assert Lexicon(folders.pop()).has("كتبوا")
