"""Lengths that go on: ساعتين ونصف, ثلاث سنوات وستة أشهر ويومين, ساعة إلا ربعا."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from riwaya.annotate.times.durations import Amount
from riwaya.annotate.times.measured import counted, dual, measure, single
from riwaya.annotate.times.scan import Scan
from riwaya.lexicon.tables import FractionRow, TimeUnitRow

_ORDER = "Y", "M", "W", "D", "TH", "TM", "TS"


def with_rest(scan: Scan, amount: Amount) -> Amount | None:
    """ساعتين ونصف, عام ونصف العام, ثلاث سنوات وستة أشهر ويومين, ساعة إلا ربعا."""
    if amount.shifted or amount.parts[0][1] is None or amount.closed:
        return None
    designator, value = amount.parts[-1]
    if (less := less_part(scan, amount)) is not None:
        return less
    at = amount.end + 1 if scan.text(amount.end) == "و" else amount.end
    number = scan.number(at)
    if (
        number is not None
        and number.kind == "fraction"
        and number.particles == ("و" if at == amount.end else "")
        and value is not None
    ):
        end = number.last + 1
        again = scan.find(end, TimeUnitRow)
        end = (
            again[1].end if again and again[1].definite and measure(again[0], Fraction(1))[0][0] == designator else end
        )
        if scan.find(number.last + 1, TimeUnitRow) is None or end > number.last + 1:
            total = value + Fraction(str(number.value)).limit_denominator(100)
            return replace(amount, end=end, parts=(*amount.parts[:-1], (designator, total)), closed=True)
    if scan.text(amount.end) in ("،", ","):
        at = amount.end + 2 if scan.text(amount.end + 1) == "و" else amount.end + 1
    part = smaller(scan, at, amount)
    if part is not None and at > amount.end and scan.text(part.end).startswith(("منه", "منها")):
        return None  # 3 سنوات، 6 أشهر منها
    return part and replace(amount, end=part.end, parts=amount.parts + part.parts)


def less_part(scan: Scan, amount: Amount) -> Amount | None:
    """ساعة إلا ربعا, يومان وساعة إلا ربع."""
    designator, value = amount.parts[-1]
    number, word = scan.number(amount.end + 1), scan.word(amount.end + 1)
    part = word.morph("fractions") if word is not None else None
    row = part.lemma.row(FractionRow) if part is not None else None
    if scan.text(amount.end) not in ("إلا", "الا") or value is None or number is None or row is None:
        return None
    total = value - Fraction(row.value)
    return replace(amount, end=number.last + 1, parts=(*amount.parts[:-1], (designator, total)), closed=True)


def smaller(scan: Scan, index: int, amount: Amount) -> Amount | None:
    """A second, smaller length joined by و."""
    joined = scan.text(index - 1) in ("و", "،", ",") and index > amount.end
    number = scan.numbers.get(index)
    word_and = (number is not None and number.particles == "و") or scan.text(index).startswith("و")
    if not (joined or word_and):
        return None
    second = counted(scan, index) or dual(scan, index) or single(scan, index)
    if second is None or second.parts[0][1] is None or second.shifted:
        return None
    return second if _ORDER.index(second.parts[0][0]) > _ORDER.index(amount.parts[-1][0]) else None
