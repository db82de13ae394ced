"""The words of a report as copies are found by: folded, with their places, their paragraphs and what is quotation."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riwaya.lexicon.letters import fold_deep
from riwaya.model import Report, Span
from riwaya.text.fold import FoldedView

_WORD = re.compile(r"[^\W_]+")
_OPEN, _CLOSE = '«“"„‟', {"«": "»", "“": "”", '"': '"', "„": "“", "‟": "”"}
# A quotation that is never closed ends here at the latest, in characters.
_LONGEST_QUOTATION = 1500


class ReportWords(NamedTuple):
    """The words of one report.

    `words` are folded (spelling, marks and invisible characters do not count), `starts` and `ends` their offsets in the
    text, `paragraphs` the numbers of the first word of each and of the end, `quoted` holds 1 where a word is in
    quotation marks.
    """

    report: str
    outlet: str | None
    published: str | None
    title: tuple[str, ...]
    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    paragraphs: tuple[int, ...]
    quoted: bytes

    def span(self, first: int, end: int) -> Span:
        """Where words[first:end] stand in the text."""
        return Span(self.starts[first], self.ends[end - 1])

    def word_at(self, offset: int) -> int | None:
        """The number of the word that holds or follows an offset, None after the last."""
        for number, end in enumerate(self.ends):
            if offset < end:
                return number
        return None


def split_words(report: Report) -> ReportWords:
    """The words of a report."""
    view = FoldedView(report.text)
    words: list[str] = []
    starts, ends = array("I"), array("I")
    for match in _WORD.finditer(view.folded):
        span = view.origin(*match.span())
        words.append(sys.intern(match.group()))
        starts.append(span.start)
        ends.append(span.end)
    return ReportWords(
        report.id,
        report.outlet,
        report.published,
        fold_words(report.title or ""),
        tuple(words),
        starts,
        ends,
        tuple(_paragraphs(report.text, starts)),
        _mark_quoted(report.text, starts),
    )


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a short text (a title, a name)."""
    return tuple(_WORD.findall(fold_deep(text)))


def _paragraphs(text: str, starts: Sequence[int]) -> Iterator[int]:
    """The first word of each paragraph, and the number of words."""
    yield 0
    for number in range(1, len(starts)):
        if "\n" in text[starts[number - 1] : starts[number]]:
            yield number
    yield len(starts)


def _mark_quoted(text: str, starts: Sequence[int]) -> bytes:
    spans = list(_quotations(text))
    marks = bytearray(len(starts))
    number = 0
    for start, end in spans:
        while number < len(starts) and starts[number] < start:
            number += 1
        while number < len(starts) and starts[number] < end:
            marks[number] = 1
            number += 1
    return bytes(marks)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(text):
        if text[at] in _OPEN:
            end = text.find(_CLOSE[text[at]], at + 1, at + _LONGEST_QUOTATION)
            if end > 0 and "\n" not in text[at:end]:
                yield at, end
                at = end
        at += 1
