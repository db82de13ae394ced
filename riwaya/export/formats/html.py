"""HTML: one page that needs nothing else, with the text as it is, the layers painted over it and all items below.

Title, outlet, text and names come from strangers: everything is escaped, and a content security policy lets no style
and no script run but the page's own.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

import msgspec

from riwaya.export.direction import find_direction
from riwaya.export.evidence import Evidence, list_evidence
from riwaya.export.format import Format, Style
from riwaya.export.labels import Labels, Language, read_labels
from riwaya.export.phrase import Phrase
from riwaya.model import Reading, Report, encode_reading

# In the order they are painted: what is wide first, what is small on top of it.
LAYERS = ("content", "event", "source", "cue", "name", "time", "quantity")
COLUMNS = ("kind", "quote", "value", "rule")
# In HTML source, a bare carriage return becomes a line feed and a null disappears.
LOST = str.maketrans({"\r": "&#13;", "\0": "&#0;"})
SAFE_URL = re.compile(r"https?://", re.IGNORECASE)


def write(reading: Reading, style: Style) -> str:
    """The reading as a page."""
    report = reading.report
    labels = read_labels(style.language or _choose_language(report.language))
    evidence = list_evidence(reading, labels)
    return _template().substitute(
        _describe_report(report, labels)
        | _name_parts(labels)
        | _embed_code()
        | {
            "rows": "\n".join(_write_row(number, item, labels) for number, item in enumerate(evidence)),
            "reading": _embed_json(encode_reading(reading)),
            "marks": _embed_json(msgspec.json.encode(list(_list_marks(evidence)))),
        }
    )


def _choose_language(language: str) -> Language:
    return "ar" if language == "ar" else "en"


def _describe_report(report: Report, labels: Labels) -> dict[str, str]:
    return {
        "language": escape(report.language),
        "direction": find_direction(report.language),
        "title": escape(report.title or report.outlet or report.id),
        "byline": labels.comma.join(_list_byline(report, labels)),
        "text": escape(report.text, quote=False).translate(LOST),
    }


def _list_byline(report: Report, labels: Labels) -> Iterator[str]:
    for field in (report.outlet, report.published, report.id):
        if field:
            yield f"<bdi>{escape(field)}</bdi>"
    if report.url and SAFE_URL.match(report.url):
        yield f'<a href="{escape(report.url)}" rel="noopener noreferrer">{escape(labels("page", "original"))}</a>'


def _name_parts(labels: Labels) -> dict[str, str]:
    parts = ("layers", "evidence", "hint", "nothing", "text", "items", "unpainted")
    return {f"{part}_label": escape(labels("page", part)) for part in parts} | {
        "labels_language": labels.language,
        "labels_direction": find_direction(labels.language),
        "layers": "\n".join(_write_layer(layer, labels) for layer in LAYERS),
        "columns": "".join(f'<th scope="col">{escape(labels("field", column))}</th>' for column in COLUMNS),
    }


def _write_layer(layer: str, labels: Labels) -> str:
    name = escape(labels("layer", layer))
    return f'<label><input type="checkbox" value="{layer}" checked> <span class="layer-{layer}">{name}</span></label>'


def _write_row(number: int, item: Evidence, labels: Labels) -> str:
    facts = "".join(
        f"<div><dt>{escape(labels(fact.group, fact.key))}</dt><dd>{_write_phrase(fact.value)}</dd></div>"
        for fact in item.facts
    )
    start = f' data-start="{item.marks[0].span.start}"' if item.marks else ""
    return (
        f'<tr id="item-{number}"{start}><th scope="row">{escape(labels("kind", item.kind))}</th>'
        f'<td class="quote">{_write_phrase(item.quote)}</td>'
        f"<td><strong>{_write_phrase(item.value)}</strong><dl>{facts}</dl></td>"
        f'<td class="origin">{escape(", ".join(filter(None, (item.rule, item.row))))}</td></tr>'
    )


def _write_phrase(phrase: Phrase) -> str:
    return "".join(f"<bdi>{escape(part.text)}</bdi>" if part.quoted else escape(part.text) for part in phrase)


def _list_marks(evidence: tuple[Evidence, ...]) -> Iterator[tuple[int, str, int, int]]:
    for number, item in enumerate(evidence):
        for layer, span in item.marks:
            yield number, layer, *span


def _embed_json(data: bytes) -> str:
    """JSON that may stand in a script element: nothing in it can end the element or open another."""
    return data.decode().replace("<", "\\u003c")


@cache
def _embed_code() -> dict[str, str]:
    code = {"style": _read_file("layers.css") + _read_file("page.css"), "script": _read_file("page.js")}
    return code | {f"{name}_hash": _hash(text) for name, text in code.items()}


@cache
def _template() -> Template:
    return Template(_read_file("page.html"))


def _read_file(name: str) -> str:
    return (files("riwaya.export") / "page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a content security policy knows a piece of code by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


FORMAT = Format("html", "text/html", ".html", write)
