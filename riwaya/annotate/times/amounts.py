"""Lengths of time: ثلاثة أشهر, ساعتين, نصف ساعة, السنوات الخمس المقبلة, عام ونصف, بضعة أيام."""

from __future__ import annotations

from fractions import Fraction

from riwaya.annotate.numbers import NumberExpression
from riwaya.annotate.times.durations import Amount
from riwaya.annotate.times.scan import Found, Scan
from riwaya.annotate.times.units import shift_at
from riwaya.lexicon import Grammatical
from riwaya.lexicon.letters import fold_light
from riwaya.lexicon.tables import TimeUnitRow
from riwaya.text import Morph

_ONE = frozenset(("واحد", "واحدة", "واحدا", "كامل", "كاملة", "كاملا"))
_FEW = frozenset(("القليلة", "المعدودة", "القليلتين"))
_ARTICLE = frozenset(("الـ", "ال"))
_SINGULAR_AFTER = frozenset((
    "خلال", "غضون", "لمدة", "مدة", "منذ", "بعد", "قبل", "أقل", "من", "كل", "بمدة", "مدى", "مدار", "طوال", "طيلة",
    "مرور",
    "وبعد", "وخلال", "ومنذ",
    "نحو", "قرابة", "حوالي", "لنحو", "زهاء", "ولمدة", "وقبل",
))  # fmt: skip
_PLURAL_AFTER = _SINGULAR_AFTER | {
    "استمر",
    "استمرت",
    "دام",
    "دامت",
    "تستمر",
    "يستمر",
    "تدوم",
    "تستغرق",
    "استغرق",
    "استغرقت",
    "بضع",
    "بضعة",
    "عدة",
}


def amount_at(scan: Scan, index: int) -> Amount | None:
    """The length of time that begins at a token."""
    found = (
        _age(scan, index) or _counted(scan, index) or _definite(scan, index) or _dual(scan, index) or _bare(scan, index)
    )
    return None if found is None else _with_rest(scan, found)


def _measure(row: TimeUnitRow, value: Fraction | None) -> tuple[tuple[str, Fraction | None], ...]:
    return ((row.prefix[1:] + row.designator, None if value is None else value * row.times),)


def _row_name(row: TimeUnitRow) -> str:
    return f"time_units:{row.lemma.partition('/')[0]}"


def _counted(scan: Scan, index: int) -> Amount | None:
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
    amount = Amount(index, where.end, start, _measure(row, value), number, "times.amount", _row_name(row))
    return _with_shift(scan, amount)


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


def _definite(scan: Scan, index: int) -> Amount | None:
    """السنوات الخمس المقبلة, الأشهر الأخيرة, الأيام القليلة الماضية, الساعات الـ24 الماضية."""
    found = scan.find(index, TimeUnitRow)
    if found is None or not found[1].definite or found[1].morph is None:
        return None
    row, where = found
    if where.morph is None or where.morph.features.number is Grammatical.SINGULAR:
        return None
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
    amount = Amount(index, end, where.start, _measure(row, value), number, "times.definite_amount", _row_name(row))
    return _with_shift(scan, amount)


def _count_after(scan: Scan, index: int) -> NumberExpression | None:
    at = index + 1 if scan.text(index) in _ARTICLE else index
    number = scan.number(at)
    if number is None or number.kind != "cardinal" or number.unit or not isinstance(number.value, int):
        return None
    return number if number.definite or at > index else None


def _dual(scan: Scan, index: int) -> Amount | None:
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
    return _with_shift(
        scan, Amount(index, where.end, where.start, _measure(row, Fraction(2)), None, "times.dual", _row_name(row))
    )


def _bare(scan: Scan, index: int) -> Amount | None:
    """A unit alone after a word of time: خلال أسبوع, منذ سنوات, ساعة واحدة, استمر شهرا."""
    found = scan.find(index, TimeUnitRow)
    if found is None or found[1].definite or found[1].morph is None or (where := found[1]).morph is None:
        return None
    row, features = found[0], _singular(scan, index, where.morph).features
    before = scan.text(index - 1) if not where.particles else where.particles[-1]
    if features.number is Grammatical.PLURAL:
        if before not in _PLURAL_AFTER and before != "ل":
            return None
        return _with_shift(
            scan, Amount(index, where.end, where.start, _measure(row, None), None, "times.some", _row_name(row))
        )
    one = fold_light(scan.text(where.end)) in _ONE or _opens_sum(scan, index, row, where)
    if one and fold_light(scan.text(where.end)) not in _ONE:
        return Amount(index, where.end, where.start, _measure(row, Fraction(1)), None, "times.one", _row_name(row))
    if features.number is not Grammatical.SINGULAR or not (one or _stands_alone(scan, index, where, before)):
        return None
    end = where.end + one
    return Amount(index, end, where.start, _measure(row, Fraction(1)), None, "times.one", _row_name(row))


def _opens_sum(scan: Scan, index: int, row: TimeUnitRow, where: Found) -> bool:
    """دقيقة و20 ثانية, عام ونصف: one of a unit and so many of a smaller one, or a fraction of it."""
    number = scan.numbers.get(where.end) if where.end < scan.limit else None
    if number is not None and number.kind == "fraction" and number.particles == "و":
        tag = scan.document.tags[number.last + 1] if number.last + 1 < scan.limit else None
        return tag is None or not tag.article
    if (
        scan.text(where.end) != "و"
        or scan.numbers.get(where.end + 1) is None
        or (index and scan.text(index - 1) == "كل")
    ):
        return False
    first = Amount(index, where.end, where.start, _measure(row, Fraction(1)), None, "times.one", _row_name(row))
    return _smaller(scan, where.end + 1, first) is not None


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


def _with_shift(scan: Scan, amount: Amount) -> Amount:
    shift = shift_at(scan, amount.end)
    if shift is None or (shift[0].anchor == "text" and shift[0].steps == 0):
        return amount
    return amount._replace(end=shift[1], shifted=True, steps=shift[0].steps)


def _with_rest(scan: Scan, amount: Amount) -> Amount:
    """ساعتين ونصف, عام ونصف العام, ثلاث سنوات وستة أشهر."""
    if amount.shifted or len(amount.parts) != 1 or amount.parts[0][1] is None:
        return amount
    designator, value = amount.parts[0]
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
            again[1].end if again and again[1].definite and _measure(again[0], Fraction(1))[0][0] == designator else end
        )
        if scan.find(number.last + 1, TimeUnitRow) is None or end > number.last + 1:
            total = value + Fraction(str(number.value)).limit_denominator(100)
            return amount._replace(end=end, parts=((designator, total),))
    smaller = _smaller(scan, at, amount)
    return amount if smaller is None else amount._replace(end=smaller.end, parts=amount.parts + smaller.parts)


_ORDER = "Y", "M", "W", "D", "TH", "TM", "TS"


def _smaller(scan: Scan, index: int, amount: Amount) -> Amount | None:
    """A second, smaller length joined by و."""
    joined = scan.text(index - 1) == "و" and index > amount.end
    number = scan.numbers.get(index)
    word_and = (number is not None and number.particles == "و") or scan.text(index).startswith("و")
    if not (joined or word_and):
        return None
    second = _counted(scan, index) or _dual(scan, index) or _single(scan, index)
    if second is None or second.parts[0][1] is None or second.shifted:
        return None
    return second if _ORDER.index(second.parts[0][0]) > _ORDER.index(amount.parts[0][0]) else None


def _single(scan: Scan, index: int) -> Amount | None:
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
    return Amount(index, where.end, where.start, _measure(row, Fraction(1)), None, "times.one", _row_name(row))
