"""HTML: a page with a dossier of each incident, who says what and the words; it needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from riwaya.export.dossier import Dossier, Row, Said, list_dossiers
from riwaya.export.labels import read_labels
from riwaya.export.release import File, Release, ReleaseFormat

MEDIA_TYPE = "text/html"


def write(release: Release) -> tuple[File, ...]:
    """The page; titles, names and quotations come from strangers, so everything is escaped and no script may run."""
    labels = read_labels(release.language)
    direction = "rtl" if release.language == "ar" else "ltr"
    style, title = _read_style(), escape(labels("dossier", "incidents"))
    policy = f"default-src 'none'; style-src 'sha256-{_hash(style)}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(_write_dossier(dossier) for dossier in list_dossiers(release, labels))
    page = (
        f'<!doctype html>\n<html lang="{release.language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    )
    return (File(".html", MEDIA_TYPE, page.encode()),)


def _write_dossier(dossier: Dossier) -> str:
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{_quote(value)}</dd></div>" for name, value in dossier.facts)
    rows = "".join(_list_sections(dossier.rows))
    title = escape(dossier.title)
    return (
        f'<article id="incident-{escape(dossier.id)}">\n<h2 lang="ar" dir="auto">{title}</h2>\n<dl>{facts}</dl>\n'
        f"{rows}</article>"
    )


def _list_sections(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        disputed = ' class="disputed"' if row.disputed else ""
        yield f"<section{disputed}>\n<h3>{escape(row.name)} <small>{escape(row.standing)}</small></h3>\n<ul>"
        for value in row.values:
            sayings = "".join(f"<li>{_write_said(said)}</li>" for said in value.sayings)
            yield f"<li><strong>{_quote(value.value)}</strong><ul>{sayings}</ul></li>\n"
        yield "</ul>\n</section>\n"


def _write_said(said: Said) -> str:
    how = f" <small>({escape(said.how)})</small>" if said.how else ""
    quote = f'<q lang="ar" dir="auto">{escape(said.quote)}</q>'
    where = " · ".join(map(_quote, said.where))
    return f"{_quote(said.speaker)}{how}: {quote} <cite>{where}</cite>"


def _quote(words: str) -> str:
    return f"<bdi>{escape(words)}</bdi>"


@cache
def _read_style() -> str:
    return (files("riwaya.export") / "page" / "dossier.css").read_text(encoding="utf-8")


def _hash(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


FORMAT = ReleaseFormat("html", MEDIA_TYPE, ".html", write)
