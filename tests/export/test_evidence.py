"""Evidence: what covers a place, and who says it."""

from __future__ import annotations

import msgspec
import pytest

from riwaya.export import find_evidence, list_evidence, plain, read_labels
from riwaya.model import Reading, Span

from .conftest import at

ENGLISH = read_labels("en")


def find(reading: Reading, words: str) -> list[str]:
    return [item.id for item in find_evidence(reading, ENGLISH, at(words).start)]


def test_everything_that_covers_a_place_is_found(reading: Reading) -> None:
    assert find(reading, "خمســـة") == ["a1", "a2", "q1"]
    assert find(reading, "القصف") == ["a4", "v2"]


def test_spans_are_half_open(reading: Reading) -> None:
    end = at("أمس").end
    assert "t1" in [item.id for item in find_evidence(reading, ENGLISH, end - 1)]
    assert find_evidence(reading, ENGLISH, end) == ()


def test_every_item_is_evidence_once(reading: Reading) -> None:
    ids = [item.id for item in list_evidence(reading, ENGLISH)]
    assert ids == ["a1", "a2", "a3", "a4", "a5", "v1", "v2", "v3", "t1", "q1", "m1", "m2", "m3", "m4", "m5"]


def test_rule_and_row_are_named(reading: Reading) -> None:
    first = list_evidence(reading, ENGLISH)[0]
    assert (first.rule, first.row) == ("verb of saying", "cues:قال/يقول")
    assert (list_evidence(reading, ENGLISH)[1].rule, list_evidence(reading, ENGLISH)[1].row) == (None, None)


@pytest.mark.parametrize(
    ("id", "speaker"),
    [
        ("a1", "وزارة الصحة"),
        ("a2", "مدير وزارة الصحة, as told by وزارة الصحة"),
        ("a3", "مصادر أمنية (anonymous)"),
        ("a5", "الحركة"),
    ],
)
def test_the_chain_of_speakers_is_told(reading: Reading, id: str, speaker: str) -> None:
    item = next(item for item in list_evidence(reading, ENGLISH) if item.id == id)
    assert plain(item.facts[0].value) == speaker


def test_a_circle_of_statements_is_borne(reading: Reading) -> None:
    first, *others = reading.attributions
    circle = msgspec.structs.replace(first, inside="a2")
    broken = msgspec.structs.replace(reading, attributions=(circle, *others))
    item = list_evidence(broken, ENGLISH)[0]
    assert plain(item.facts[0].value) == "وزارة الصحة, as told by مدير وزارة الصحة"


def test_split_cues_and_relays_are_places_too(reading: Reading) -> None:
    first, *others = reading.attributions
    split = msgspec.structs.replace(first, cue2=at("إن"), via=at("كركوك"))
    item = list_evidence(msgspec.structs.replace(reading, attributions=(split, *others)), ENGLISH)[0]
    assert item.covers(at("إن").start)
    assert plain(item.facts[0].value) == "وزارة الصحة (through كركوك)"


def test_an_attribution_without_content_quotes_its_cue(reading: Reading) -> None:
    first, *others = reading.attributions
    bare = msgspec.structs.replace(first, content=(), source=None, speaker=None)
    item = list_evidence(msgspec.structs.replace(reading, attributions=(bare, *others)), ENGLISH)[0]
    assert plain(item.quote) == "قالت"
    assert plain(item.value) == "speaker not given: says"
    assert item.marks[0].span == Span(*at("قالت"))
