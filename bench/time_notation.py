"""How the sets write their values, brought to what riwaya writes: notation only, never another meaning."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

from riwaya.annotate.numbers import NumberExpression

_PERIOD = re.compile(r"\(([^,()]*),([^,()]*)(?:,P[^)]*)?\)")
_RANGE = re.compile(r"[(\[](-?[\d.E+]*),(-?[\d.E+]*)[)\]]")
_DURATION = re.compile(r"(-?[\d.]+)([YMWDHS])")
_NUMBER = re.compile(r"[-+]?\d[\d.,]*(?:[eE][-+]?\d+)?")
_SECONDS = {"W": 604_800, "D": 86_400, "H": 3600, "M": 60, "S": 1}
# The unit a set counts in, and how many of them one of ours is.
_FACTORS: dict[tuple[str, str], Fraction] = {
    ("Gram", "mg"): Fraction(1, 1000), ("Gram", "kg"): Fraction(1000), ("Cent", "USD"): Fraction(100),
}  # fmt: skip
# Rates that a set writes as a share of one.
_SHARES = {"%": Fraction(1, 100), "[ppth]": Fraction(1, 1000), "[ppm]": Fraction(1, 1_000_000)}


def same_time(gold: str, ours: str | None) -> bool:
    """Whether two values of a time say the same."""
    if ours is None:
        return False
    left, right = _plain(gold), _plain(ours)
    if left == right or _leaves_open(left, right) or _same_length(left, right):
        return True
    if match := _PERIOD.fullmatch(gold):
        return _same_period(_plain(match[1]), _plain(match[2]), right)
    return (
        "/" in left
        and left.count("/") == right.count("/") == 1
        and all(map(_leaves_open, left.split("/"), right.split("/")))
    )


def _plain(value: str) -> str:
    """Without full hours, open ends and the month before an ISO week."""
    text = str(value).removesuffix("/..").removeprefix("../")
    text = re.sub(r"^(\d{4})-(?:01|12)-W(\d\d)$", r"\1-W\2", text)
    text = "/".join(
        re.sub(r"(T\d\d)(?::00)+$", r"\1", re.sub(r"(T\d\d:\d\d):00$", r"\1", end)) for end in text.split("/")
    )
    return text.rstrip("X") if text.rstrip("X").isdigit() else text


def _leaves_open(gold: str, ours: str) -> bool:
    """XXXX-10-02, T07 and XXXX-WXX-5T16 name no year or day: what they name must agree."""
    if gold == ours:
        return True
    gold_day, _, gold_hour = gold.partition("T")
    day, _, hour = ours.partition("T")
    if gold_hour != hour:
        return False
    if weekday := re.fullmatch(r"XXXX-WXX-(\d)", gold_day):
        written = _day(day)
        return written is not None and written.isoweekday() == int(weekday[1])
    if counted := re.fullmatch(r"XXXX-(\d\d)-WXX-(\d)-#(\d)", gold_day):  # the first Friday of July
        written, month, weekday, which = _day(day), *map(int, counted.groups())
        return written is not None and (written.month, written.isoweekday(), (written.day + 6) // 7) == (
            month,
            weekday,
            which,
        )
    if not gold_day:
        return bool(gold_hour)
    return (
        "X" in gold_day and len(gold_day) == len(day) and all(g in ("X", o) for g, o in zip(gold_day, day, strict=True))
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _same_length(gold: str, ours: str) -> bool:
    """PT1.5H and PT1H30M."""
    left, right = _length(gold), _length(ours)
    return left is not None and left == right


def _length(value: str) -> tuple[Fraction, Fraction] | None:
    """Months and seconds of a duration."""
    if not value.startswith("P") or "X" in value or "/" in value:
        return None
    months = seconds = Fraction(0)
    whole, _, clock = value[1:].partition("T")
    for part, is_clock in ((whole, False), (clock, True)):
        for number, letter in _DURATION.findall(part):
            amount = Fraction(number).limit_denominator(1000)
            if not is_clock and letter in "YM":
                months += amount * (12 if letter == "Y" else 1)
            else:
                seconds += amount * _SECONDS[letter]
    return months, round(seconds, 2)


def _same_period(begin: str, end: str, ours: str) -> bool:
    """A period from a day to the day after its last, or the two ends as they are said."""
    if "/" in ours:
        first, last = ours.split("/")
        return _leaves_open(begin, first) and _leaves_open(end, last)
    return (begin, end) == _extent(ours)


def _extent(value: str) -> tuple[str, str] | None:
    """First day, and the day after the last, of a quarter, decade, year or month."""
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        year, month, months = int(match[1]), int(match[2]) * 3 - 2, 3
    elif re.fullmatch(r"\d{3}", value):
        year, month, months = int(value) * 10, 1, 120
    elif re.fullmatch(r"\d{4}", value):
        year, month, months = int(value), 1, 12
    else:
        return None
    after = month - 1 + months
    return f"{year:04d}-{month:02d}-01", f"{year + after // 12:04d}-{after % 12 + 1:02d}-01"


def same_number(number: NumberExpression, entity: dict[str, Any], share: bool) -> bool:
    """Whether a number has the value of an entity; `share`: the set writes rates as a share of one."""
    gold = entity["value"]
    low, high = entity.get("low"), entity.get("high")
    if isinstance(gold, str) and ".." in gold:
        low_text, _, high_text = gold.split(" ")[0].partition("..")
        low, high = _value(low_text), _value(high_text)
        if low is None:
            return _is_close(number.value, high)
        return _is_close(number.low, low) and _is_close(number.high, high)
    if low is not None and entity["type"] in ("RANGE", "VAGUE"):
        return number.low == low and (entity["type"] == "VAGUE" or number.high == high)
    if number.value is None or gold is None:
        return number.value is None and gold is None
    value = Fraction(str(number.value))
    if share and number.unit in _SHARES:
        value *= _SHARES[number.unit]
    unit = str(gold).partition(" ")[2]
    value *= _FACTORS.get((unit, number.unit or ""), Fraction(1))
    return _is_close(float(value), _value(str(gold)))


def same_range(numbers: list[NumberExpression], entity: dict[str, Any]) -> bool:
    """(20,30], (,170): the bounds are those of one range, or of numbers that are said to be more or less."""
    match = _RANGE.fullmatch(str(entity["value"]))
    if match is None:
        return False
    low, high = _value(match[1]), _value(match[2])
    if low is not None and high is not None and low == high:
        return any(_is_close(n.value, low) for n in numbers)
    for number in numbers:
        if low is not None and high is not None and _is_close(number.low, low) and _is_close(number.high, high):
            return True
    return all(
        any(_is_close(n.value, bound) and n.mod in mods for n in numbers)
        for bound, mods in ((low, ("MORE_THAN", "EQUAL_OR_MORE")), (high, ("LESS_THAN", "EQUAL_OR_LESS")))
        if bound is not None
    )


def _value(text: str) -> float | None:
    """The number in a text such as $7.05, %6,8944, 9f or 2 Gram."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    digits = match[0].rstrip(".,")
    digits = digits.replace(",", ".") if digits.count(",") == 1 and "." not in digits else digits.replace(",", "")
    return float(digits)


def _is_close(ours: float | int | None, gold: float | None) -> bool:
    return ours is not None and gold is not None and abs(ours - gold) <= 1e-6 * max(1e-12, abs(ours), abs(gold))
