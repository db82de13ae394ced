"""Relative times in words that are older than the report lean on those words, not on the report's day."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from riwaya.annotate import Reader
from riwaya.model import Report, Time

READER = Reader()


def last_time(text: str, published: str | None = "2022-06-01") -> Time:
    return READER.read(Report(id="a", text=text, published=published)).times[-1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وقال الوزير في مقابلة نشرت في 3 مارس 2021 إن القوات انسحبت قبل أسبوعين.", "PAST_REF"),
        ("وقال الوزير في تصريحات سابقة إن «القوات ستنسحب الأسبوع المقبل».", "FUTURE_REF"),
        ("وكان الرئيس قال العام الماضي إن الانتخابات ستجرى الشهر المقبل.", "FUTURE_REF"),
        ("وأكد الناطق آنذاك أن الهجوم وقع أمس.", "PAST_REF"),
    ],
)
def test_older_words_anchor_their_times(text: str, value: str) -> None:
    time = last_time(text)
    assert (time.value, time.anchor, time.begins, time.base) == (
        value,
        "a1" if time.anchor == "a1" else "a2",
        UNSET,
        UNSET,
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وقال الوزير أمس إن المعبر سيفتح غدا.", "2022-06-02"),
        ("وقال وزير سابق إن المعبر فتح أمس.", "2022-05-31"),
        ("وقال في ذكرى أحداث عام 2011 إن الاجتماع سيعقد غدا.", "2022-06-02"),
        ("وقال الوزير في تصريحات سابقة إن الاتفاق وقع في 3 مايو 2021.", "2021-05-03"),
    ],
)
def test_other_words_do_not(text: str, value: str) -> None:
    time = last_time(text)
    assert (time.value, time.anchor) == (value, UNSET)


def test_without_a_day_of_publication_nothing_is_anchored() -> None:
    assert last_time("وأكد الناطق آنذاك أن الهجوم وقع أمس.", None).value is None
