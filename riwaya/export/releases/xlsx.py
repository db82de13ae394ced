"""Spreadsheet (Office Open XML): sheets of incidents, values, reports and copies; no cell is a formula."""

from __future__ import annotations

import io
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from riwaya.export.cells import Cell, is_dangerous
from riwaya.export.release import File, Release, ReleaseFormat
from riwaya.export.tables import TABLES

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The file states when it was made; a date of its own would make equal contents differ.
MADE = datetime(2000, 1, 1)
# What a cell can hold at most.
LONGEST = 32767
WIDTH = 18


def write(release: Release) -> tuple[File, ...]:
    """All tables, each a sheet; words are written as words, and quoted where they could be taken for a formula."""
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE, "title": "riwaya"})
        heading = book.add_format({"bold": True})
        quoted = book.add_format({"quote_prefix": True})
        for table in TABLES:
            sheet = book.add_worksheet(table.name)
            if release.language == "ar":
                sheet.right_to_left()
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, len(table.columns) - 1, WIDTH)
            for column, name in enumerate(table.columns):
                sheet.write_string(0, column, name, heading)
            for number, row in enumerate(table.list_rows(release), 1):
                for column, cell in enumerate(row):
                    _write_cell(sheet, number, column, cell, quoted)
    return (File(".xlsx", MEDIA_TYPE, stream.getvalue()),)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, quoted: Format) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif cell:
        words = cell[:LONGEST]
        sheet.write_string(row, column, words, quoted if is_dangerous(words) else None)


FORMAT = ReleaseFormat("xlsx", MEDIA_TYPE, ".xlsx", write)
