"""A reading that the tests of export share: one report with nesting, a denial, an anonymous source and odd characters."""

from __future__ import annotations

import pytest

from riwaya.model import Attribution, Entity, Event, Measure, Mention, Quantity, Reading, Report, Span, Time

# An emoji outside the first plane, a mark, a tatweel, a zero-width non-joiner and a carriage return.
TEXT = (
    "😀 قالت وزارة الصحة إن مديرها أكد مقتلَ خمســـة جنود في كركوك أمس\N{ZERO WIDTH NON-JOINER}.\r\n"
    "ولم تؤكد مصادر أمنية الهجوم، ونفت الحركة القصف. وقال: سنرد."
)


def at(words: str, text: str = TEXT) -> Span:
    """Where the words stand, which is once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def make_reading(text: str = TEXT, title: str | None = "مقتل جنود في كركوك", outlet: str = "وكالة الشمال") -> Reading:
    """The reading, with another title or outlet if wanted."""
    return Reading(
        report=Report(id="r1", text=text, title=title, outlet=outlet, published="2024-05-11", url="https://example.org/1"),
        times=(Time(span=at("أمس"), type="DATE", value="2024-05-10", rule="relative day", row="days:أمس"),),
        quantities=(Quantity(span=at("خمســـة"), value=5, of=at("جنود"), rule="number word"),),
        mentions=(
            Mention(id="m1", span=at("وزارة الصحة"), type="ORG", entity="e1", rule="head noun", row="heads:وزارة"),
            Mention(id="m2", span=at("كركوك"), type="GPE", entity="e2"),
            Mention(id="m3", span=at("الحركة"), type="ORG", entity="e3"),
            Mention(id="m4", span=at("جنود"), type="PER", entity="e4"),
            Mention(id="m5", span=at("مديرها"), type="PER", entity="e5"),
        ),
        entities=(
            Entity(id="e1", name="وزارة الصحة", type="ORG"),
            Entity(id="e2", name="كركوك", type="GPE"),
            Entity(id="e3", name="الحركة", type="ORG"),
            Entity(id="e4", name="جنود", type="PER"),
            Entity(id="e5", name="مدير وزارة الصحة", type="PER"),
        ),
        attributions=(
            Attribution(
                id="a1", cue=at("قالت"), source=at("وزارة الصحة"), speaker="e1", form="indirect", stance="say",
                content=(at("مديرها أكد مقتلَ خمســـة جنود في كركوك أمس"),), rule="verb of saying", row="cues:قال/يقول",
            ),
            Attribution(
                id="a2", cue=at("أكد"), source=at("مديرها"), speaker="e5", form="indirect", stance="affirm",
                content=(at("مقتلَ خمســـة جنود في كركوك أمس"),), inside="a1",
            ),
            Attribution(
                id="a3", cue=at("تؤكد"), source=at("مصادر أمنية"), speaker=None, form="nominal", stance="affirm",
                content=(at("الهجوم"),), negated=True, source_kind="anon",
            ),
            Attribution(
                id="a4", cue=at("نفت"), source=at("الحركة"), speaker="e3", form="nominal", stance="deny",
                content=(at("القصف"),),
            ),
            Attribution(
                id="a5", cue=at("وقال")._replace(start=at("وقال").start + 1), source=None, speaker="e3", form="direct",
                stance="say", content=(at("سنرد"),),
            ),
        ),
        events=(
            Event(
                id="v1", trigger=at("مقتلَ"), type="ASSAULT", mode="heavy-weapons", recipient=("e4",), place="e2",
                time="2024-05-10TNI", instrument="صواريخ", instrument_count=2, killed=5, injured=20, said_by=("a2",),
                values={"injured": Measure(value=20, mod="MORE_THAN"), "arrested": 3}, rule="result noun",
            ),
            Event(
                id="v2", trigger=at("القصف"), type="ASSAULT", mode="heavy-weapons", realis="denied", actor=("e3",),
                recipient=("e4",), place="e2", time="2024-05-10TNI", said_by=("a4",), same_as="v1",
            ),
            Event(id="v3", trigger=at("سنرد"), type="THREATEN", realis="threatened", actor=("e3",)),
        ),
    )  # fmt: skip


@pytest.fixture
def reading() -> Reading:
    """The reading."""
    return make_reading()
