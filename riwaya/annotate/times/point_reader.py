"""Points in their place: names that are dates, the tense that decides, the value of each as a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.numbers import NumberExpression
from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.alone import stands
from riwaya.annotate.times.anchors import Anchors, Relative
from riwaya.annotate.times.calendar import published_day
from riwaya.annotate.times.checks import check_months
from riwaya.annotate.times.longer import Resolved
from riwaya.annotate.times.making import make_time
from riwaya.annotate.times.names import is_name, names_outlet
from riwaya.annotate.times.resolve import Resolver
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Point, Slots
from riwaya.annotate.times.tense import Direction, direction, tense
from riwaya.model import Span, Time
from riwaya.text import Document

_UNTIL = forms("times", "until")


class Read(Struct, frozen=True, gc=False):
    """The token after an expression, and its times."""

    end: int
    times: tuple[Time, ...]


class PointReader:
    """Reads points of one document, each resolved with what the ones before said."""

    def __init__(self, document: Document, numbers: Sequence[NumberExpression]) -> None:
        self._document = document
        self._scan = Scan(document, numbers)
        self._anchors = Anchors(published_day(document.report.published))
        self._resolver = Resolver(self._anchors)
        self._yearly = False
        self._named_until = -1

    def _point(self, point: Point) -> Read | None:
        scan = self._scan
        if names_outlet(self._scan, point.first, point.end):
            return Read(point.end, ())
        if self._is_name(point):
            self._named_until = point.end
            return Read(point.end, ())
        if not stands(scan, point):
            return None
        told = self._tense(point.slots, point.first, point.end)
        base = self._anchors.base(point.slots, scan.sentence.first)
        resolved = self._resolver.resolve(point.slots, told and told[0])
        resolved = self._undated(point.slots, self._recurring(point.slots, resolved), point)
        until = scan.text(point.first - 1) in _UNTIL
        self._anchors.remember(resolved.day, resolved.month, resolved.year, scan.sentence.first, until=until)
        return Read(point.end, (self._time(point, resolved, base, told),))

    def _is_name(self, point: Point) -> bool:
        if is_name(self._scan, point.first, point.slots) or self._scan.is_designation(point.first - 1):
            return True
        return (
            self._named_until == point.first - 1
            and self._scan.text(point.first - 1) == "و"
            and point.slots.day is not None
        )

    def _resolve(self, slots: Slots, first: int, end: int) -> Resolved:
        told = self._tense(slots, first, end)
        return self._resolver.resolve(slots, told and told[0])

    def _tense(self, slots: Slots, first: int, end: int) -> tuple[Direction, Span] | None:
        """Which way a weekday or a month without year is taken, with the words that say so."""
        needs = slots.weekday is not None or slots.month is not None or slots.hmonth is not None
        open_ended = slots.year is None and slots.shift is None and slots.offset is None
        told = tense(self._scan, first, end) if needs and open_ended else None
        before = self._scan.text(first - 1)
        if needs and open_ended and self._is_put_off(first):
            return "future", self._scan.tokens[first - 1].span
        if slots.weekday is not None and before in ("إلى", "الى"):
            return "future", self._scan.tokens[first - 1].span
        if told is None and slots.year is None and slots.weekday is not None and before == "حتى":
            return "future", self._scan.tokens[first - 1].span
        return None if told is None else (told.direction, self._scan.tokens[told.at].span)

    def _is_put_off(self, first: int) -> bool:
        """إلى ما بعد رمضان, لما بعد الأحد."""
        words = tuple(self._scan.text(index) for index in range(first - 3, first))
        return words[1:] == ("لما", "بعد") or words in (("إلى", "ما", "بعد"), ("الى", "ما", "بعد"))

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

    def _time(
        self, point: Point, resolved: Resolved, base: tuple[date, Relative] | None, told: tuple[Direction, Span] | None
    ) -> Time:
        slots = point.slots
        if slots.month is not None and slots.other_month is not None:
            resolved = replace(resolved, checks=(*resolved.checks, check_months(slots.month, slots.other_month)))
        kind = "TIME" if slots.has_clock else "SET" if resolved.value and resolved.value.startswith("XXXX") else "DATE"
        mod = (
            slots.mod
            or (slots.part_mod if slots.hour is None and resolved.value != "PAST_REF" else None)
            or self._operator(point)
        )
        return make_time(
            Span(point.start, point.stop), kind, resolved.value, point.rule, point.row, mod=mod, base=base, tense=told,
            resolved=resolved,
        )  # fmt: skip

    def _operator(self, point: Point) -> str | None:
        if not point.slots.has_clock:
            return None
        operator = self._scan.operator_before(point.first)
        return "APPROX" if operator is not None and operator.mod == "APPROX" else None
