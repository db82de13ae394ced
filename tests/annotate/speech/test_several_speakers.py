"""Each of several who speak with one verb has an attribution of its own."""

from __future__ import annotations

import pytest

from ..names.cases import read


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("دعا كل من مصر والأردن إلى وقف القتال.", ["مصر", "الأردن"]),
        ("دعت مصر والأردن إلى وقف القتال.", ["مصر", "الأردن"]),
        ("دعت مصر إلى وقف القتال في كل من البلدين.", ["مصر"]),
    ],
)
def test_speakers(text: str, speakers: list[str]) -> None:
    reading = read(text)
    names = reading.entity_names
    assert [names[said.speaker or ""] for said in reading.attributions] == speakers
    assert len({said.cue for said in reading.attributions}) == 1
