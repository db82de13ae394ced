"""The parsed page, and the one place that knows the parser."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from riwaya.intake.results import RefusalError

# lxml has no types of its own; this name says what is meant.
Node: TypeAlias = Any


def parse_page(text: str) -> Node:
    """The root element of a page, without comments; raises RefusalError if there is no element in it."""
    # As bytes, because the parser refuses characters with an XML declaration in front; the encoding given here
    # outranks what the page claims. huge_tree: single text nodes above 10 MB are cut off without it.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise RefusalError(f"not a page: {error}") from error
    if root is None:
        raise RefusalError("not a page: no element in it")
    return root


def find_body(root: Node) -> Node:
    """The body of the page, or its root if there is none."""
    body = root.find("body")
    return root if body is None else body


def walk_tree(root: Node) -> Any:
    """Every element from the root down, as ("start", node) and ("end", node).

    The walk keeps no call stack, so depth does not matter; `skip_subtree()` on it passes over the content of the
    element that has just started.
    """
    return etree.iterwalk(root, events=("start", "end"))


def has_ancestor(node: Node, *tags: str) -> bool:
    """True if the element stands inside an element with one of these tags."""
    return next(node.iterancestors(*tags), None) is not None


def measure_text(node: Node) -> int:
    """The length of all text inside an element, white space at the edges of its pieces not counted."""
    return sum(len(piece.strip()) for piece in node.itertext())
