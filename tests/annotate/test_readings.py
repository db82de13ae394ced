"""What holds of every reading, of any text: spans, ids, references, order; and the same text gives the same bytes."""

from __future__ import annotations

import functools
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec import UNSET, UnsetType

from riwaya.annotate import Reader
from riwaya.model import Reading, Report, Span, decode_reading, encode_reading
from riwaya.model.reading import Item

SETTINGS = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
WORDS = """
قال قالت إن أن أنه بأن وأضاف مضيفا مؤكدا نفى وقوع هجوم الهجوم انفجار قصف قتل مقتل وإصابة جرحى أدى إلى أسفر عن شن أعلن أعلنت
نقلت عن قوله بحسب وفقا لمصدر مصدر أمني الوزارة وزارة الداخلية وزير الدفاع المتحدث باسم سامي حداد العقيد حداد أبو حمزة حركة
الجيش مسلحون مجهولون مدنيين ثلاثة خمسة وعشرين صاروخان نحو أمس اليوم مارس 2024 الساعة العاشرة في على من بين قرب مدينة الموصل
بغداد سوريا قرية مخيم مطار سوق لم لن سوف قد لا الذي التي وهو فيما لكن بينما تبنى هدد طالب اتهم الحكومة حذر أدان دعا ذلك ما
و ف ب ل وبالأنبار للقوات عبد بن يُعتقد نُقل المزعوم صواريخ قذائف طائرة مسيرة اعتقلت الشرطة تظاهر آلاف
""".split()  # noqa: SIM905 (words of Arabic read as a line)
MARKS = ["«", "»", '"', "“", "”", "(", ")", "[", "]", ":", "،", ".", "؟", "!", "…", "-", "–", "؛", "/", "'", "ـ"]
ODD = [*"😀🇸🇾💥", "\n", "\n\n", "\t", "12", "٣٥", "1,200", "AFP", "a"]
ODD += ["\N{NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT MARK}", "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{VARIATION SELECTOR-16}"]
ODD += ["\N{COMBINING ACUTE ACCENT}", "\N{ARABIC FATHATAN}"]
# Three words to a mark and some odd ones; joined with and without spaces.
PIECES = st.one_of(*[st.sampled_from(WORDS)] * 3, st.sampled_from(MARKS), st.sampled_from(ODD))
PAIRS = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", ""])), max_size=60)
TEXTS = PAIRS.map(lambda pairs: "".join(word + space for word, space in pairs))
DATES = st.sampled_from([None, "2024-03-12", "1999-12-31"])
REPORTS = st.builds(lambda text, date: Report(id="any", text=text, published=date), TEXTS, DATES)
GOLD = sorted((Path(__file__).parents[2] / "bench" / "gold").glob("[0-9]*.json"))
SAMPLE = (
    "قال المتحدث باسم الوزارة سامي حداد إن مسلحين هاجموا ثكنة في الموصل أمس، ما أدى إلى مقتل ثلاثة جنود وإصابة خمسة. ونفى حداد وقوع"
    " أي قصف، مضيفا: «الوضع تحت السيطرة».\nونقلت وكالة الشرق عن مصدر طبي قوله إن 12 جريحا وصلوا إلى المستشفى. وأدانت الأمم المتحدة الهجوم."
)


@functools.cache
def reader() -> Reader:
    return Reader()


@SETTINGS
@given(REPORTS)
@example(Report(id="any", text=""))
@example(Report(id="any", text="«" * 9))
@example(Report(id="any", text=SAMPLE, published="2024-03-12"))
def test_every_reading_is_sound(report: Report) -> None:
    assert list(faults(reader().read(report))) == []


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="a percent sign between two numbers counts for both")
def test_percent_between_two_numbers() -> None:
    assert list(faults(reader().read(Report(id="any", text="50%12")))) == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_readings_of_the_gold_reports_are_sound(path: Path) -> None:
    report = decode_reading(path.read_text("utf-8"), str(path)).report
    assert list(faults(reader().read(report))) == []


@SETTINGS
@given(st.text(max_size=400))
@example("\ud7ff\ue000\U0010ffff")
@example("\x00\x01\x7f")
@example("قال\u2028«\u2029إن")
def test_any_text_is_read(text: str) -> None:
    assert reader().read(Report(id="any", text=text)).report.text == text


@settings(SETTINGS, max_examples=60)
@given(st.lists(REPORTS, max_size=4), REPORTS)
def test_the_same_report_gives_the_same_bytes(before: list[Report], report: Report) -> None:
    first = encode_reading(reader().read(report))
    for other in before:
        reader().read(other)
    assert encode_reading(reader().read(report)) == first


@pytest.mark.parametrize("path", GOLD[:4], ids=lambda path: path.stem)
def test_a_fresh_reader_gives_the_same_bytes(path: Path) -> None:
    report = decode_reading(path.read_text("utf-8"), str(path)).report
    assert encode_reading(Reader().read(report)) == encode_reading(reader().read(report))


