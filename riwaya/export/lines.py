"""Lines of phrases -> text: indented, broken at a width, the report's words in isolates where that is wanted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from riwaya.export.format import Style
from riwaya.export.phrase import Part, Phrase

INDENT = "  "
# How much deeper a broken line goes on.
HANGING = 2
FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# Marks and format characters take no room of their own on a line.
WIDTHLESS = frozenset({"Mn", "Me", "Cf"})


class Line(NamedTuple):
    """A phrase at a depth; headings stand out."""

    depth: int
    phrase: Phrase
    heading: bool = False


class Word(NamedTuple):
    """A stretch without spaces; `part` counts the phrase's parts, `quoted` says whether it is the report's."""

    text: str
    part: int
    quoted: bool
    spaced: bool


def write_lines(lines: Iterable[Line], style: Style) -> str:
    """All lines as one text."""
    return "".join(written + "\n" for line in lines for written in _write(line, style))


def _write(line: Line, style: Style) -> Iterator[str]:
    words = list(_split(line.phrase))
    depth = line.depth
    for row in _break(words, style.width, len(INDENT) * depth):
        text = (INDENT * depth + "".join(_assemble(row, style.isolate))).rstrip(" ")
        yield style.heading(text) if line.heading else text
        depth = line.depth + HANGING
    if not words:
        yield ""


def _split(phrase: Phrase) -> Iterator[Word]:
    spaced = False
    for index, part in enumerate(phrase):
        for text, gap in _pieces(part):
            if gap:
                spaced = True
            else:
                yield Word(text, index, part.quoted, spaced)
                spaced = False


def _pieces(part: Part) -> Iterator[tuple[str, bool]]:
    for gap, characters in groupby(part.text, str.isspace):
        yield "".join(characters), gap


def _break(words: list[Word], width: int, indent: int) -> Iterator[list[Word]]:
    """Rows of words that fit; a line is never broken where there is no space."""
    row: list[Word] = []
    used = indent
    for word in words:
        needed = _measure(word.text) + word.spaced
        if width and row and word.spaced and used + needed > width:
            yield row
            row, used = [], indent + len(INDENT) * HANGING
        row.append(word)
        used += needed
    if row:
        yield row


def _measure(text: str) -> int:
    return sum(unicodedata.category(character) not in WIDTHLESS for character in text)


def _assemble(row: list[Word], isolate: bool) -> Iterator[str]:
    """The words of a row; an isolate works only if it is closed on the row it was opened on."""
    for number, (_, run) in enumerate(groupby(row, lambda word: word.part)):
        words = list(run)
        yield " " if number and words[0].spaced else ""
        text = words[0].text + "".join(" " * word.spaced + word.text for word in words[1:])
        yield f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}" if isolate and words[0].quoted else text
