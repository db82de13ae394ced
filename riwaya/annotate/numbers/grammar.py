"""How Arabic puts the parts of a number together.

number  = term (و term of a smaller scale)* [و fraction [scale] | فاصلة decimals | و tenths]
tenths  = number من عشرة | مئة | ألف …
"""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.numbers.senses import NumberSense
from riwaya.annotate.numbers.terms import DIALECT_HALF, Term, Terms

_POINT = forms("numbers", "point")
_ARTICLE = "ال"


class Grammar(Terms):
    """Reads whole numbers in one sentence."""

    def number(self, first: int) -> Term | None:
        """The longest number that begins at a token."""
        whole = self._sum(first, None)
        if whole is None or whole.kind not in ("cardinal", "closed"):
            return whole
        return self._tenths(whole) or whole

    def _sum(self, first: int, lead: str | None) -> Term | None:
        whole = self._term(first, lead)
        while whole is not None and whole.kind == "cardinal":
            longer = self._add(whole)
            if longer is None:
                break
            whole = longer
        return self._divided(whole) if whole is not None and whole.row == "numbers:واحد" else whole

    def _divided(self, whole: Term) -> Term:
        """واحد على عشرين: a fraction read aloud."""
        if self._text(whole.end) != "على" or whole.value != 1:
            return whole
        below = self._sum(whole.end + 1, "")
        if below is None or below.value <= 1 or self._is_counting(below.end):
            return whole
        return replace(whole, end=below.end, value=whole.value / below.value, kind="fraction")

    def _add(self, whole: Term) -> Term | None:
        joined, particles = self._after_and(whole.end)
        if (fraction := self.sense(joined, ("fraction",), particles)) and self._may_add(whole, fraction, joined):
            return self._add_fraction(whole, joined, fraction)
        if whole.scale == 1:
            return self._add_decimals(whole) or self._add_fractions(whole, joined, particles)
        part = self._term(joined, particles)
        if part is None or part.kind != "cardinal" or part.value >= whole.scale or not part.value:
            return None
        return replace(whole, end=part.end, value=whole.value + part.value, scale=part.scale)

    def _may_add(self, whole: Term, fraction: NumberSense, index: int) -> bool:
        if fraction.row == DIALECT_HALF and not self._closes(index + 1):
            return False
        two = fraction.size == 2 and whole.scale == 1 and not self._text(index + 1).startswith(_ARTICLE)
        if two and self.sense(index, ("tens",), None) is not None:  # خمسين is fifty, not two fifths
            return False
        return (
            (fraction.size == 1 or (two and not fraction.morph.features.construct))
            and not fraction.morph.enclitic
            and not fraction.morph.article
            and (fraction.value >= Fraction(1, 4) or two)
        )

    def _closes(self, index: int) -> bool:
        """Whether nothing follows that the word before could be a noun of, save what a half is taken of."""
        if index >= self._limit or self._tokens[index].kind != "word":
            return True
        return self.sense(index, ("scale", "hundred"), "") is not None

    def _add_fraction(self, whole: Term, joined: int, fraction: NumberSense) -> Term | None:
        end, base = joined + 1, whole.scale
        value = Fraction(fraction.value) * (2 if fraction.size == 2 else 1)
        if (scale := self.sense(end, ("scale",), "")) and scale.size == 1:
            end, base = end + 1, int(scale.value)
        elif hundred := self.sense(end, ("hundred",), ""):  # ألفان ونصف مئة
            end, base = end + 1, 1
            value *= hundred.value
        elif base == 1 and whole.value >= 1000:
            return None
        if base > whole.scale > 1:
            return None
        if base > whole.scale:  # ثلاثة ونصف مليون
            return replace(whole, end=end, value=(whole.value + value) * base, scale=base)
        return replace(whole, end=end, value=whole.value + value * base, kind="closed")

    def _add_fractions(self, whole: Term, joined: int, particles: str) -> Term | None:
        """عشرون وثلاثة أخماس; not خمسة وثلاثة أرباع السكان."""
        part = self._term(joined, particles)
        if part is None or part.kind != "fraction" or part.end == joined + 1:
            return None
        if self._text(part.end).startswith(_ARTICLE):
            return None
        return replace(whole, end=part.end, value=whole.value + part.value, kind="closed")

    def _add_decimals(self, whole: Term) -> Term | None:
        """سبعة فاصلة خمسة, صفر فاصلة واحد."""
        if self._text(whole.end) not in _POINT:
            return None
        part = self._group(whole.end + 1, "")
        if part is None or part.value.denominator != 1:
            return None
        places = _places(part.value)
        return self._scaled(replace(whole, end=part.end, value=whole.value + part.value / places))

    def _tenths(self, whole: Term) -> Term | None:
        """ستة وثمانية وثمانون من مئة: decimals as they are read aloud, 6.88."""
        if whole.digits:
            return None
        joined, particles = self._after_and(whole.end)
        part = self._sum(joined, particles)
        if part is not None and part.kind == "cardinal" and (power := self._power(part.end)):
            if part.value < power.value:
                return replace(whole, end=power.end, value=whole.value + part.value / power.value, scale=1)
            return None
        power = self._power(whole.end)
        if power is None or whole.value < power.value or not (rest := whole.value % power.value):
            return None  # ستة آلاف وتسعون من مئة
        return replace(whole, end=power.end, value=whole.value - rest + rest / power.value, scale=1)

    def _power(self, index: int) -> Term | None:
        """من عشرة, من مئة, من عشرة آلاف."""
        if self._text(index) != "من":
            return None
        power = self._term(index + 1, "")
        if power is None or power.digits or power.kind != "cardinal" or self._is_counting(power.end):
            return None
        sense = self.sense(index + 1, ("unit", "hundred", "scale"), "")
        if sense is None or sense.morph.article:
            return None
        return power if power.value in (10, 100, 1000, 10_000, 100_000, 1_000_000) else None

    def _is_counting(self, index: int) -> bool:
        """Whether a word follows that the number would count."""
        word = self._tokens[index].word if index < self._limit else None
        return word is not None and bool(word.morphs) and "nouns" in word.morphs[0].lemma.tables


def _places(value: Fraction) -> int:
    """The power of ten that spoken decimals are divided by: فاصلة خمسة is .5, فاصلة عشرة is .10."""
    return int(10 ** len(str(int(value))))
