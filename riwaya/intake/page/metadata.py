"""What a page states about its article: title, outlet, day, address. Nothing is guessed from the visible text.

Each field is taken from the first place that states it: JSON-LD, microdata, meta elements, and for the title the
heading. Footers, menus and teasers have dates of their own and are not looked at.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from riwaya.intake.dates import read_date
from riwaya.intake.page.layout import read_element
from riwaya.intake.page.tree import Node, has_ancestor

ARTICLE_TYPES = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"})
PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "article.published", "datepublished",
    "date", "pubdate", "publishdate", "publish-date", "publish_date", "published_date", "publication_date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
TITLE_NAMES = ("og:title", "twitter:title", "dc.title")
OUTLET_NAMES = ("og:site_name", "dc.publisher")
# The language a template claims is often wrong ("en" over an Arabic page); one written in Arabic letters is meant.
ARABIC_SCRIPT = frozenset({"ar", "arz", "ary", "apc", "acm", "fa", "ur", "ps", "ckb", "ku", "sd", "ug"})
ELSEWHERE = ("nav", "aside", "footer")


class Metadata(NamedTuple):
    """The fields of a report that a page states."""

    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None


def read_metadata(root: Node, linked: dict[str, Any], article: Node) -> Metadata:
    """What the page states, given its JSON-LD article and its article element."""
    metas = _list_metas(root)
    return Metadata(
        title=_find_title(root, linked, metas, article),
        outlet=_first(_read_name(linked.get("publisher")), *_values(metas, OUTLET_NAMES)),
        published=next(filter(None, map(read_date, _list_dates(root, linked, metas, article))), None),
        url=_find_url(root, linked, metas),
        language=_find_language(root),
    )


def find_linked_data(root: Node) -> dict[str, Any]:
    """The first article that JSON-LD describes; empty if there is none."""
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        for item in _list_items(_parse(script.text or "")):
            if _is_article(item):
                return item
    return {}


def read_string(linked: dict[str, Any], name: str) -> str | None:
    """A string of JSON-LD. Entities in it are a fault of the page that browsers never show."""
    value = linked.get(name)
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _parse(script: str) -> object:
    try:
        return json.loads(script, strict=False)  # line ends inside strings are common
    except (ValueError, RecursionError):
        return None


def _list_items(data: object) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _list_items(item)
    elif isinstance(data, dict):
        yield data
        yield from _list_items(data.get("@graph"))


def _is_article(item: dict[str, Any]) -> bool:
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and (name.endswith("Article") or name in ARTICLE_TYPES) for name in names)


def _list_metas(root: Node) -> dict[str, str]:
    """The content of each meta element by its lower-case name; the first one counts."""
    metas: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        content = (node.get("content") or "").strip()
        if content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _values(metas: dict[str, str], names: tuple[str, ...]) -> list[str | None]:
    return [metas.get(name) for name in names]


def _first(*stated: str | None) -> str | None:
    return next(filter(None, stated), None)


def _read_name(thing: object) -> str | None:
    """The name of an organisation, which JSON-LD gives as an object, a list of them or a string."""
    if isinstance(thing, list):
        return _first(*map(_read_name, thing))
    if isinstance(thing, dict):
        return read_string(thing, "name")
    return html.unescape(thing).strip() or None if isinstance(thing, str) else None


def _find_title(root: Node, linked: dict[str, Any], metas: dict[str, str], article: Node) -> str | None:
    stated = _first(read_string(linked, "headline"), *_values(metas, TITLE_NAMES))
    return stated or _read_heading(article) or _read_heading(root) or _read_heading(root, "title")


def _read_heading(root: Node, tag: str = "h1") -> str | None:
    """The text of the first heading in an element, on one line."""
    for node in root.iter(tag):
        if not has_ancestor(node, *ELSEWHERE) and (text := read_element(node)):
            return " ".join(text.splitlines())
    return None


def _list_dates(root: Node, linked: dict[str, Any], metas: dict[str, str], article: Node) -> Iterator[str]:
    if stated := read_string(linked, "datePublished"):
        yield stated
    yield from filter(None, _values(metas, PUBLISHED_NAMES))
    yield from _list_marked_dates(article)
    yield from _list_marked_dates(root)


def _list_marked_dates(root: Node) -> Iterator[str]:
    """Dates in the page itself that are marked as the day of publication."""
    for node in root.iter():
        marked = "datePublished" in (node.get("itemprop") or "").split() or node.get("pubdate") is not None
        if marked and not has_ancestor(node, *ELSEWHERE):
            yield node.get("datetime") or node.get("content") or ""


def _find_url(root: Node, linked: dict[str, Any], metas: dict[str, str]) -> str | None:
    links = [node for node in root.iter("link") if "canonical" in (node.get("rel") or "").lower().split()]
    canonical = [node.get("href") for node in links]
    stated = (*canonical, metas.get("og:url"), read_string(linked, "url"), read_string(linked, "mainEntityOfPage"))
    return next((url.strip() for url in stated if url and url.strip().startswith(("http://", "https://"))), None)


def _find_language(root: Node) -> str | None:
    primary = (root.get("lang") or "").split("-")[0].lower()
    return primary if primary in ARABIC_SCRIPT else None
