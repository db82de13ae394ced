"""What no people bring about, what cannot be hit and what is only a reason names no event."""

from __future__ import annotations

import pytest

from .found import triggers


@pytest.mark.parametrize(
    "text",
    [
        "أجبر الخوف السكان على البقاء في بيوتهم.",
        "دفع الغلاء التجار إلى إغلاق محالهم.",
        "فجر الخطاب أزمة بين الحزبين.",
        "ضربت الأزمة استقرار البلاد.",
        "خرجت القطع المتظاهرة بأنها أصلية من السوق.",
    ],
)
def test_no_event(text: str) -> None:
    assert triggers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فجر مسلحون خط الغاز شرق البلدة.", [("فجر", "ASSAULT")]),
        ("أضرب المعلمون عن العمل احتجاجا على خفض الأجور.", [("أضرب", "PROTEST")]),
    ],
)
def test_event(text: str, expected: list[tuple[str, str]]) -> None:
    assert triggers(text) == expected
