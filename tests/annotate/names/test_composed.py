"""Names and descriptions in composed sentences: exact spans, types, who is whom; words that are no names."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.model import Mention, MentionType, Reading

from .cases import Case, load, locate, params, read

CORPUS = Path(__file__).parent / "corpus"


class NameCase(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence with mentions that must be read from it, each with the types it may have.

    The words of `same` mention one entity, those of `different` an entity each.
    """

    mentions: dict[str, list[MentionType]]
    same: tuple[str, ...] = ()
    different: tuple[str, ...] = ()


class NoName(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence with words that are part of no mention, or of none of the given types."""

    words: str
    types: tuple[MentionType, ...] = ()


@pytest.mark.parametrize("case", params(load(CORPUS / "composed.jsonl", NameCase)))
def test_composed(case: NameCase) -> None:
    reading = read(case.text)
    found = {item.span: item for item in reading.mentions}
    wrong = [
        f"{words}: {_near(words, reading)}"
        for words, types in case.mentions.items()
        if (item := found.get(locate(case.text, words))) is None or item.type not in types
    ]
    assert wrong == []
    assert len({found[locate(case.text, words)].entity for words in case.same}) <= 1
    assert len({found[locate(case.text, words)].entity for words in case.different}) == len(case.different)


@pytest.mark.parametrize("case", params(load(CORPUS / "negative.jsonl", NoName)))
def test_negative(case: NoName) -> None:
    reading = read(case.text)
    span = locate(case.text, case.words)
    named = [item for item in reading.mentions if item.span.overlaps(span)]
    assert [_shown(item, reading) for item in named if not case.types or item.type in case.types] == []


def test_kinds_are_all_there() -> None:
    assert sum(len(case.mentions) for case in load(CORPUS / "composed.jsonl", NameCase)) >= 60
    assert len(load(CORPUS / "negative.jsonl", NoName)) >= 40


def _near(words: str, reading: Reading) -> str:
    span = locate(reading.report.text, words)
    return ", ".join(_shown(item, reading) for item in reading.mentions if item.span.overlaps(span)) or "nothing"


def _shown(item: Mention, reading: Reading) -> str:
    return f"{item.span.of(reading.report.text)} {item.type}"
