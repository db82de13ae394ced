"""Each rule of numbers on sentences it is for and on near misses."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.annotate.numbers import NumberExpression, read_numbers
from riwaya.lexicon import default_lexicon
from riwaya.model import Report
from riwaya.text import TextReader
from tests.annotate.composed import Composed, read_composed

READER = TextReader(default_lexicon())
CASES = list(read_composed(Path(__file__).parent / "corpus/composed.tsv"))


def numbers(text: str) -> tuple[NumberExpression, ...]:
    return read_numbers(READER.read(Report(id="t", text=text)))


@pytest.mark.parametrize("case", [c for c in CASES if not c.silent], ids=lambda case: f"{case.rule} {case.text}")
def test_rule_reads(case: Composed) -> None:
    found = [(n.rule, case.text[slice(*n.span)], str(n.value), n.unit or "") for n in numbers(case.text)]
    assert (case.rule, case.text[case.start : case.end], case.value, case.more) in found


@pytest.mark.parametrize("case", [c for c in CASES if c.silent], ids=lambda case: f"{case.rule} {case.text}")
def test_rule_stays_silent(case: Composed) -> None:
    assert case.rule not in {n.rule for n in numbers(case.text)}
