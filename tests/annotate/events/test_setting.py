"""Places and days that other mentions of an event, or the report as a whole, lend to it."""

from __future__ import annotations

import pytest

from .found import event_at, named

PLACES = [
    ("dateline", "بغداد - اعتقلت الشرطة مشتبها به.", "اعتقلت", ["بغداد"]),
    ("narrower in a later mention", "هز انفجار مدينة البصرة. ووقع الانفجار في مستشفى الفيحاء.", "انفجار", ["مستشفى الفيحاء"]),
    ("planned: nowhere yet", "بغداد - تعتزم الشرطة اعتقال مشتبه به.", "اعتقال", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "place"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
def test_place(text: str, trigger: str, place: list[str]) -> None:
    event, reading = event_at(text, trigger)
    assert named((event.place,) if event.place else (), reading) == place


def test_day_of_another_mention() -> None:
    text = "قتل جنديان في هجوم على نقطة تفتيش يوم الأحد. وأصيب في الهجوم خمسة آخرون."
    first, _ = event_at(text, "هجوم")
    later, _ = event_at(text, "الهجوم")
    assert first.time is not None
    assert later.time == first.time
