"""Participants joined with و or another word: all of them, over their numbers, added up; nobody who is told apart."""

from __future__ import annotations

import pytest

from .found import event_at, named


@pytest.mark.parametrize(
    ("text", "trigger", "recipients", "killed"),
    [
        ("قتل 4 شرطيين و6 بائعين في السوق.", "قتل", ["شرطيين", "بائعين"], 10),
        ("قتل حارس و 3 سائقين في السوق.", "قتل", ["حارس", "سائقين"], 4),
        ("قتل ثلاثة جنود إضافة إلى خمسة مزارعين.", "قتل", ["جنود", "مزارعين"], 8),
        ("قتل جنديان علاوة على ثلاثة مدنيين.", "قتل", ["جنديان", "مدنيين"], 5),
        ("قتل خمسة جنود فيما نجا ثلاثة مدنيين.", "قتل", ["جنود"], 5),
        ("قتل خمسة جنود إضافة إلى جرح ثلاثة.", "قتل", ["جنود"], 5),
    ],
)
def test_joined_victims(text: str, trigger: str, recipients: list[str], killed: int) -> None:
    event, reading = event_at(text, trigger)
    assert named(event.recipient, reading) == recipients
    assert event.killed == killed
