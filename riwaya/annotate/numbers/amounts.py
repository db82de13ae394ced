"""What an amount of money or a percentage is of: the noun that is said to reach, fall or lie at it."""

from __future__ import annotations

from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.annotate.numbers.roles import forms
from riwaya.lexicon import Pos
from riwaya.model import Span
from riwaya.text import Document, Sentence

_VERBS = forms("numbers", "amount_verb")
_LINKS = forms("numbers", "amount_link")
_FRAMES = forms("numbers", "amount_frame")
_QUALITIES = frozenset((Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE))
_NOUNS = frozenset((Pos.NOUN, Pos.MASDAR))


def subject_of_amount(document: Document, number: NumberExpression, sentence: Sentence) -> Span | None:
    """قيمة التداولات in 'بلغت قيمة التداولات 6.4 مليار'; None where a sum simply is paid or seized."""
    if not (number.unit == "%" or number.is_money):
        return None
    at, linked = _before_links(document, number, sentence)
    if at >= sentence.first and _is_measuring(document, at):
        at, linked = at - 1, True
    head = _head(document, at, sentence)
    if head is None or not (linked or (head > sentence.first and _is_measuring(document, head - 1))):
        return None
    tag = document.tags[head]
    if tag is not None and tag.lemma.key in _FRAMES and head < at:
        head, tag = head + 1, document.tags[head + 1]
    return None if tag is None else document.tokens[head].stem_span(tag)


def _before_links(document: Document, number: NumberExpression, sentence: Sentence) -> tuple[int, bool]:
    """The token before operators and prepositions, and whether some of them ties the amount to it."""
    at, linked = number.first - 1, "ب" in number.particles
    while at >= sentence.first:
        token = document.tokens[at]
        inside = any(operator.start <= token.start < operator.end for operator in number.operators)
        if not inside and token.text not in _LINKS:
            break
        tag = document.tags[at]
        linked = linked or token.text in _LINKS or (inside and tag is not None and tag.pos is Pos.VERB)
        at -= 1
    return at, linked


def _is_measuring(document: Document, index: int) -> bool:
    tag = document.tags[index]
    return tag is not None and tag.pos is Pos.VERB and tag.lemma.key.partition("/")[0] in _VERBS


def _head(document: Document, at: int, sentence: Sentence) -> int | None:
    """The first noun of the construct that ends at a token, its adjectives skipped."""
    while (
        at > sentence.first and (tag := document.tags[at]) is not None and tag.pos in _QUALITIES and not tag.particles
    ):
        at -= 1
    tag = document.tags[at] if at >= sentence.first else None
    if tag is None or tag.pos not in _NOUNS:
        return None
    while not tag.particles and at > sentence.first:
        before = document.tags[at - 1]
        if before is None or before.pos not in _NOUNS or before.article or before.enclitic:
            break
        at, tag = at - 1, before
    return at
