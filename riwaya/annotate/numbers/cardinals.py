"""Cardinals, fractions and percentages with their unit, in digits and in words."""

from __future__ import annotations

from fractions import Fraction

from riwaya.annotate.numbers.designations import is_designation
from riwaya.annotate.numbers.doubts import as_fraction, is_grouped, is_number
from riwaya.annotate.numbers.expression import Kind, NumberExpression
from riwaya.annotate.numbers.grammar import Grammar
from riwaya.annotate.numbers.measures import Measure, Measures
from riwaya.annotate.numbers.senses import Kind as Sense
from riwaya.annotate.numbers.senses import neat
from riwaya.annotate.numbers.signs import Sign, is_alone, is_below_zero, minus_before, point_before
from riwaya.annotate.numbers.slashes import slashed
from riwaya.annotate.numbers.terms import Term
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
        if term is None:
            return None
        if term.end == index + 1:
            term = as_fraction(self._document, index, term, sentence.last)
        sign = minus_before(self._document, index, sentence)
        term = slashed(self._document, index, sentence.last, signed=sign is not None) or term
        measure = self._measures.after(term.end, sentence.last)
        measured = measure is not None or (sign is not None and bool(sign.row))
        if not is_number(self._document, grammar, index, term, sentence, measured=measured):
            return None
        morph = self._first_morph(grammar, index)
        return (
            (None if sign or term.end > index + 2 else self._designation(index, term, morph, sentence))
            or self._odd(index, term, morph, sentence.last)
            or self._measured(index, term, morph, measure, sign, sentence)
        )

    def _first_morph(self, grammar: Grammar, index: int) -> Morph | None:
        kinds: tuple[Sense, ...] = ("unit", "teen", "tens", "hundred", "hundreds", "scale", "fraction")
        sense = grammar.sense(index, kinds, None)
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

    def _measured(
        self,
        index: int,
        term: Term,
        morph: Morph | None,
        measure: Measure | None,
        sign: Sign | None,
        sentence: Sentence,
    ) -> NumberExpression:
        """The number with its sign, and the unit after or the symbol before it."""
        tokens, limit = self._document.tokens, sentence.last
        value, start = self._grouped(index, term, measure, limit), self._start(index, morph)
        end = measure.end if measure else term.end
        unit = measure.code if measure else self._symbol_before(index)
        alone = end >= limit or tokens[end].word is None
        if unit is not None and measure is None:
            start = tokens[index - 1].start
        if (
            value.denominator == 1
            and point_before(self._document, index)
            and (
                measure is not None
                or tokens[index - 1].text == "٫"
                or is_alone(self._document, index, term.end, sentence)
            )
        ):
            start, value = tokens[index - 1].start, value / 10 ** len(tokens[index].text)
        if sign is not None and (sign.row or unit is not None or alone or value.denominator > 1):
            start, value = sign.start, -value
        if is_below_zero(self._document, end, limit):
            end, value = end + 2, -value
            unit = unit or ("Cel" if tokens[end - 3].text.startswith("درج") else None)
        return NumberExpression(
            index, end - 1, Span(start, tokens[end - 1].end), neat(value), _kind(term, unit), _rule(index, term),
            term.row or (measure.row if measure else ""), unit=unit, bare=term.end - 1,
            definite=morph.article if morph else False, digits=tokens[index].kind == "number",
            particles=morph.particles if morph else "", part=measure.part if measure else None,
        )  # fmt: skip

    def _grouped(self, index: int, term: Term, measure: Measure | None, limit: int) -> Fraction:
        """The value; 10.000 counts ten thousand where whole things or money follow."""
        if measure is not None and measure.part is not None:
            return term.value * measure.part
        if not term.digits or (measure is not None and not measure.money):
            return term.value
        return term.value * 1000 if is_grouped(self._document, index, term, limit, measure is not None) else term.value

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
    if term.digits and term.kind == "fraction" and not term.row:
        return "numbers.slash"
    if term.end > index + 1:
        return "numbers.compound"
    return "numbers.digits" if term.digits else "numbers.word"
