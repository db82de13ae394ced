"""Lengths with their number: 11 يوما, ثلاثة أشهر, نصف ساعة, ساعتين, وساعة."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from riwaya.annotate.times.durations import Amount
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.units import shift_at
from riwaya.lexicon import Grammatical
from riwaya.lexicon.tables import TimeUnitRow

_ARTICLE = frozenset(("الـ", "ال"))


def measure(row: TimeUnitRow, value: Fraction | None) -> tuple[tuple[str, Fraction | None], ...]:
    """One measure of a unit."""
    return ((row.prefix[1:] + row.designator, None if value is None else value * row.times),)


def row_name(row: TimeUnitRow) -> str:
    """The row of a unit."""
    return f"time_units:{row.lemma.partition('/')[0]}"


def counted(scan: Scan, index: int) -> Amount | None:
    """A number and its unit: 11 يوما, ثلاثة أشهر, نصف ساعة, الـ24 ساعة الماضية, عدة أيام."""
    at = index + 1 if scan.text(index) in _ARTICLE else index
    number = scan.numbers.get(at) if at < scan.limit else None
    if (
        number is None
        or number.kind in ("ordinal", "identifier", "dual", "percent")
        or number.unit
        or (at > index and number.digits is False)
    ):
        return None
    found = scan.find(number.last + 1, TimeUnitRow)
    if (
        found is None
        or found[1].particles
        or found[1].morph is None
        or found[1].morph.enclitic
        or "(" in scan.text(number.last + 1)
    ):
        return None
    row, where = found
    if where.definite and number.kind not in ("fraction", "vague"):
        return None
    value = None if number.value is None else Fraction(str(number.value)).limit_denominator(1000)
    start = scan.tokens[index].start if at > index else number.span.start
    amount = Amount(index, where.end, start, measure(row, value), number, "times.amount", row_name(row))
    return with_shift(scan, amount)


def dual(scan: Scan, index: int) -> Amount | None:
    """ساعتين, عامان."""
    found = scan.find(index, TimeUnitRow)
    if found is None or found[1].morph is None or found[1].definite:
        return None
    row, where = found
    word = scan.word(index)
    sounds = word is not None and any(
        morph.features.number is Grammatical.DUAL and morph.features.sound and morph.lemma is where.morph.lemma  # type: ignore[union-attr]
        for morph in word.morphs
    )
    if not sounds or where.morph is None or where.morph.features.number is not Grammatical.DUAL:
        return None
    return with_shift(
        scan, Amount(index, where.end, where.start, measure(row, Fraction(2)), None, "times.dual", row_name(row))
    )


def single(scan: Scan, index: int) -> Amount | None:
    """وساعة: one more of a smaller unit."""
    found = scan.find(index, TimeUnitRow)
    if (
        found is None
        or found[1].definite
        or found[1].morph is None
        or found[1].morph.features.number is not Grammatical.SINGULAR
    ):
        return None
    row, where = found
    return Amount(index, where.end, where.start, measure(row, Fraction(1)), None, "times.one", row_name(row))


def with_shift(scan: Scan, amount: Amount) -> Amount:
    """The length with the adjective that moves it."""
    shift = shift_at(scan, amount.end)
    if shift is None or (shift[0].anchor == "text" and shift[0].steps == 0):
        return amount
    return replace(amount, end=shift[1], shifted=True, steps=shift[0].steps)
