"""Which element of a page is the article.

Extractors are asked where the article is, never for its text, because they rewrite it (marks and repeats are lost).
Their text is looked up in our own tree, paragraph by paragraph, and the smallest element that holds most of the
paragraphs found is the article. A lead that stands above that element is added by widening it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import Any, NamedTuple

from riwaya.intake.page.layout import BLOCKS, CELLS, walk_content
from riwaya.intake.page.tree import Node, find_body, measure_text, parse_page
from riwaya.intake.script import MIN_LETTERS, count_arabic_letters

# Marks, tatweel, punctuation and white space: what extractors change.
CHANGEABLE = re.compile("[\\W_\u0640]+")
# Shorter lines (menu words, bylines) occur in any article by chance.
MIN_KEY = 20
# The line of a teaser is a link and little else.
LINK_SHARE = 0.8
# The element must hold nearly all characters found, and two paragraphs of three: a single long paragraph may hold
# nine tenths of the characters and still is not the article.
CHARACTER_SHARE = 0.9
PARAGRAPH_SHARE = 2 / 3
# A lead is a full sentence; titles and captions are no leads.
MIN_LEAD = 40
NO_LEADS = frozenset({"h1", "figcaption", "caption"})


class Paragraph(NamedTuple):
    """A line of the page: the block it stands in, and its letters and digits."""

    block: Node
    key: str


def find_article(root: Node, html: str, stated: str = "") -> Node:
    """The element that is the article; `stated` is the article body the page states elsewhere, if it does."""
    body = find_body(root)
    paragraphs = list(_list_paragraphs(body))
    for found in _propose(root, html, stated):
        article = _find_holder(body, paragraphs, make_key(found))
        if article is not None:
            return _include_lead(article, body, paragraphs, make_key(_ask(_extract_with_readability, html)))
    return _find_marked(body)


def make_key(text: str) -> str:
    """The letters and digits of a text, by which it is recognised after an extractor has rewritten it."""
    return CHANGEABLE.sub("", unicodedata.normalize("NFC", text))


def _propose(root: Node, html: str, stated: str) -> Iterator[str]:
    """Texts of the article, the most reliable first; the slow ones are only made if they are needed."""
    yield "\n".join("".join(node.itertext()) for node in root.iterfind(".//*[@itemprop='articleBody']"))
    yield f"{_ask(_extract_with_trafilatura, html)}\n{stated}"
    yield _ask(_extract_with_readability, html)


def _ask(extract: Callable[[str], str], html: str) -> str:
    """What an extractor finds. It only advises, so one that breaks on a page has found nothing."""
    try:
        return extract(html)
    except Exception:
        return ""


def _extract_with_trafilatura(html: str) -> str:
    """The paragraphs trafilatura is surest of: one it leaves out is found by its neighbours, a wrong one misleads."""
    from trafilatura import extract

    return extract(html, favor_precision=True, include_comments=False) or ""


def _extract_with_readability(html: str) -> str:
    from readability import Document

    return "".join(parse_page(Document(html).summary()).itertext())


def _find_holder(body: Node, paragraphs: Iterable[Paragraph], found: str) -> Node | None:
    """The smallest element that holds most of the paragraphs whose letters occur in `found`."""
    counts: Counter[Any] = Counter()
    characters: Counter[Any] = Counter()
    for block, key in paragraphs:
        if key in found:
            for holder in (block, *block.iterancestors()):
                counts[holder] += 1
                characters[holder] += len(key)
    if characters[body] < MIN_LETTERS:
        return None
    return _descend(body, counts, characters)


def _descend(body: Node, counts: Counter[Any], characters: Counter[Any]) -> Node:
    holder = body
    while True:
        inner = next(
            (
                child
                for child in holder
                if characters[child] >= CHARACTER_SHARE * characters[body]
                and counts[child] >= PARAGRAPH_SHARE * counts[body]
            ),
            None,
        )
        if inner is None:
            return holder
        holder = inner


def _include_lead(article: Node, body: Node, paragraphs: Iterable[Paragraph], found: str) -> Node:
    """The article with the paragraphs found above it; short of the whole page, which would bring the menus along."""
    around = [article, *article.iterancestors()]
    inside = set(article.iter())
    for block, key in takewhile(lambda paragraph: paragraph.block not in inside, paragraphs):
        if len(key) >= MIN_LEAD and block.tag not in NO_LEADS and key in found:
            holders = {block, *block.iterancestors()}
            common = next(holder for holder in around if holder in holders)
            return article if common is body else common
    return article


def _list_paragraphs(body: Node) -> Iterator[Paragraph]:
    """The lines of the page that are long enough to be recognised, and are not just links to other pages."""
    blocks = [body]
    line = Line()
    for kind, item in walk_content(body):
        if kind == "text":
            line.pieces.append(item)
            continue
        if kind == "end" and item.tag == "a":
            line.linked += measure_text(item)
        edge = item.tag in BLOCKS or item.tag in CELLS
        if (edge or item.tag == "br") and (key := line.take_key()):
            yield Paragraph(blocks[-1], key)
        if edge and kind == "start" and item is not body:
            blocks.append(item)
        elif edge and kind == "end":
            blocks.pop()


class Line:
    """The line that is being read: its pieces, and how many characters of them are in links."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = 0

    def take_key(self) -> str | None:
        """The key of the line if it can be recognised by it; the next line begins."""
        key, linked = make_key("".join(self.pieces)), self.linked
        self.pieces.clear()
        self.linked = 0
        return key if len(key) >= MIN_KEY and linked < LINK_SHARE * len(key) else None


def _find_marked(body: Node) -> Node:
    """The one element marked as article or main part, if it has any Arabic to read; else the whole body."""
    for tag in ("article", "main"):
        marked = body.findall(f".//{tag}")
        if len(marked) == 1 and count_arabic_letters("".join(marked[0].itertext())) >= MIN_LETTERS:
            return marked[0]
    return body
