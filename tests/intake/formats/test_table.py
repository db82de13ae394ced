"""Tables as spreadsheets write them, and as people break them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.intake import Intake, Skipped, read_bytes
from riwaya.intake.formats.table import find_separator, list_rows

WORDS = "قال مصدر أمني إن انفجارا وقع قرب بغداد"


def read(text: str, where: str = "a.csv", encoding: str = "utf-8") -> list[Intake | Skipped]:
    return list(read_bytes(text.encode(encoding), where=where))


def show(taken: list[Intake | Skipped]) -> list[tuple[str, str]]:
    return [(item.where, item.report.id if isinstance(item, Intake) else item.reason) for item in taken]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_read_rows(separator: str, end: str, encoding: str) -> None:
    cells = [
        ("id", "Outlet", " text ", "published", "ملاحظة"),
        ("1", "وكالة", WORDS, "4/3/2021", ""),
        ("2", "", WORDS, "", "x"),
    ]
    if encoding not in ("windows-1256", "iso-8859-6"):
        cells[1] = ("1", "وكالة", WORDS + " 😀", "4/3/2021", "")
    taken = read(end.join(separator.join(row) for row in cells) + end, encoding=encoding)
    assert show(taken) == [("a.csv:2", "1"), ("a.csv:3", "2")]
    first, second = (item.report for item in taken if isinstance(item, Intake))
    assert (first.text, first.outlet, first.published) == (cells[1][2], "وكالة", "2021-03-04")
    assert (second.outlet, second.published) == (None, None)


def test_keep_text_of_a_cell_exactly() -> None:
    text = f'  "{WORDS}"،\r\nسطر, ثان;\t\n\n{WORDS}\N{NO-BREAK SPACE} '
    taken = read(f'id,text\r\n1,"{text.replace(chr(34), chr(34) * 2)}"\r\n2,{WORDS}\r\n')
    assert show(taken) == [("a.csv:2", "1"), ("a.csv:6", "2")]
    assert isinstance(taken[0], Intake)
    assert taken[0].report.text == text
    assert taken[0].raw.decode() == f'1,"{text.replace(chr(34), chr(34) * 2)}"'


def test_read_huge_cells() -> None:
    """The csv module of Python stops at 131072 characters."""
    huge = f"{WORDS}, " * 50_000
    [taken] = read(f'text\n"{huge}"')
    assert isinstance(taken, Intake)
    assert taken.report.text == huge


def test_quotes_in_tables_with_tabs_may_be_characters() -> None:
    text = f'"الموصل": {WORDS}'
    taken = read(f'id\ttext\n1\t{text}\n2\t"{WORDS}\tسطر"\n', "a.tsv")
    assert [item.report.text for item in taken if isinstance(item, Intake)] == [text, f"{WORDS}\tسطر"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1", "1 cells, the header has 2"),
        (f"1,{WORDS},x", "3 cells, the header has 2"),
        ("1,", "no field 'text'"),
        ('1," "', "empty text"),
        ("1,English", "no Arabic letters"),
        (f'1,"{WORDS}', "a quoted cell goes on after its closing quote: "),
        (f'1,"{WORDS}"x', "a quoted cell goes on after its closing quote: "),
    ],
)
def test_broken_row_costs_only_that_row(row: str, reason: str) -> None:
    taken = show(read(f'id,text\n0,{WORDS}\n{row}\n"2","{WORDS}"\n'))
    assert [where for where, _ in taken] == ["a.csv:2", "a.csv:3", "a.csv:4"]
    assert [taken[0][1], taken[2][1]] == ["0", "2"]
    assert taken[1][1].startswith(reason)


def test_quote_that_is_never_closed() -> None:
    taken = show(read(f'id,text\n1,"{WORDS}\n2,{WORDS}\n'))
    assert taken == [("a.csv:2", "a quoted cell is not closed"), ("a.csv:3", "2")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty file"),
        ("\n\n", "empty file"),
        ("id,title\n1,x", "the header has no column 'text': id, title"),
        (f"{WORDS}\n", f"the header has no column 'text': {WORDS}"),
        ("text,TEXT\na,b", "the header has two columns 'text'"),
        ('"text\n', "header: a quoted cell is not closed"),
    ],
)
def test_refuse_table_without_usable_header(text: str, reason: str) -> None:
    assert read(text) == [Skipped("a.csv", reason)]


def test_header_alone_is_no_fault() -> None:
    assert read("id,text\n") == []


@given(
    st.lists(st.lists(st.text(alphabet='قا ,;"\t\r\n😀', max_size=8), min_size=2, max_size=2), min_size=1, max_size=5),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_read_back_whatever_a_csv_writer_writes(rows: list[list[str]], separator: str, end: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    assert [list(row.cells) for row in list_rows(stream.getvalue(), separator)] == rows


def test_many_open_quotes_take_linear_time() -> None:
    rows = list(list_rows('"' + 'a""' * 200_000, ","))
    assert rows[0].fault == "a quoted cell is not closed"


def test_find_separator_in_the_header_only() -> None:
    assert find_separator("id;text\na,b,c,d") == ";"
