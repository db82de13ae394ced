"""The senses of a form come in the order of the tables, whatever other words the lexicon has."""

from __future__ import annotations

import pytest

from riwaya.lexicon import default_lexicon
from riwaya.lexicon.letters import fold_light, merge_letters


@pytest.mark.parametrize("form", ["عشر", "سيرت", "نعت", "علي", "دون", "عراقي"])
def test_order(form: str) -> None:
    lexicon = default_lexicon()
    numbers = {id(lemma): number for number, lemma in enumerate(lexicon.lemmas())}
    senses = [numbers[id(sense.lemma)] for sense in lexicon.senses(form)]
    assert len(set(senses)) > 1
    assert senses == sorted(senses)


@pytest.mark.parametrize(
    ("form", "feminine"), [("حدود", {True}), ("أرض", {True}), ("ميناء", {False}), ("سوق", {True, False})]
)
def test_gender_is_what_the_row_of_the_noun_states_in_all_tables(form: str, feminine: set[bool]) -> None:
    senses = default_lexicon().senses(merge_letters(fold_light(form)))
    nouns = [sense for sense in senses if (sense.lemma.category, sense.lemma.key) == ("noun", form)]
    assert len(nouns[0].lemma.tables) > 1
    assert {sense.features.feminine for sense in nouns} == feminine
