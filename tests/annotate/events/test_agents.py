"""Who acts behind adjectives of nationality, vehicles and buildings."""

from __future__ import annotations

import pytest

from .found import event_at, named

ACTORS = [
    ("adjective of a state the report names", "نددت تركيا باليونان. وأصابت الغارات التركية مستودعا.", "الغارات", ["تركيا"]),
    ("adjective alone", "أصابت الغارات التركية مستودعا.", "الغارات", []),
    ("owner of vehicles", "دهست سيارات الشرطة محتجين في الشارع.", "دهست", ["الشرطة"]),
    ("belonging to", "قصفت طائرات تابعة للجيش الوطني مستودعا.", "قصفت", ["لجيش الوطني"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "actor"), [case[1:] for case in ACTORS], ids=[case[0] for case in ACTORS])
def test_agent(text: str, trigger: str, actor: list[str]) -> None:
    event, reading = event_at(text, trigger)
    assert named(event.actor, reading) == actor


def test_holder_of_building() -> None:
    event, reading = event_at("هاجم مسلحون موقعا للدفاع المدني.", "هاجم")
    assert named(event.recipient, reading) == ["لدفاع المدني"]


def test_owner_of_vehicle() -> None:
    event, reading = event_at("استهدف انتحاري موكبا للشرطة.", "استهدف")
    assert named(event.recipient, reading) == ["لشرطة"]
