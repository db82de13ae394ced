"""Fractions in digits: 77/100, 3/4 السكان; never what may be a day and month."""

from __future__ import annotations

from fractions import Fraction

from riwaya.annotate.numbers.signs import is_tied
from riwaya.annotate.numbers.terms import Term
from riwaya.lexicon.letters import fold_light
from riwaya.text import Document

_COMMON = frozenset((2, 3, 4, 5, 8, 10))
_LONGEST = 3


def slashed(document: Document, index: int, limit: int, *, signed: bool) -> Term | None:
    """The fraction of two numbers of digits that a slash ties."""
    tokens = document.tokens
    if index + 2 >= limit or tokens[index + 1].text != "/" or tokens[index + 2].kind != "number":
        return None
    if not (is_tied(tokens, index + 1) and is_tied(tokens, index + 2)) or _goes_on(document, index, index + 3, limit):
        return None
    above, below = fold_light(tokens[index].text), fold_light(tokens[index + 2].text)
    if not (above.isdecimal() and below.isdecimal()) or max(len(above), len(below)) > _LONGEST or not int(below):
        return None
    top, bottom = int(above), int(below)
    divides = top < bottom and (
        not _may_be_date(top, bottom) or (bottom in _COMMON and _is_of(document, index + 3, limit))
    )
    if not (signed or divides):
        return None
    return Term(index + 3, Fraction(top, bottom), 1, "", "fraction", digits=True)


def _may_be_date(first: int, second: int) -> bool:
    return (first <= 31 and second <= 12) or (first <= 12 and second <= 31)


def _goes_on(document: Document, first: int, end: int, limit: int) -> bool:
    """Whether the digits are part of something longer: 5/3/2020."""
    before = document.tokens[first - 1].text if first else ""
    after = document.tokens[end] if end < limit else None
    return before == "/" or (after is not None and after.text in "/-" and is_tied(document.tokens, end))


def _is_of(document: Document, index: int, limit: int) -> bool:
    """Whether a definite noun follows that the fraction is taken of: 3/4 السكان, 2/3 من المقاعد."""
    at = index + 1 if index < limit and document.tokens[index].text == "من" else index
    tag = document.tags[at] if at < limit else None
    return tag is not None and tag.article and tag.lemma.category != "time"
