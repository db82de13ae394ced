"""What a word means as a number, read from its lexicon rows once per spelling."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct

from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.letters import fold_light
from riwaya.lexicon.tables import FractionRow, NumberRow, OrdinalRow
from riwaya.model import Number
from riwaya.text import Morph, Word

Kind: TypeAlias = Literal["sign", "unit", "teen", "tens", "hundred", "hundreds", "scale", "ordinal", "fraction"]

_TABLES = frozenset({"numbers", "ordinals", "fractions"})
_GROUPED = re.compile(r"\d{1,3}(?:([,٬،.])\d{3})(?:\1\d{3})*")
_LIKE = "ك"
_TANWIN = "\N{ARABIC FATHATAN}"


class NumberSense(Struct, frozen=True, gc=False):
    """One numeric reading of a word; `size` is 2 for a dual, 3 for a plural, 1 otherwise."""

    kind: Kind
    value: int | Fraction
    size: int
    morph: Morph
    row: str


@lru_cache(maxsize=100_000)
def number_senses(word: Word) -> tuple[NumberSense, ...]:
    """The numeric readings of a word, best first."""
    if word.tables.isdisjoint(_TABLES):
        return ()
    morphs = (morph for morph in word.morphs if not _is_rather_whole(morph, word))
    senses = [sense for morph in morphs for sense in _of_morph(morph)]
    if _TANWIN in word.surface:  # ألفاً is one thousand in the accusative, never two thousand
        senses = [sense for sense in senses if sense.size != 2]
    return tuple(senses)


def _is_rather_whole(number: Morph, word: Word) -> bool:
    """كميات: amounts, not 'like hundreds'."""
    if not number.particles.endswith(_LIKE):
        return False
    return any(other.pos is Pos.NOUN and other.exact and other.start < number.start for other in word.morphs)


def _of_morph(morph: Morph) -> list[NumberSense]:
    lemma, size = morph.lemma, int(morph.features.number) + 1
    senses: list[NumberSense] = []
    if (number := lemma.row(NumberRow)) and not morph.enclitic:
        senses.append(NumberSense(number.kind, number.value, size, morph, f"numbers:{lemma.key}"))
    if (ordinal := lemma.row(OrdinalRow)) and not morph.enclitic:
        senses.append(NumberSense("ordinal", ordinal.value, 1, morph, f"ordinals:{lemma.key}"))
    if fraction := lemma.row(FractionRow):
        senses.append(NumberSense("fraction", Fraction(fraction.value), size, morph, f"fractions:{lemma.key}"))
    return senses


def is_dual(morph: Morph) -> bool:
    """Whether the reading is a dual."""
    return morph.features.number is Grammatical.DUAL


_LONGEST = 30


@lru_cache(maxsize=20_000)
def digit_value(text: str) -> Number | None:
    """The value of a token of digits: ٣٫٥, 1,250, 1.250.000, 2500; None if its separators make no number."""
    if len(text) > _LONGEST:  # counts nothing, and is no number that a float can hold
        return None
    plain = fold_light(text)
    if grouped := _GROUPED.fullmatch(plain):
        separator = grouped[1]
        if separator != "." or plain.count(".") > 1:
            return int(plain.replace(separator, ""))
    plain = plain.replace("٬", "")
    if plain.count("،") or plain.count(",") > 1:
        plain = plain.replace("،", "").replace(",", "", plain.count(",") - ("." not in plain))
    plain = plain.replace(",", "" if "." in plain else ".").replace("٫", ".")
    try:
        return float(plain) if "." in plain else int(plain)
    except ValueError:
        return None


def neat(value: int | float | Fraction) -> Number:
    """The value as an integer where it is one, else as a float free of binary noise."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    if isinstance(value, float):
        rounded = round(value, 9)
        return int(rounded) if rounded.is_integer() else rounded
    return value
