"""Profiles: what is told of each entity, in which words and order, and what is left out."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export import PLAIN, Line, Style, list_profiles, read_labels, write_lines
from riwaya.model import Entity, Fact, Location, Reading, Report, Span

FSI, PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
TEXT = "زار مدير البلدية سليم الحمداني سوقا قرب هيت، ثم عاد الحمداني إلى منزله."
ENGLISH, ARABIC = read_labels("en"), read_labels("ar")

PERSON = Entity(
    id="e1", name="سليم الحمداني", type="PER", names=("سليم الحمداني", "الحمداني", "المدير"),
    country="IQ", sector="GOV", cameo="IRQGOV",
    coding=("country names.place places:هيت", "sector names.sector heads:مدير"),
    facts=(
        Fact(kind="role", value="مدير البلدية", span=Span(4, 16)),
        Fact(kind="affiliation", value="البلدية", span=Span(9, 16)),
    ),
)  # fmt: skip
HIT = Location(
    name="هيت", country="IQ", province="الأنبار", lat=33.641, lon=42.8, precision="town", basis="within",
    row="places:هيت/town/IQ/الأنبار",
)  # fmt: skip
MARKET = Entity(id="e2", name="سوق", type="FAC", location=HIT)


def make_reading(*entities: Entity) -> Reading:
    return Reading(report=Report(id="r1", text=TEXT), entities=entities)


def place(**changed: object) -> Entity:
    """The market, with another location."""
    return msgspec.structs.replace(MARKET, location=msgspec.structs.replace(HIT, **changed))


def write(*entities: Entity) -> list[str]:
    """The lines in English, as they are written where nothing is a terminal."""
    return write_lines(list_profiles(make_reading(*entities), ENGLISH), PLAIN).split("\n")[:-1]


def test_a_person_in_full() -> None:
    assert write(PERSON) == [
        "سليم الحمداني - person e1",
        "  also called: الحمداني, المدير",
        "  office: مدير البلدية",
        "  belongs to: البلدية",
        "  code: IRQGOV (IQ, GOV)",
        "  rule: country names.place places:هيت",
        "  rule: sector names.sector heads:مدير",
    ]


def test_a_place_in_full() -> None:
    beside = place(relation=Span(TEXT.index("قرب"), TEXT.index("قرب") + 3), candidates=("places:a", "places:b"))
    assert write(beside) == [
        "سوق - facility e2",
        "  lies in: قرب هيت, الأنبار, IQ (by the place around it)",
        "  point: 33.64, 42.80; to the town",
        "  lexicon row: places:هيت/town/IQ/الأنبار",
        "  one of: places:a, places:b",
    ]


def test_in_arabic() -> None:
    lines = write_lines(list_profiles(make_reading(PERSON, MARKET), ARABIC), PLAIN).split("\n")
    assert lines[0] == "سليم الحمداني - شخص e1"
    assert lines[1] == "  يسمى أيضا: الحمداني، المدير"
    assert "  الرمز: IRQGOV (IQ، GOV)" in lines
    assert "  يقع في: هيت، الأنبار، IQ (بالمكان المحيط به)" in lines


def test_entities_keep_their_order_with_an_empty_line_between_them() -> None:
    lines = write(MARKET, msgspec.structs.replace(MARKET, id="e3", location=msgspec.UNSET), PERSON)
    assert [number for number, line in enumerate(lines) if not line] == [4, 6]
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "سوق - facility e2",
        "سوق - facility e3",
        "سليم الحمداني - person e1",
    ]
    assert lines[-1]


def test_a_reading_without_entities_says_so() -> None:
    assert write() == ["nothing read"]
    assert write_lines(list_profiles(make_reading(), ARABIC), PLAIN) == "لم يُقرأ شيء\n"


def test_an_entity_of_which_nothing_is_known_has_its_heading_only() -> None:
    assert write(Entity(id="e1", name="سليم", type="PER")) == ["سليم - person e1"]


def test_the_name_itself_is_no_other_name() -> None:
    assert write(Entity(id="e1", name="سليم", type="PER", names=("سليم",))) == ["سليم - person e1"]


@pytest.mark.parametrize(
    ("known", "code"),
    [({"country": "IQ"}, "IRQGOV (IQ)"), ({"sector": "GOV"}, "IRQGOV (GOV)")],
)
def test_a_code_names_what_it_is_made_of(known: dict[str, str], code: str) -> None:
    entity = Entity(id="e1", name="سليم", type="PER", cameo="IRQGOV", **known)  # type: ignore[arg-type]
    assert write(entity)[1:] == [f"  code: {code}"]


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"province": None}, "هيت, IQ"),
        ({"province": "هيت"}, "هيت, IQ"),  # a place is not in itself
        ({"country": None}, "هيت, الأنبار"),
        ({"country": None, "province": None}, "هيت"),
    ],
)
def test_what_is_not_known_of_a_place_is_left_out(changed: dict[str, str | None], where: str) -> None:
    assert write(place(**changed))[1] == f"  lies in: {where} (by the place around it)"


@pytest.mark.parametrize(
    ("basis", "said"),
    [("name", "by its name"), ("within", "by the place around it"), ("report", "by the place the report is about")],
)
def test_what_a_place_rests_on_is_said(basis: str, said: str) -> None:
    assert write(place(basis=basis))[1].endswith(f" ({said})")


@pytest.mark.parametrize("precision", ["town", "district", "province", "country"])
def test_how_exact_a_point_is_is_said(precision: str) -> None:
    assert f"  point: 33.64, 42.80; to the {precision}" in write(place(precision=precision))


def test_a_place_without_a_point_has_none_and_keeps_its_row() -> None:
    for changed in ({"lat": None}, {"lon": None}, {"lat": None, "lon": None}):
        assert write(place(**changed))[2:] == ["  lexicon row: places:هيت/town/IQ/الأنبار"]


def test_a_point_on_the_equator_or_the_meridian_is_a_point() -> None:
    assert "  point: 0.00, 0.00; to the town" in write(place(lat=0.0, lon=0.0))


def test_headings_are_the_names_alone() -> None:
    lines = list(list_profiles(make_reading(PERSON, MARKET), ENGLISH))
    assert [line.depth for line in lines if line.heading] == [0, 0]
    assert all(line.depth == 1 for line in lines if not line.heading and line.phrase)


def test_words_of_the_report_are_isolated_and_ours_are_not() -> None:
    beside = place(relation=Span(TEXT.index("قرب"), TEXT.index("قرب") + 3))
    lines = write_lines(list_profiles(make_reading(PERSON, beside), ENGLISH), Style(isolate=True)).split("\n")
    assert lines[0] == f"{FSI}سليم الحمداني{PDI} - person e1"
    assert lines[1] == f"  also called: {FSI}الحمداني{PDI}, {FSI}المدير{PDI}"
    assert lines[2] == f"  office: {FSI}مدير البلدية{PDI}"
    assert f"  lies in: {FSI}قرب{PDI} {FSI}هيت{PDI}, {FSI}الأنبار{PDI}, IQ (by the place around it)" in lines


def test_a_name_does_not_steer_the_terminal() -> None:
    entity = Entity(
        id="e1",
        name="سليم\x1b[31m\nالحمداني\N{RIGHT-TO-LEFT OVERRIDE}",
        type="PER",
        names=("سليم\x07",),
        facts=(Fact(kind="role", value="مدير\r\nعام", span=Span(4, 8)),),
    )
    assert write(entity) == ["سليم[31m الحمداني - person e1", "  also called: سليم", "  office: مدير عام"]


@given(st.lists(st.tuples(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=3)), max_size=5))
def test_any_names_give_a_heading_each_and_lose_no_line(named: list[tuple[str, list[str]]]) -> None:
    entities = [
        Entity(id=f"e{number}", name=name, type="PER", names=tuple(others))
        for number, (name, others) in enumerate(named)
    ]
    lines: list[Line] = list(list_profiles(make_reading(*entities), ENGLISH))
    assert sum(line.heading for line in lines) == len(entities)
    others = sum(any(other != name for other in others) for name, others in named)
    assert len(lines) == (len(entities) + others + len(entities) - 1 if entities else 1)
    assert all("\n" not in part.text for line in lines for part in line.phrase)
