"""Lengths with the article: السنوات الخمس المقبلة, الأيام القليلة الماضية, الساعة الماضية, طوال اليوم."""

from __future__ import annotations

from fractions import Fraction

from riwaya.annotate.numbers import NumberExpression
from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.durations import Amount
from riwaya.annotate.times.measured import measure, row_name, with_shift
from riwaya.annotate.times.scan import Found, Scan
from riwaya.annotate.times.units import shift_at
from riwaya.lexicon import Grammatical
from riwaya.lexicon.tables import TimeUnitRow

_FEW = forms("times", "few")
_ARTICLE = frozenset(("الـ", "ال"))
_THROUGHOUT = forms("times", "throughout")


def definite(scan: Scan, index: int) -> Amount | None:
    """السنوات الخمس المقبلة, الأشهر الأخيرة, الأيام القليلة الماضية, الساعات الـ24 الماضية."""
    found = scan.find(index, TimeUnitRow)
    if found is None or not found[1].definite or found[1].morph is None:
        return None
    row, where = found
    if where.morph is None:
        return None
    if where.morph.features.number is Grammatical.SINGULAR:
        return _single_definite(scan, index, row, where)
    end, value, number = where.end, None, None
    if where.morph.features.number is Grammatical.DUAL:
        value = Fraction(2)
    elif (number := _count_after(scan, end)) is not None:
        end = number.last + 1
        value = Fraction(str(number.value))
    elif scan.text(end) in _FEW:
        end += 1
    shift = shift_at(scan, end)
    if shift is None and number is None:
        return None
    amount = Amount(index, end, where.start, measure(row, value), number, "times.definite_amount", row_name(row))
    return with_shift(scan, amount)


def _single_definite(scan: Scan, index: int, row: TimeUnitRow, where: Found) -> Amount | None:
    """الساعة الماضية, الدقيقة المقبلة; طوال اليوم, طيلة العام."""
    one = measure(row, Fraction(1))
    shift = shift_at(scan, where.end)
    if row.prefix == "PT" and shift is not None and shift[0].anchor == "report" and shift[0].steps:
        if scan.text(shift[1]) == "من":  # الساعة الأخيرة من الليل
            return None
        return Amount(index, shift[1], where.start, one, None, "times.definite_amount", row_name(row), True)
    tag = scan.document.tags[where.end] if where.end < scan.limit else None
    described = tag is not None and tag.article and not tag.particles
    if shift is None and not described and not where.particles and scan.text(index - 1) in _THROUGHOUT:
        return Amount(index, where.end, where.start, one, None, "times.throughout", row_name(row))
    return None


def _count_after(scan: Scan, index: int) -> NumberExpression | None:
    at = index + 1 if scan.text(index) in _ARTICLE else index
    number = scan.number(at)
    if number is None or number.kind != "cardinal" or number.unit or not isinstance(number.value, int):
        return None
    return number if number.definite or at > index else None
