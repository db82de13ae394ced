"""No cell is taken for a formula, and nothing else is changed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export.cells import is_dangerous, make_harmless, write_csv

RLM, BOM, ZWSP = "\N{RIGHT-TO-LEFT MARK}", "\N{ZERO WIDTH NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\rx", " =1", f"{BOM}=1", f"{RLM}=1", f"{ZWSP}{RLM} =cmd|' /C calc'!A0",
     "\N{FULLWIDTH EQUALS SIGN}1", "\N{NO-BREAK SPACE}-2", "%x", "|x", "\x00=1", "\N{ARABIC LETTER MARK}+1"],
)  # fmt: skip
def test_formulas_are_made_harmless(text: str) -> None:
    assert make_harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", [-5, 3.5, True, None, "", "خبر = عاجل", "«نص»", "5-3", "(+20)"])
def test_all_else_stays(cell: object) -> None:
    assert make_harmless(cell) is cell  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["'=", "''+1", "'\t"])
def test_an_apostrophe_of_the_text_is_kept_apart_from_ours(text: str) -> None:
    assert make_harmless(text) == f"'{text}"


def take_off(cell: str) -> str:
    """A cell as it was before it was made harmless."""
    return cell[1:] if cell.startswith("'") and is_dangerous(cell.lstrip("'")) else cell


TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("'=\t 1", max_size=4)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2)))
def test_tables_come_back_without_live_cells(rows: list[list[str]]) -> None:
    data = write_csv(("a", "b"), rows).decode()
    back = list(csv.reader(io.StringIO(data, newline="")))
    assert back[0] == ["a", "b"]
    assert [[take_off(cell) for cell in row] for row in back[1:]] == rows
    assert not any(is_dangerous(cell) for row in back for cell in row)
