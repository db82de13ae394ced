"""Who speaks through a document: the body it is of, was issued by or was published by; not who received it."""

from __future__ import annotations

import pytest

from ..names.cases import read


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("جاء في بيان للحزب أن الجسر آمن.", "بيان للحزب", "لحزب"),
        ("ذكر تقرير صادر عن الوزارة أن الأسعار ارتفعت.", "تقرير صادر عن الوزارة", "الوزارة"),
        ("ذكر تقرير تلقته الوزارة أن الأسعار ارتفعت.", "تقرير تلقته الوزارة", None),
    ],
)
def test_author(text: str, source: str, speaker: str | None) -> None:
    reading = read(text)
    (said,) = reading.attributions
    assert said.source is not None
    assert said.source.of(text) == source
    spans = {item.entity: item.span for item in reversed(reading.mentions)}
    assert (spans[said.speaker].of(text) if said.speaker is not None else None) == speaker
