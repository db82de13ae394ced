"""Markdown: a dossier of each incident, with who says what and the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.export.dossier import Dossier, list_dossiers
from riwaya.export.labels import read_labels
from riwaya.export.phrase import CONTROLS
from riwaya.export.release import File, Release, ReleaseFormat

MEDIA_TYPE = "text/markdown"
# What Markdown would take for its own, and HTML for a tag.
SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")


def write(release: Release) -> tuple[File, ...]:
    """All dossiers in one file."""
    lines = (line for dossier in list_dossiers(release, read_labels(release.language)) for line in _list_lines(dossier))
    return (File(".md", MEDIA_TYPE, "".join(f"{line}\n" for line in lines).encode()),)


def _list_lines(dossier: Dossier) -> Iterator[str]:
    yield f"# {_escape(dossier.title)}"
    yield ""
    yield f"`{dossier.id}`"
    yield ""
    for name, fact in dossier.facts:
        yield f"- {_escape(name)}: {_escape(fact)}"
    yield ""
    for row in dossier.rows:
        yield f"## {_escape(row.name)} ({_escape(row.standing)})"
        yield ""
        for value in row.values:
            yield f"- **{_escape(value.value)}**"
            for said in value.sayings:
                how = f" ({_escape(said.how)})" if said.how else ""
                where = ", ".join(map(_escape, said.where))
                yield f"    - {_escape(said.speaker)}{how}: “{_escape(said.quote)}” [{where}]"
        yield ""


def _escape(words: str) -> str:
    """Words as one line of plain text."""
    return SIGNS.sub(r"\\\1", " ".join(CONTROLS.sub("", words).split()))


FORMAT = ReleaseFormat("markdown", MEDIA_TYPE, ".md", write)
