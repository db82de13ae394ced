"""How far times reach, what they lean on, which way they were taken, and what of them does not agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from riwaya.annotate.times.extent import extent
from riwaya.model import Time

from .test_times import times


def one(text: str, published: str | None = "2022-06-01") -> Time:
    (time,) = times(text, published)
    return time


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2022-05-30", None, ("2022-05-30", "2022-05-30", "2022-05-31", "day")),
        ("2022-05-30T22:25", None, ("2022-05-30T22:25:00", "2022-05-30T22:25", "2022-05-30T22:26", "minute")),
        ("2022-06-01T20:00Z", None, ("2022-06-01T20:00:00Z", "2022-06-01T20:00Z", "2022-06-01T20:01Z", "minute")),
        ("2022-05-30TNI", None, ("2022-05-30", "2022-05-30T18:00", "2022-05-31T06:00", "part of day")),
        ("2022-05-30TMO", "START", ("2022-05-30", "2022-05-30T03:00", "2022-05-30T07:00", "part of day")),
        ("2022-W21", None, ("2022-05-23/2022-05-29", "2022-05-23", "2022-05-30", "week")),
        ("2021-12", None, ("2021-12", "2021-12-01", "2022-01-01", "month")),
        ("2021-10", "END", ("2021-10", "2021-10-21", "2021-11-01", "month")),
        ("2021-10", "START", ("2021-10", "2021-10-01", "2021-10-11", "month")),
        ("2022-Q1", None, ("2022-33", "2022-01-01", "2022-04-01", "quarter")),
        ("2021-H2", None, ("2021-41", "2021-07-01", "2022-01-01", "season")),
        ("2020-WI", None, ("2020-24", "2020-12-01", "2021-03-01", "season")),
        ("2022", "MID", ("2022", "2022-05-02", "2022-08-31", "year")),
        ("198X", None, ("198X", "1980-01-01", "1990-01-01", "decade")),
        ("18", None, ("18XX", "1800-01-01", "1900-01-01", "century")),
        ("2022-03-15/2022-03-20", None, ("2022-03-15/2022-03-20", "2022-03-15", "2022-03-21", "day")),
        ("2020/2021", None, ("2020/2021", "2020-01-01", "2022-01-01", "year")),
        ("XXXX-06", None, ("XXXX-06", None, None, "month")),
        ("XXXX-WXX-5", None, (None, None, None, "day")),
        ("P2W", None, (None, None, None, "week")),
        ("PT24H", None, (None, None, None, "hour")),
        ("PXY", None, (None, None, None, "year")),
        ("PAST_REF", None, (None, None, None, None)),
        (None, None, (None, None, None, None)),
    ],
)
def test_extent(value: str | None, mod: str | None, expected: tuple[str | None, ...]) -> None:
    found = extent(value, mod)
    assert (found.edtf, found.begin, found.end) == expected[:3]
    assert expected[3] is None or found.grain == expected[3] or value == "XXXX-WXX-5"


@given(st.dates(), st.sampled_from((None, "START", "MID", "END", "APPROX")))
def test_a_day_lies_in_its_bounds(day: object, mod: str | None) -> None:
    found = extent(str(day), mod)
    if found.begin is not None and mod in (None, "APPROX"):
        assert found.end is not None
        assert found.begin <= str(day) < found.end


def test_a_point_counted_in_weeks_is_as_exact_as_a_week() -> None:
    time = one("وقع الحادث قبل أسبوعين")
    assert (time.edtf, time.begins, time.ends, time.grain) == ("2022-05-18~", "2022-05-15", "2022-05-22", "week")


@pytest.mark.parametrize(
    ("text", "base", "relative"),
    [
        ("وصل أمس", "2022-06-01", "report"), ("وصل في 30 نيسان الماضي", "2022-06-01", "report"),
        ("وصل في 3 مايو 2021", UNSET, UNSET), ("قبل أسبوعين", "2022-06-01", "report"), ("خلال أسبوعين", UNSET, UNSET),
    ],
)  # fmt: skip
def test_what_a_time_leans_on(text: str, base: str, relative: str) -> None:
    time = one(text)
    assert (time.base, time.relative) == (base, relative)


def test_a_time_may_lean_on_the_one_before() -> None:
    _, next_day = times("وقع الهجوم في 3 مايو 2021، وفي اليوم التالي انسحبوا")
    assert (next_day.value, next_day.base, next_day.relative) == ("2021-05-04", "2021-05-03", "text")


@pytest.mark.parametrize(
    ("text", "direction", "word"),
    [
        ("قُتل خمسة الأحد", "past", "قُتل"),
        ("سيجتمع الوزراء الخميس", "future", "سيجتمع"),
        ("أرجئت إلى الخميس", "future", "إلى"),
    ],
)
def test_the_word_that_tells_the_direction(text: str, direction: str, word: str) -> None:
    time = one(text)
    assert time.direction == direction
    assert time.evidence is not UNSET
    assert time.evidence.of(text) == word


@pytest.mark.parametrize(
    ("text", "kind", "agrees", "value"),
    [
        ("السبت 3 مايو 2021", "weekday", False, "2021-05-03"), ("الاثنين 3 مايو 2021", "weekday", True, "2021-05-03"),
        ("21 رمضان 1444هـ الموافق 12 أبريل 2023", "calendar", True, "2023-04-12"),
        ("21 رمضان 1444هـ الموافق 20 أبريل 2023", "calendar", False, "2023-04-20"),
        ("31 كانون الأول/ نوفمبر 2021", "month", False, "2021-12-31"), ("31 كانون الأول/ ديسمبر 2021", "month", True, "2021-12-31"),
    ],
)  # fmt: skip
def test_two_names_of_one_time_are_held_against_each_other(text: str, kind: str, agrees: bool, value: str) -> None:
    time = one(text)
    assert time.value == value
    assert isinstance(time.checks, tuple)
    assert [(check.kind, check.agrees) for check in time.checks] == [(kind, agrees)]


def test_two_months_of_one_region_are_two_months() -> None:
    assert [time.value for time in times("في شباط/آذار 2021")] != ["2021-02"]
