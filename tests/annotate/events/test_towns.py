"""Which of two named places can be one inside the other, and which are two places."""

from __future__ import annotations

import pytest

from riwaya.annotate.events.towns import TownReader
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import default_lexicon
from riwaya.model import Report
from riwaya.text import TextReader


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("بلدة حولا وبلدة الخيام", True),
        ("مدينة الفلوجة وبلدة الفلوجة", False),
        ("بلدة حولا ومحافظة النبطية", False),
        ("محافظة ديالى ومحافظة كركوك", True),
    ],
)
def test_two_places(text: str, two: bool) -> None:
    document = TextReader(default_lexicon()).read(Report(id="towns", text=text))
    first, second = (phrase for phrase in PhraseReader(document).read() if phrase.type == "GPE")
    assert TownReader(document).are_two(first, second) is two
