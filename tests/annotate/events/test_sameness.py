"""Which mentions tell one event again, and which of two alike are two events."""

from __future__ import annotations

import pytest

from ..names.cases import read


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("اعتقلت الشرطة ثلاثة ناشطين. وكانت الشرطة اعتقلت الناشطين الثلاثة أمس.", True),
        ("اعتقلت الشرطة 23 شابا. واعتقلت الشرطة في البلدة رئيس البلدية سامر حداد.", False),
        ("اعتقلت الشرطة خمسة شبان فجرا. واعتقلت الشرطة سبعة شبان مساء.", False),
        ("اعتقلت الشرطة سامر حداد. واعتقلت الشرطة رائد حسن.", False),
        ("اعتقلت الشرطة الكاتب. وسبق أن اعتقلت الشرطة الكاتب.", False),
    ],
)
def test_arrests(text: str, again: bool) -> None:
    reading = read(text)
    first, second = (event for event in reading.events if event.mode == "arrest")
    assert first.same_as is None
    assert second.same_as == (first.id if again else None)


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("قصف الفصيل مدينة الفاشر. وقتل ثلاثة في قصف على السوق وسط مدينة الأبيض.", False),
        ("قصف الفصيل مدينة الفاشر. وقتل ثلاثة في القصف على السوق.", True),
    ],
)
def test_towns(text: str, again: bool) -> None:
    reading = read(text)
    first, *others = reading.events
    assert [event.same_as for event in others] == [first.id if again else None]
