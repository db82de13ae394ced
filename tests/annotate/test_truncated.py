"""Texts that break off anywhere are read: no full stop, a verb or a comma at the end, one word alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.annotate.reader import default_reader
from riwaya.model import Report

CORPORA = sorted(Path(__file__).parent.glob("*/corpus/*.jsonl"))
ODD = (
    "قتل ،",
    "أصيب ،",
    "قرية أوقفته",
    "أطلق مسلحون النار على مقهى في طرابلس، وقالت قوى الأمن اللبنانية إنها تلاحقهم",
    "قتل خمسة جنود يوم الاثنين 11 مارس 2024 في هجوم على القرية. واستهدف مسلحون القرية قبل أيام",
    "قتل ستة جنود منذ «الانقلاب» الذي",
    "(",
    "12",
    "من",
)


def cut_texts() -> Iterator[str]:
    """Each text of the corpora without its last mark, and cut at a third and two thirds of its words."""
    for path in CORPORA:
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            words = text.split(" ")
            yield text.rstrip(" .؟!")
            yield from (" ".join(words[: len(words) * part // 3]) for part in (1, 2))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(text: str) -> None:
    reading = default_reader().read(Report(id="odd", text=text, published="2024-03-13"))
    assert reading.report.text == text


def test_texts_that_break_off_are_read() -> None:
    reader, cut = default_reader(), [text for text in cut_texts() if text]
    assert len(cut) > 1000
    for text in cut:
        reading = reader.read(Report(id="cut", text=text, published="2024-03-13"))
        spans = [mention.span for mention in reading.mentions] + [event.trigger for event in reading.events]
        assert all(0 <= span.start < span.end <= len(text) for span in spans), text
