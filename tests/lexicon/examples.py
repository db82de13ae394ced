"""Finds out whether the marked letters of a row's example are read with that row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.annotate.markers import plays
from riwaya.lexicon.sources import Sourced
from riwaya.lexicon.tables import CueRow, Row, Table, TriggerRow
from riwaya.model import Report, Span
from riwaya.text import Document, TextReader

_MARKED = {"cues": "{}", "triggers": "{}"}


class Example(NamedTuple):
    """An example without its marks, and where the marked letters stand in it."""

    text: str
    marked: Span


def unmark(row: Row, table: Table) -> Example | None:
    """The example of a row; None if not exactly one place is marked."""
    marks = _MARKED.get(table.name, "[]")
    opening, closing = marks[0], marks[1]
    text = re.sub(r"[\[\]<>]", "", row.example) if isinstance(row, CueRow) else row.example
    if text.count(opening) != 1 or text.count(closing) != 1:
        return None
    marked = Span(text.index(opening), text.index(closing) - 1)
    return Example(text.replace(opening, "").replace(closing, ""), marked) if marked.end > marked.start else None


def is_read(row: Row, example: Example, reader: TextReader) -> bool:
    """Whether the marked letters, and no others, are read with the row.

    They may be several words each of which the row writes out (a currency with its nationality); a cue phrase in ما
    runs on through the verb of saying that follows, one before a source through the word of his own (على حد قوله).
    """
    document = reader.read(Report(id="example", text=example.text))
    spans = set(_spans(document, row))
    if isinstance(row, CueRow) and row.lemma.endswith("ما"):
        spans |= {Span(start, verb.end) for start, end in spans for verb in _verbs_after(document, end)}
    if isinstance(row, CueRow) and row.pos == "phrase" and row.frames == "S":
        spans |= {Span(start, own.end) for start, end in spans for own in _own_words_after(document, end)}
    return _tiles(spans, example.marked)


def _spans(document: Document, row: Row) -> Iterator[Span]:
    """The characters of every reading that rests on the row, with and without attached pronoun."""
    kind = type(row)
    for token in document.tokens:
        for morph in token.word.morphs if token.word is not None else ():
            if row in morph.lemma.rows(kind):
                yield Span(token.start + morph.start, token.start + morph.end)
                yield token.stem_span(morph)
    for phrases in document.phrases.values():
        yield from (phrase.span for phrase in phrases if any(row in sense.lemma.rows(kind) for sense in phrase.senses))


def _verbs_after(document: Document, end: int) -> Iterator[Span]:
    for token in document.tokens:
        if token.start == end + 1 and token.word is not None and token.word.tables & {"cues", "verbs"}:
            yield token.span


def _own_words_after(document: Document, end: int) -> Iterator[Span]:
    for token, tag in zip(document.tokens, document.tags, strict=True):
        if token.start == end + 1 and plays(tag, "own_word") and tag is not None and tag.enclitic:
            yield token.span


def _tiles(spans: set[Span], marked: Span) -> bool:
    ends = {marked.start}
    for span in sorted(spans):
        if span.start in ends or span.start - 1 in ends - {marked.start}:
            ends.add(span.end)
    return marked.end in ends


def shows(row: Row) -> str:
    """What to call a row in a message."""
    name = getattr(row, "lemma", None) or getattr(row, "form", None) or getattr(row, "name", "")
    return f"{name} ({row.event})" if isinstance(row, TriggerRow) else str(name)


def failures(table: Table, rows: list[Sourced], reader: TextReader) -> Iterator[str]:
    """A line for every row whose example does not show it."""
    for where, row in rows:
        example = unmark(row, table)
        if example is None:
            yield f"{where}: {shows(row)}: not exactly one marked place in {row.example!r}"
        elif not is_read(row, example, reader):
            yield f"{where}: {shows(row)}: {row.example}"
