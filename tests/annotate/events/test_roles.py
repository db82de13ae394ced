"""How an attack was carried out, as its words, its weapon or what describes them tell."""

from __future__ import annotations

import pytest

from .found import event_at


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("تعرضت القاعدة لقصف صاروخي أمس.", "قصف", "heavy-weapons"),
        ("قتل خمسة في ضربة جوية على القرية.", "ضربة", "aerial"),
        ("قصفت طائرة مسيرة المستشفى.", "قصفت", "drone"),
        ("قصفت طائرات حربية القرية.", "قصفت", "aerial"),
        ("قصف الجيش البلدة بالمدفعية.", "قصف", "heavy-weapons"),
        ("أطلق الحراس قنابل مسيلة للدموع على المحتجين.", "أطلق", "crowd-control"),
        ("أطلقت الشرطة الرصاص المطاطي على الطلاب.", "أطلقت", "crowd-control"),
        ("أطلقت الشرطة الرصاص على الطلاب.", "أطلقت", "firearms"),
        ("نفذ التنظيم هجوما انتحاريا على الحاجز.", "هجوما", "suicide-attack"),
    ],
)
def test_mode(text: str, trigger: str, mode: str) -> None:
    event, _ = event_at(text, trigger)
    assert event.mode == mode
