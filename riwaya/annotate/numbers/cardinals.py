"""Cardinals, fractions and percentages with their unit, in digits and in words."""

from __future__ import annotations

from fractions import Fraction

from riwaya.annotate.numbers.designations import is_designation
from riwaya.annotate.numbers.doubts import as_fraction, is_grouped, is_number
from riwaya.annotate.numbers.expression import Kind, NumberExpression
from riwaya.annotate.numbers.grammar import Grammar, Term
from riwaya.annotate.numbers.measures import Measure, Measures
from riwaya.annotate.numbers.senses import neat
from riwaya.model import Span
from riwaya.text import Document, Morph, Sentence


class Cardinals:
    """Reads the cardinals of one document."""

    def __init__(self, document: Document, measures: Measures) -> None:
        self._document = document
        self._measures = measures

    def read(self, grammar: Grammar, index: int, sentence: Sentence) -> NumberExpression | None:
        """The cardinal, fraction or percentage that begins at a token."""
        term = grammar.number(index)
        if term is not None and term.end == index + 1:
            term = as_fraction(self._document, index, term, sentence.last)
        if term is None or not is_number(self._document, grammar, index, term, sentence.last):
            return None
        morph = self._first_morph(grammar, index)
        return (
            self._designation(index, term, morph, sentence)
            or self._odd(index, term, morph, sentence.last)
            or self._measured(index, term, morph, sentence.last)
        )

    def _first_morph(self, grammar: Grammar, index: int) -> Morph | None:
        sense = grammar.sense(index, ("unit", "tens", "hundred", "hundreds", "scale", "fraction"), None)
        return sense.morph if sense is not None else None

    def _start(self, index: int, morph: Morph | None) -> int:
        return self._document.tokens[index].start + (morph.start if morph else 0)

    def _designation(self, index: int, term: Term, morph: Morph | None, sentence: Sentence) -> NumberExpression | None:
        """القرار 2254, مجموعة السبع: a number that is a name."""
        last, digits = term.end - 1, self._document.tokens[index].kind == "number"
        if not (digits or (morph is not None and morph.article)):
            return None
        if not is_designation(self._document, index, last, sentence):
            return None
        span = Span(self._start(index, morph), self._document.tokens[last].end)
        return NumberExpression(index, last, span, None, "identifier", "numbers.identifier", bare=last, digits=digits)

    def _measured(self, index: int, term: Term, morph: Morph | None, limit: int) -> NumberExpression:
        """The number with the unit after or the symbol before it."""
        tokens = self._document.tokens
        measure = self._measures.after(term.end, limit)
        value, start = self._grouped(index, term, measure, limit), self._start(index, morph)
        end = measure.end if measure else term.end
        unit = measure.code if measure else self._symbol_before(index)
        if unit is not None and measure is None:
            start = tokens[index - 1].start
        elif unit is not None and self._is_negative(index):
            start, value = start - 1, -value
        return NumberExpression(
            index, end - 1, Span(start, tokens[end - 1].end), neat(value), _kind(term, unit), _rule(index, term),
            term.row or (measure.row if measure else ""), unit=unit, bare=term.end - 1,
            definite=morph.article if morph else False, digits=tokens[index].kind == "number",
            particles=morph.particles if morph else "",
        )  # fmt: skip

    def _grouped(self, index: int, term: Term, measure: Measure | None, limit: int) -> Fraction:
        """The value; 10.000 counts ten thousand where whole things or money follow."""
        if not term.digits or (measure is not None and not measure.money):
            return term.value
        return term.value * 1000 if is_grouped(self._document, index, term, limit, measure is not None) else term.value

    def _is_negative(self, index: int) -> bool:
        """-1.2%, -5 درجات: a minus tied to the digits and to nothing before."""
        if not index or self._document.tokens[index].kind != "number":
            return False
        minus = self._document.tokens[index - 1]
        tied = index > 1 and self._document.tokens[index - 2].end == minus.start
        return minus.text in ("-", "−") and minus.end == self._document.tokens[index].start and not tied

    def _odd(self, index: int, term: Term, morph: Morph | None, limit: int) -> NumberExpression | None:
        """عشرون ونيف: one to nine over the ten."""
        word = self._document.tokens[term.end].word if term.end < limit else None
        odd = word.morph("vague") if word is not None else None
        if odd is None or odd.particles != "و" or odd.lemma.key != "نيف":
            return None
        span = Span(self._start(index, morph), self._document.tokens[term.end].end)
        low, high = neat(term.value + 1), neat(term.value + 9)
        return NumberExpression(
            index, term.end, span, None, "vague", "numbers.vague", "vague:نيف", low, high, "VAGUE", bare=term.end
        )

    def _symbol_before(self, index: int) -> str | None:
        before, token = self._document.tokens[index - 1], self._document.tokens[index]
        if index and before.end == token.start and before.text in ("$", "€", "£", "%", "٪"):
            measure = self._measures.after(index - 1, index)
            return measure.code if measure else None
        return None


def _kind(term: Term, unit: str | None) -> Kind:
    if unit == "%":
        return "percent"
    return "fraction" if term.kind == "fraction" else "cardinal"


def _rule(index: int, term: Term) -> str:
    if term.end > index + 1:
        return "numbers.compound"
    return "numbers.digits" if term.digits else "numbers.word"
