"""A length of time and how it is written: P3M, PT1H30M, PXD, P3Y/P5Y."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from riwaya.annotate.numbers import NumberExpression
from riwaya.model.reading import Grain

_GRAINS: dict[str, Grain] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip


class Amount(Struct, frozen=True, gc=False):
    """A length of time in tokens first..end-1: amounts by designator, None for 'some'; nothing follows a fraction."""

    first: int
    end: int
    start: int
    parts: tuple[tuple[str, Fraction | None], ...]
    number: NumberExpression | None
    rule: str
    row: str
    shifted: bool = False
    steps: int = 0
    closed: bool = False

    @property
    def grain(self) -> Grain:
        """The smallest unit counted."""
        return _GRAINS[self.parts[-1][0]]


def duration_value(amount: Amount) -> str:
    """The ISO 8601 duration: P3M, PT1H30M, PXD; both ends of a range: P3Y/P5Y."""
    number = amount.number
    if (
        number is not None
        and number.kind == "range"
        and number.low is not None
        and number.high is not None
        and amount.parts[0][1]
    ):
        factor = amount.parts[0][1] / Fraction(str(number.value)) if number.value else Fraction(1)
        ends = [((amount.parts[0][0], Fraction(str(end)) * factor),) for end in (number.low, number.high)]
        return "/".join(_written(parts) for parts in ends)
    return _written(amount.parts)


def _written(parts: tuple[tuple[str, Fraction | None], ...]) -> str:
    date_part = time_part = ""
    for designator, value in _broken_down(parts):
        letter = designator[-1]
        text = ("X" if value is None else _plain(value)) + letter
        if designator.startswith("T"):
            time_part += text
        else:
            date_part += text
    return "P" + date_part + ("T" + time_part if time_part else "")


def _plain(value: Fraction) -> str:
    return str(int(value)) if value.denominator == 1 else f"{float(value):g}"


_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}


def _broken_down(parts: tuple[tuple[str, Fraction | None], ...]) -> list[tuple[str, Fraction | None]]:
    """Fractions of hours, days and years in the next smaller unit."""
    done: list[tuple[str, Fraction | None]] = []
    for designator, value in parts:
        if value is None or value.denominator == 1 or designator not in _SMALLER:
            done.append((designator, value))
            continue
        letter, times = _SMALLER[designator]
        rest = (value - int(value)) * times
        if rest.denominator != 1:
            done.append((designator, value))
            continue
        done += [(designator, Fraction(int(value)))] * (int(value) > 0) + [(letter, rest)]
    return done
