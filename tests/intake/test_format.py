"""Formats are found by being there."""

from __future__ import annotations

import pkgutil

import pytest

from riwaya.intake import formats
from riwaya.intake.format import find_by_content, find_by_suffix, list_formats, list_suffixes


def test_every_module_is_a_format() -> None:
    assert len(list_formats()) == len(list(pkgutil.iter_modules(formats.__path__))) == 4


def test_no_suffix_belongs_to_two_formats() -> None:
    assert len(set(list_suffixes())) == len(list_suffixes())
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in list_suffixes())


@pytest.mark.parametrize(
    ("suffix", "name"), [(".HTML", "html"), (".ndjson", "json"), (".tsv", "table"), (".txt", "text")]
)
def test_find_by_suffix(suffix: str, name: str) -> None:
    found = find_by_suffix(suffix)
    assert found
    assert found[0].name == name


def test_unknown_suffix_has_no_format() -> None:
    assert find_by_suffix(".pdf") is None
    assert find_by_suffix("") is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("\ufeff  <!doctype html>", "html"),
        ('{"id": 1', "json"),
        ('[\n {"id"', "json"),
        ("{\n", "json"),
        ("[قال] مصدر", "text"),
        ("id\ttext\n", "table"),
        ('"id","Text"\r\n', "table"),
        ("text\n", "table"),
        ("a text, which is no header\n", "text"),
        ("", "text"),
    ],
)
def test_find_by_content(head: str, name: str) -> None:
    assert find_by_content(head)[0].name == name
