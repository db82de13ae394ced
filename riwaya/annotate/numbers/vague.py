"""Counts that give bounds or nothing: عشرات, مئات الآلاف, بضعة, عدة, عدد كبير من, نيف وعشرون."""

from __future__ import annotations

from msgspec import Struct

from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.annotate.numbers.grammar import Grammar
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import VagueRow
from riwaya.model import Span
from riwaya.text import Document, Morph

_NAMED = ("عدد", "أعداد")
_SINGLE = ("عدة", "عديد")
_QUALITIES = frozenset((Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE, Pos.NOUN, Pos.MASDAR))


class _Bounds(Struct, frozen=True, gc=False):
    last: int
    low: int | None
    high: int | None


def read_vague(document: Document, grammar: Grammar, index: int, limit: int) -> NumberExpression | None:
    """The vague count that begins at a token."""
    token = document.tokens[index]
    if token.word is None or (morph := token.word.morph("vague")) is None:
        return None
    row = morph.lemma.row(VagueRow)
    if row is None or (morph.enclitic and row.lemma not in ("عشرات", "مئات")):
        return None
    if row.lemma in _NAMED:
        last = _many_of(document, morph, index, limit)
        bounds = None if last is None else _Bounds(last, None, None)
    elif row.lemma in _SINGLE:
        bounds = _Bounds(index, None, None) if _counts(document, row.lemma, morph, index, limit) else None
    elif row.lemma == "نيف":
        bounds = _odd(grammar, index, limit)
    else:
        bounds = _bounds(document, row, index, limit)
    if bounds is None:
        return None
    span = Span(token.start + morph.start, document.tokens[bounds.last].end)
    return NumberExpression(
        index, bounds.last, span, None, "vague", "numbers.vague", f"vague:{row.lemma}", bounds.low, bounds.high,
        "VAGUE", bare=bounds.last, definite=morph.article, particles=morph.particles,
    )  # fmt: skip


def _many_of(document: Document, morph: Morph, index: int, limit: int) -> int | None:
    """The last token of 'عدد من', 'أعداد هائلة من': adjectives belong to it; a definite عدد counts nothing."""
    if morph.article or morph.enclitic:
        return None
    at = index + 1
    while at < limit and at <= index + 3 and _is_quality(document, at):
        at += 1
    if at < limit and document.tokens[at].text == "من":
        return at - 1
    if morph.lemma.key == "أعداد" and at == index + 2 and document.tokens[index + 1].word is not None:
        return index + 1
    return None


def _is_quality(document: Document, index: int) -> bool:
    word = document.tokens[index].word
    if word is None or document.tokens[index].text == "من":
        return False
    if document.tokens[index].text in ("غير", "ليس", "قليلا", "قليل"):
        return True
    tag = document.tags[index]
    return tag is None or (tag.pos in _QUALITIES and not tag.article and not tag.particles)


def _counts(document: Document, lemma: str, morph: Morph, index: int, limit: int) -> bool:
    """عدة before or after its noun; العديد من."""
    if lemma == "عديد":
        return morph.article and index + 1 < limit and document.tokens[index + 1].text == "من"
    return not (morph.article or morph.enclitic or morph.particles[-1:] == "ك")


def _odd(grammar: Grammar, index: int, limit: int) -> _Bounds | None:
    """نيف وعشرون: one to nine over the ten."""
    if index + 1 >= limit:
        return None
    tens = grammar.sense(index + 1, ("tens", "hundred", "hundreds"), "و")
    return _Bounds(index + 1, int(tens.value) + 1, int(tens.value) + 9) if tens else None


def _bounds(document: Document, row: VagueRow, index: int, limit: int) -> _Bounds | None:
    """عشرات, عشرات الآلاف, بضع مئات, بضعة آلاف."""
    low = int(row.low) if row.low else None
    high = int(row.high) if row.high else None
    last = index
    while last + 1 < limit and (step := _step(document, last + 1)):
        low, high = low and low * step, high and high * step
        last += 1
    return _Bounds(last, low, high)


def _step(document: Document, index: int) -> int:
    """The power of ten that a plural number word multiplies by."""
    word = document.tokens[index].word
    if word is None or (morph := word.morph("vague")) is None or morph.particles or morph.enclitic:
        return 0
    row = morph.lemma.row(VagueRow)
    return int(row.step) if row is not None and row.step else 0
