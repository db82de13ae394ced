"""Tables as spreadsheets write them (RFC 4180): a header with the names of the fields, then a record a row.

Cells in quotes may hold separators, line ends and doubled quotes, and be of any size. The separator is the one
the header uses: comma, semicolon (spreadsheets of many Arab countries) or tab. In tables with tabs a quote that
opens a cell and does not close it is a character, because many programs write them without quoting.
A broken row costs that row: reading goes on at the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.intake.encoding import decode
from riwaya.intake.format import Format, Source
from riwaya.intake.results import Intake, RefusalError, Skipped

SEPARATORS = ",;\t"
LINE_END = re.compile(r"\r\n|\n|\r")
# Possessive, so that a quote that is never closed costs one pass and not a search.
QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')


class Row(NamedTuple):
    """The cells of one row with its place in the table; `fault` says why it has none."""

    cells: Sequence[str]
    start: int
    end: int
    fault: str | None = None


def read(source: Source) -> Iterator[Intake | Skipped]:
    """The reports of a table."""
    text, encoding = decode(source.stream.read())
    separator = find_separator(text)
    rows = list_rows(text, separator)
    header = next(rows, None)
    names = _read_header(header)
    line, counted = 1, 0
    for row in rows:
        line, counted = line + _count_lines(text, counted, row.start), row.start
        if fault := row.fault or _compare_width(row, names):
            yield Skipped(source.at(line), fault)
        else:
            fields = {name: cell or None for name, cell in zip(names, row.cells, strict=True)}
            yield source.admit(fields, text[row.start : row.end].encode(encoding), encoding, line)


def sniff(head: str) -> bool:
    """True if the first line names a column `text`."""
    header = LINE_END.split(head, maxsplit=1)[0]
    return "text" in [name.strip(' "').lower() for name in header.split(find_separator(head))]


def find_separator(text: str) -> str:
    """The separator that is most frequent in the first line; the comma if none is there."""
    header = LINE_END.split(text, maxsplit=1)[0]
    return max(SEPARATORS, key=header.count)


def list_rows(text: str, separator: str) -> Iterator[Row]:
    """The rows of a table, empty lines left out."""
    position = 0
    while position < len(text):
        if blank := LINE_END.match(text, position):
            position = blank.end()
            continue
        row = _read_row(text, position, separator)
        yield row
        position = row.end


def _read_row(text: str, start: int, separator: str) -> Row:
    cells: list[str] = []
    position = start
    while True:
        cell = _read_cell(text, position, separator)
        if cell is None:
            return Row((), start, _find_line_end(text, start), _explain(text, position))
        cells.append(cell[0])
        position = cell[1]
        if not text.startswith(separator, position):
            break
        position += 1
    return Row(cells, start, position)


def _read_cell(text: str, start: int, separator: str) -> tuple[str, int] | None:
    """A cell and the position behind it; None if it is quoted and broken."""
    if text.startswith('"', start):
        match = QUOTED.match(text, start)
        if match and (match.end() == len(text) or text[match.end()] in f"{separator}\r\n"):
            return match[1].replace('""', '"'), match.end()
        if separator != "\t":
            return None
    match = _bare(separator).match(text, start)
    end = match.end() if match else start
    return text[start:end], end


@cache
def _bare(separator: str) -> re.Pattern[str]:
    return re.compile(rf"[^{separator}\r\n]*")


def _explain(text: str, start: int) -> str:
    match = QUOTED.match(text, start)
    if match is None:
        return "a quoted cell is not closed"
    return f"a quoted cell goes on after its closing quote: {text[start : match.end() + 1][-20:]}"


def _find_line_end(text: str, start: int) -> int:
    match = LINE_END.search(text, start)
    return match.start() if match else len(text)


def _read_header(header: Row | None) -> list[str]:
    if header is None:
        raise RefusalError("empty file")
    if header.fault:
        raise RefusalError(f"header: {header.fault}")
    names = [name.strip().lower() for name in header.cells]
    if "text" not in names:
        raise RefusalError(f"the header has no column 'text': {', '.join(names)}")
    if repeated := [name for name in dict.fromkeys(names) if name and names.count(name) > 1]:
        raise RefusalError(f"the header has two columns '{repeated[0]}'")
    return names


def _compare_width(row: Row, names: list[str]) -> str | None:
    if len(row.cells) == len(names):
        return None
    return f"{len(row.cells)} cells, the header has {len(names)}"


def _count_lines(text: str, start: int, end: int) -> int:
    return sum(1 for _ in LINE_END.finditer(text, start, end))


FORMAT = Format("table", {".csv": "text/csv", ".tsv": "text/tab-separated-values"}, sniff, read)
