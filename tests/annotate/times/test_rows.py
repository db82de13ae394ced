"""Every row of the number and time tables is read in its own example."""

from __future__ import annotations

import pytest

from riwaya.lexicon import default_lexicon
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import TABLES, Row
from riwaya.model import Report
from riwaya.text import TextReader

READER = TextReader(default_lexicon())
ROWS = [
    pytest.param(table.name, sourced.row, id=f"{table.name}:{sourced.where}")
    for table in TABLES
    if table.path.startswith(("numbers/", "times/"))
    for sourced in read_table(table)
]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_example(table: str, row: Row) -> None:
    text = row.example
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    document = READER.read(Report(id="t", text=plain))
    phrases = [p for group in document.phrases.values() for p in group if p.span == (start, end)]
    words = [t for t in document.tokens if t.start <= start and t.end == end and t.word is not None]
    lemmas = [sense.lemma for phrase in phrases for sense in phrase.senses]
    lemmas += [
        morph.lemma
        for token in words
        if token.word
        for morph in token.word.morphs
        if token.start + morph.start == start
    ]
    if " " in plain[start:end] and not phrases:  # a currency with its nationality: two words
        first = next(t for t in document.tokens if t.start == start)
        lemmas += [morph.lemma for morph in first.word.morphs] if first.word else []
    assert any(row in lemma.rows(type(row)) for lemma in lemmas)
