"""Words that say how a number or a time is meant: about, more than, at least."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from riwaya.annotate.numbers.roles import forms
from riwaya.lexicon.tables import ModifierRow
from riwaya.model import QuantityMod, Span
from riwaya.text import Document

_WITHIN = 5
_POSSESSED = forms("numbers", "possessed")
_SPLIT: Mapping[str, QuantityMod] = {
    **dict.fromkeys(
        ("يزيد", "تزيد", "زاد", "زادت", "يتجاوز", "تتجاوز", "تجاوز", "تجاوزت", "فاق", "فاقت", "يفوق", "يربو"),
        "MORE_THAN",
    ),
    **dict.fromkeys(("يقل", "تقل", "قل"), "LESS_THAN"),
}


class Operator(Struct, frozen=True, gc=False):
    """An operator in tokens first..last."""

    first: int
    last: int
    span: Span
    mod: QuantityMod
    after: bool
    row: str


class Operators:
    """The operators of a document, found by the token they end at or begin at."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ending: dict[int, Operator] = {}
        self._opening: dict[int, Operator] = {}
        for phrases in document.phrases.values():
            for phrase in phrases:
                for sense in phrase.senses:
                    if row := sense.lemma.row(ModifierRow):
                        self._keep(
                            Operator(phrase.first, phrase.last, phrase.span, row.mod, row.position == "after", row.form)
                        )

    def _keep(self, operator: Operator) -> None:
        known = self._ending.get(operator.last)
        if known is None or known.first > operator.first:
            self._ending[operator.last] = operator
        if operator.after:
            self._opening[operator.first] = operator

    def before(self, index: int) -> Operator | None:
        """The operator that ends right before a token."""
        if index == 0:
            return None
        if found := self._ending.get(index - 1):
            return found
        return self._single(index - 1, after=False) or self._split(index)

    def _split(self, index: int) -> Operator | None:
        """The verb with its subject between: يزيد عددهم على 500, تجاوز عدد القتلى المئة."""
        tokens = self._document.tokens
        at = index - 1 - (tokens[index - 1].text in ("على", "عن"))
        if at > 0 and tokens[at].text in _POSSESSED:
            at -= 1
        elif at > 1 and tokens[at - 1].text in ("عدد", "حصيلة", "نسبة"):
            at -= 2
        else:
            return None
        mod = _SPLIT.get(tokens[at].text) if at >= 0 else None
        if mod is None:
            return None
        if negated := at > 0 and tokens[at - 1].text in ("لا", "لم", "لن"):
            mod = "EQUAL_OR_LESS" if mod == "MORE_THAN" else "EQUAL_OR_MORE"
        return Operator(
            at - negated,
            index - 1,
            Span(tokens[at - negated].start, tokens[index - 1].end),
            mod,
            False,
            tokens[at].text,
        )

    def after(self, index: int, limit: int) -> Operator | None:
        """The operator that follows within the next words: 'سبعة أشخاص على الأقل'."""
        tokens = self._document.tokens
        for at in range(index, min(index + _WITHIN, limit)):
            if (found := self._opening.get(at)) or (found := self._single(at, after=True)):
                return found
            if tokens[at].kind != "word" and tokens[at].text not in '"«»“”':
                return None
        return None

    def _single(self, index: int, *, after: bool) -> Operator | None:
        token = self._document.tokens[index]
        if token.word is None or (morph := token.word.morph("modifiers")) is None:
            return None
        row = morph.lemma.row(ModifierRow)
        if row is None or morph.enclitic or morph.article or (after and row.position != "after"):
            return None
        return Operator(index, index, token.stem_span(morph), row.mod, row.position == "after", row.form)
