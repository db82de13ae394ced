"""The rows of roles.tsv: no duplicates, each in its example, each role named by a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.annotate.numbers.roles import FOLDER, Layer, forms, read_roles

LAYERS: list[Layer] = ["numbers", "times"]


@pytest.mark.parametrize("layer", LAYERS)
def test_rows(layer: Layer) -> None:
    rows = read_roles(layer)
    assert len({(row.form, row.role) for row in rows}) == len(rows)
    assert [row.form for row in rows if f"[{row.form}]" not in row.example or not row.gloss] == []


@pytest.mark.parametrize("layer", LAYERS)
def test_every_role_is_used(layer: Layer) -> None:
    code = "".join(Path(path).read_text("utf-8") for path in FOLDER.glob("*/*.py"))
    assert {row.role for row in read_roles(layer) if f'forms("{layer}", "{row.role}")' not in code} == set()


def test_a_role_without_rows_is_an_error() -> None:
    with pytest.raises(KeyError):
        forms("times", "nothing")
