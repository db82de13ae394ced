"""A row that does not fit its table is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.lexicon.sources import read_all, read_table
from riwaya.lexicon.tables import TABLES
from riwaya.model import LexiconError

HEAD = "name\taliases\ttype\tsort\tcountry\trole\tgloss\texample\n"


def test_rows_know_where_they_stand(data: Path) -> None:
    where = [sourced.where for sourced in read_table(TABLES[0], data)]
    assert where == ["words/verbs.tsv:3", "words/verbs.tsv:4"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "words/verbs.tsv",
            "lemma\tmasdar\tgloss\texample\nكتب/يكتب\twrite\n",
            r"words/verbs\.tsv:2: 2 cells .* 4 columns",
        ),
        (
            "names/organisations_core.tsv",
            HEAD + "نادي القلم\t\tCLUB\t\t\t\tpen\t[نادي]\n",
            r"names/organisations_core\.tsv:2: .*CLUB",
        ),
        (
            "events/aid.yaml",
            "type: AID\ntriggers:\n  - {pos: verb, lemma: كتب/يكتب}\n  - {pos: verb}\n",
            r"events/aid\.yaml#2: .*lemma",
        ),
        ("events/aid.yaml", "type: [AID\n", r"aid\.yaml: "),
        ("events/aid.yaml", "- AID\n", r"aid\.yaml: not a YAML mapping"),
    ],
)
def test_a_broken_row_is_told_with_file_and_line(data: Path, name: str, text: str, message: str) -> None:
    (data / name).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        read_all(data)
