"""Every row of every table carries an example; the marked letters must be read with that row."""

from __future__ import annotations

import pytest

from riwaya.lexicon import default_lexicon
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import TABLES, Table
from riwaya.text import TextReader

from .examples import failures


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return TextReader(default_lexicon())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_marked_letters_are_read_with_their_row(table: Table, reader: TextReader) -> None:
    failed = list(failures(table, read_table(table), reader))
    assert not failed, f"{len(failed)} rows are not read in their examples:\n" + "\n".join(failed)
