"""Two numbers that bound one: بين 18 و20, من خمسة إلى سبعة, 10-15 شخصا."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.numbers.senses import neat
from riwaya.model import Span
from riwaya.text import Document

_TO = forms("numbers", "to")
_BETWEEN = forms("numbers", "between")
_FROM = forms("numbers", "from")


def join_ranges(document: Document, numbers: Sequence[NumberExpression]) -> Iterator[NumberExpression]:
    """The numbers of a sentence, with pairs that bound one number as one."""
    index = 0
    while index < len(numbers):
        if index + 1 < len(numbers) and (joined := _join(document, numbers[index], numbers[index + 1])):
            yield joined
            index += 1
        elif index + 1 < len(numbers) and _is_score(document, numbers[index], numbers[index + 1]):
            yield from (
                replace(score, kind="identifier", value=None, rule="numbers.score")
                for score in numbers[index : index + 2]
            )
            index += 1
        else:
            yield numbers[index]
        index += 1


def _join(document: Document, low: NumberExpression, high: NumberExpression) -> NumberExpression | None:
    if low.value is None or high.value is None or low.kind not in _KINDS or high.kind not in _KINDS:
        return None
    bottom = _bottom(document, low, high)
    if bottom >= high.value:
        return None
    between = [document.tokens[at].text for at in range(low.last + 1, high.first)]
    rule = _rule(document, low, high, between)
    if rule is None:
        return None
    return NumberExpression(
        low.first, high.last, Span(low.span.start, high.span.end), neat((bottom + high.value) / 2),
        "range", rule, high.row, bottom, high.value, low.mod if low.mod != "LESS_THAN" else None,
        high.unit or low.unit, high.bare, low.operators, (low, high), digits=low.digits, particles=low.particles,
    )  # fmt: skip


def _is_score(document: Document, left: NumberExpression, right: NumberExpression) -> bool:
    """3-1, 2 - 1: goals of two sides, no range and no date."""
    if not (left.digits and right.digits) or left.unit or right.unit or right.first != left.last + 2:
        return False
    after = document.tokens[right.last + 1].text if right.last + 1 < len(document.tokens) else ""
    before = document.tokens[left.first - 1].text if left.first else ""
    small = all(
        isinstance(n.value, int) and n.value < 20 and len(document.tokens[n.first].text) < 3 for n in (left, right)
    )
    return small and document.tokens[left.last + 1].text in ("-", "–") and not {after, before} & {"-", "/", "–"}


_KINDS = frozenset(("cardinal", "percent", "fraction", "dual"))


def _bottom(document: Document, low: NumberExpression, high: NumberExpression) -> int | float:
    """The lower end; 'بين 3 و5 ملايين' means millions on both sides."""
    assert low.value is not None
    assert high.value is not None
    if low.digits and high.digits and high.bare > high.first and low.bare == low.first and low.unit is None:
        for factor in (10**12, 10**9, 10**6, 1000):
            if high.value >= factor and low.value < 1000:
                return neat(low.value * factor)
    return low.value


def _rule(document: Document, low: NumberExpression, high: NumberExpression, between: list[str]) -> str | None:
    before = document.tokens[low.first - 1].text if low.first else ""
    if before in _BETWEEN and (
        (not between and high.particles == "و") or between in (["و"], ["إلى"], ["الى"], ["وبين"])
    ):
        return "numbers.between"
    if not between and high.particles == "ل" and before in _FROM and low.digits == high.digits:  # من عشرة لعشرين
        return "numbers.from_to"
    if len(between) == 1 and between[0] in _TO:
        return "numbers.from_to" if before in _FROM or high.unit or low.digits == high.digits else None
    if between in (["-"], ["–"]) and low.digits and high.digits and _counts(document, high):
        return "numbers.dash"
    return None


def _counts(document: Document, high: NumberExpression) -> bool:
    """Digits with a dash are a range where something is counted or measured, not a score."""
    if high.unit:
        return True
    at = high.last + 1
    word = document.tokens[at].word if at < len(document.tokens) else None
    return word is not None and "months" not in word.tables
