"""A unit alone: خلال أسبوع, منذ سنوات, ساعة واحدة, استمر شهرا."""

from __future__ import annotations

from fractions import Fraction

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.compound import less_part, smaller
from riwaya.annotate.times.durations import Amount
from riwaya.annotate.times.measured import measure, row_name, with_shift
from riwaya.annotate.times.scan import Found, Scan
from riwaya.lexicon import Grammatical
from riwaya.lexicon.letters import fold_light
from riwaya.lexicon.tables import TimeUnitRow
from riwaya.text import Morph

_ONE = forms("times", "one")
_SINGULAR_AFTER = forms("times", "length_after")
_PLURAL_AFTER = _SINGULAR_AFTER | forms("times", "lengths_after")


def bare(scan: Scan, index: int) -> Amount | None:
    """A unit alone after a word of time: خلال أسبوع, منذ سنوات, ساعة واحدة, استمر شهرا."""
    found = scan.find(index, TimeUnitRow)
    if found is None or found[1].definite or found[1].morph is None or (where := found[1]).morph is None:
        return None
    row, features = found[0], _singular(scan, index, where.morph).features
    before = scan.text(index - 1) if not where.particles else where.particles[-1]
    if features.number is Grammatical.PLURAL:
        if before not in _PLURAL_AFTER and before != "ل":
            return None
        return with_shift(
            scan, Amount(index, where.end, where.start, measure(row, None), None, "times.some", row_name(row))
        )
    one = fold_light(scan.text(where.end)) in _ONE or _opens_sum(scan, index, row, where)
    if one and fold_light(scan.text(where.end)) not in _ONE:
        return Amount(index, where.end, where.start, measure(row, Fraction(1)), None, "times.one", row_name(row))
    if features.number is not Grammatical.SINGULAR or not (one or _stands_alone(scan, index, where, before)):
        return None
    end = where.end + one
    return Amount(index, end, where.start, measure(row, Fraction(1)), None, "times.one", row_name(row))


def _opens_sum(scan: Scan, index: int, row: TimeUnitRow, where: Found) -> bool:
    """دقيقة و20 ثانية, يوم وساعة, عام ونصف: one of a unit and so many of a smaller one, or a fraction of it."""
    first = Amount(index, where.end, where.start, measure(row, Fraction(1)), None, "times.one", row_name(row))
    found = scan.find(where.end, TimeUnitRow)
    if found is not None and found[1].particles == "و" and scan.text(index - 1) not in ("كل", "بين"):
        return smaller(scan, where.end, first) is not None
    number = scan.numbers.get(where.end) if where.end < scan.limit else None
    if number is not None and number.kind == "fraction" and number.particles == "و":
        again = scan.find(number.last + 1, TimeUnitRow)
        tag = scan.document.tags[number.last + 1] if number.last + 1 < scan.limit else None
        return tag is None or not tag.article or (again is not None and again[0] is row)
    if number is not None and number.particles == "و" and scan.text(index - 1) not in ("كل", "بين"):
        return smaller(scan, where.end, first) is not None
    if less_part(scan, first) is not None:
        return True
    if (
        scan.text(where.end) != "و"
        or scan.numbers.get(where.end + 1) is None
        or (index and scan.text(index - 1) == "كل")
    ):
        return False
    return smaller(scan, where.end + 1, first) is not None


def _singular(scan: Scan, index: int, morph: Morph) -> Morph:
    """The accusative singular where a word may also be a dual before a noun: شهرا."""
    word = scan.word(index)
    if word is None or not morph.features.construct:
        return morph
    return next((other for other in word.morphs if other.features.tanwin and other.lemma is morph.lemma), morph)


def _is_accusative(scan: Scan, index: int, morph: Morph) -> bool:
    """شهرا, عاما say how long; يوما is more often 'one day'."""
    return (
        _singular(scan, index, morph).features.tanwin
        and morph.lemma.key != "يوم"
        and scan.text(index + 1) not in ("بعد", "من")
    )


def _stands_alone(scan: Scan, index: int, where: Found, before: str) -> bool:
    """Whether a singular unit after a preposition is a length: not the clock, not يوم الأحد, not عام 2022."""
    if where.morph is not None and _is_accusative(scan, index, where.morph):
        return True
    if before == "بعد" and scan.text(index - 2).rstrip("اً") == scan.text(index):  # يوما بعد يوم
        return False
    if scan.operator_before(index) is None and (before not in _SINGULAR_AFTER or before == "من"):
        return False
    number = scan.numbers.get(where.end) if where.end < scan.limit else None
    if number is not None and not (number.kind == "fraction" and number.particles == "و"):
        return False
    word = scan.word(where.end)
    if (
        word is not None
        and not word.tables.isdisjoint(("months", "weekdays", "deictics", "dayparts"))
        and scan.text(where.end) not in ("من",)
    ):
        return False
    tag = scan.document.tags[where.end] if where.end < scan.limit else None
    return not (tag is not None and tag.article and tag.pos.name in ("NOUN", "MASDAR"))
