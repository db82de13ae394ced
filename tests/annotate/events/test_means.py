"""A noun that tells how a deed was done is no deed of its own."""

from __future__ import annotations

import pytest

from .found import event_at, named, triggers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استهدفت القوات القرية بغارات جوية.", [("استهدفت", "ASSAULT")]),
        ("هاجم مسلحون القافلة بالقذائف في كمين قرب الوادي.", [("هاجم", "ASSAULT")]),
        ("خرج المئات في مظاهرة وسط بغداد.", [("مظاهرة", "PROTEST")]),
        ("نزل الآلاف إلى الشوارع في احتجاجات.", [("احتجاجات", "PROTEST")]),
        ("تظاهر المئات في مسيرة.", [("تظاهر", "PROTEST"), ("مسيرة", "PROTEST")]),
        ("هاجم مسلحون القافلة، وقتل جندي في الهجوم.", [("هاجم", "ASSAULT"), ("الهجوم", "ASSAULT")]),
    ],
)
def test_one_deed(text: str, expected: list[tuple[str, str]]) -> None:
    assert triggers(text) == expected


def test_a_march_has_what_its_verb_tells() -> None:
    event, reading = event_at("خرج آلاف المحتجين صباح الأحد في مسيرة بالخرطوم.", "مسيرة")
    assert named(event.actor, reading) == ["المحتجين"]
    assert event.time is not None


def test_a_protest_and_its_form_are_one() -> None:
    form, reading = event_at("تظاهر مئات العمال، صباح الأحد، في مسيرة حاشدة.", "مسيرة")
    assert form.same_as == next(item.id for item in reading.events if item.trigger != form.trigger)
