"""Incidents as PLOVER records: the keys of its manual; killed, injured and arrested as its `size`."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from riwaya.export.cells import write_csv
from riwaya.export.release import File, Release
from riwaya.export.views.codes import find_cameo
from riwaya.export.views.counts import count_conservatively
from riwaya.export.views.derived import EVIDENCE, Derived, list_evidence
from riwaya.export.views.parties import Party, find_party
from riwaya.export.views.places import find_day, find_iso, find_location, name_country
from riwaya.model import Incident
from riwaya.version import __version__

KEYS = (
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
)  # fmt: skip
RESOLUTIONS = {"town": 4, "district": 3, "province": 2, "country": 1}
SIZES = {"dead": "killed", "injured": "injured", "arrested": "arrested"}
HOUR = re.compile(r"T(\d\d:\d\d)")
MEDIA_TYPE = "application/json"


def write(release: Release) -> tuple[File, ...]:
    """The records, and beside them where dates, parties and sizes come from."""
    incidents = [incident for incident in release.linkage.incidents if incident.realis == "actual"]
    records = [make_record(release, incident) for incident in incidents]
    lines = [line for incident in incidents for line in list_evidence(release, incident.id, _derive(release, incident))]
    data = msgspec.json.format(msgspec.json.encode(records), indent=1) + b"\n"
    return File(".json", MEDIA_TYPE, data), File(".evidence.csv", "text/csv", write_csv(EVIDENCE, lines))


def _derive(release: Release, incident: Incident) -> dict[str, Derived]:
    """What is not in the incident itself, by key."""
    parties = {name: find_party(release, incident, name).name for name in ("actor", "recipient")}
    sizes = {f"size.{size}": count_conservatively(incident, attribute) for size, attribute in SIZES.items()}
    return {"date": find_day(release, incident), **parties, **{key: size for key, size in sizes.items() if size.basis}}


def make_record(release: Release, incident: Incident) -> dict[str, Any]:
    """One incident; what riwaya does not code is null."""
    derived = _derive(release, incident)
    code = find_cameo(incident.type)
    first = release.readings[incident.reports[0]].report if incident.reports else None
    record = dict.fromkeys(KEYS) | {
        "id": incident.id,
        "has_event": True,
        "date": derived["date"].value,
        "time": _find_hour(incident.time),
        "actor": _describe_party(find_party(release, incident, "actor")),
        "recipient": _describe_party(find_party(release, incident, "recipient")),
        "event": incident.type,
        "event_loc": _describe_place(incident),
        "event_text": incident.title,
        "quad_code": 1 + (code > "05") + (code > "08") + (code > "13") if code else None,
        "mode": incident.mode,
        "link": list(incident.reports),
        "coder": f"riwaya {__version__}",
        "size": {key.partition(".")[2]: size.value for key, size in derived.items() if key.startswith("size.")},
    }
    if first is not None:
        record["cite_info"] = {
            "publication": first.outlet, "title": first.title, "url": first.url, "language": first.language,
        }  # fmt: skip
    return record


def _find_hour(time: str | None) -> str | None:
    """Hour and minute, where the accounts give them; a part of the day is none."""
    match = HOUR.search(time or "")
    return match[1] if match else None


def _describe_party(party: Party) -> list[dict[str, Any]]:
    if party.name.value is None:
        return []
    return [{"code": find_iso(party.country)[1], "sector": party.sector or None, "entity_text": party.name.value}]


def _describe_place(incident: Incident) -> dict[str, Any] | None:
    if incident.place is None:
        return None
    location = find_location(incident)
    place: dict[str, Any] = {"extracted_place": incident.place.name}
    if location is None:
        return place
    return place | {
        "resolved_place": location.name,
        "lat": location.lat,
        "lon": location.lon,
        "province": location.province,
        "country": name_country(location.country),
        "country_code": find_iso(location.country)[1],
        "resolution": RESOLUTIONS.get(location.precision),
    }
