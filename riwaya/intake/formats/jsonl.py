"""JSON: a record a line, or one document that is a record or a list of them.

A record is an object with the fields of a report, or a reading, whose field `report` is such an object; fields
that are not known are ignored. A broken line costs that line, not the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import msgspec

from riwaya.intake.encoding import decode
from riwaya.intake.format import Format, Source
from riwaya.intake.record import KINDS
from riwaya.intake.results import Intake, RefusalError, Skipped

LINES = "application/x-ndjson"
DOCUMENT = "application/json"
TOO_DEEP = "broken JSON: nested too deeply"
BEGINNING = re.compile(r"\{\s*(?:\"|$)|\[\s*(?:\{|$)")
SPACE = re.compile(r"[ \t\r\n\ufeff]*")
# After a broken record the next line that begins with an object is taken for the next record.
NEXT_RECORD = re.compile(r"^\{", re.MULTILINE)


BYTE_ORDER_MARK = "\ufeff".encode()


class Value(NamedTuple):
    """A value that stands in a document: where, and the fault that ends it early, if there is one."""

    start: int
    end: int
    data: object = None
    fault: str | None = None


def read(source: Source) -> Iterator[Intake | Skipped]:
    """The reports of a JSON file."""
    blank, first = 0, source.stream.readline()
    while first and not first.strip():
        blank, first = blank + 1, source.stream.readline()
    if _is_record(first, source.media_type):
        yield from _read_lines(source, chain([first], source.stream), blank + 1)
    else:
        yield from _read_document(source, b"\n" * blank + first + source.stream.read())


def sniff(head: str) -> bool:
    """True if the characters begin like a record or a list of records."""
    return BEGINNING.match(head) is not None


def _is_record(first: bytes, media_type: str) -> bool:
    """True if the first line is a record of its own, so that each line is; suffixes are not always right about it."""
    line = first.removeprefix(BYTE_ORDER_MARK).strip()
    if 0 in first or line == b"{" or line.startswith(b"["):
        return False
    return media_type == LINES or isinstance(_parse(line), dict)


def _parse(line: str | bytes) -> object:
    """The value of a line, or None if it is not JSON."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _read_lines(source: Source, lines: Iterable[bytes], start: int) -> Iterator[Intake | Skipped]:
    for number, line in enumerate(lines, start):
        if not line.strip():
            continue
        raw = line.rstrip(b"\r\n")
        try:
            text, encoding = decode(raw)
            yield _admit(source, msgspec.json.decode(text), raw, encoding, number)
        except RefusalError as refusal:
            yield Skipped(source.at(number), str(refusal))
        except msgspec.DecodeError as error:
            yield Skipped(source.at(number), f"broken JSON: {error}")
        except RecursionError:
            yield Skipped(source.at(number), TOO_DEEP)


def _read_document(source: Source, raw: bytes) -> Iterator[Intake | Skipped]:
    text, encoding = decode(raw)
    if not text.strip():
        raise RefusalError("empty file")
    line, counted = 1, 0
    for value in _list_values(text):
        line, counted = line + text.count("\n", counted, value.start), value.start
        if value.fault:
            yield Skipped(source.at(line), value.fault)
        else:
            yield _admit(source, value.data, text[value.start : value.end].encode(encoding), encoding, line)


def _list_values(text: str) -> Iterator[Value]:
    """The records of a document: those of its lists, or one after the other without a list."""
    scan = json.JSONDecoder().raw_decode
    position = depth = 0
    while (position := _skip_space(text, position)) < len(text):
        if text[position] in "[],":
            depth += {"[": 1, "]": -1, ",": 0}[text[position]]
            position += 1
            continue
        value = _scan_value(scan, text, position)
        yield value
        position = value.end
    if depth > 0:
        yield Value(len(text), len(text), fault="broken JSON: a list is not closed")


def _skip_space(text: str, position: int) -> int:
    match = SPACE.match(text, position)
    return match.end() if match else position


def _scan_value(scan: Callable[[str, int], tuple[object, int]], text: str, start: int) -> Value:
    try:
        data, end = scan(text, start)
        return Value(start, end, data)
    except json.JSONDecodeError as error:
        fault = f"broken JSON: {error.msg} in line {error.lineno}, column {error.colno}"
    except RecursionError:
        fault = TOO_DEEP
    following = NEXT_RECORD.search(text, start + 1)
    return Value(start, following.start() if following else len(text), fault=fault)


def _admit(source: Source, data: object, raw: bytes, encoding: str, line: int) -> Intake | Skipped:
    if not isinstance(data, dict):
        kind = "text" if isinstance(data, str) else KINDS.get(type(data), "null")
        return Skipped(source.at(line), f"a record must be an object, not {kind}")
    report = data.get("report")
    return source.admit(report if isinstance(report, dict) else data, raw, encoding, line)


FORMAT = Format("json", {".jsonl": LINES, ".ndjson": LINES, ".json": DOCUMENT}, sniff, read)
