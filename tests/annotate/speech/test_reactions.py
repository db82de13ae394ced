"""Reactions that something met with or aroused: of whom they come, and what they are about."""

from __future__ import annotations

import pytest

from ..names.cases import read


@pytest.mark.parametrize(
    ("text", "source", "content", "stance"),
    [
        ("لقي القرار ترحيبا من النقابات.", "النقابات", "القرار", "praise"),
        ("أثار القرار انتقادات من أحزاب المعارضة.", "أحزاب المعارضة", "القرار", "condemn"),
        ("قوبل القرار برفض من الوفد.", "الوفد", "القرار", "deny"),
    ],
)
def test_reaction(text: str, source: str, content: str, stance: str) -> None:
    (said,) = read(text).attributions
    assert said.source is not None
    assert (said.source.of(text), [span.of(text) for span in said.content], said.stance) == (source, [content], stance)


def test_a_welcome_without_speech() -> None:
    assert read("لقي الضيف استقبالا حارا من الأهالي.").attributions == ()
