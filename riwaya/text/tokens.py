"""Cuts a text into words, numbers, Latin words, links and punctuation; every token knows its exact characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from riwaya.lexicon.letters import INVISIBLE, MARKS, TATWEEL

Kind: TypeAlias = Literal["word", "number", "latin", "link", "punctuation", "other"]

_LETTER = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\ufb50-\ufdfd\ufe70-\ufefc"  # presentation forms
)
_JOINING = re.escape(MARKS + TATWEEL)
_UNSEEN = re.escape(INVISIBLE)
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_LATIN = "A-Za-z\u00c0-\u024f"
_PATTERN = re.compile(
    rf"""
    (?P<link>(?:https?://|www\.)[^\s<>"«»،؛]*[^\s<>"«»،؛.,:;!?؟)\]’'…]  # a stop after a link is none of its letters
      | [A-Za-z0-9][\w.+-]{{0,63}}@[\w-]+(?:\.[\w-]+)+)  # bounded: else quadratic on long runs
  | (?P<word>[{_LETTER}](?:[{_LETTER}{_JOINING}]|[{_UNSEEN}]+(?=[{_LETTER}{_JOINING}]))*)  # marks stay inside
  | (?P<number>[{_DIGIT}]+(?:[.,\u066b\u066c][{_DIGIT}]+|،[{_DIGIT}]{{3}}(?![{_DIGIT}]))*)  # separators between digits
  | (?P<latin>[{_LATIN}]+(?:['’.-](?=[{_LATIN}])[{_LATIN}]+)*)
  | (?P<punctuation>\.{{2,}}|-{{2,}}|[^\w\s])
  | (?P<other>\S)
    """,
    re.VERBOSE,
)


class RawToken(Struct, frozen=True, gc=False):
    """A token before its word is looked up."""

    start: int
    end: int
    kind: Kind
    text: str


def cut(text: str) -> Iterator[RawToken]:
    """The tokens of a text in order. White space and invisible marks between tokens belong to none."""
    for match in _PATTERN.finditer(text):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        surface = match.group()
        if kind == "punctuation" and surface in INVISIBLE:
            continue
        start, end = match.span()
        yield RawToken(start, end, kind, surface)
