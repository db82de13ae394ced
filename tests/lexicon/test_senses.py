"""The senses of a form come in the order of the tables, whatever other words the lexicon has."""

from __future__ import annotations

import pytest

from riwaya.lexicon import default_lexicon


@pytest.mark.parametrize("form", ["عشر", "سيرت", "نعت", "علي", "دون", "عراقي"])
def test_order(form: str) -> None:
    lexicon = default_lexicon()
    numbers = {id(lemma): number for number, lemma in enumerate(lexicon.lemmas())}
    senses = [numbers[id(sense.lemma)] for sense in lexicon.senses(form)]
    assert len(set(senses)) > 1
    assert senses == sorted(senses)
