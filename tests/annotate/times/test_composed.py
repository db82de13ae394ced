"""Each rule of times on sentences it is for and on near misses, read on Wednesday, 1 June 2022."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.annotate.numbers import read_numbers
from riwaya.annotate.times import read_times
from riwaya.lexicon import default_lexicon
from riwaya.model import Report, Time
from riwaya.text import TextReader
from tests.annotate.composed import Composed, read_composed

READER = TextReader(default_lexicon())
CASES = list(read_composed(Path(__file__).parent / "corpus/composed.tsv"))


def times(text: str) -> tuple[Time, ...]:
    document = READER.read(Report(id="t", text=text, published="2022-06-01"))
    return read_times(document, read_numbers(document))


@pytest.mark.parametrize("case", [c for c in CASES if not c.silent], ids=lambda case: f"{case.rule} {case.text}")
def test_rule_reads(case: Composed) -> None:
    found = [(t.rule, case.text[slice(*t.span)], t.value, t.mod or "") for t in times(case.text)]
    assert (case.rule, case.text[case.start : case.end], case.value, case.more) in found


@pytest.mark.parametrize("case", [c for c in CASES if c.silent], ids=lambda case: f"{case.rule} {case.text}")
def test_rule_stays_silent(case: Composed) -> None:
    assert case.rule not in {t.rule for t in times(case.text)}
