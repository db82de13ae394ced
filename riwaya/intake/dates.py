"""The day a report was published, as sources write it, in ISO 8601.

Accepted: ISO dates and datetimes, RFC 2822, day/month/year and year/month/day with / . or -, in Western or
Arabic-Indic digits. Refused: months without a day, epoch numbers, month/day/year (which cannot be told from
day/month/year) and years outside 1900-2100, which are zero dates of some database.
"""

from __future__ import annotations

import re
from datetime import datetime

ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
CLOCK = r"(?:[T ,]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?))?"
DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})([/.-])(?P<month>\d{{1,2}})\2(?P<year>\d{{4}}){CLOCK}")
YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})([/.-])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){CLOCK}")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ZONE_GAP = re.compile(r"(?<=\d) +(?=[+-]\d{2}:?\d{2}$)")
ZULU = re.compile(r" *(?:Z|UTC|GMT)$", re.IGNORECASE)
RFC_2822 = re.compile(r"(?:[A-Za-z]{3,9},? +)?\d{1,2} +[A-Za-z]{3,9}\.? +\d{4}\b")
YEARS = range(1900, 2101)


def read_date(value: str) -> str | None:
    """The ISO date or datetime the value states, its zone as stated; None if it is no date."""
    stated = value.strip().translate(ARABIC_DIGITS)
    return _read_iso(stated) or _read_numbers(stated) or _read_rfc2822(stated)


def _read_iso(stated: str) -> str | None:
    if not ISO_DATE.match(stated):
        return None
    stated = ZONE_GAP.sub("", ZULU.sub("+00:00", stated)) if len(stated) > 10 else stated
    moment = _parse(stated)
    if moment is None:
        return None
    return moment.date().isoformat() if len(stated) == 10 else _write(moment)


def _read_numbers(stated: str) -> str | None:
    match = DAY_FIRST.fullmatch(stated) or YEAR_FIRST.fullmatch(stated)
    if match is None:
        return None
    day = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    clock = match["clock"]
    moment = _parse(f"{day}T{clock.zfill(len('00:00') if len(clock) < 6 else len('00:00:00'))}" if clock else day)
    if moment is None:
        return None
    return _write(moment) if clock else day


def _read_rfc2822(stated: str) -> str | None:
    if not RFC_2822.match(stated):
        return None
    from email.utils import parsedate_to_datetime  # slow to import, seldom needed

    try:
        moment = parsedate_to_datetime(stated)
    except (TypeError, ValueError):
        return None
    return _write(moment) if moment.year in YEARS else None


def _parse(stated: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return None
    return moment if moment.year in YEARS else None


def _write(moment: datetime) -> str:
    return moment.isoformat()
