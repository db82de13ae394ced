"""The pass over a document that finds its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from riwaya.annotate.numbers.designations import is_designation
from riwaya.annotate.numbers.duals import dual_morph, read_dual
from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.annotate.numbers.grammar import Grammar, Term
from riwaya.annotate.numbers.measures import Measures
from riwaya.annotate.numbers.operators import Operators
from riwaya.annotate.numbers.ordinals import read_ordinal
from riwaya.annotate.numbers.ranges import join_ranges
from riwaya.annotate.numbers.senses import neat
from riwaya.annotate.numbers.vague import read_vague
from riwaya.lexicon import Pos
from riwaya.lexicon.letters import DAMMA, MARKS, fold_light
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

    def read(self) -> Iterator[NumberExpression]:
        """All numbers, in the order of the text."""
        for sentence in self._document.sentences:
            found = [self._with_operator(expression, sentence) for expression in self._sentence(sentence)]
            if found:
                yield from join_ranges(self._document, found)

    def _sentence(self, sentence: Sentence) -> Iterator[NumberExpression]:
        tokens, limit = self._document.tokens, sentence.last
        grammar = Grammar(tokens, limit)
        index = sentence.first
        while index < limit:
            token = tokens[index]
            if token.kind == "number" or token.word is not None and may_open(token.word):
                if found := self._at(grammar, index, sentence):
                    yield found
                    index = found.last
            index += 1

    def _at(self, grammar: Grammar, index: int, sentence: Sentence) -> NumberExpression | None:
        limit = sentence.last
        return (
            self._cardinal(grammar, index, sentence)
            or read_vague(self._document, grammar, index, limit)
            or read_ordinal(self._document, grammar, index)
            or self._dual_measure(index, limit)
            or read_dual(self._document, index, limit)
        )

    def _cardinal(self, grammar: Grammar, index: int, sentence: Sentence) -> NumberExpression | None:
        term = grammar.number(index)
        if term is not None and term.end == index + 1:
            term = _as_fraction(self._document, index, term, sentence.last)
        if term is None or not self._is_number(grammar, index, term, sentence.last):
            return None
        tokens = self._document.tokens
        sense = grammar.sense(index, ("unit", "tens", "hundred", "hundreds", "scale", "fraction"), None)
        morph = sense.morph if sense is not None and not tokens[index].kind == "number" else None
        start = tokens[index].start + (morph.start if morph else 0)
        if (tokens[index].kind == "number" or morph is not None and morph.article) and is_designation(self._document, index, term.end - 1, sentence):
            span = Span(start, tokens[term.end - 1].end)
            return NumberExpression(index, term.end - 1, span, None, "identifier", "numbers.identifier", bare=term.end - 1, digits=True)
        if odd := self._odd(index, start, term, sentence.last):
            return odd
        measure = self._measures.after(term.end, sentence.last)
        if term.digits and (measure is None or measure.money) and _is_grouped(self._document, index, term, sentence.last, measure is not None):
            term = term._replace(value=term.value * 1000)
        end = measure.end if measure else term.end
        unit = measure.code if measure else self._symbol_before(index)
        start -= unit is not None and measure is None
        kind = "percent" if unit == "%" else "fraction" if term.kind == "fraction" else "cardinal"
        rule = "numbers.digits" if term.digits and term.end == index + 1 else "numbers.word" if term.end == index + 1 else "numbers.compound"
        return NumberExpression(
            index, end - 1, Span(start, tokens[end - 1].end), neat(term.value), kind, rule,
            term.row or (measure.row if measure else ""), unit=unit, bare=term.end - 1,
            definite=morph.article if morph else False, digits=tokens[index].kind == "number",
            particles=morph.particles if morph else "",
        )  # fmt: skip

    def _odd(self, index: int, start: int, term: Term, limit: int) -> NumberExpression | None:
        """عشرون ونيف: one to nine over the ten."""
        word = self._document.tokens[term.end].word if term.end < limit else None
        morph = word.morph("vague") if word is not None else None
        if morph is None or morph.particles != "و" or morph.lemma.key != "نيف":
            return None
        span = Span(start, self._document.tokens[term.end].end)
        low, high = neat(term.value + 1), neat(term.value + 9)
        return NumberExpression(index, term.end, span, None, "vague", "numbers.vague", "vague:نيف", low, high, "VAGUE", bare=term.end)

    def _symbol_before(self, index: int) -> str | None:
        before, token = self._document.tokens[index - 1], self._document.tokens[index]
        if index and before.end == token.start and before.text in ("$", "€", "£", "%", "٪"):
            measure = self._measures.after(index - 1, index)
            return measure.code if measure else None
        return None

    def _is_number(self, grammar: Grammar, index: int, term: Term, limit: int) -> bool:
        """Whether words that may be numbers are: a lone word with a particle or the value one needs its noun."""
        token = self._document.tokens[index]
        if term.end > index + 1 or token.kind == "number" or token.word is None:
            return True
        if term.kind == "fraction":
            return grammar.sense(index, ("unit",), None) is not None or _is_fraction(self._document, index, limit)
        tag = self._document.tags[index]
        if tag is not None and tag.pos in (Pos.VERB, Pos.PARTICLE, Pos.NAME) and tag.lemma.category != "number":
            return _precedes_noun(self._document, term.end, limit)
        if term.value == 1:
            return _counts_one(self._document, index, limit)
        return True

    def _dual_measure(self, index: int, limit: int) -> NumberExpression | None:
        measure = self._measures.dual(index, limit)
        if measure is None:
            return None
        token = self._document.tokens[index]
        word = token.word
        morph = (word.morph("units") or word.morph("currencies")) if word is not None else None
        span = Span(token.start + (morph.start if morph else 0), self._document.tokens[measure.end - 1].end)
        return NumberExpression(
            index, measure.end - 1, span, 2, "dual", "numbers.dual_measure", measure.row, unit=measure.code, bare=index,
            particles=morph.particles if morph else "",
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
        if expression.kind == "vague":
            return expression._replace(operator=found.span)
        return expression._replace(mod=found.mod, operator=found.span)


_MASCULINE_FRACTIONS = {"numbers:خمسة": 5, "numbers:سبعة": 7, "numbers:تسعة": 9, "numbers:عشرة": 10}


def _as_fraction(document: Document, index: int, term: Term, limit: int) -> Term:
    """خمس السكان, الخُمس: a fifth; five counts an indefinite plural."""
    token = document.tokens[index]
    if term.row not in _MASCULINE_FRACTIONS or token.text.rstrip(MARKS).endswith(("ة", "ه")):
        return term
    article = document.tags[index + 1].article if index + 1 < limit and document.tags[index + 1] is not None else False  # type: ignore[union-attr]
    if DAMMA in token.text or article and token.word is not None and not token.word.morphs[0].article:
        parts = _MASCULINE_FRACTIONS[term.row]
        return term._replace(value=Fraction(1, parts), kind="fraction", row=f"fractions:{term.row.partition(':')[2][:-1]}")
    return term


def _is_grouped(document: Document, index: int, term: Term, limit: int, money: bool) -> bool:
    """10.000 مقاتل: three digits after a point are thousands where whole things or money are counted."""
    text = fold_light(document.tokens[index].text)
    if term.end != index + 1 or not _THOUSANDS.fullmatch(text):
        return False
    tag = document.tags[term.end] if term.end < limit else None
    return money or tag is not None and tag.pos in (Pos.NOUN, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE) and not tag.article


_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _precedes_noun(document: Document, index: int, limit: int) -> bool:
    """Whether a word that is likelier no number counts the noun after it: ألف عسكري, not ألّف كتابا."""
    if index >= limit or document.tokens[index].word is None:
        return False
    tag = document.tags[index]
    return tag is None or tag.pos in (Pos.NOUN, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE) and not (
        tag.article or tag.particles or tag.features.tanwin
    )


def _is_fraction(document: Document, index: int, limit: int) -> bool:
    """A lone fraction: نصف before a noun, الثلث with the article; not the price ثمن, not نصف نهائي."""
    token = document.tokens[index]
    sense = token.word.morph("fractions") if token.word is not None else None
    if sense is not None and sense.particles == "و" and sense.lemma.key in ("نصف", "ربع", "ثلث"):
        return True
    if sense is None or index + 1 >= limit:
        return sense is not None and sense.article
    following = document.tokens[index + 1]
    if following.text.startswith(("نهائي", "سنوي", "شهري", "النهائي", "السنوي", "قرن")):
        return False
    if sense.lemma.key in ("ثمن", "عشر", "خمس", "سبع", "تسع", "سدس"):
        return sense.article and "\N{ARABIC DAMMA}" in token.text or sense.article and following.word is None
    return True


def _counts_one(document: Document, index: int, limit: int) -> bool:
    """واحد counts after its noun (قتيل واحد) or before من; الواحد and أحد do not."""
    token = document.tokens[index]
    morph = token.word.morph("numbers") if token.word is not None else None
    if morph is None or morph.article or morph.lemma.key != "واحد":
        return False
    if document.tokens[index - 1].text in ("جانب", "طرف", "آن", "وقت") and document.tokens[index - 2].text in ("من", "في"):
        return False
    before = document.tags[index - 1] if index else None
    return before is not None and not before.article and document.tokens[index - 1].word is not None
