"""What a length of time means in its place: how long it lasted, or the point that it leads to (قبل أسبوعين)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

from msgspec import Struct

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.anchors import Anchors
from riwaya.annotate.times.calendar import shift_day
from riwaya.annotate.times.durations import Amount, duration_value
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.tense import direction

_BEFORE = forms("times", "ago")
_AFTER = forms("times", "after")
_EACH = forms("times", "each")
_DESIGNATORS = {"D": "D", "W": "W", "M": "M", "Y": "Y"}


class Meaning(Struct, frozen=True, gc=False):
    """Type, value, mod of a length in its place, and the token where the expression begins."""

    first: int
    type: str
    value: str | None
    mod: str | None
    rule: str
    base: date | None = None


def meaning(scan: Scan, amount: Amount, anchors: Anchors) -> Meaning:
    """How a length of time is meant."""
    operator = scan.operator_before(amount.first)
    at = operator.first if operator is not None else amount.first
    before = scan.text(at - 1)
    mod = operator.mod if operator is not None else amount.number.mod if amount.number is not None else None
    mod = None if mod == "VAGUE" else mod
    if before in _EACH and not amount.shifted:
        return Meaning(amount.first - 1, "SET", duration_value(amount), None, "times.every")
    if before in _BEFORE and not _relates(scan, amount.end):
        return _point(scan, amount, anchors, at - 1, -1, mod)
    if before in _AFTER and not _relates(scan, amount.end) and (sign := _after(scan, amount, anchors, at - 1)):
        return _point(scan, amount, anchors, at - 1, sign, mod)
    return Meaning(amount.first, "DURATION", duration_value(amount), mod, amount.rule)


def _hours_off(scan: Scan, amount: Amount, sign: int, base: date | None) -> str | None:
    """Hours and minutes from the minute of publication where the report tells it, else its day."""
    if base is None:
        return None
    try:
        moment = datetime.fromisoformat(scan.document.report.published or "")
    except ValueError:
        return base.isoformat()
    if "T" not in (scan.document.report.published or ""):
        return moment.date().isoformat()
    hours = sum(float(value or 0) * _HOURS[designator] for designator, value in amount.parts if designator in _HOURS)
    if shift_day(base, "D", sign * hours / 24) is None:
        return None
    return f"{moment + timedelta(hours=sign * hours):%Y-%m-%dT%H:%M}"


_HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600, "D": 24.0}


def _relates(scan: Scan, end: int) -> bool:
    """'بعد أسبوع من الهجوم', 'قبل يومين من', 'على توقيعه': counted from an event."""
    if scan.text(end) not in ("من", "على", "عن"):
        return False
    tag = scan.document.tags[end + 1] if end + 1 < scan.limit else None
    return scan.text(end + 1) not in ("الآن", "اليوم") and (tag is None or tag.lemma.category != "particle")


def _after(scan: Scan, amount: Amount, anchors: Anchors, first: int) -> int:
    """Whether 'بعد' + length is a point: after a day named in the clause before, or to come."""
    sentence = _sentence_number(scan)
    if scan.text(first) == "وبعد" and anchors.day_in(sentence) is not None:
        return 1
    return 0 if direction(scan, first, first) == "past" or direction(scan, first, amount.end) == "past" else 1


def _sentence_number(scan: Scan) -> int:
    return scan.sentence.first


def _point(scan: Scan, amount: Amount, anchors: Anchors, first: int, sign: int, mod: str | None) -> Meaning:
    base = anchors.published
    if sign < 0 and amount.parts[0][0] == "D":  # قال أمس ... قبل يوم: counted from the day of speaking
        base = anchors.day_in(_sentence_number(scan)) or base
    if sign > 0 and scan.text(first) == "وبعد":
        base = anchors.day_in(_sentence_number(scan)) or base
    anchored = base is not anchors.published
    rule = "times.ago" if sign < 0 else "times.after"
    designators = [designator for designator, _ in amount.parts]
    if any(value is None for _, value in amount.parts):
        return Meaning(first, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod, rule)
    if any(designator not in _DESIGNATORS for designator in designators):
        return Meaning(first, "TIME", _hours_off(scan, amount, sign, base), mod or "APPROX", rule, base)
    if base is None:
        return Meaning(first, "DATE", None, mod, rule)
    day: date | None = base
    for designator, value in amount.parts:
        day = day and shift_day(day, designator, sign * float(value or Fraction(0)))
    if day is None:
        return Meaning(first, "DATE", None, mod, rule)
    if mod is None and not anchored and sign < 0 and designators != ["D"]:
        mod = "APPROX"
    return Meaning(first, "DATE", day.isoformat(), mod, rule, base)
