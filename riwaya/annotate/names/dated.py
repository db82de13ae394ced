"""Names that are dates: ملعب 8 ماي 1945, شارع 26 يوليو, جامعة 20 أوت 1955."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.numbers.designations import is_month
from riwaya.lexicon.tables import DatedNameRow
from riwaya.text import Morph, Token

_YEAR = 4


def dated_end(tokens: Sequence[Token], head: Morph, first: int, end: int) -> int:
    """Where the date ends that follows the noun named after it; `first` where there is none."""
    row = head.lemma.row(DatedNameRow)
    if row is None or row.sort != "name" or head.article or head.enclitic:
        return first
    last = first
    while (after := _date_end(tokens, last, end)) > last:
        last = after
        if last + 1 < end and tokens[last].text == "و":  # شارعي 23 يوليو و26 يوليو
            last = last + 1 if _date_end(tokens, last + 1, end) > last + 1 else last
    return last


def _date_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """The end of day, month and, if it stands there, year."""
    if first + 1 >= end or tokens[first].kind != "number" or not is_month(tokens[first + 1]):
        return first
    last = first + 2
    return last + 1 if last < end and tokens[last].kind == "number" and len(tokens[last].text) == _YEAR else last
