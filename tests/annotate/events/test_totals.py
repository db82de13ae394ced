"""How many in all, of parts that a text counts one by one."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from riwaya.annotate.events.totals import Total, total
from riwaya.model import Measure, Quantity, QuantityMod, Span


def part(
    value: int | None, mod: QuantityMod | None = None, low: int | None = None, high: int | None = None
) -> Quantity:
    """A number of people."""
    return Quantity(span=Span(0, 1), value=value, low=low, high=high, mod=mod, rule="", row=UNSET)


def test_exact_parts_add_up() -> None:
    assert total([part(12), 1, part(3)]) == Total(16, None)


def test_nothing_is_no_number() -> None:
    assert total([]) == Total(None, None)


@pytest.mark.parametrize(
    ("mods", "mod"),
    [
        (("MORE_THAN", None), "MORE_THAN"),
        (("APPROX", "APPROX"), "APPROX"),
        (("MORE_THAN", "EQUAL_OR_MORE"), "EQUAL_OR_MORE"),
        (("LESS_THAN", "EQUAL_OR_LESS"), "EQUAL_OR_LESS"),
        (("MORE_THAN", "LESS_THAN"), "APPROX"),
    ],
)
def test_a_sum_is_meant_as_its_parts(mods: tuple[QuantityMod | None, QuantityMod | None], mod: QuantityMod) -> None:
    assert total([part(10, mods[0]), part(30, mods[1])]) == Total(40, Measure(value=40, mod=mod))


def test_ranges_add_up_at_both_ends() -> None:
    assert total([part(13, low=12, high=14), part(5), 1]) == Total(19, Measure(value=19, low=18, high=20))


def test_dozens_more_leave_only_a_lower_bound() -> None:
    assert total([part(20), part(None, "VAGUE", low=20)]) == Total(None, Measure(value=None, low=40, mod="VAGUE"))


def test_some_more_are_more_than_those_counted() -> None:
    assert total([part(12), part(None, "VAGUE")]) == Total(12, Measure(value=12, mod="MORE_THAN"))


def test_one_vague_number_stays_as_it_is() -> None:
    assert total([part(None, "VAGUE", low=3, high=9)]) == Total(None, Measure(value=None, low=3, high=9, mod="VAGUE"))


def test_more_than_a_number_has_no_upper_bound() -> None:
    assert total([part(15, None, 10, 20), part(30, "MORE_THAN")]) == Total(
        45, Measure(value=45, low=40, mod="MORE_THAN")
    )


def test_less_than_a_number_can_be_none() -> None:
    summed = total([part(15, None, 10, 20), part(30, "LESS_THAN")])
    assert summed == Total(45, Measure(value=45, low=10, high=50, mod="LESS_THAN"))


def test_vague_parts_alone_are_no_sum() -> None:
    assert total([part(None, "VAGUE"), part(None, "VAGUE")]) == Total(None, Measure(value=None, mod="VAGUE"))
    assert total([part(10, "LESS_THAN"), part(None, "VAGUE")]) == Total(None, Measure(value=None, mod="VAGUE"))
