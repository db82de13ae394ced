"""W3C Web Annotation (JSON-LD): each value on the words it was read from, by quotation and by position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote as escape

import msgspec

from riwaya.export.release import File, Release, ReleaseFormat
from riwaya.export.testimony import Testimony, list_testimony

MEDIA_TYPE = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"riwaya": "https://github.com/riwaya/riwaya#"}]
# The standard leaves open what a position counts.
UNIT = "Unicode code points"
# Addresses come from strangers; a reader of annotations may follow them.
SAFE_URL = re.compile(r"https?://", re.IGNORECASE)
# How many characters before and after tell a quotation from others like it.
AROUND = 32


def write(release: Release) -> tuple[File, ...]:
    """One page of annotations; `riwaya:unit` says what positions count."""
    items = [
        _make_annotation(release, row, number)
        for incident in release.linkage.incidents
        for number, row in enumerate(list_testimony(release, incident))
    ]
    page = {"@context": CONTEXT, "id": "urn:riwaya:annotations", "type": "AnnotationPage", "startIndex": 0}
    data = msgspec.json.format(msgspec.json.encode(page | {"riwaya:unit": UNIT, "items": items}), indent=1)
    return (File(".jsonld", MEDIA_TYPE, data + b"\n"),)


def _make_annotation(release: Release, row: Testimony, number: int) -> dict[str, Any]:
    return {
        "id": f"urn:riwaya:incident:{row.incident}:{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": list(_list_bodies(row)),
        "target": {
            "source": row.url if SAFE_URL.match(row.url) else f"urn:riwaya:report:{escape(row.report)}",
            "selector": list(_list_selectors(release, row)),
        },
    }


def _list_bodies(row: Testimony) -> Iterator[dict[str, Any]]:
    yield {"type": "TextualBody", "purpose": "tagging", "value": row.attribute}
    value = f"not {row.value}" if row.denied else str(row.value)
    yield {"type": "TextualBody", "purpose": "identifying", "value": value}
    yield {
        "type": "TextualBody",
        "purpose": "describing",
        "value": row.speaker,
        "riwaya:incident": row.incident,
        "riwaya:stance": row.stance,
        "riwaya:status": row.status,
        "riwaya:rule": row.rule,
    }


def _list_selectors(release: Release, row: Testimony) -> Iterator[dict[str, Any]]:
    """By position; and by quotation unless a name was left out of it, for then it does not stand in the source."""
    text = release.readings[row.report].report.text
    parts = text[max(0, row.start - AROUND) : row.start], text[row.start : row.end], text[row.end : row.end + AROUND]
    cleaned = [release.clean(part) for part in parts]
    if cleaned[1] == parts[1]:
        selector = {"type": "TextQuoteSelector", "exact": parts[1]}
        # What stands around is left out where a name stood in it, so that what is left can be found.
        around = {"prefix": (parts[0], cleaned[0]), "suffix": (parts[2], cleaned[2])}
        yield selector | {key: raw for key, (raw, clean) in around.items() if raw == clean and not release.redacted}
    yield {"type": "TextPositionSelector", "start": row.start, "end": row.end, "riwaya:unit": UNIT}


FORMAT = ReleaseFormat("annotations", MEDIA_TYPE, ".jsonld", write)
