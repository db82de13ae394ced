"""Ordinals: الثالثة, الثاني عشر, الحادي والثلاثين, ثالث, المئة والرابع والعشرين, العاشر بعد المئة."""

from __future__ import annotations

from msgspec import Struct

from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.annotate.numbers.grammar import Grammar
from riwaya.annotate.numbers.senses import NumberSense
from riwaya.model import Span
from riwaya.text import Document


class _Ordinal(Struct, frozen=True, gc=False):
    last: int
    value: int
    sense: NumberSense


def read_ordinal(document: Document, grammar: Grammar, index: int) -> NumberExpression | None:
    """The ordinal that begins at a token."""
    found = _ordinal(grammar, index, None)
    if found is None:
        return None
    last, value = found.last, found.value
    if (above := _after_hundreds(document, grammar, last + 1)) is not None:
        last, value = above[0], value + above[1]
    return _expression(document, index, last, value, found.sense)


def read_high_ordinal(document: Document, grammar: Grammar, index: int) -> NumberExpression | None:
    """المئة والرابع والعشرين: hundreds with the article, joined to an ordinal."""
    above = grammar.sense(index, ("hundred", "hundreds", "scale", "unit"), None)
    if above is None or not above.morph.article:
        return None
    term = grammar.number(index)
    if term is None or term.value < 100 or term.value.denominator != 1:
        return None
    at = term.end + (term.end < grammar.limit and document.tokens[term.end].text == "و")
    found = _ordinal(grammar, at, "و" if at == term.end else "")
    if found is None or not found.sense.morph.article or found.value >= 100:
        return None
    return _expression(document, index, found.last, int(term.value) + found.value, found.sense, above)


def _ordinal(grammar: Grammar, index: int, lead: str | None) -> _Ordinal | None:
    sense = grammar.sense(index, ("ordinal",), lead)
    if sense is None:
        return None
    last, value = index, int(sense.value)
    if value < 10 and (ten := grammar.sense(index + 1, ("unit",), "")) and ten.value == 10:
        last, value = index + 1, value + 10
    elif (
        value < 10 and sense.morph.article and (tens := grammar.joined(index + 1, ("tens",))) and tens[1].morph.article
    ):
        last, value = tens[0], value + int(tens[1].value)
    elif sense.row == "ordinals:حادي":
        return None
    return _Ordinal(last, value, sense)


def _after_hundreds(document: Document, grammar: Grammar, index: int) -> tuple[int, int] | None:
    """بعد المئة: the hundred or thousand that an ordinal is counted from."""
    if index >= grammar.limit or document.tokens[index].text != "بعد":
        return None
    sense = grammar.sense(index + 1, ("hundred", "hundreds", "scale"), "")
    return (index + 1, int(sense.value)) if sense is not None and sense.morph.article and sense.size != 3 else None


def _expression(
    document: Document, first: int, last: int, value: int, sense: NumberSense, opening: NumberSense | None = None
) -> NumberExpression:
    token, morph = document.tokens[first], (opening or sense).morph
    span = Span(token.start + morph.start, document.tokens[last].end)
    return NumberExpression(
        first, last, span, value, "ordinal", "numbers.ordinal", sense.row, bare=last,
        definite=morph.article, particles=morph.particles,
    )  # fmt: skip
