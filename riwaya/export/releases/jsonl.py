"""JSON Lines: everything that linking says, one incident, copy or matter a line, with the quotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from riwaya.export.release import File, Release, ReleaseFormat
from riwaya.export.testimony import list_testimony

MEDIA_TYPE = "application/x-ndjson"


def write(release: Release) -> tuple[File, ...]:
    """One object a line; `record` says what it is. Spans are half-open, in code points."""
    lines = b"".join(msgspec.json.encode(line) + b"\n" for line in _list_lines(release))
    return (File(".jsonl", MEDIA_TYPE, lines),)


def _list_lines(release: Release) -> Iterator[dict[str, Any]]:
    for incident in release.linkage.incidents:
        testimony = [row._asdict() for row in list_testimony(release, incident)]
        yield {"record": "incident", **msgspec.to_builtins(incident), "testimony": testimony}
    for copy in release.linkage.copies:
        yield {"record": "copy", **msgspec.to_builtins(copy)}
    for matter in release.linkage.matters:
        yield {"record": "matter", **msgspec.to_builtins(matter)}


FORMAT = ReleaseFormat("jsonl", MEDIA_TYPE, ".jsonl", write)
