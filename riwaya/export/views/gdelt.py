"""Incidents as rows like those of GDELT 2.0: its 61 columns by name; what GDELT alone defines stays empty.

One row an incident, not one a sentence, so `NumMentions` counts mentions and `NumArticles` reports, and copies do not
multiply events. Tone and Goldstein scale are not derived.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.release import File, Release
from riwaya.export.views.codes import find_cameo
from riwaya.export.views.derived import Derived, ViewRow, find_claims, write_view
from riwaya.export.views.parties import Party, find_party
from riwaya.export.views.places import find_day, find_iso, find_location
from riwaya.model import Incident

ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in ACTOR), *(f"Actor2{name}" for name in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in GEO), *(f"Actor2Geo_{name}" for name in GEO),
    *(f"ActionGeo_{name}" for name in GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
# 1 country, 4 city of the world, 5 state of the world.
GEO_TYPES = {"country": 1, "province": 5, "district": 5, "town": 4}


def write(release: Release) -> tuple[File, ...]:
    """The view and its evidence."""
    return write_view(release, COLUMNS, list(list_rows(release)), "GLOBALEVENTID")


def list_rows(release: Release) -> Iterator[ViewRow]:
    """A row for each incident that has happened and has a CAMEO code."""
    for incident in release.linkage.incidents:
        code = find_cameo(incident.type)
        if code is not None and incident.realis == "actual" and not incident.series:
            yield _make_row(release, incident, code)


def _make_row(release: Release, incident: Incident, code: str) -> ViewRow:
    day = find_day(release, incident)
    digits = str(day.value or "").replace("-", "")
    outlets = {outlet for account in incident.accounts for outlet in account.outlets}
    urls = [url for id in incident.reports if (url := release.readings[id].report.url)]
    row = {
        "GLOBALEVENTID": Derived(incident.id, "id: of the incident"),
        "SQLDATE": Derived(digits or None, day.rule, day.basis),
        "MonthYear": Derived(digits[:6] or None, day.rule, day.basis),
        "Year": Derived(digits[:4] or None, day.rule, day.basis),
        "NumMentions": Derived(len(incident.events), "mentions: all of the incident"),
        "NumSources": Derived(len(outlets), "outlets: different ones"),
        "NumArticles": Derived(len(incident.reports), "reports: copies too"),
        "SOURCEURL": Derived(urls[0] if urls else None, "address: of the earliest report that has one"),
    }
    quad = 1 + (code > "05") + (code > "08") + (code > "13")
    rule = f"type {incident.type}: its first CAMEO root code"
    status = find_claims(incident, "status")
    row |= {name: Derived(code, rule, status) for name in ("EventCode", "EventBaseCode", "EventRootCode")}
    row["QuadClass"] = Derived(quad, "quad: by the root code", status)
    for number, attribute in enumerate(("actor", "recipient"), 1):
        row |= _describe_actor(f"Actor{number}", find_party(release, incident, attribute))
    return row | _describe_place(incident)


def _describe_actor(prefix: str, party: Party) -> dict[str, Derived]:
    code = party.entity.cameo if party.entity and isinstance(party.entity.cameo, str) else None
    rule = "actor: as the entity is coded"
    values = {"Code": code, "CountryCode": find_iso(party.country)[1], "Type1Code": party.sector or None}
    row = {f"{prefix}{name}": Derived(value, rule, party.name.basis) for name, value in values.items()}
    return row | {f"{prefix}Name": party.name}


def _describe_place(incident: Incident) -> dict[str, Derived]:
    location = find_location(incident)
    if location is None:
        return {}
    values = {
        "Type": GEO_TYPES.get(location.precision),
        "FullName": ", ".join(filter(None, (location.name, location.province, location.country))),
        "CountryCode": location.country,
        "Lat": location.lat,
        "Long": location.lon,
    }
    claims = find_claims(incident, "place")
    rule = "gazetteer: as the place stands there (country codes are ISO, not FIPS)"
    return {f"ActionGeo_{name}": Derived(value, rule, claims) for name, value in values.items()}
