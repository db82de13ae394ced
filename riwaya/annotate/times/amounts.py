"""Lengths of time: ثلاثة أشهر, ساعتين, نصف ساعة, السنوات الخمس المقبلة, عام ونصف, بضعة أيام."""

from __future__ import annotations

from fractions import Fraction

from riwaya.annotate.times.bare import bare
from riwaya.annotate.times.compound import with_rest
from riwaya.annotate.times.definite import definite
from riwaya.annotate.times.durations import Amount
from riwaya.annotate.times.measured import counted, dual
from riwaya.annotate.times.scan import Scan


def amount_at(scan: Scan, index: int) -> Amount | None:
    """The length of time that begins at a token."""
    found = _age(scan, index) or counted(scan, index) or definite(scan, index) or dual(scan, index) or bare(scan, index)
    while found is not None and (longer := with_rest(scan, found)) is not None:
        found = longer
    return found


def _age(scan: Scan, index: int) -> Amount | None:
    """في الثلاثين من عمره: a round age."""
    number = scan.number(index)
    if (
        number is None
        or not number.definite
        or number.kind != "cardinal"
        or number.value is None
        or scan.text(number.last + 1) != "من"
    ):
        return None
    if not scan.text(number.last + 2).startswith(("عمر", "العمر")):
        return None
    years = (("Y", Fraction(str(number.value))),)
    return Amount(index, number.last + 1, number.span.start, years, number, "times.age", number.row, shifted=True)
