"""Codes: one object for each integer, wherever it comes from."""

from __future__ import annotations

import copy
import pickle

import pytest

from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.codes import Code


@pytest.mark.parametrize("code", [Pos.VERB, Pos.PHRASE, Grammatical.PLURAL])
def test_a_member_is_one_object(code: Code) -> None:
    assert type(code)(int(code)) is code
    assert copy.deepcopy(code) is code
    assert pickle.loads(pickle.dumps(code)) is code


def test_a_member_knows_its_name_and_its_set() -> None:
    assert (Pos.MASDAR.name, repr(Pos.MASDAR), Pos.MASDAR) == ("MASDAR", "Pos.MASDAR", 5)
    assert type(Grammatical(0)) is Grammatical
    assert Grammatical.members() == (Grammatical.SINGULAR, Grammatical.DUAL, Grammatical.PLURAL)


def test_a_member_is_frozen() -> None:
    with pytest.raises(AttributeError, match=r"Pos.NOUN is frozen"):
        Pos.NOUN.name = "other"


def test_two_members_have_two_integers() -> None:
    with pytest.raises(TypeError, match="two members are 1"):
        type("Twice", (Code,), {"ONE": 1, "OTHER": 1})


def test_an_integer_of_no_member_is_refused() -> None:
    with pytest.raises(KeyError):
        Pos(10)
