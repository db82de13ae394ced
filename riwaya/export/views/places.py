"""Place and time of an incident as views write them: names and codes of countries, grades of precision."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from babel import Locale
from babel.core import get_global

from riwaya.export.release import Release
from riwaya.export.views.derived import Derived, find_claims
from riwaya.model import Incident, Location

REGIONS = {
    "Middle East": "BH IR IQ IL JO KW LB OM PS QA SA SY TR AE YE",
    "Northern Africa": "DZ EG LY MA EH SD TN",
    "Eastern Africa": "BI KM DJ ER ET KE MG MW MU RW SC SO SS TZ UG ZM ZW MZ",
    "Western Africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SN SL TG",
    "Middle Africa": "AO CM CF TD CG CD GQ GA ST",
    "South Asia": "AF BD BT IN MV NP PK LK",
    "Caucasus and Central Asia": "AM AZ GE KZ KG TJ TM UZ",
}


def find_location(incident: Incident) -> Location | None:
    """Where the gazetteer has the place of the incident."""
    return incident.place.location if incident.place else None


def name_country(code: str | None) -> str | None:
    """The English name of a country by its alpha-2 code."""
    return Locale("en").territories.get(code or "") if code else None


def find_region(code: str | None) -> str | None:
    """The region in which ACLED has a country; None where this table does not have it."""
    return next((region for region, codes in REGIONS.items() if code and code in codes.split()), None)


@cache
def _read_numbers() -> dict[str, tuple[int, str]]:
    """For each alpha-2 code the numeric and the alpha-3 one."""
    numbers: dict[str, int] = {}
    letters: dict[str, str] = {}
    for alias, codes in get_global("territory_aliases").items():
        if len(codes) == 1 and len(alias) == 3:
            if alias.isdigit():
                numbers.setdefault(codes[0], int(alias))
            elif alias.isalpha():
                letters.setdefault(codes[0], alias)
    return {code: (number, letters.get(code, "")) for code, number in numbers.items()}


def find_iso(code: str | None) -> tuple[int | None, str | None]:
    """ISO 3166-1 numeric and alpha-3."""
    number, letters = _read_numbers().get(code or "", (None, ""))
    return number, letters or None


def find_day(release: Release, incident: Incident) -> Derived:
    """The first day the accounts allow; without one, the day of the earliest report."""
    if (begins := _read_day(incident.begins)) is not None:
        return Derived(begins.isoformat(), "day: the first the accounts allow", find_claims(incident, "day"))
    days = (_read_day(release.readings[id].report.published) for id in incident.reports)
    published = min((day.isoformat() for day in days if day is not None), default=None)
    return Derived(published, "day: that of the earliest report, for no account gives one")


def find_year(day: Derived) -> Derived:
    """The year of a day."""
    return Derived(int(str(day.value)[:4]) if day.value else None, "year: of the day", day.basis)


def find_last_day(incident: Incident) -> str | None:
    """The last day the accounts allow; bounds are exclusive."""
    ends = _read_day(incident.ends)
    return None if ends is None or ends == date.min else (ends - timedelta(days=1)).isoformat()


def count_days(incident: Incident) -> int | None:
    """How many days the accounts leave open; None where they give no bounds."""
    begins, ends = _read_day(incident.begins), _read_day(incident.ends)
    return None if begins is None or ends is None else max((ends - begins).days, 1)


def _read_day(stated: str | None) -> date | None:
    """The day of an ISO date or time; None for anything else."""
    try:
        return date.fromisoformat((stated or "")[:10])
    except ValueError:
        return None