@SETTINGS
@given(REPORTS)
def test_a_reading_comes_back_from_its_json(report: Report) -> None:
    reading = reader().read(report)
    assert decode_reading(encode_reading(reading)) == reading
    assert json.loads(encode_reading(reading))["report"]["text"] == report.text


@pytest.mark.parametrize(
    ("layer", "wrong"),
    [
        ("times", {"span": Span(0, 10_000)}),
        ("mentions", {"span": Span(3, 3)}),
        ("mentions", {"span": Span(3, 8)}),
        ("mentions", {"entity": "e99"}),
        ("attributions", {"speaker": "e99"}),
        ("attributions", {"inside": "a1"}),
        ("attributions", {"id": "a2"}),
        ("attributions", {"rule": UNSET}),
        ("events", {"said_by": ("a99",)}),
        ("events", {"same_as": "v1"}),
        ("events", {"words": (Span(3, 3),)}),
    ],
)
def test_the_check_sees_every_fault(layer: str, wrong: dict[str, object]) -> None:
    reading = json.loads(encode_reading(reader().read(Report(id="any", text=SAMPLE, published="2024-03-12"))))
    reading[layer][0].update({name: value for name, value in wrong.items() if value is not UNSET})
    for name, value in wrong.items():
        if value is UNSET:
            del reading[layer][0][name]
    assert list(faults(decode_reading(json.dumps(reading)))) != []


def faults(reading: Reading) -> Iterator[str]:
    """Everything that must not be in a reading."""
    yield from _span_faults(reading)
    yield from _reference_faults(reading)
    yield from _overlaps(reading)
    yield from (f"{item} has no rule" for item in _items(reading) if item.rule in (UNSET, ""))


def _items(reading: Reading) -> list[Item]:
    return [*reading.times, *reading.quantities, *reading.mentions, *reading.attributions, *reading.events]


def _spans(reading: Reading) -> Iterator[tuple[str, Span | UnsetType | None]]:
    """Every span of a reading and what it is."""
    yield from (("time", item.span) for item in reading.times)
    yield from (("quantity", item.span) for item in reading.quantities)
    yield from (("mention", item.span) for item in reading.mentions)
    yield from (("of", item.of) for item in reading.quantities)
    yield from (("trigger", item.trigger) for item in reading.events)
    yield from (("word", span) for item in reading.events for span in item.words or ())
    for said in reading.attributions:
        yield from (("cue", said.cue), ("source", said.source), ("cue2", said.cue2), ("via", said.via))
        yield from (("content", span) for span in said.content)


def _span_faults(reading: Reading) -> Iterator[str]:
    text = reading.report.text
    for name, span in _spans(reading):
        if span is None or span is UNSET:
            continue
        if not 0 <= span.start < span.end <= len(text):
            yield f"{name} {span} is empty or not in the text"
        elif span.of(text).strip() != span.of(text):
            yield f"{name} {span} begins or ends with white space: {span.of(text)!r}"


def _reference_faults(reading: Reading) -> Iterator[str]:
    entities, said = {item.id for item in reading.entities}, {item.id: item for item in reading.attributions}
    events = {item.id: item for item in reading.events}
    for items in (reading.entities, reading.mentions, reading.attributions, reading.events):
        yield from (f"id {name} twice" for name, count in Counter(item.id for item in items).items() if count > 1)
    named = [item.entity for item in reading.mentions]
    named += [item.speaker for item in reading.attributions if item.speaker is not None]
    for event in reading.events:
        named += [*event.actor, *event.recipient, *([event.place] if event.place is not None else [])]
        yield from (f"{event.id} is said by no attribution" for name in event.said_by if name not in said)
        if event.same_as is not None and ((first := events.get(event.same_as)) is None or first.same_as is not None):
            yield f"{event.id} is the same as {event.same_as}, which is no first mention"
    yield from (f"there is no entity {name}" for name in named if name not in entities)
    yield from (f"entity {name} has no mention" for name in entities - {item.entity for item in reading.mentions})
    for item in reading.attributions:
        outer, steps = item.inside, 0
        while outer is not None and steps <= len(said):
            outer, steps = said[outer].inside if outer in said else None, steps + 1
        if steps > len(said) or (item.inside is not None and item.inside not in said):
            yield f"{item.id} is inside itself or nothing"


def _overlaps(reading: Reading) -> Iterator[str]:
    """Times and quantities share no character; mentions lie inside one another or apart."""
    counted = sorted([item.span for item in reading.times] + [item.span for item in reading.quantities])
    for one, other in itertools.pairwise(counted):
        if one.overlaps(other):
            yield f"times or quantities overlap: {one} {other}"
    mentions = sorted((item.span for item in reading.mentions), key=lambda span: (span.start, -span.end))
    open_: list[Span] = []
    for span in mentions:
        while open_ and open_[-1].end <= span.start:
            open_.pop()
        if open_ and not open_[-1].contains(span):
            yield f"mentions cross: {open_[-1]} {span}"
        if open_ and open_[-1] == span:
            yield f"two mentions on {span}"
        open_.append(span)
