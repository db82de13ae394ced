"""JSON comes back as it was."""

from __future__ import annotations

from riwaya.export import Style, find_format
from riwaya.model import Reading, decode_reading


def test_json_is_read_again_as_the_same_reading(reading: Reading) -> None:
    for name in ("json", "jsonl"):
        assert decode_reading(find_format(name).write(reading, Style(isolate=True, width=20))) == reading


def test_jsonl_is_one_line(reading: Reading) -> None:
    assert find_format("jsonl").write(reading, Style()).count("\n") == 1


def test_no_isolates_in_json(reading: Reading) -> None:
    assert "\N{FIRST STRONG ISOLATE}" not in find_format("json").write(reading, Style(isolate=True))
