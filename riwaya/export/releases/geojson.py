"""GeoJSON (RFC 7946): one feature per incident, at the place as the gazetteer has it; without one, no geometry."""

from __future__ import annotations

from typing import Any

import msgspec

from riwaya.export.release import File, Release, ReleaseFormat
from riwaya.export.tables import INCIDENT, list_incident_rows

MEDIA_TYPE = "application/geo+json"


def write(release: Release) -> tuple[File, ...]:
    """A collection of features whose properties are the columns of the CSV."""
    features = [_make_feature(dict(zip(INCIDENT, row, strict=True))) for row in list_incident_rows(release)]
    collection = {"type": "FeatureCollection", "features": features}
    return (File(".geojson", MEDIA_TYPE, msgspec.json.format(msgspec.json.encode(collection), indent=1) + b"\n"),)


def _make_feature(row: dict[str, Any]) -> dict[str, Any]:
    lat, lon = row.pop("latitude"), row.pop("longitude")
    geometry = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": row}


FORMAT = ReleaseFormat("geojson", MEDIA_TYPE, ".geojson", write)
