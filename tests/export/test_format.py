"""Formats are found by being there."""

from __future__ import annotations

import pytest

from riwaya.export import (
    PLAIN,
    Format,
    UnknownFormatError,
    find_format,
    find_format_by_suffix,
    list_format_names,
    list_formats,
)
from riwaya.model import Reading, Report

EMPTY = Reading(report=Report(id="r", text=""))


def test_formats_bear_the_names_of_their_modules() -> None:
    assert [form.name for form in list_formats()] == list_format_names() == ["html", "json", "jsonl", "text"]


def test_no_two_formats_share_a_suffix_or_a_media_type() -> None:
    for field in ("suffix", "media_type"):
        assert len({getattr(form, field) for form in list_formats()}) == len(list_formats())


@pytest.mark.parametrize("form", list_formats(), ids=lambda form: form.name)
def test_every_format_writes_any_reading(form: Format, reading: Reading) -> None:
    for each in (reading, EMPTY):
        written = form.write(each, PLAIN)
        assert written.endswith("\n")
        assert written == form.write(each, PLAIN)
        assert each.report.id in written


def test_unknown_formats_are_refused_with_a_list() -> None:
    with pytest.raises(UnknownFormatError, match="html, json, jsonl, text"):
        find_format("xml")


def test_formats_are_found_by_suffix() -> None:
    assert find_format_by_suffix(".HTML") is find_format("html")
    assert find_format_by_suffix(".pdf") is None
