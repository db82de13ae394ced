"""How surely a mention tells that its event happened."""

from __future__ import annotations

import pytest

from riwaya.annotate.events.assertion import read_weights

from .found import event_at

TOLD = [
    ("قتل مسلحون ثلاثة جنود في كمين قرب تلعفر.", "قتل"),
    ("شن الطيران غارات على مواقع في صعدة أمس.", "غارات"),
    ("تظاهر المئات في عدن يوم الخميس.", "تظاهر"),
]  # fmt: skip
NOT_TOLD = [
    ("تحقق النيابة في اغتيال الوزير.", "اغتيال"),
    ("دان المجلس الهجوم الذي استهدف المسجد.", "الهجوم"),
    ("حذر الخبير من هجوم محتمل على المدينة.", "هجوم"),
    ("لم تقصف الطائرات المدينة أمس.", "تقصف"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger"), TOLD)
def test_told(text: str, trigger: str) -> None:
    assert event_at(text, trigger)[0].confidence > 0.5


@pytest.mark.parametrize(("text", "trigger"), NOT_TOLD)
def test_not_told(text: str, trigger: str) -> None:
    assert event_at(text, trigger)[0].confidence < 0.5


def test_weights_speak() -> None:
    weights = read_weights()
    assert all(weights.values()), "a sign without weight"
    assert weights["verb:perfect"] > 0 > weights["realis:denied"]
