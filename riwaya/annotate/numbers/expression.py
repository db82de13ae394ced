"""What the first layer finds: one number, however it is written."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

from msgspec import Struct

from riwaya.model import Number, QuantityMod, Span

Kind: TypeAlias = Literal["cardinal", "ordinal", "fraction", "percent", "range", "dual", "vague", "identifier"]


class NumberExpression(Struct, frozen=True, gc=False):
    """A number in tokens first..last (inclusive).

    `span` holds its digits or words with the unit; `operators` are the words before or after it that say how it is
    meant. `bare` is the last token before the unit. `parts` are the two ends of a range. `definite` says that the
    number has the article, `digits` that it is written in digits, `particles` are the proclitics of its first word,
    `part` the share of the unit that a coin is; `unit` holds all codes, joined with |, of a unit that is left open.
    """

    first: int
    last: int
    span: Span
    value: Number | None
    kind: Kind
    rule: str
    row: str = ""
    low: Number | None = None
    high: Number | None = None
    mod: QuantityMod | None = None
    unit: str | None = None
    bare: int = -1
    operators: tuple[Span, ...] = ()
    parts: tuple[NumberExpression, ...] = ()
    definite: bool = False
    digits: bool = False
    particles: str = ""
    part: Fraction | None = None

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money: ISO 4217 codes are of three capital letters."""
        return self.unit is not None and len(self.unit.split("|")[0]) == 3 and self.unit.replace("|", "").isupper()
