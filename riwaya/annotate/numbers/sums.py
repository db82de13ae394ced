"""Amounts that go on after their unit: ثلاثة أمتار ونصف, متر ونصف المتر, سبعة دولارات وخمسة سنتات."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.annotate.numbers.grammar import Grammar
from riwaya.annotate.numbers.measures import OPEN, Measures
from riwaya.annotate.numbers.senses import neat
from riwaya.annotate.numbers.terms import DIALECT_HALF
from riwaya.lexicon import Grammatical, Pos
from riwaya.model import Span
from riwaya.text import Document, Morph

_NOMINAL = frozenset((Pos.NOUN, Pos.MASDAR, Pos.NAME))
_SMALLEST = Fraction(1, 4)


def with_part(
    document: Document, measures: Measures, grammar: Grammar, number: NumberExpression, limit: int
) -> NumberExpression:
    """ثلاثة أمتار ونصف, مترين وربع: the fraction after the unit counts in the same unit."""
    if number.unit in (None, "%") or number.value is None or number.kind not in ("cardinal", "dual") or number.part:
        return number
    found = _part_after(document, grammar, number.last + 1, limit, number.row)
    if found is None:
        return number
    end, value = found
    return replace(
        number,
        last=end - 1,
        span=Span(number.span.start, document.tokens[end - 1].end),
        value=neat(Fraction(str(number.value)) + value),
        kind="cardinal",
    )


def one_and_part(
    document: Document, measures: Measures, grammar: Grammar, index: int, limit: int
) -> NumberExpression | None:
    """متر ونصف, لتر وربع اللتر: one of a unit and a part of it."""
    token = document.tokens[index]
    morph = _singular_unit(document, index)
    if morph is None:
        return None
    measure = measures.after(index, limit)
    row = f"{'units' if 'units' in morph.lemma.tables else 'currencies'}:{morph.lemma.key}"
    found = _part_after(document, grammar, measure.end if measure else index + 1, limit, row)
    if found is None or measure is None:
        return None
    end, value = found
    return NumberExpression(
        index, end - 1, Span(token.start, document.tokens[end - 1].end), neat(1 + value), "cardinal",
        "numbers.one_and_part", measure.row, unit=measure.code, bare=index,
    )  # fmt: skip


def _part_after(document: Document, grammar: Grammar, index: int, limit: int, row: str) -> tuple[int, Fraction] | None:
    """The token after 'and a half' and its value; nothing but the same unit may follow that is halved."""
    joined = grammar.joined(index, ("fraction",))
    if joined is None:
        return None
    at, sense = joined
    if sense.size != 1 or sense.value < _SMALLEST or sense.morph.article or sense.morph.enclitic:
        return None
    end, value = at + 1, Fraction(sense.value)
    unit = _unit(document, end) if end < limit else None
    if unit is not None and unit.article and row.endswith(":" + unit.lemma.key):
        return end + 1, value
    tag = document.tags[end] if end < limit else None
    halves = tag is not None and tag.pos in _NOMINAL and not tag.particles
    if halves or (sense.row == DIALECT_HALF and end < limit and document.tokens[end].kind == "word"):
        return None
    return end, value


def _singular_unit(document: Document, index: int) -> Morph | None:
    """The reading of a token as one of a unit: متر, مترا."""
    word = document.tokens[index].word
    for morph in word.morphs if word is not None else ():
        one = morph.features.number is Grammatical.SINGULAR or morph.features.tanwin
        plain = not (morph.article or morph.enclitic or morph.particles)
        if one and plain and not morph.lemma.tables.isdisjoint(("units", "currencies")):
            return morph
    return None


def _unit(document: Document, index: int) -> Morph | None:
    word = document.tokens[index].word
    return None if word is None else word.morph("units") or word.morph("currencies")


def with_coins(document: Document, numbers: Sequence[NumberExpression]) -> Iterator[NumberExpression]:
    """سبعة دولارات وخمسة سنتات: coins after whole units of the same money are one sum with them."""
    before: NumberExpression | None = None
    for number in numbers:
        if before is not None and (joined := _join(document, before, number)) is not None:
            before = joined
            continue
        if before is not None:
            yield before
        before = number
    if before is not None:
        yield before


def _join(document: Document, money: NumberExpression, coins: NumberExpression) -> NumberExpression | None:
    if coins.part is None or money.part is not None or money.unit is None or coins.unit is None:
        return None
    if money.value is None or coins.value is None or coins.value >= 1:
        return None
    if coins.unit not in money.unit.split(OPEN):
        return None
    gap = [document.tokens[at].text for at in range(money.last + 1, coins.first)]
    if not (gap == ["و"] or (not gap and coins.particles == "و")):
        return None
    total = neat(Fraction(str(money.value)) + Fraction(str(coins.value)))
    return replace(
        money,
        last=coins.last,
        span=Span(money.span.start, coins.span.end),
        value=total,
        unit=coins.unit,
        rule="numbers.coins",
    )
