"""Whom pronouns attached to verbs and event nouns stand for."""

from __future__ import annotations

import pytest

from .found import event_at, named

RECIPIENTS = [
    ("two sentences", "دخل ثلاثة صحفيين المدينة. واعتقلتهم الشرطة مساء.", "اعتقلتهم", ["صحفيين"]),
    ("the same sentence", "أوقف الجنود الطلاب ثم ضربوهم.", "ضربوهم", ["الطلاب"]),
    ("feminine body", "أغلقت الجمعية مقرها بعد أن هاجمها مسلحون.", "هاجمها", ["الجمعية"]),
    ("not who acts", "عاد القاضي إلى منزله. واغتاله مسلحون أمس.", "اغتاله", ["القاضي"]),
    ("nobody fits", "أمطرت السماء. واعتقلتهم الشرطة مساء.", "اعتقلتهم", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"), [case[1:] for case in RECIPIENTS], ids=[c[0] for c in RECIPIENTS]
)
def test_object_pronoun(text: str, trigger: str, recipient: list[str]) -> None:
    event, reading = event_at(text, trigger)
    assert named(event.recipient, reading) == recipient


def test_possessor_of_event_noun() -> None:
    event, reading = event_at("نجا الوزير من الموت. وكان اغتياله سيشعل حربا.", "اغتياله")
    assert named(event.recipient, reading) == ["الوزير"]
