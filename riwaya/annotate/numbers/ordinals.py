"""Ordinals: الثالثة, الثاني عشر, الحادي والثلاثين, ثالث."""

from __future__ import annotations

from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.annotate.numbers.grammar import Grammar
from riwaya.model import Span
from riwaya.text import Document


def read_ordinal(document: Document, grammar: Grammar, index: int) -> NumberExpression | None:
    """The ordinal that begins at a token."""
    sense = grammar.sense(index, ("ordinal",), None)
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
    token = document.tokens[index]
    span = Span(token.start + sense.morph.start, document.tokens[last].end)
    return NumberExpression(
        index, last, span, value, "ordinal", "numbers.ordinal", sense.row, bare=last,
        definite=sense.morph.article, particles=sense.morph.particles,
    )  # fmt: skip
