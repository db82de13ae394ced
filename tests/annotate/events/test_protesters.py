"""Protesters make a protest."""

from __future__ import annotations

import pytest

from .found import event_at, named, triggers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رشق المتظاهرون رجال الأمن بالحجارة.", [("رشق", "PROTEST")]),
        ("رشق مجهولون رجال الأمن بالحجارة.", [("رشق", "ASSAULT")]),
        ("فرقت الشرطة المتظاهرين وسط العاصمة.", [("فرقت", "ASSAULT"), ("المتظاهرين", "PROTEST")]),
        ("نظم المتظاهرون مسيرة وسط العاصمة.", [("مسيرة", "PROTEST")]),
    ],
)
def test_types(text: str, expected: list[tuple[str, str]]) -> None:
    assert triggers(text) == expected


def test_attack_on_protesters_stays_one() -> None:
    event, reading = event_at("أطلق الجنود النار على المتظاهرين وسط العاصمة.", "أطلق")
    assert event.type == "ASSAULT"
    assert named(event.recipient, reading) == ["المتظاهرين"]
