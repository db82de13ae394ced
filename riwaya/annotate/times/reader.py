"""The pass over a document that finds its times, in order, each resolved with what the ones before said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from riwaya.annotate.markers import plays
from riwaya.annotate.numbers import NumberExpression
from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.amounts import amount_at
from riwaya.annotate.times.anchors import Relative
from riwaya.annotate.times.calendar import make_day
from riwaya.annotate.times.durations import Amount
from riwaya.annotate.times.lengths import meaning
from riwaya.annotate.times.longer import Resolved
from riwaya.annotate.times.making import make_time
from riwaya.annotate.times.names import is_name
from riwaya.annotate.times.open_spans import listed_days
from riwaya.annotate.times.point_reader import PointReader, Read
from riwaya.annotate.times.points import point_at
from riwaya.annotate.times.scan import TIME_TABLES, may_open
from riwaya.annotate.times.sets import Fixed, fixed_at
from riwaya.annotate.times.sides import Interval
from riwaya.annotate.times.slots import Slots
from riwaya.annotate.times.spans import interval_at
from riwaya.model import Span, Time
from riwaya.text import Document

_OPENERS = forms("times", "opener")
_BOUNDS = frozenset(("من", "ومن", "بين", "وبين"))


class TimeReader(PointReader):
    """Reads the times of one document."""

    def __init__(self, document: Document, numbers: Sequence[NumberExpression]) -> None:
        super().__init__(document, numbers)
        self._phrases = {
            first
            for first, phrases in document.phrases.items()
            if any(not sense.lemma.tables.isdisjoint(TIME_TABLES) for phrase in phrases for sense in phrase.senses)
        }

    def read(self) -> Iterator[Time]:
        """All times, in the order of the text."""
        scan = self._scan
        for sentence in self._document.sentences:
            scan.enter(sentence)
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
        if index in self._scan.measured:  # برميل يوميا
            return False
        kind = self._scan.tokens[index].kind
        return self._opens(index) and not self._is_general(index) if kind == "word" else kind == "number"

    def _opens(self, index: int) -> bool:
        """Whether a word names a time or leads to one."""
        if self._names_time(index):
            return True
        text = self._scan.tokens[index].text
        if text in _BOUNDS:  # من الأحد إلى الخميس: what follows is a time
            return index + 1 < self._scan.limit and self._names_time(index + 1)
        return text in _OPENERS

    def _names_time(self, index: int) -> bool:
        token = self._scan.tokens[index]
        return (
            index in self._phrases
            or index in self._scan.numbers
            or token.kind == "number"
            or (token.word is not None and may_open(token.word))
        )

    def _is_general(self, index: int) -> bool:
        """المدير العام السابق: general, not a year."""
        tag = self._document.tags[index]
        if tag is None or index == 0 or tag.particles or not plays(tag, "general"):
            return False
        before = self._document.tags[index - 1]
        return before is not None and before.article

    def _at(self, index: int) -> Read | None:
        scan = self._scan
        if fixed := fixed_at(scan, index):
            return self._fixed(fixed)
        if (interval := interval_at(scan, index)) and (read := self._interval(interval)) is not None:
            return read
        if scan.text(index) in ("من", "بين", "ومن", "وبين", "منذ", "كل", "وكل"):
            return None
        if (days := listed_days(scan, index)) and (read := self._listed(days)) is not None:
            return read
        amount = amount_at(scan, index)
        point = point_at(scan, index)
        if amount is not None and (point is None or point.end <= amount.end):
            return self._amount(amount)
        return self._point(point) if point is not None else None

    def _fixed(self, fixed: Fixed) -> Read:
        self._yearly = self._yearly or fixed.value == "P1Y"
        span = Span(fixed.start, self._scan.tokens[fixed.end - 1].end)
        return Read(fixed.end, (make_time(span, fixed.type, fixed.value, fixed.rule, fixed.row),))

    def _amount(self, amount: Amount) -> Read:
        scan = self._scan
        meant = meaning(scan, amount, self._anchors)
        first = scan.tokens[meant.first]
        start = amount.start if meant.first == amount.first else first.start + first.text.startswith(("و", "ف"))
        span = Span(start, scan.tokens[amount.end - 1].end)
        if meant.type == "DATE" and meant.value and meant.value[:1].isdigit():
            day = date.fromisoformat(meant.value)
            self._anchors.remember(day, None, None, scan.sentence.first, until=False)
        self._yearly = self._yearly or (meant.type == "SET" and meant.value == "P1Y")
        base: tuple[date, Relative] | None = None
        if meant.type in ("DATE", "TIME") and meant.base is not None:
            base = meant.base, "report" if meant.base == self._anchors.published else "text"
        time = make_time(
            span, meant.type, meant.value, meant.rule, amount.row, mod=meant.mod, counted=amount.grain, base=base
        )
        return Read(amount.end, (time,))

    def _interval(self, interval: Interval) -> Read | None:
        scan = self._scan
        if self._yearly and interval.left.month is not None and interval.left.year is None:
            return None
        if is_name(scan, interval.first, interval.right):
            return Read(interval.end, ())
        right = self._resolve(interval.right, interval.first, interval.end)
        left = self._left(interval, right)
        if left.value is None or right.value is None or left.value > right.value:
            left = _year_before(left)
        if left.value is None or right.value is None:
            return None
        begin, end = left.value.partition("/")[0], right.value.rpartition("/")[2]
        self._anchors.remember(right.day, right.month, right.year, scan.sentence.first, until=True)
        kind = "TIME" if interval.left.has_clock or interval.right.has_clock else "DATE"
        span = Span(interval.start, interval.stop)
        time = make_time(span, kind, f"{begin}/{end}", interval.rule, interval.row)
        return Read(interval.end, (time,))

    def _left(self, interval: Interval, right: Resolved) -> Resolved:
        weekday = interval.left.weekday
        if weekday is not None and interval.left.day is None and right.day is not None and interval.left.offset is None:
            day = right.day - timedelta((right.day.isoweekday() - weekday) % 7)
            return Resolved(day.isoformat() + (f"T{interval.left.part}" if interval.left.part else ""), day)
        return self._resolver.resolve(_with_year(interval.left, interval.right, right), None)

    def _listed(self, days: tuple[int, ...]) -> Read | None:
        """3 و5 و7 أيار: each day in the month of the last."""
        point = point_at(self._scan, days[-1])
        if point is None or point.slots.day is None:
            return None
        if is_name(self._scan, days[0], point.slots):
            return Read(point.end, ())
        times = []
        for index in days[:-1]:
            number = self._scan.number(index)
            if number is None or not isinstance(number.value, int):
                return None
            resolved = self._resolve(replace(point.slots, day=number.value, weekday=None), index, point.end)
            times.append(make_time(number.span, "DATE", resolved.value, "times.listed_day", point.row))
        rest = self._point(point)
        return None if rest is None else Read(point.end, (*times, *rest.times))


def _with_year(left: Slots, right: Slots, resolved: Resolved) -> Slots:
    """The left end in the year that the right end resolved to, where neither named one."""
    if left.month is None or left.year is not None:
        return left
    year = resolved.day.year if resolved.day else resolved.month.year if resolved.month else resolved.year
    return replace(left, year=year, shift=None, unit=None) if right.month is not None else left


def _year_before(left: Resolved) -> Resolved:
    """ديسمبر وجانفي: the first month lies in the year before."""
    if left.value is None or not left.value[:4].isdigit():
        return left
    value = f"{int(left.value[:4]) - 1:04d}{left.value[4:]}"
    return replace(left, value=value, day=left.day and make_day(left.day.year - 1, left.day.month, left.day.day))
