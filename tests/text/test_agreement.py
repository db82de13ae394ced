"""Which words can belong together by number, gender and case."""

from __future__ import annotations

import pytest

from riwaya.text import Morph
from riwaya.text.agreement import agrees, follows_as_subject, stands_for, stands_in_another_case

from .conftest import ReadText


def _tags(read: ReadText, text: str) -> list[Morph]:
    return [tag for tag in read(text).tags if tag is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل المسلحون", True),
        ("قتلوا المسلحين", False),
        ("وصلت اللجنة", True),
        ("وصل الجنود", True),
        ("وصلت المدير", False),
        ("اعتقل الصحفيين", False),
        ("وصل كريم", True),
    ],
)
def test_subject_after_verb(read: ReadText, text: str, expected: bool) -> None:
    verb, noun = _tags(read, text)
    assert follows_as_subject(verb, noun) is expected


@pytest.mark.parametrize(
    ("noun", "pronouns"),
    [
        ("المدير", {"ه"}),
        ("اللجنة", {"ها"}),
        ("الجنود", {"هم", "ها"}),
        ("المعلمون", {"هم"}),
        ("القوانين", {"ها", "هم"}),
    ],
)
def test_pronoun(read: ReadText, noun: str, pronouns: set[str]) -> None:
    (tag,) = _tags(read, noun)
    assert {pronoun for pronoun in ("ه", "ها", "هم", "هن", "هما") if stands_for(pronoun, tag)} == pronouns


@pytest.mark.parametrize(
    ("text", "expected"),
    [("جندي متأثرا", True), ("جنديا متأثرا", False), ("طبيبة متأثرا", False), ("كتاب مفتوحا", False)],
)
def test_another_case(read: ReadText, text: str, expected: bool) -> None:
    before, word = _tags(read, text)
    assert stands_in_another_case(before, word) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("الحكومة الجديدة", True), ("الحكومة الجديد", False), ("الجنود الجدد", True), ("المباني القديمة", True)],
)
def test_adjective(read: ReadText, text: str, expected: bool) -> None:
    noun, adjective = _tags(read, text)
    assert agrees(noun, adjective) is expected
