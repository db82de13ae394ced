"""Fields to reports: what is kept, completed and refused."""

from __future__ import annotations

import hashlib

import pytest

from riwaya.intake.record import Origin, admit, make_id, make_report
from riwaya.intake.results import Defaults, Intake, RefusalError, Skipped

ORIGIN = Origin(b"raw", "a.jsonl:3", "application/x-ndjson", "utf-8")
DEFAULTS = Defaults(outlet="منفذ", url="https://d.org", title="افتراضي", published="01/02/2020", language="fa")


def test_keep_what_the_source_states(record: dict[str, object]) -> None:
    report = make_report({**record, "language": "ckb"}, DEFAULTS)
    assert {name: getattr(report, name) for name in record} == record
    assert report.language == "ckb"


def test_complete_only_what_the_source_does_not_state(story: str) -> None:
    report = make_report({"text": story, "title": "عنوان", "outlet": " ", "url": None}, DEFAULTS)
    assert (report.title, report.outlet, report.url) == ("عنوان", "منفذ", "https://d.org")
    assert (report.published, report.language) == ("2020-02-01", "fa")


def test_language_is_arabic_if_nobody_says_otherwise(story: str) -> None:
    assert make_report({"text": story}, Defaults()).language == "ar"


def test_same_text_and_address_get_the_same_id(story: str) -> None:
    made = make_report({"text": story, "url": "https://a.org"}, Defaults())
    assert (
        made.id
        == make_id(story, "https://a.org")
        == make_report({"text": story, "url": "https://a.org"}, Defaults()).id
    )
    assert len(made.id) == 16
    assert len({made.id, make_id(story, None), make_id(story + " ", "https://a.org")}) == 3


@pytest.mark.parametrize(("stated", "id"), [("x/1", "x/1"), (17, "17"), (0, "0")])
def test_keep_the_id_of_the_source(stated: object, id: str, story: str) -> None:
    assert make_report({"text": story, "id": stated}, Defaults()).id == id


def test_keep_the_mark_of_fiction(story: str) -> None:
    assert make_report({"text": story, "fictional": True, "note": "مثال"}, Defaults()).fictional is True


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "no field 'text'"),
        ({"text": None}, "no field 'text'"),
        ({"text": ""}, "empty text"),
        ({"text": " \n"}, "empty text"),
        ({"text": 5}, "field 'text' is a number, not text"),
        ({"text": ["قال"]}, "field 'text' is a list, not text"),
        ({"text": {"ar": "قال"}}, "field 'text' is an object, not text"),
        ({"text": True}, "field 'text' is true or false, not text"),
        ({"text": "قال \ud83d"}, "field 'text' has half a surrogate pair at position 4"),
        ({"text": "قال", "title": 1.5}, "field 'title' is a number, not text"),
        ({"text": "قال", "url": "\ud83d"}, "field 'url' has half a surrogate pair at position 0"),
        ({"text": "قال", "id": True}, "field 'id' is true or false, not text"),
        ({"text": "قال", "published": "أمس"}, "published is not a date: أمس"),
        ({"text": "قال", "published": 1614850800}, "field 'published' is a number, not text"),
    ],
)
def test_refuse_wrong_fields(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(RefusalError) as refused:
        make_report(fields, Defaults())
    assert str(refused.value) == reason


def test_admit_with_origin(story: str) -> None:
    taken = admit({"text": story}, ORIGIN, Defaults())
    assert isinstance(taken, Intake)
    assert (taken.raw, taken.where, taken.media_type, taken.encoding) == ORIGIN
    assert taken.sha256 == hashlib.sha256(b"raw").hexdigest()


def test_admit_nothing_that_is_not_arabic() -> None:
    assert admit({"text": "English"}, ORIGIN, Defaults()) == Skipped("a.jsonl:3", "no Arabic letters")
