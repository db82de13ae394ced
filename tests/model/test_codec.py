"""Readings survive JSON as they are, and what is no reading is refused with its place."""

from __future__ import annotations

import json

import pytest
from msgspec import UNSET

from riwaya.model import Reading, SchemaError
from riwaya.model.codec import decode_reading, encode_reading, pretty_reading, reading_schema

READING = {
    "report": {"id": "r1", "outlet": None, "url": None, "title": None, "published": "2021-03-04", "language": "ar", "text": "قتل ثلاثة"},
    "times": [],
    "quantities": [{"span": [4, 9], "value": 3, "low": None, "high": None, "mod": None, "unit": None, "of": None}],
    "mentions": [],
    "entities": [],
    "attributions": [],
    "events": [],
}  # fmt: skip


def make(**changes: object) -> str:
    return json.dumps({**READING, **changes}, ensure_ascii=False)


def test_a_reading_written_again_is_the_same() -> None:
    reading = decode_reading(make())
    assert decode_reading(encode_reading(reading)) == reading
    assert decode_reading(pretty_reading(reading)) == reading
    assert reading.quantities[0].span.of(reading.report.text) == "ثلاثة"


def test_what_was_not_said_is_not_written() -> None:
    reading = decode_reading(make())
    assert reading.quantities[0].rule is UNSET
    assert b"rule" not in encode_reading(reading)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (make(times=[{"span": [0, 1]}]), r"\$\.times\[0\]"),
        (make(colour="red"), "colour"),
        (make(quantities=[{"span": "all", "value": 1}]), r"\$\.quantities\[0\]\.span"),
        ("[]", "array"),
        ("{", "truncated"),
    ],
)
def test_what_is_no_reading_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(SchemaError, match=f"^given.json: .*{place}"):
        decode_reading(text, "given.json")


def test_readings_do_not_change() -> None:
    reading = decode_reading(make())
    with pytest.raises(AttributeError):
        reading.report = reading.report  # type: ignore[misc]


def test_the_schema_names_every_layer() -> None:
    text = json.dumps(reading_schema())
    assert all(field in text for field in Reading.__struct_fields__)
