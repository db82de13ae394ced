"""What makes a number negative or less than one: a tied minus, سالب, تحت الصفر, a point with nothing before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct

from riwaya.annotate.numbers.senses import number_senses
from riwaya.text import Document, Sentence, Token

_MINUS = frozenset("-−")
_POINTS = frozenset(".,٫،")
_BELOW_ZERO = ("تحت", "الصفر")
_MOST_PUNCTUATION = 6


class Sign(Struct, frozen=True, gc=False):
    """A sign that begins at an offset."""

    start: int
    row: str = ""


def minus_before(document: Document, index: int, sentence: Sentence) -> Sign | None:
    """A minus tied to the digits, or سالب before them; the minus must not be tied to anything else."""
    tokens = document.tokens
    if index <= sentence.first:
        return None
    before = tokens[index - 1]
    if before.word is not None:
        sense = next((s for s in number_senses(before.word) if s.kind == "sign" and not s.morph.article), None)
        return None if sense is None else Sign(before.start + sense.morph.start, sense.row)
    if before.text not in _MINUS or before.end != tokens[index].start or tokens[index].kind != "number":
        return None
    return None if is_tied(tokens, index - 1) else Sign(before.start)


def is_tied(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token stands right after another."""
    return index > 0 and tokens[index - 1].end == tokens[index].start


def is_below_zero(document: Document, end: int, limit: int) -> bool:
    """5 درجات تحت الصفر."""
    return end + 1 < limit and (document.tokens[end].text, document.tokens[end + 1].text) == _BELOW_ZERO


def point_before(document: Document, index: int) -> bool:
    """.77 and ٫٠١: a point tied to the digits and to nothing before."""
    tokens = document.tokens
    if not index or tokens[index].kind != "number" or not tokens[index].text.isdecimal():
        return False
    point = tokens[index - 1]
    return point.text in _POINTS and point.end == tokens[index].start and not is_tied(tokens, index - 1)


def is_alone(document: Document, first: int, end: int, sentence: Sentence) -> bool:
    """Whether tokens first..end-1 are all the words and digits of their sentence."""
    if sentence.last - sentence.first > end - first + _MOST_PUNCTUATION:
        return False
    around = chain(range(sentence.first, first), range(end, sentence.last))
    return all(document.tokens[at].kind == "punctuation" for at in around)
