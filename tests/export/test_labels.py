"""Every value of the model has a word in both languages, so that no code is shown to a reader."""

from __future__ import annotations

import string
from importlib.resources import files
from typing import Literal, get_args

import pytest

from riwaya.export import read_labels
from riwaya.model import EventType, Form, MentionType, QuantityMod, Realis, Stance, TimeMod, TimeType
from riwaya.model.incident import CopyKind, RelationKind, Standing

VALUES = {
    "stance": Stance, "form": Form, "realis": Realis, "type": MentionType, "time": TimeType, "mod": TimeMod | QuantityMod,
    "event": EventType, "kind": Literal["attribution", "event", "mention", "time", "quantity"],
    "standing": Standing, "relation": RelationKind, "copy": CopyKind,
    "layer": Literal["content", "source", "cue", "event", "name", "time", "quantity"],
}  # fmt: skip


def list_values(group: str) -> list[str]:
    arguments = get_args(VALUES[group])
    return [value for each in arguments for value in (get_args(each) or (each,))]


@pytest.mark.parametrize("group", VALUES)
def test_every_value_has_a_word(group: str) -> None:
    labels = read_labels("ar")
    assert not [value for value in list_values(group) if labels(group, value) == value.replace("_", " ")]


def test_no_label_stands_twice_and_both_languages_have_the_same_gaps() -> None:
    lines = (files("riwaya.export") / "labels.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    assert all(len(row) == 4 and all(row) for row in rows)
    assert len({(row[0], row[1]) for row in rows}) == len(rows)
    for _, _, english, arabic in rows:
        assert count_gaps(english) == count_gaps(arabic)


def count_gaps(label: str) -> int:
    return sum(field is not None for _, field, _, _ in string.Formatter().parse(label))


def test_types_and_modes_of_events_have_the_words_of_the_lexicon() -> None:
    assert read_labels("en").event("COERCE", "arrest") == "Coerce: Arrest or detention"
    assert read_labels("ar").event("PROTEST", None) == "احتجاج"


def test_an_unknown_key_is_shown_as_it_is() -> None:
    assert read_labels("en")("values", "wells_poisoned") == "wells poisoned"
