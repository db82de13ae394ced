"""Every row of the cue table is read in its own example: this cue, this source, this content, the row's stance.

The rows that fail today are listed in known_failures.tsv with their causes; the list is strict both ways.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, cast

from riwaya.lexicon import default_lexicon
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import TABLES, CueRow
from riwaya.model import Attribution, Reading, Report, Span
from riwaya.text import TextReader

from ..names.cases import Key, compare_with_list, known_failures, read

KNOWN = Path(__file__).parent / "known_failures.tsv"
COLUMNS = ("lemma", "pos", "stance")
_OPENING = {"{": "cue", "[": "source", "<": "content"}
TEXT_READER = TextReader(default_lexicon())


class Example(NamedTuple):
    """An example without its marks, and what they marked."""

    text: str
    marked: dict[str, list[Span]]


def test_cue_rows() -> None:
    failed = {key(row): fault for row in rows() if (fault := faults(row))}
    compare_with_list(failed, known_failures(KNOWN, COLUMNS), {key(row) for row in rows()})


def key(row: CueRow) -> Key:
    return (row.lemma, row.pos, row.stance)


def rows() -> list[CueRow]:
    (table,) = (table for table in TABLES if table.name == "cues")
    return [cast(CueRow, sourced.row) for sourced in read_table(table)]


def unmark(example: str) -> Example:
    """Takes the marks out of an example."""
    text, opened, marked = "", list[tuple[str, int]](), {kind: list[Span]() for kind in _OPENING.values()}
    for char in example:
        if char in _OPENING:
            opened.append((_OPENING[char], len(text)))
        elif char in "}]>":
            kind, start = opened.pop()
            marked[kind].append(Span(start, len(text)))
        else:
            text += char
    return Example(text, marked)


def faults(row: CueRow) -> str:
    """What is wrong in the reading of a row's example; empty if nothing is."""
    text, marked = unmark(row.example)
    reading = read(text)
    (cue,), sources, contents = marked["cue"], marked["source"], tuple(marked["content"])
    found = next((item for item in reading.attributions if item.cue == cue), None)
    if found is None:
        others = ", ".join(item.cue.of(text) for item in reading.attributions if item.cue is not None)
        return f"{row.example}: no attribution" + (f"; cues: {others}" if others else "")
    told = []
    if found.source != (sources[0] if sources else None):
        told.append(f"source is {found.source.of(text) if found.source is not None else None!r}")
    if found.content != contents:
        told.append(f"content is {' | '.join(span.of(text) for span in found.content)!r}")
    if found.stance not in stances(row, reading, found):
        told.append(f"stance is {found.stance}")
    return f"{row.example}: {'; '.join(told)}" if told else ""


def stances(row: CueRow, reading: Reading, found: Attribution) -> set[str]:
    """The stances a row may show: a light verb takes that of its noun, a phrase in ما that of the verb in its cue."""
    if "H" in row.frames.replace("+", " ").split():
        between = Span(found.cue.end if found.cue is not None else 0, found.content[0].start)
        return _stances_between(reading, between, {"noun"}) or {row.stance}
    if found.cue is not None and row.lemma.split()[-1] in ("ما", "لما", "حسبما", "كما", "مثلما"):
        return _stances_between(reading, found.cue, {"verb"})
    return {row.stance}


def _stances_between(reading: Reading, within: Span, pos: set[str]) -> set[str]:
    document = TEXT_READER.read(Report(id="stance", text=reading.report.text))
    return {
        sense.stance
        for token in document.tokens
        if within.contains(token.span) and token.word is not None
        for morph in token.word.morphs
        for sense in morph.lemma.rows(CueRow)
        if sense.pos in pos
    }
