"""Who says what in composed sentences: every attribution as the guide has it, and no other; none in the negatives."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from riwaya.model import Attribution, Form, Reading, Span, Stance

from ..names.cases import Case, load, locate, params, read

CORPUS = Path(__file__).parent / "corpus"


class Says(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One attribution. `form` and `speaker` are compared where given; `inside` is the cue of the outer one."""

    cue: str
    content: list[str]
    stance: Stance
    source: str | None = None
    form: Form | None = None
    negated: bool = False
    passive: bool = False
    inside: str | None = None
    speaker: str | None = None


class SpeechCase(Case, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence with all its attributions, in any order."""

    says: tuple[Says, ...] = ()


@pytest.mark.parametrize("case", params(load(CORPUS / "composed.jsonl", SpeechCase)))
def test_composed(case: SpeechCase) -> None:
    reading = read(case.text)
    expected = {str(locate(case.text, says.cue)): _expected(says, reading) for says in case.says}
    found = {str(item.cue): item for item in reading.attributions}
    assert len(found) == len(reading.attributions), "two attributions with one cue"
    shown = {where: _shown(item, reading, expected.get(where)) for where, item in found.items()}
    assert shown == expected


@pytest.mark.parametrize("case", params(load(CORPUS / "negative.jsonl", SpeechCase)))
def test_negative(case: SpeechCase) -> None:
    reading = read(case.text)
    assert [_shown(item, reading, None) for item in reading.attributions] == []


def test_kinds_are_all_there() -> None:
    assert len(load(CORPUS / "composed.jsonl", SpeechCase)) >= 60
    assert len(load(CORPUS / "negative.jsonl", SpeechCase)) >= 40


def _expected(says: Says, reading: Reading) -> dict[str, object]:
    text = reading.report.text
    shown: dict[str, object] = {
        "cue": says.cue.partition("#")[0],
        "source": says.source,
        "content": [locate(text, content).of(text) for content in says.content],
        "stance": says.stance,
        "negated": says.negated,
        "passive": says.passive,
        "inside": says.inside,
    }
    if says.form is not None:
        shown["form"] = says.form
    if says.speaker is not None:
        shown["speaker"] = says.speaker
    return shown


def _shown(item: Attribution, reading: Reading, expected: dict[str, object] | None) -> dict[str, object]:
    text = reading.report.text
    outer = next((other for other in reading.attributions if other.id == item.inside), None)
    shown: dict[str, object] = {
        "cue": _words(item.cue, text),
        "source": _words(item.source, text),
        "content": [span.of(text) for span in item.content],
        "stance": item.stance,
        "negated": item.negated,
        "passive": item.voice == "passive",
        "inside": _words(outer.cue, text) if outer is not None else None,
    }
    if expected is None or "form" in expected:
        shown["form"] = item.form
    if expected is not None and "speaker" in expected:
        names = [mention.span.of(text) for mention in reading.mentions if mention.entity == item.speaker]
        shown["speaker"] = expected["speaker"] if expected["speaker"] in names else names
    return shown


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span is not None else None
