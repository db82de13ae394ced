"""Places with foreign names that no table has: by their spelling, after a preposition of place."""

from __future__ import annotations

import pytest

from .cases import read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل جنديان في خورلي أمس.", "خورلي"),
        ("وقع انفجار قرب بوكراتشا فجرا.", "بوكراتشا"),
    ],
)
def test_place_with_a_foreign_name(text: str, place: str) -> None:
    reading = read(text)
    named = {mention.span.of(text): mention.type for mention in reading.mentions}
    assert named.get(place) == "GPE"


@pytest.mark.parametrize("text", ["شارك في مهرجان خورلي أمس.", "تحدث إلى خورلي أمس."])
def test_only_where_a_place_stands(text: str) -> None:
    assert all(mention.type != "GPE" for mention in read(text).mentions)
