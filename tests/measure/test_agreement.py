"""Krippendorff's alpha against the worked example of its author and its limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.measure.agreement import measure_agreement

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: four observers, twelve units.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def test_worked_example() -> None:
    units = [
        {str(coder): value for coder, value in enumerate(values) if value is not None}
        for values in zip(*OBSERVERS, strict=True)
    ]
    agreement = measure_agreement(units)
    assert agreement.alpha == pytest.approx(0.743, abs=0.0005)
    assert agreement.units == 11


def test_one_value_only_has_no_alpha() -> None:
    assert measure_agreement([{"a": "accept", "b": "accept"}]).alpha is None
    assert measure_agreement([{"a": "accept"}]).alpha is None


@given(st.lists(st.sampled_from("xyz"), min_size=2))
def test_perfect_agreement_is_one(values: list[str]) -> None:
    found = measure_agreement([{"a": value, "b": value} for value in values])
    assert found.same == found.units == len(values)
    assert found.alpha == (1 if len(set(values)) > 1 else None)
