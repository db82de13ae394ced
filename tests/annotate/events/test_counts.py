"""How many took part, died or were hurt, by number or by the noun itself."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from riwaya.model import Measure

from .found import event_at


@pytest.mark.parametrize(
    ("text", "trigger", "participants"),
    [
        ("تظاهر 500 شخص في المدينة.", "تظاهر", 500),
        ("تظاهر مئات الأشخاص في المدينة.", "تظاهر", Measure(value=None, low=200, mod="VAGUE")),
        ("شارك نحو ألف شخص في مظاهرة.", "مظاهرة", Measure(value=1000, mod="APPROX")),
        ("عم إضراب المدينة.", "إضراب", None),
        ("تظاهر أحمد السيد أمام المحكمة.", "تظاهر", None),
    ],
)
def test_participants(text: str, trigger: str, participants: Measure | int | None) -> None:
    event, _ = event_at(text, trigger)
    assert (event.values or {}).get("participants") == participants


@pytest.mark.parametrize(
    ("text", "trigger", "killed", "injured"),
    [
        ("خلف الانفجار قتيلا وجريحين.", "الانفجار", 1, 2),
        ("أسفرت الغارة عن شهيد وجريح.", "الغارة", 1, 1),
        ("أسفر الهجوم عن سقوط قتيل واحد.", "الهجوم", 1, None),
        ("أدى الحادث إلى قتيل وسبعة جرحى.", "الحادث", 1, 7),
        ("سقط عشرات العراقيين بين قتيل وجريح في انفجار.", "انفجار", None, None),
        ("خلف القصف 12 قتيلا وجريحا.", "القصف", None, None),
        ("دهست سيارة حشدا وأودت بحياة خمسة.", "دهست", 5, None),
        ("نجا النائب من محاولة اغتيال.", "اغتيال", None, None),
        ("تعرض الوزير لمحاولة اغتيال.", "اغتيال", None, None),
        ("قضت القوات على مسلحين اثنين.", "قضت", 2, None),
        ("قال إن أحد القتيلين سقط في الحي.", "سقط", 1, None),
        ("أعلن الجيش مقتل أحد جنوده في انفجار.", "انفجار", 1, None),
        ("قتل ضابط وقتل جندي في هجوم.", "هجوم", 2, None),
        ("أدى حادث سير إلى مقتل أربعة وإصابة خمسة.", "حادث", 4, 5),
        ("أسفرت حادثة سير عن مقتل شرطي وإصابة ثلاثة مواطنين.", "حادثة", 1, 3),
        ("قضى 35 شخصا على الأقل بينهم 10 أطفال جراء القصف المدفعي.", "القصف", 35, None),
    ],
)
def test_dead_and_injured(text: str, trigger: str, killed: int | None, injured: int | None) -> None:
    event, _ = event_at(text, trigger)
    assert (event.killed, event.injured) == (killed, injured)


def test_those_brought_out_alive_are_not_dead() -> None:
    event, _ = event_at("تمكنت فرق الإنقاذ من انتشال ثلاثة ناجين من تحت الأنقاض.", "انتشال")
    assert event.killed is None
    assert event.values is UNSET


def test_displaced_are_not_dead() -> None:
    event, _ = event_at("خلفت آلاف القتلى ونحو مليوني نازح.", "القتلى")
    assert (event.values or {}).get("killed") == Measure(value=None, low=2000, mod="VAGUE")
