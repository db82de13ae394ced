"""Web pages: one file is one report, the text of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.intake.encoding import decode
from riwaya.intake.format import Format, Source
from riwaya.intake.results import Intake, Skipped

# Both meta forms and the XML declaration; browsers look at the beginning of the page only.
CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
CHARSET_WITHIN = 8192
BEGINNING = re.compile(r"<(?:!doctype|\?xml|html|head|body|meta|title|main|article|div|section|p|h1)\b|<!--", re.I)


def read(source: Source) -> Iterator[Intake | Skipped]:
    """The one report of a page."""
    # The parser and the extractors are loaded by the first page that is read.
    from riwaya.intake.page.article import find_article
    from riwaya.intake.page.layout import read_element
    from riwaya.intake.page.metadata import find_linked_data, read_metadata, read_string
    from riwaya.intake.page.tree import parse_page

    raw = source.stream.read()
    html, encoding = decode(raw, find_charset(raw))
    root = parse_page(html)
    linked = find_linked_data(root)
    article = find_article(root, html, read_string(linked, "articleBody") or "")
    metadata = read_metadata(root, linked, article)
    yield source.admit({"text": read_element(article), **metadata._asdict()}, raw, encoding)


def find_charset(raw: bytes) -> str | None:
    """The encoding that the page claims to be written in."""
    match = CHARSET.search(raw, 0, CHARSET_WITHIN)
    return match[1].decode("ascii", "replace") if match else None


def sniff(head: str) -> bool:
    """True if the characters begin like a page."""
    return BEGINNING.match(head) is not None


FORMAT = Format("html", {".html": "text/html", ".htm": "text/html"}, sniff, read)
