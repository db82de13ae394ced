"""How Arabic puts number words and digits together: group, term with its scale, sum of terms.

group   = [hundreds] [و below a hundred] | digits
term    = group scale* | scale | fraction [scale]
number  = term (و term of a smaller scale)* [و fraction [scale]]
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from riwaya.annotate.numbers.senses import Kind, NumberSense, digit_value, number_senses
from riwaya.text import Token

_AND = "و"


class Term(NamedTuple):
    """A part of a number that ends before token `end`; `scale` is 1000 and up where one is written."""

    end: int
    value: Fraction
    scale: int
    row: str
    kind: str = "cardinal"
    digits: bool = False
    hundreds: bool = False


class Grammar:
    """Reads numbers in one sentence: tokens up to `limit`."""

    def __init__(self, tokens: Sequence[Token], limit: int) -> None:
        self._tokens = tokens
        self._limit = limit

    def number(self, first: int) -> Term | None:
        """The longest number that begins at a token."""
        whole = self._term(first, None)
        while whole is not None and whole.kind == "cardinal":
            longer = self._add(whole)
            if longer is None:
                break
            whole = longer
        return whole

    def sense(self, index: int, kinds: tuple[Kind, ...], lead: str | None) -> NumberSense | None:
        """The reading of a token as one of `kinds`; `lead` are the particles it must have, None for any."""
        if index >= self._limit or (word := self._tokens[index].word) is None:
            return None
        for sense in number_senses(word):
            if sense.kind in kinds and (lead is None or sense.morph.particles == lead):
                return sense
        return None

    def joined(self, index: int, kinds: tuple[Kind, ...]) -> tuple[int, NumberSense] | None:
        """The token and reading of a word that و joins: والعشرون, و العشرون."""
        at, particles = self._after_and(index)
        sense = self.sense(at, kinds, particles)
        return None if sense is None else (at, sense)

    def _after_and(self, index: int) -> tuple[int, str]:
        """Where a joined part begins and the particles it has: 'و 500' and 'وخمسون'."""
        if index < self._limit and self._tokens[index].text == _AND:
            return index + 1, ""
        return index, _AND

    def _digits(self, index: int, lead: str | None) -> Term | None:
        if lead == _AND or index >= self._limit or self._tokens[index].kind != "number":
            return None
        value = digit_value(self._tokens[index].text)
        return None if value is None else Term(index + 1, Fraction(str(value)), 1, "", digits=True)

    def _below_hundred(self, index: int, lead: str | None) -> Term | None:
        if unit := self.sense(index, ("unit",), lead):
            if unit.value < 10 and (ten := self.sense(index + 1, ("unit",), "")) and ten.value == 10:
                return Term(index + 2, Fraction(unit.value + 10), 1, unit.row)
            joined, particles = self._after_and(index + 1)
            if unit.value < 10 and (tens := self.sense(joined, ("tens",), particles)):
                return Term(joined + 1, Fraction(unit.value + tens.value), 1, tens.row)
            return None if unit.row == "numbers:أحد" else Term(index + 1, Fraction(unit.value), 1, unit.row)
        if tens := self.sense(index, ("tens",), lead):
            return Term(index + 1, Fraction(tens.value), 1, tens.row)
        return None

    def _hundreds(self, index: int, lead: str | None) -> Term | None:
        if hundreds := self.sense(index, ("hundreds", "hundred"), lead):
            return Term(index + 1, Fraction(hundreds.value), 1, hundreds.row, hundreds=True)
        unit = self.sense(index, ("unit",), lead)
        if unit and 3 <= unit.value <= 9 and (hundred := self.sense(index + 1, ("hundred",), "")):
            return Term(index + 2, Fraction(unit.value * hundred.value), 1, unit.row, hundreds=True)
        return None

    def _group(self, index: int, lead: str | None) -> Term | None:
        if digits := self._digits(index, lead):
            return digits
        hundreds = self._hundreds(index, lead)
        if hundreds is None:
            return self._below_hundred(index, lead)
        joined, particles = self._after_and(hundreds.end)
        rest = self._below_hundred(joined, particles)
        if rest is None and particles == "" and (digits := self._digits(joined, "")) and digits.value < 100:
            rest = digits
        return hundreds if rest is None else hundreds._replace(end=rest.end, value=hundreds.value + rest.value)

    def _term(self, index: int, lead: str | None) -> Term | None:
        group = self._group(index, lead)
        if group is not None:
            return self._many_fractions(group) or self._scaled(group)
        if scale := self.sense(index, ("scale",), lead):
            return self._bare_scale(index, scale)
        if fraction := self.sense(index, ("fraction",), lead):
            return self._fraction(index, fraction)
        return None

    def _scaled(self, term: Term) -> Term:
        while scale := self.sense(term.end, ("scale",), ""):
            factor = int(scale.value)
            row = scale.row if term.digits else term.row
            term = term._replace(end=term.end + 1, value=term.value * factor, scale=term.scale * factor, row=row)
        return term

    def _bare_scale(self, index: int, scale: NumberSense) -> Term | None:
        if scale.size == 3:  # آلاف without a number is vague
            return None
        count = 2 if scale.size == 2 and self._is_dual(index, scale) else 1
        term = Term(index + 1, Fraction(scale.value * count), int(scale.value), scale.row)
        return self._scaled(term)

    def _is_dual(self, index: int, scale: NumberSense) -> bool:
        """Whether ألفا is 'two thousand' (a noun follows), not 'a thousand' in the accusative."""
        if not scale.morph.features.construct or scale.morph.features.oblique:
            return True
        return index + 1 < self._limit and self._tokens[index + 1].word is not None

    def _fraction(self, index: int, fraction: NumberSense) -> Term | None:
        value = Fraction(fraction.value) * (2 if fraction.size == 2 and not fraction.morph.features.tanwin else 1)
        if fraction.size == 3:
            return None
        if not fraction.morph.enclitic and (scale := self.sense(index + 1, ("scale",), "")) and scale.size == 1:
            return Term(index + 2, value * scale.value, int(scale.value), scale.row)
        return Term(index + 1, value, 1, fraction.row, "fraction")

    def _many_fractions(self, group: Term) -> Term | None:
        """ثلاثة أرباع, and ثلاثة أرباع المليون."""
        fraction = self.sense(group.end, ("fraction",), "")
        if fraction is None or fraction.size != 3:
            return None
        value = group.value * fraction.value
        if scale := self.sense(group.end + 1, ("scale",), ""):
            return Term(group.end + 2, value * scale.value, int(scale.value), scale.row)
        return Term(group.end + 1, value, 1, fraction.row, "fraction")

    def _add(self, whole: Term) -> Term | None:
        joined, particles = self._after_and(whole.end)
        if (fraction := self.sense(joined, ("fraction",), particles)) and self._may_add(fraction):
            return self._add_fraction(whole, joined, fraction)
        if whole.scale == 1:
            return self._add_decimals(whole)
        part = self._term(joined, particles)
        if part is None or part.kind != "cardinal" or part.value >= whole.scale:
            return None
        return whole._replace(end=part.end, value=whole.value + part.value, scale=part.scale)

    def _may_add(self, fraction: NumberSense) -> bool:
        return (
            fraction.size == 1
            and not fraction.morph.enclitic
            and not fraction.morph.article
            and fraction.value >= Fraction(1, 4)
        )

    def _add_fraction(self, whole: Term, joined: int, fraction: NumberSense) -> Term | None:
        end, base = joined + 1, whole.scale
        if (scale := self.sense(end, ("scale",), "")) and scale.size == 1:
            end, base = end + 1, int(scale.value)
        elif base == 1 and whole.value >= 1000:
            return None
        if base > whole.scale > 1:
            return None
        if base > whole.scale:  # ثلاثة ونصف مليون
            return whole._replace(end=end, value=(whole.value + fraction.value) * base, scale=base)
        return whole._replace(end=end, value=whole.value + fraction.value * base, kind="closed")

    def _add_decimals(self, whole: Term) -> Term | None:
        """سبعة فاصلة خمسة."""
        if whole.end >= self._limit or self._tokens[whole.end].text not in ("فاصلة", "فاصل"):
            return None
        part = self._group(whole.end + 1, "")
        if part is None or part.value.denominator != 1:
            return None
        decimals = Fraction(part.value, 10 ** len(str(part.value)))
        return self._scaled(whole._replace(end=part.end, value=whole.value + decimals))
