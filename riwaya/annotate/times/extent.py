"""How far a resolved time reaches: EDTF spelling, first and last moment, grain; all follow from its value."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.times.calendar import add_months, make_day
from riwaya.model.reading import Grain

_SEASONS = {"SP": (3, "21"), "SU": (6, "22"), "FA": (9, "23"), "WI": (12, "24")}
# First hour and length in hours: when news calls it so. A convention, the words give no hours.
_PARTS = {"MO": (6, 6), "MI": (11, 3), "AF": (12, 6), "EV": (17, 5), "NI": (18, 12)}
_DAWN = (3, 4)
_UNITS: dict[str, Grain] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_CLOCK_UNITS: dict[str, Grain] = {"H": "hour", "M": "minute", "S": "second"}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(Z|[+-]\d{2}:?\d{2})?$")
_DURATION = re.compile(r"P.*?([\dX.]+)([A-Z])$")


class Extent(Struct, frozen=True, gc=False):
    """EDTF spelling, first moment, the moment after the last, and grain of a time, each None where there is none."""

    edtf: str | None = None
    begin: str | None = None
    end: str | None = None
    grain: Grain | None = None


def extent(value: str | None, mod: str | None, counted: Grain | None = None) -> Extent:
    """The extent of a TIMEX3 value; `counted` is the unit that an approximate point was counted in: قبل أسبوعين."""
    if value is None or value.endswith("_REF"):
        return Extent()
    if value.startswith("P"):
        return Extent(grain=_duration_grain(value))
    if "/" in value:
        return _interval(*value.split("/", 1))
    found = _clock(value) or _part(value, mod) or _dated(value) or _recurring(value)
    if found.begin is None or found.grain in ("minute", "part of day"):
        return found
    if mod == "APPROX":
        return _approximate(found, counted or found.grain or "day")
    return _third(found, mod) if mod in ("START", "MID", "END") else found


def _interval(first: str, last: str) -> Extent:
    begin, end = extent(first, None), extent(last, None)
    if begin.begin is None or end.end is None:
        return Extent(grain=end.grain)
    edtf = f"{begin.edtf}/{end.edtf}" if begin.edtf and end.edtf else None
    return Extent(edtf, begin.begin, end.end, end.grain)


def _clock(value: str) -> Extent | None:
    match = _CLOCK.match(value)
    if match is None:
        return None
    zone = match[4] or ""
    midnight = datetime.fromisoformat(match[1])  # 24:00 is the first minute of the next day
    begin = midnight + timedelta(hours=int(match[2]), minutes=int(match[3]))
    end = begin + timedelta(minutes=1)
    first, after = (f"{moment:%Y-%m-%dT%H:%M}{zone}" for moment in (begin, end))
    return Extent(f"{begin:%Y-%m-%dT%H:%M:%S}{zone}", first, after, "minute")


def _part(value: str, mod: str | None) -> Extent | None:
    day, _, part = value.partition("T")
    match = _DAY.match(day)
    if part not in _PARTS or match is None:
        return None
    first, hours = _DAWN if part == "MO" and mod == "START" else _PARTS[part]
    begin = datetime(int(match[1]), int(match[2]), int(match[3]), first)
    return Extent(day, f"{begin:%Y-%m-%dT%H:%M}", f"{begin + timedelta(hours=hours):%Y-%m-%dT%H:%M}", "part of day")


def _dated(value: str) -> Extent | None:
    """Days, weeks, months, quarters, seasons, years, decades and centuries."""
    if match := _DAY.match(value):
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
        return None if day is None else _days(value, day, _next(day), "day")
    if re.fullmatch(r"\d{4}-W\d{2}", value):
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return _days(f"{monday}/{monday + timedelta(6)}", monday, monday + timedelta(7), "week")
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return _months(value, int(value[:4]), int(value[5:]), 1, "month")
    if re.fullmatch(r"\d{4}-Q[1-4]", value):
        quarter = int(value[6])
        return _months(f"{value[:4]}-{32 + quarter}", int(value[:4]), 3 * quarter - 2, 3, "quarter")
    if re.fullmatch(r"\d{4}-H[12]", value):
        half = int(value[6])
        return _months(f"{value[:4]}-{39 + half}", int(value[:4]), 6 * half - 5, 6, "season")
    if (season := _SEASONS.get(value[5:])) is not None and value[:4].isdecimal():
        return _months(f"{value[:4]}-{season[1]}", int(value[:4]), season[0], 3, "season")
    if re.fullmatch(r"\d{4}", value):
        return _months(value, int(value), 1, 12, "year")
    if re.fullmatch(r"\d{3}X", value):
        return _months(value, 10 * int(value[:3]), 1, 120, "decade")
    return _months(value + "XX", 100 * int(value), 1, 1200, "century") if re.fullmatch(r"\d{2}", value) else None


def _months(edtf: str, year: int, month: int, count: int, grain: Grain) -> Extent | None:
    first = make_day(year, month, 1)
    return None if first is None else _days(edtf, first, add_months(first, count), grain)


def _days(edtf: str, first: date, after: date | None, grain: Grain) -> Extent:
    if after is None:
        return Extent(edtf, grain=grain)
    return Extent(edtf, first.isoformat(), after.isoformat(), grain)


def _next(day: date) -> date | None:
    return day + timedelta(1) if day < date.max else None


def _recurring(value: str) -> Extent:
    """XXXX-06 is EDTF as it stands; days of the week are not."""
    grain: Grain | None = {7: "month", 10: "day"}.get(len(value)) if value.startswith("XXXX-") else None  # type: ignore[assignment]
    return Extent(edtf=value if grain and "W" not in value else None, grain=grain)


def _approximate(found: Extent, unit: Grain) -> Extent:
    """Half a unit to either side of the point."""
    assert found.begin is not None
    assert found.end is not None
    begin, end = date.fromisoformat(found.begin), date.fromisoformat(found.end)
    half = timedelta({"week": 3, "month": 15, "year": 182}.get(unit, 1))
    return Extent(f"{found.edtf}~", (begin - half).isoformat(), (end + half).isoformat(), unit)


def _third(found: Extent, mod: str) -> Extent:
    """مطلع, منتصف, أواخر: the first, second or last third; of a month, ten days."""
    assert found.begin is not None
    assert found.end is not None
    begin, end = date.fromisoformat(found.begin), date.fromisoformat(found.end)
    third = timedelta(max(1, (end - begin).days // 3))
    first = {"START": begin, "MID": begin + third, "END": begin + 2 * third}[mod]
    after = end if mod == "END" else first + third
    return replace(found, begin=first.isoformat(), end=after.isoformat())


def _duration_grain(value: str) -> Grain | None:
    match = _DURATION.match(value)
    if match is None:
        return None
    return (_CLOCK_UNITS if "T" in value else _UNITS).get(match[2])
