"""The parts a number is put together from: digits, groups below a thousand, scales and fractions.

group   = [hundreds] [و below a hundred] | digits
term    = group scale* | scale | fraction [scale]
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.numbers.senses import Kind, NumberSense, digit_value, number_senses
from riwaya.lexicon.letters import fold_light
from riwaya.text import Token

_AND = "و"
# Groups of three digits in the longest number that is written with spaces.
_GROUPS = 6
# A half that is written like the word for 'text': it needs what it halves.
DIALECT_HALF = "fractions:نص"


class Term(Struct, frozen=True, gc=False):
    """A part of a number that ends before token `end`; `scale` is 1000 and up where one is written."""

    end: int
    value: Fraction
    scale: int
    row: str
    kind: str = "cardinal"
    digits: bool = False
    hundreds: bool = False


class Terms:
    """Reads the parts of numbers in one sentence: tokens up to `limit`."""

    def __init__(self, tokens: Sequence[Token], limit: int) -> None:
        self._tokens = tokens
        self._limit = self.limit = limit

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

    def _text(self, index: int) -> str:
        return self._tokens[index].text if index < self._limit else ""

    def _after_and(self, index: int) -> tuple[int, str]:
        """Where a joined part begins and the particles it has: 'و 500' and 'وخمسون'."""
        if index < self._limit and self._tokens[index].text == _AND:
            return index + 1, ""
        return index, _AND

    def _digits(self, index: int, lead: str | None) -> Term | None:
        if lead == _AND or index >= self._limit or self._tokens[index].kind != "number":
            return None
        end = self._spaced(index)
        if end > index + 1:
            whole = "".join(fold_light(self._tokens[at].text) for at in range(index, end))
            return Term(end, Fraction(whole), 1, "", digits=True)
        value = digit_value(self._tokens[index].text)
        if value is None:
            return None
        if value in range(3, 10) and (hundred := self.sense(index + 1, ("hundred",), "")):  # 3 مئة
            return Term(index + 2, Fraction(value * hundred.value), 1, hundred.row, digits=True, hundreds=True)
        return Term(index + 1, Fraction(str(value)), 1, "", digits=True)

    def _spaced(self, index: int) -> int:
        """1 414 021: groups of three digits, one space between them; the token after them."""
        first, end = self._tokens[index].text, index + 1
        if not (first.isdecimal() and len(first) <= 3) or fold_light(first[0]) == "0":
            return end
        while end < min(self._limit, index + _GROUPS) and self._tokens[end].kind == "number":
            if self._tokens[end].start != self._tokens[end - 1].end + 1:
                break
            if len(self._tokens[end].text) != 3 or not self._tokens[end].text.isdecimal():
                return index + 1
            end += 1
        return end

    def _below_hundred(self, index: int, lead: str | None) -> Term | None:
        if unit := self.sense(index, ("unit", "teen"), lead):
            if 0 < unit.value < 10 and (ten := self.sense(index + 1, ("unit",), "")) and ten.value == 10:
                return Term(index + 2, Fraction(unit.value + 10), 1, unit.row)
            joined, particles = self._after_and(index + 1)
            if 0 < unit.value < 10 and (tens := self.sense(joined, ("tens",), particles)):
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
        hundreds = self._digits(index, lead) or self._hundreds(index, lead)
        if hundreds is None:
            return self._below_hundred(index, lead)
        if not hundreds.hundreds:
            return hundreds
        joined, particles = self._after_and(hundreds.end)
        rest = self._below_hundred(joined, particles)
        if rest is None and particles == "" and (digits := self._digits(joined, "")) and digits.value < 100:
            rest = digits
        if rest is None or not rest.value:
            return hundreds
        return replace(hundreds, end=rest.end, value=hundreds.value + rest.value)

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
            term = replace(term, end=term.end + 1, value=term.value * factor, scale=term.scale * factor, row=row)
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
        if not fraction.morph.enclitic and (scale := self.sense(index + 1, ("scale", "hundred"), "")):
            if scale.kind == "hundred":
                return Term(index + 2, value * scale.value, 1, scale.row)
            if scale.size == 1:
                return Term(index + 2, value * scale.value, int(scale.value), scale.row)
        return Term(index + 1, value, 1, fraction.row, "fraction")

    def _many_fractions(self, group: Term) -> Term | None:
        """ثلاثة أرباع, ثلاثة أرباع المليون, and مئة وثلاثة أرباع."""
        fraction = self.sense(group.end, ("fraction",), "")
        if fraction is None or fraction.size != 3:
            return None
        rest = group.value if group.digits or group.value <= 10 else group.value % 10
        if not rest:
            return None
        value = group.value - rest + rest * fraction.value
        if scale := self.sense(group.end + 1, ("scale",), ""):
            return Term(group.end + 2, value * scale.value, int(scale.value), scale.row)
        return Term(group.end + 1, value, 1, fraction.row, "fraction")
