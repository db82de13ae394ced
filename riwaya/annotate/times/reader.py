"""The pass over a document that finds its times, in order, each resolved with what the ones before said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import UNSET

from riwaya.annotate.numbers import NumberExpression
from riwaya.annotate.times.alone import stands
from riwaya.annotate.times.amounts import amount_at
from riwaya.annotate.times.anchors import Anchors
from riwaya.annotate.times.calendar import make_day, published_day
from riwaya.annotate.times.durations import Amount
from riwaya.annotate.times.lengths import meaning
from riwaya.annotate.times.names import is_name
from riwaya.annotate.times.points import Point, point_at
from riwaya.annotate.times.resolve import Resolved, Resolver
from riwaya.annotate.times.scan import TIME_TABLES, Scan, may_open
from riwaya.annotate.times.sets import Fixed, fixed_at
from riwaya.annotate.times.slots import Slots
from riwaya.annotate.times.spans import Interval, interval_at, listed_days
from riwaya.annotate.times.tense import direction
from riwaya.model import Span, Time
from riwaya.text import Document

_OPENERS = frozenset((
    "هذا", "هذه", "ذلك", "تلك", "وهذا", "من", "بين", "ومن", "وبين", "كل", "وكل", "الـ", "ال", "مرتين", "مرة",
    "عامي", "شهري", "يومي", "لعامي", "لشهري",
    "الفاتح", "فاتح", "غرة", "منذ", "نهار", "الواحدة",
))  # fmt: skip
_UNTIL = frozenset(("حتى", "منذ", "ومنذ", "وحتى", "لغاية", "غاية", "قبل", "بعد"))


class _Read(NamedTuple):
    end: int
    times: tuple[Time, ...]


class TimeReader:
    """Reads the times of one document."""

    def __init__(self, document: Document, numbers: Sequence[NumberExpression]) -> None:
        self._document = document
        self._scan = Scan(document, numbers)
        self._anchors = Anchors(published_day(document.report.published))
        self._resolver = Resolver(self._anchors)
        self._yearly = False
        self._named_until = -1
        self._phrases = {
            first
            for first, phrases in document.phrases.items()
            if any(not sense.lemma.tables.isdisjoint(TIME_TABLES) for phrase in phrases for sense in phrase.senses)
        }

    def read(self) -> Iterator[Time]:
        """All times, in the order of the text."""
        scan = self._scan
        for sentence in self._document.sentences:
            scan.sentence = sentence
            self._resolver.sentence = sentence.first
            self._yearly = False
            index = sentence.first
            while index < sentence.last:
                found = self._at(index) if self._may_begin(index) else None
                if found is None:
                    index += 1
                else:
                    yield from found.times
                    index = found.end

    def _may_begin(self, index: int) -> bool:
        token = self._scan.tokens[index]
        if index in self._scan.measured:  # برميل يوميا
            return False
        if token.kind != "word":
            return token.kind == "number"
        return (
            index in self._phrases
            or index in self._scan.numbers
            or (token.word is not None and may_open(token.word))
            or token.text in _OPENERS
        )

    def _at(self, index: int) -> _Read | None:
        scan = self._scan
        if fixed := fixed_at(scan, index):
            return self._fixed(fixed)
        if (interval := interval_at(scan, index)) and (read := self._interval(interval)) is not None:
            return read
        if scan.text(index) in ("من", "بين", "ومن", "وبين", "منذ", "كل", "وكل"):
            return None
        if (second := listed_days(scan, index)) is not None and (read := self._listed(index, second)) is not None:
            return read
        amount = amount_at(scan, index)
        point = point_at(scan, index)
        if amount is not None and (point is None or point.end <= amount.end):
            return self._amount(amount)
        return self._point(point) if point is not None else None

    def _fixed(self, fixed: Fixed) -> _Read:
        self._yearly = self._yearly or fixed.value == "P1Y"
        span = Span(fixed.start, self._scan.tokens[fixed.end - 1].end)
        time = Time(span=span, type=fixed.type, value=fixed.value, rule=fixed.rule, row=fixed.row)  # type: ignore[arg-type]
        return _Read(fixed.end, (time,))

    def _amount(self, amount: Amount) -> _Read:
        scan = self._scan
        meant = meaning(scan, amount, self._anchors)
        first = scan.tokens[meant.first]
        start = amount.start if meant.first == amount.first else first.start + first.text.startswith(("و", "ف"))
        span = Span(start, scan.tokens[amount.end - 1].end)
        if meant.type == "DATE" and meant.value and meant.value[:1].isdigit():
            day = date.fromisoformat(meant.value)
            self._anchors.remember(day, None, None, scan.sentence.first, until=False)
        self._yearly = self._yearly or (meant.type == "SET" and meant.value == "P1Y")
        time = Time(span=span, type=meant.type, value=meant.value, mod=meant.mod, rule=meant.rule, row=amount.row)  # type: ignore[arg-type]
        return _Read(amount.end, (time,))

    def _point(self, point: Point) -> _Read | None:
        scan = self._scan
        if self._is_name(point):
            self._named_until = point.end
            return _Read(point.end, ())
        if not stands(scan, point):
            return None
        resolved = self._resolve(point.slots, point.first, point.end)
        resolved = self._undated(point.slots, self._recurring(point.slots, resolved), point)
        until = scan.text(point.first - 1) in _UNTIL
        self._anchors.remember(resolved.day, resolved.month, resolved.year, scan.sentence.first, until=until)
        return _Read(point.end, (self._time(point, resolved),))

    def _is_name(self, point: Point) -> bool:
        if is_name(self._scan, point.first, point.slots) or self._scan.is_designation(point.first - 1):
            return True
        return (
            self._named_until == point.first - 1
            and self._scan.text(point.first - 1) == "و"
            and point.slots.day is not None
        )

    def _resolve(self, slots: Slots, first: int, end: int) -> Resolved:
        needs = slots.weekday is not None or slots.month is not None or slots.hmonth is not None
        tense = direction(self._scan, first, end) if needs and slots.year is None and slots.shift is None else None
        if slots.weekday is not None and self._scan.text(first - 1) in ("إلى", "الى"):
            tense = "future"
        if tense is None and slots.year is None and slots.weekday is not None and self._scan.text(first - 1) == "حتى":
            tense = "future"
        return self._resolver.resolve(slots, tense)

    def _recurring(self, slots: Slots, resolved: Resolved) -> Resolved:
        """Months in a sentence about every year: بين حزيران وتشرين الأول."""
        if (
            self._yearly
            and slots.month is not None
            and slots.year is None
            and slots.day is None
            and slots.shift is None
        ):
            return Resolved(f"XXXX-{slots.month:02d}")
        return resolved

    def _undated(self, slots: Slots, resolved: Resolved, point: Point) -> Resolved:
        """'في الصباح' in a story that has named no day yet."""
        if (
            slots.part is None
            or slots.has_day
            or slots.hour is not None
            or slots.mod is not None
            or self._anchors.has_days
        ):
            return resolved
        if direction(self._scan, point.first, point.end) == "future" or self._anchors.published is None:
            return resolved
        return Resolved("PAST_REF")

    def _time(self, point: Point, resolved: Resolved) -> Time:
        slots = point.slots
        kind = "TIME" if slots.has_clock else "SET" if resolved.value and resolved.value.startswith("XXXX") else "DATE"
        mod = (
            slots.mod
            or (slots.part_mod if slots.hour is None and resolved.value != "PAST_REF" else None)
            or self._operator(point)
        )
        return Time(
            span=Span(point.start, point.stop), type=kind, value=resolved.value, mod=mod,  # type: ignore[arg-type]
            hijri=resolved.hijri or UNSET, note=resolved.note or UNSET, rule=point.rule, row=point.row or UNSET,
        )  # fmt: skip

    def _operator(self, point: Point) -> str | None:
        if not point.slots.has_clock:
            return None
        operator = self._scan.operator_before(point.first)
        return "APPROX" if operator is not None and operator.mod == "APPROX" else None

    def _interval(self, interval: Interval) -> _Read | None:
        scan = self._scan
        if self._yearly and interval.left.month is not None and interval.left.year is None:
            return None
        if is_name(scan, interval.first, interval.right):
            return _Read(interval.end, ())
        right = self._resolve(interval.right, interval.first, interval.end)
        left = self._left(interval, right)
        if left.value is None or right.value is None or left.value > right.value:
            left = _year_before(left)
        if left.value is None or right.value is None:
            return None
        begin, end = left.value.partition("/")[0], right.value.rpartition("/")[2]
        self._anchors.remember(right.day, right.month, right.year, scan.sentence.first, until=True)
        kind = "TIME" if interval.left.has_clock or interval.right.has_clock else "DATE"
        time = Time(
            span=Span(interval.start, interval.stop), type=kind, value=f"{begin}/{end}",  # type: ignore[arg-type]
            rule=interval.rule, row=interval.row or UNSET,
        )  # fmt: skip
        return _Read(interval.end, (time,))

    def _left(self, interval: Interval, right: Resolved) -> Resolved:
        weekday = interval.left.weekday
        if weekday is not None and interval.left.day is None and right.day is not None and interval.left.offset is None:
            day = right.day - timedelta((right.day.isoweekday() - weekday) % 7)
            return Resolved(day.isoformat() + (f"T{interval.left.part}" if interval.left.part else ""), day)
        return self._resolver.resolve(_with_year(interval.left, interval.right, right), None)

    def _listed(self, index: int, second: int) -> _Read | None:
        point = point_at(self._scan, second)
        number = self._scan.number(index)
        if point is None or number is None or point.slots.day is None or not isinstance(number.value, int):
            return None
        resolved = self._resolve(point.slots._replace(day=number.value, weekday=None), index, point.end)
        if is_name(self._scan, index, point.slots):
            return _Read(point.end, ())
        rest = self._point(point)
        time = Time(
            span=number.span, type="DATE", value=resolved.value, rule="times.listed_day", row=point.row or UNSET
        )
        return _Read(point.end, (time, *rest.times)) if rest is not None else None


def _with_year(left: Slots, right: Slots, resolved: Resolved) -> Slots:
    """The left end in the year that the right end resolved to, where neither named one."""
    if left.month is None or left.year is not None:
        return left
    year = resolved.day.year if resolved.day else resolved.month.year if resolved.month else resolved.year
    return left._replace(year=year, shift=None, unit=None) if right.month is not None else left


def _year_before(left: Resolved) -> Resolved:
    """ديسمبر وجانفي: the first month lies in the year before."""
    if left.value is None or not left.value[:4].isdigit():
        return left
    value = f"{int(left.value[:4]) - 1:04d}{left.value[4:]}"
    return left._replace(value=value, day=left.day and make_day(left.day.year - 1, left.day.month, left.day.day))
