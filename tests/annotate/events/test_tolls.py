"""Dead and wounded told as the toll of an event are its own."""

from __future__ import annotations

import pytest

from .found import event_at, triggers


@pytest.mark.parametrize(
    ("text", "trigger", "killed", "injured"),
    [
        ("ارتفعت حصيلة التفجير إلى 29 قتيلا و80 جريحا.", "التفجير", 29, 80),
        ("بلغت حصيلة ضحايا القصف على الحي 11 قتيلا وخمسة آلاف جريح.", "القصف", 11, 5000),
        ("ارتفع عدد جرحى الهجوم إلى 40.", "الهجوم", None, 40),
        ("زاد عدد الهجمات إلى 40.", "الهجمات", None, None),
        ("ارتفعت حصيلة قصف المعسكر إلى أربعة قتلى بعد وفاة جندي متأثرا بجروحه.", "قصف", 4, None),
    ],
)
def test_toll(text: str, trigger: str, killed: int | None, injured: int | None) -> None:
    event, _ = event_at(text, trigger)
    assert (event.killed, event.injured) == (killed, injured)


def test_the_nouns_of_a_toll_tell_nothing_of_their_own() -> None:
    assert triggers("أعلنت الشرطة ارتفاع حصيلة ضحايا التفجير إلى 29 قتيلا و80 جريحا.") == [("التفجير", "ASSAULT")]
    assert triggers("أوقع القصف 29 قتيلا و80 جريحا.") == [("القصف", "ASSAULT")]
