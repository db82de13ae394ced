"""Folded views of a text: comparable spellings with the way back to the original characters."""

from __future__ import annotations

import re

from riwaya.lexicon.letters import LIGHT_FOLDS, fold_light, merge_letters
from riwaya.model import Span

# Characters that folding drops or spells out, so that the text after them stands elsewhere.
_UNEVEN = re.compile(
    "[" + "".join(re.escape(chr(code)) for code, plain in LIGHT_FOLDS.items() if len(plain) != 1) + "]"
)


class FoldedView:
    """A text in folded spelling whose every character knows where it stands in the original.

    `folded` is the folded text; `origin(i, j)` gives the original span of `folded[i:j]`, including the marks
    that folding removed after its last letter.
    """

    __slots__ = ("_starts", "folded", "original")

    def __init__(self, original: str, *, deep: bool = True) -> None:
        light = fold_light(original)
        self.original = original
        self.folded = merge_letters(light) if deep else light
        self._starts = None if keeps_places(original) else _starts(original)

    def origin(self, start: int, end: int) -> Span:
        """The original span of folded[start:end]; an empty range maps to an empty span."""
        if self._starts is None:
            return Span(start, end)
        if start == end:
            place = self._starts[start] if start < len(self._starts) else len(self.original)
            return Span(place, place)
        last = self._starts[end] if end < len(self._starts) else len(self.original)
        first = self._starts[start]
        return Span(first, max(last, first + 1))


def keeps_places(original: str) -> bool:
    """Whether every folded character stands where the original one does."""
    return _UNEVEN.search(original) is None


def _starts(original: str) -> list[int]:
    """The original index of each folded character; the letters of one ligature share theirs."""
    starts: list[int] = []
    for index, char in enumerate(original):
        starts.extend([index] * len(LIGHT_FOLDS.get(ord(char), char)))
    return starts
