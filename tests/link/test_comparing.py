"""Times, numbers, names and places held against each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.link.bounds import read_bounds
from riwaya.link.comparing import compare
from riwaya.link.naming import is_nameless, is_people, name_key, same_name
from riwaya.link.numbers import interval
from riwaya.link.weapons import weapon_kind
from riwaya.model import Claim, Measure


def _claim(value: object, key: str | None = None) -> Claim:
    return Claim(value=value, key=key or str(value), denied=False, spans=(), voices=())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("attribute", "a", "b", "expected"),
    [
        ("killed", 5, 5, "agree"),
        ("killed", 5, 9, "differ"),
        ("killed", Measure(value=7, mod="EQUAL_OR_MORE"), 9, "refine"),
        ("killed", 9, Measure(value=7, mod="EQUAL_OR_MORE"), "refined"),
        ("killed", 5, Measure(value=7, mod="EQUAL_OR_MORE"), "differ"),
        ("injured", Measure(value=20, mod="MORE_THAN"), Measure(value=19, low=18, high=20), "differ"),
        ("participants", Measure(value=None, low=200, mod="VAGUE"), 450, "refine"),
        ("participants", Measure(value=None, low=200, mod="VAGUE"), 3000, "differ"),
        ("actor", "قوة درع الجنوب", "درع الجنوب", "agree"),
        ("actor", "درع الجنوب", "تجمع الوادي", "differ"),
        ("actor", "مسلحون", "درع الجنوب", "refine"),
        ("recipient", "سوق مزدحم", "سوق القرضة", "refine"),
        ("instrument", "قذائف هاون", "طائرة مسيّرة", "differ"),
        ("instrument", "صواريخ", "صواريخ من طراز كاتيوشا", "refine"),
        ("day", "2024-05", "2024-05-02", "refine"),
        ("day", "2024-05-01", "2024-05-02", "differ"),
        ("time", "2024-05-02T16:10", "2024-05-02T15:30", "differ"),
        ("time", "2024-05-02T16:10", "2024-05-02T16:05", "agree"),
        ("status", "actual", "denied", "differ"),
    ],
)
def test_values_are_compared(attribute: str, a: object, b: object, expected: str) -> None:
    keys = [name_key(str(value)) if attribute == "actor" else None for value in (a, b)]
    assert compare(attribute, _claim(a, keys[0]), _claim(b, keys[1])) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("places:القرضة/neighbourhood/LY/سبها", "places:سبها/city/LY/سبها", "refined"),
        ("countries:LY", "places:سبها/city/LY/سبها", "refine"),
        ("places:سبها/city/LY/سبها", "places:سرت/city/LY/سرت", "differ"),
    ],
)
def test_places_are_compared_by_what_holds_them(a: str, b: str, expected: str) -> None:
    assert compare("place", _claim("أ", a), _claim("ب", b)) == expected


@given(st.integers(0, 500), st.integers(0, 500), st.sampled_from(["EQUAL_OR_MORE", "EQUAL_OR_LESS", "APPROX", None]))
def test_comparing_is_the_same_both_ways(a: int, b: int, mod: str | None) -> None:
    x, y = _claim(a), _claim(Measure(value=b, mod=mod) if mod else b)  # type: ignore[arg-type]
    turned = {"refine": "refined", "refined": "refine"}
    forth, back = compare("killed", x, y), compare("killed", y, x)
    overlapping = (interval(x.value), interval(y.value))  # type: ignore[arg-type]
    if overlapping[0] and overlapping[1] and not overlapping[0].contains(overlapping[1]):
        assert back == turned.get(forth, forth) or forth == back == "refine"


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_a_day_lies_in_its_month_year_and_week(day: date) -> None:
    year, week, _ = day.isocalendar()
    for value in (f"{day:%Y-%m}", f"{day:%Y}", f"{year}-W{week:02}"):
        bounds = read_bounds(value)
        assert bounds is not None
        assert bounds.begin <= day.toordinal() < bounds.end


@pytest.mark.parametrize("value", ["PAST_REF", "P2W", "XXXX-06", "", None, "2024-13-40"])
def test_times_without_a_place_in_the_calendar_have_no_bounds(value: str | None) -> None:
    assert read_bounds(value) is None


def test_parts_of_the_day_and_clock_times() -> None:
    morning, evening = read_bounds("2024-05-02TMO"), read_bounds("2024-05-02TEV")
    clock, night = read_bounds("2024-05-02T16:10"), read_bounds("2024-05-02TNI")
    assert morning is not None
    assert evening is not None
    assert clock is not None
    assert night is not None
    assert morning.minutes_apart(evening) == 4 * 60
    assert clock.has_clock
    assert not evening.has_clock
    assert clock.minutes_apart(evening) == 0
    assert night.is_short


def test_names() -> None:
    assert same_name(name_key("مسلحي تجمع شباب الوادي"), name_key("تجمع شباب الوادي"))
    assert not same_name(name_key("وزارة الداخلية"), name_key("وزارة الخارجية"))
    assert is_nameless("مصادر أمنية")
    assert not is_nameless("سالم الزروق")
    assert is_people("مدنيين")
    assert not is_people("درع الجنوب")


def test_kinds_of_weapons() -> None:
    assert weapon_kind("قذائف من عيار 82 ملم") == weapon_kind("قذائف هاون") == "mortar"
    assert weapon_kind("طائرة مسيّرة") == weapon_kind("طائرة من دون طيار") == "drone"
    assert weapon_kind("شيء ما") is None
