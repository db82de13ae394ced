"""JSON in all its shapes: lines, one object, a list, readings; and broken ones."""

from __future__ import annotations

import codecs
import io
import json
from typing import cast

import msgspec
import pytest

from riwaya.intake import Defaults, Intake, Skipped, read_bytes
from riwaya.intake.format import Source, find_by_suffix
from riwaya.model import Reading, Report, encode_reading


def read(raw: bytes, where: str = "a.jsonl") -> list[Intake | Skipped]:
    return list(read_bytes(raw, where=where))


def ids(taken: list[Intake | Skipped]) -> list[str]:
    return [item.report.id if isinstance(item, Intake) else item.reason for item in taken]


def make(number: int, story: str) -> dict[str, object]:
    return {"id": f"r{number}", "text": story}


def test_read_lines_with_their_numbers(line: str, record: dict[str, object]) -> None:
    taken = read(f"\n{line}\r\n\n  {line}".encode())
    assert [item.where for item in taken] == ["a.jsonl:2", "a.jsonl:4"]
    for item in taken:
        assert isinstance(item, Intake)
        assert {name: getattr(item.report, name) for name in record} == record
        assert json.loads(item.raw.decode(item.encoding)) == record
        assert item.media_type == "application/x-ndjson"


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".ndjson", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
@pytest.mark.parametrize("shape", ["lines", "list", "indented list", "objects"])
def test_read_every_shape_under_every_suffix(suffix: str, encoding: str, shape: str) -> None:
    """People name such files as they like, so the content decides."""
    records = [make(number, "قال مصدر أمني إن انفجارا وقع قرب بغداد\n") for number in range(3)]
    text = {
        "lines": "\n".join(json.dumps(record, ensure_ascii=False) for record in records),
        "list": json.dumps(records, ensure_ascii=False),
        "indented list": json.dumps(records, ensure_ascii=False, indent=1),
        "objects": "\n".join(json.dumps(record, ensure_ascii=False, indent=1) for record in records),
    }[shape]
    taken = read(text.encode(encoding), f"a{suffix}")
    assert ids(taken) == ["r0", "r1", "r2"]
    numbers = [int(item.where.rpartition(":")[2]) for item in taken]
    assert numbers == {"lines": [1, 2, 3], "list": [1, 1, 1], "indented list": [2, 6, 10], "objects": [1, 5, 9]}[shape]
    assert [
        json.loads(item.raw.decode(item.encoding).removeprefix("\ufeff")) for item in taken if isinstance(item, Intake)
    ] == records


def test_read_report_of_a_reading(story: str) -> None:
    report = Report(id="x", text=story, published="2021-03-04", fictional=True, note="مثال", language="fa")
    raw = encode_reading(Reading(report=report))
    [taken] = read(raw)
    assert isinstance(taken, Intake)
    assert taken.report == report


def test_ignore_unknown_fields(record: dict[str, object]) -> None:
    [taken] = read(json.dumps({**record, "authors": ["x"], "score": 1, "report": None}).encode())
    assert isinstance(taken, Intake)
    assert taken.report.id == "r1"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (b'{"text": "abc', "broken JSON: Input data was truncated"),
        (b'{"text": NaN}', "broken JSON: JSON is malformed: invalid character (byte 9)"),
        (b"[1, 2]", "a record must be an object, not a list"),
        (b'"abc"', "a record must be an object, not text"),
        (b"null", "a record must be an object, not null"),
        (b"5", "a record must be an object, not a number"),
        (b"{}", "no field 'text'"),
        (b'{"text": null}', "no field 'text'"),
        (b'{"text": 7}', "field 'text' is a number, not text"),
        (b'{"text": "English"}', "no Arabic letters"),
        (b'{"text": "\\u0000"}', "binary: NUL character at position 0"),
        (b'{"report": {"text": ""}}', "empty text"),
        ('{"text": "قال مصدر'.encode() + b'\xff"}', "byte 0xff at position 25 is not UTF-8"),
        (b"\0\0", "binary: NUL byte at position 0"),
        (b"[" * 100_000, "broken JSON: nested too deeply"),
    ],
    ids=lambda value: str(value[:30]),
)
def test_broken_line_costs_only_that_line(broken: bytes, reason: str, line: str) -> None:
    taken = read(b"\n".join((line.encode(), broken, line.encode())))
    assert ids(taken) == ["r1", reason, "r1"]
    assert taken[1].where == "a.jsonl:2"


def test_broken_date_is_named(record: dict[str, object]) -> None:
    raw = json.dumps({**record, "published": "قبل يومين"}).encode()
    assert read(raw) == [Skipped("a.jsonl:1", "published is not a date: قبل يومين")]


def test_half_a_surrogate_pair_is_skipped(record: dict[str, object]) -> None:
    """As JSON escapes they pass a decoder and fail only when the text is written again."""
    line = json.dumps({**record, "text": str(record["text"]) + "\ud83d"})
    for raw in (line, f"[{line}]"):
        [taken] = read(raw.encode())
        assert isinstance(taken, Skipped)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["empty file"]),
        (" \n\n", ["empty file"]),
        ("[]", []),
        ("[{}, {}]", ["no field 'text'"] * 2),
        ("[5]", ["a record must be an object, not a number"]),
        ('[{"text": 5}', ["field 'text' is a number, not text", "broken JSON: a list is not closed"]),
        ('[{"text" 5}]', ["broken JSON: Expecting ':' delimiter in line 1, column 10"]),
        (
            '{"text"\n5}\n{"text": 5}',
            ["broken JSON: Expecting ':' delimiter in line 2, column 1", "field 'text' is a number, not text"],
        ),
        ("[" + '{"a":' * 100_000, ["broken JSON: nested too deeply"]),
        ("nonsense", ["broken JSON: Expecting value in line 1, column 1"]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_say_what_is_wrong_with_a_document(text: str, found: list[str]) -> None:
    taken = read(text.encode(), "a.json")
    assert ids(taken)[: len(found)] == found
    assert all(isinstance(item, Skipped) for item in taken)


class Endless(io.RawIOBase):
    """A stream of records that never ends."""

    def __init__(self, line: bytes) -> None:
        self.line = line
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        size = min(len(buffer), len(self.line))
        buffer[:size] = self.line[:size]
        self.line = self.line[size:] + self.line[:size]
        self.given += size
        return size


def test_read_lines_one_at_a_time(line: str) -> None:
    """A file of any size is read in the memory of one line."""
    known = find_by_suffix(".jsonl")
    assert known
    stream = Endless(line.encode() + b"\n")
    buffered = io.BufferedReader(cast(io.FileIO, stream))
    taken = known[0].read(Source(buffered, "-", known[1], Defaults()))
    assert ids([next(taken) for _ in range(5)]) == ["r1"] * 5
    assert stream.given < 100 * len(line.encode())


def test_byte_order_mark_is_no_part_of_the_record(line: str) -> None:
    [taken] = read(codecs.BOM_UTF8 + line.encode())
    assert isinstance(taken, Intake)
    assert taken.report.id == "r1"
    assert msgspec.json.decode(taken.raw.decode().removeprefix("\ufeff"))["id"] == "r1"
