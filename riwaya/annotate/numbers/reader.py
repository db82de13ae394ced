"""The pass over a document that finds its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from riwaya.annotate.numbers.cardinals import Cardinals
from riwaya.annotate.numbers.duals import dual_morph, read_dual
from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.annotate.numbers.grammar import Grammar
from riwaya.annotate.numbers.measures import Measures
from riwaya.annotate.numbers.operators import Operators
from riwaya.annotate.numbers.ordinals import read_high_ordinal, read_ordinal
from riwaya.annotate.numbers.ranges import join_ranges
from riwaya.annotate.numbers.senses import neat
from riwaya.annotate.numbers.sums import one_and_part, with_coins, with_part
from riwaya.annotate.numbers.vague import read_vague
from riwaya.model import Span
from riwaya.text import Document, Sentence, Word

_OPENING = frozenset(("numbers", "ordinals", "fractions", "vague", "units", "currencies"))


@lru_cache(maxsize=100_000)
def may_open(word: Word) -> bool:
    """Whether a number can begin with the word."""
    return not word.tables.isdisjoint(_OPENING) or dual_morph(word) is not None


class NumberReader:
    """Reads the numbers of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._operators = Operators(document)
        self._measures = Measures(document)
        self._cardinals = Cardinals(document, self._measures)

    def read(self) -> Iterator[NumberExpression]:
        """All numbers, in the order of the text."""
        for sentence in self._document.sentences:
            found = [self._with_operator(expression, sentence) for expression in self._sentence(sentence)]
            if found:
                yield from join_ranges(self._document, tuple(with_coins(self._document, found)))

    def _sentence(self, sentence: Sentence) -> Iterator[NumberExpression]:
        tokens, limit = self._document.tokens, sentence.last
        grammar = Grammar(tokens, limit)
        index = sentence.first
        while index < limit:
            token = tokens[index]
            opens = token.kind == "number" or (token.word is not None and may_open(token.word))
            if opens and (found := self._at(grammar, index, sentence)):
                found = with_part(self._document, self._measures, grammar, found, limit)
                yield found
                index = found.last
            index += 1

    def _at(self, grammar: Grammar, index: int, sentence: Sentence) -> NumberExpression | None:
        limit = sentence.last
        return (
            read_high_ordinal(self._document, grammar, index)
            or self._cardinals.read(grammar, index, sentence)
            or read_vague(self._document, grammar, index, limit)
            or read_ordinal(self._document, grammar, index)
            or self._dual_measure(index, limit)
            or one_and_part(self._document, self._measures, grammar, index, limit)
            or self._dual(index, limit)
        )

    def _dual(self, index: int, limit: int) -> NumberExpression | None:
        """A dual noun, unless it is the first word of a unit: سنتي متر."""
        found = read_dual(self._document, index, limit)
        return None if found is None or self._measures.after(index, limit) is not None else found

    def _dual_measure(self, index: int, limit: int) -> NumberExpression | None:
        measure = self._measures.dual(index, limit)
        if measure is None:
            return None
        token = self._document.tokens[index]
        word = token.word
        morph = (word.morph("units") or word.morph("currencies")) if word is not None else None
        span = Span(token.start + (morph.start if morph else 0), self._document.tokens[measure.end - 1].end)
        return NumberExpression(
            index, measure.end - 1, span, neat(2 * (measure.part or 1)), "dual", "numbers.dual_measure", measure.row,
            unit=measure.code, bare=index, particles=morph.particles if morph else "", part=measure.part,
        )  # fmt: skip

    def _with_operator(self, expression: NumberExpression, sentence: Sentence) -> NumberExpression:
        if expression.kind in ("identifier", "ordinal"):
            return expression
        before = self._operators.before(expression.first) if expression.first > sentence.first else None
        if before is not None and before.first < sentence.first:
            before = None
        after = self._operators.after(expression.last + 1, sentence.last)
        found = after if after is not None and (before is None or before.mod == "APPROX") else before
        if found is None:
            return expression
        spans = tuple(operator.span for operator in (before, after) if operator is not None)  # نحو 20 شخصا على الأقل
        if expression.kind == "vague":
            return replace(expression, operators=spans)
        return replace(expression, mod=found.mod, operators=spans)
