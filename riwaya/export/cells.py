"""Cells of a table, so that no program that opens it takes what a report says for a formula (CWE-1236)."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | None
# What opens a formula or moves to another cell, the wide forms too, which some programs fold.
WIDE = "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
DANGEROUS = frozenset(f"=+-@|%\t\r\n\N{MINUS SIGN}{WIDE}")
# A cell that begins with it is text in every spreadsheet.
APOSTROPHE = "'"


def is_dangerous(text: str) -> bool:
    """Whether a cell could be taken for a formula: its first visible sign opens one, or it begins with a tab."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    return next((sign in DANGEROUS for sign in text if not _is_invisible(sign)), False)


def _is_invisible(sign: str) -> bool:
    """Spaces and marks that programs skip or do not show: byte order mark, direction marks, joiners, controls."""
    return sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc", "Zs", "Zl", "Zp", "Mn")


def make_harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before words that could be taken for a formula; numbers stay numbers.

    Words that come with apostrophes before such a sign get one more, so that one taken off gives back what was there.
    """
    return f"{APOSTROPHE}{cell}" if isinstance(cell, str) and is_dangerous(cell.lstrip(APOSTROPHE)) else cell


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as CSV (RFC 4180) in UTF-8 without a byte order mark, with what could be a formula made harmless."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([_plain(make_harmless(cell)) for cell in row] for row in rows)
    return stream.getvalue().encode()


def _plain(cell: Cell) -> str | int | float:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else cell
