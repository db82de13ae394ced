"""Values in words."""

from __future__ import annotations

import pytest

from riwaya.export import read_labels
from riwaya.export.values import name_moment, name_number, name_quantity
from riwaya.model import Measure, Number, Quantity, Span

ENGLISH, ARABIC = read_labels("en"), read_labels("ar")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Measure(value=5), "5"),
        (Measure(value=50, mod="MORE_THAN"), "more than 50"),
        (Measure(value=19, low=18, high=20), "19 (18 to 20)"),
        (Measure(value=None, low=20, mod="VAGUE"), "roughly 20 or more"),
        (Measure(value=None, low=0, high=3), "0 to 3"),
        (Measure(value=None, high=9), "up to 9"),
        (Measure(value=None, mod="VAGUE"), "a number not given"),
        (47.3, "47.3"),
        ("P10D", "P10D"),
    ],
)
def test_name_number(number: Measure | Number | str, words: str) -> None:
    assert name_number(number, ENGLISH) == words


def test_name_quantity() -> None:
    assert name_quantity(Quantity(span=Span(0, 1), value=8, mod="APPROX", unit="km"), ENGLISH) == "about 8 km"
    assert name_quantity(Quantity(span=Span(0, 1), value=8, mod="APPROX"), ARABIC) == "نحو 8"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-05-30T22:25", "2022-05-30T22:25"),
        ("2022-05-30TNI", "2022-05-30, night"),
        ("PAST_REF", "the past, no date"),
        ("PXM", "some months"),
        ("P2W", "P2W"),
        (None, "cannot be dated"),
    ],
)
def test_name_moment(value: str | None, words: str) -> None:
    assert name_moment(value, ENGLISH) == words
