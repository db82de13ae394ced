"""Names of private persons are left out everywhere, one label each; all other words stay."""

from __future__ import annotations

import msgspec
import pytest

from riwaya.export.redaction import make_cleaner, redact
from riwaya.export.release import Release
from riwaya.link import link_readings
from riwaya.model import Entity, Fact, Mention, Passage, Reading, Report, Span

from .nights import make_release


def make_reading(id: str, text: str, *names: str, role: str | None = None) -> Reading:
    """A report in which these names are one person, with an office or without."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    facts = (Fact(kind="role", value=role, span=Span(0, 1)),) if role else msgspec.UNSET
    return Reading(
        report=Report(id=id, text=text),
        mentions=tuple(
            Mention(id=f"m{n}", span=span, type="PER", entity="e1", rule="names.person") for n, span in enumerate(spans)
        ),
        entities=(Entity(id="e1", name=names[0], type="PER", names=names, facts=facts),),
    )


def clean(words: str, *readings: Reading) -> str:
    return make_cleaner(Release({reading.report.id: reading for reading in readings}, link_readings([])))(words)


@pytest.fixture
def salma() -> Reading:
    return make_reading("r1", "قالت سلمى الخطيب إنها رأت ذلك", "سلمى الخطيب")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("قالت سلمى الخطيب ذلك", "قالت [person 1] ذلك"),
        ("وسلمى الخطيب", "و[person 1]"),
        ("لسلمى الخطيب", "ل[person 1]"),
        ("الخطيب قالت", "[person 1] قالت"),
        ("سلمي الخطيب", "[person 1]"),
        ("الخطيبة", "الخطيبة"),
        ("سلمى أخرى", "سلمى أخرى"),
    ],
)
def test_a_name_is_left_out_with_its_particles_kept(salma: Reading, words: str, expected: str) -> None:
    assert clean(words, salma) == expected


def test_who_has_an_office_in_any_report_keeps_their_name(salma: Reading) -> None:
    minister = make_reading("r2", "الوزيرة سلمى الخطيب", "سلمى الخطيب", role="الوزيرة")
    assert clean("سلمى الخطيب", salma, minister) == "سلمى الخطيب"


def test_a_surname_that_an_official_shares_stays_alone(salma: Reading) -> None:
    other = make_reading("r2", "الوزير ماهر الخطيب", "ماهر الخطيب", role="الوزير")
    assert clean("سلمى الخطيب والخطيب", salma, other) == "[person 1] والخطيب"


def test_labels_are_the_same_in_any_order_of_reports(salma: Reading) -> None:
    other = make_reading("r2", "قال باسم العلي ذلك", "باسم العلي")
    both = clean("سلمى الخطيب، باسم العلي", salma, other)
    assert both == clean("سلمى الخطيب، باسم العلي", other, salma)
    assert {"[person 1]", "[person 2]"} == set(both.split("، "))


def test_a_description_names_nobody() -> None:
    text = "قالت بائعة خضار ذلك"
    reading = make_reading("r1", text, "بائعة خضار")
    mentions = tuple(msgspec.structs.replace(mention, rule="names.description") for mention in reading.mentions)
    assert clean(text, msgspec.structs.replace(reading, mentions=mentions)) == text


def test_without_private_persons_nothing_changes() -> None:
    assert clean("سلمى") == "سلمى"


def test_spans_still_point_into_the_text() -> None:
    whole, bare = make_release(), redact(make_release())
    assert [reading.report.text for reading in bare.readings.values()] == [
        reading.report.text for reading in whole.readings.values()
    ]
    text = whole.readings["n1"].report.text
    start = text.index("حليمة السنوسي")
    passage = Passage(report="n1", span=Span(start - 5, start + 16))
    assert whole.quote(passage) == text[start - 5 : start + 16]
    assert bare.quote(passage) == f"{text[start - 5 : start]}[person 1]{text[start + 13 : start + 16]}"
    assert b"\xd8\xad\xd9\x84\xd9\x8a\xd9\x85\xd8\xa9" not in msgspec.json.encode(bare.linkage)
