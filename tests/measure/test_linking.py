"""The measures of linking, on partitions and linkages whose scores can be counted by hand."""

from __future__ import annotations

import pytest

from riwaya.link import link_readings
from riwaya.measure.linkage_gold import GoldEvent, GoldIncident, GoldLinkage
from riwaya.measure.linking import LinkedReadings, b_cubed, compare_linkage
from tests.link.made import reading


def test_b_cubed_of_equal_partitions_is_one() -> None:
    same = {("r", "1"): "a", ("r", "2"): "a", ("r", "3"): "b"}
    assert b_cubed(same, {ref: name.upper() for ref, name in same.items()}) == (1.0, 1.0)


def test_b_cubed_pays_for_what_is_joined_too_much() -> None:
    gold = {("r", "1"): "a", ("r", "2"): "b"}
    assert b_cubed({("r", "1"): "x", ("r", "2"): "x"}, gold) == (0.5, 1.0)


def test_b_cubed_pays_for_what_is_left_apart() -> None:
    gold = {("r", "1"): "a", ("r", "2"): "a"}
    assert b_cubed({("r", "1"): "x", ("r", "2"): "y"}, gold) == (1.0, 0.5)


def test_b_cubed_without_common_events_is_nothing() -> None:
    assert b_cubed({("r", "1"): "a"}, {("s", "1"): "a"}) == (0.0, 0.0)


@pytest.mark.parametrize(("together", "f1"), [(True, 1.0), (False, pytest.approx(2 / 3))])
def test_a_linkage_is_compared_with_what_people_say(together: bool, f1: float) -> None:
    a = reading("r1", "قصف على سراقب يوم الخميس", killed=4)
    b = reading("r2", "تعرضت سراقب أمس إلى قصف عنيف", killed=4, outlet="قناة الأفق")
    given = LinkedReadings(link_readings([a, b]), {"r1": a, "r2": b})
    events = (GoldEvent(report="r1", event="v1"), GoldEvent(report="r2", event="v1"))
    groups = [events] if together else [events[:1], events[1:]]
    gold = GoldLinkage(
        incidents=tuple(
            GoldIncident(id=f"i{n}", title="", type="ASSAULT", reports=(), events=group)
            for n, group in enumerate(groups)
        )
    )
    scores = compare_linkage(given, gold, {"r1": a, "r2": b})
    assert scores["incidents.b3"].f1 == f1
    assert scores["copies.pairs"].f1 == 1.0
