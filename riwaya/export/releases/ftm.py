"""FollowTheMoney entities, one a line: reports as Article, incidents as Event, their participants, and Mention.

Written here and not with its library, which brings some hundreds of megabytes. Values are lists of strings, ids do not
depend on what else is exported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec

from riwaya.export.release import File, Release, ReleaseFormat
from riwaya.model import Entity, Incident, Reading

MEDIA_TYPE = "application/x-ndjson"
SCHEMAS = {"PER": "Person", "ORG": "Organization", "GPE": "LegalEntity"}
LANGUAGES = {"ar": "ara", "en": "eng", "fa": "fas", "ku": "kur", "ckb": "ckb", "he": "heb", "tr": "tur", "fr": "fra"}
Proxy: TypeAlias = dict[str, Any]


def write(release: Release) -> tuple[File, ...]:
    """Entities by the order of reports and incidents."""
    lines = b"".join(msgspec.json.encode(proxy) + b"\n" for proxy in _list_proxies(release))
    return (File(".ftm.json", MEDIA_TYPE, lines),)


def _list_proxies(release: Release) -> Iterator[Proxy]:
    involved = _find_involved(release)
    for id, reading in sorted(release.readings.items()):
        yield _make_article(id, reading)
        for entity in reading.entities:
            if (id, entity.id) in involved:
                yield _make_participant(id, entity)
                yield _make_mention(id, entity)
    for incident in release.linkage.incidents:
        yield _make_event(release, incident)


def _make_id(kind: str, *parts: str) -> str:
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f"riwaya-{kind}-{digest[:24]}"


def _make_proxy(id: str, schema: str, properties: dict[str, str | list[str] | None]) -> Proxy:
    values = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": id, "schema": schema, "properties": values}


def _make_article(id: str, reading: Reading) -> Proxy:
    about = reading.report
    return _make_proxy(
        _make_id("report", id),
        "Article",
        {
            "title": about.title or about.id,
            "publisher": about.outlet,
            "publishedAt": about.published,
            "sourceUrl": about.url if (about.url or "").startswith(("http://", "https://")) else None,
            "language": LANGUAGES.get(about.language),
        },
    )


def _find_involved(release: Release) -> set[tuple[str, str]]:
    """The participants of incidents, as entities of a report."""
    found: set[tuple[str, str]] = set()
    for incident in release.linkage.incidents:
        found.update(_list_participants(release, incident))
    return found


def _list_participants(release: Release, incident: Incident) -> Iterator[tuple[str, str]]:
    for ref in incident.events:
        reading = release.readings[ref.report]
        kinds = {entity.id: entity.type for entity in reading.entities}
        for event in reading.events:
            if event.id == ref.event:
                ids = (id for id in (*event.actor, *event.recipient) if kinds.get(id) in SCHEMAS)
                yield from ((ref.report, id) for id in ids)


def _make_participant(report: str, entity: Entity) -> Proxy:
    country = entity.country.lower() if isinstance(entity.country, str) and len(entity.country) == 2 else None
    return _make_proxy(
        _make_id("entity", report, entity.id),
        SCHEMAS[entity.type],
        {
            "name": entity.name,
            "alias": [name for name in entity.names or () if name != entity.name],
            "country": country,
            "proof": _make_id("report", report),
        },
    )


def _make_mention(report: str, entity: Entity) -> Proxy:
    name = {"PER": "personMentioned", "ORG": "companyMentioned"}.get(entity.type)
    properties: dict[str, str | list[str] | None] = {
        "document": _make_id("report", report),
        "resolved": _make_id("entity", report, entity.id),
    }
    if name:
        properties[name] = entity.name
    return _make_proxy(_make_id("mention", report, entity.id), "Mention", properties)


def _make_event(release: Release, incident: Incident) -> Proxy:
    location = incident.place.location if incident.place else None
    participants = dict.fromkeys(_make_id("entity", *pair) for pair in _list_participants(release, incident))
    country = location.country.lower() if location and location.country and len(location.country) == 2 else None
    return _make_proxy(
        _make_id("incident", incident.id),
        "Event",
        {
            "name": incident.title,
            "recordId": incident.id,
            "startDate": (incident.begins or "")[:10],
            "summary": f"{incident.type} {incident.mode or ''}".strip(),
            "location": incident.place.name if incident.place else None,
            "country": country,
            "involved": list(participants),
            "proof": [_make_id("report", id) for id in incident.reports],
            "notes": [f"status: {incident.realis}", f"independent accounts: {len(incident.accounts)}"],
        },
    )


FORMAT = ReleaseFormat("ftm", MEDIA_TYPE, ".ftm.json", write)
