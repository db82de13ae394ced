"""The Python API: one call."""

from __future__ import annotations

import doctest

import pytest

import riwaya
from riwaya.model import InputError, Reading

TEXT = "قال المتحدث سالم النعيمي إن ثلاثة عمال أصيبوا أمس في انفجار قرب الميناء."


def test_a_text_is_read_in_one_call() -> None:
    reading = riwaya.read(TEXT, published="2024-03-02", outlet="وكالة", title="عنوان", id="x")
    assert isinstance(reading, Reading)
    assert (reading.report.id, reading.report.outlet, reading.report.text) == ("x", "وكالة", TEXT)
    assert [time.value for time in reading.times] == ["2024-03-01"]
    (said,) = reading.attributions
    assert reading.entity_names[said.speaker or ""] == "سالم النعيمي"


def test_without_a_date_relative_times_stay_open() -> None:
    assert [time.value for time in riwaya.read(TEXT).times] == [None]


def test_text_that_is_not_arabic_is_refused() -> None:
    with pytest.raises(InputError, match="no Arabic"):
        riwaya.read("An attack was reported.")


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(riwaya).failed == 0
