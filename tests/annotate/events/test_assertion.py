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


def test_a_sentence_carried_out_is_rather_recalled() -> None:
    executed, _ = event_at("أعدمت السلطات ثلاثة رجال.", "أعدمت")
    killed, _ = event_at("اغتالت السلطات ثلاثة رجال.", "اغتالت")
    assert executed.confidence < killed.confidence


def test_weights_speak() -> None:
    weights = read_weights()
    assert all(weights.values()), "a sign without weight"
    assert weights["verb:perfect"] > 0 > weights["realis:denied"]


LESS_SURE = [
    ("هاجم مسلحون القرية.", "عندما هاجم مسلحون القرية، فر السكان.", "هاجم"),
    ("شهدت البلدة خطف سائح.", "تنظر المحكمة في تحقيق في خطف سائح.", "خطف"),
    ("أعلن الجيش أن مسلحين قتلوا حارسا.", "نفى الجيش أن مسلحين قتلوا حارسا.", "قتلوا"),
    ("أعلن الجيش أن مسلحين قتلوا حارسا.", "زعم الجيش أن مسلحين قتلوا حارسا.", "قتلوا"),
    ("قطع السكان الطريق احتجاجا.", "قطع المتظاهرون الطريق احتجاجا.", "قطع"),
    ("شاهد حارس مسلحين يطلقون النار على سيارة.", "كان مسلحون يطلقون النار على سيارة.", "يطلقون"),
    ("استهدف مسلحون الجسر.", "من استهدف الجسر أراد الفوضى.", "استهدف"),
    ("21 مايو: اغتيال النائب في بيروت.", "لبنان: اغتيال النائب في بيروت.", "اغتيال"),
    ("نفذ الجيش اقتحام المدينة.", "حاول الجيش اقتحام المدينة.", "اقتحام"),
    ("في بغداد أمس، تظاهر العمال.", "كما سبق القول، تظاهر العمال.", "تظاهر"),
    ("تظاهر العمال، في حين قتل مسلحون جنديا.", "تظاهر العمال، حين قتل مسلحون جنديا.", "قتل"),
    ("قصفت الطائرات الحي.", "عاد سكان الحي الذي قصفت الطائرات منازله.", "قصفت"),
]  # fmt: skip


@pytest.mark.parametrize(("surer", "less_sure", "trigger"), LESS_SURE)
def test_less_surely_told(surer: str, less_sure: str, trigger: str) -> None:
    assert event_at(surer, trigger)[0].confidence > event_at(less_sure, trigger)[0].confidence
