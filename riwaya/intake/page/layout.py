"""The text of an element as a browser lays it out: every character, in document order, blocks on lines.

White space collapses as HTML says: space, tab, line feed, carriage return and form feed only. A no-break space,
a joiner or a vowel mark is a character like any other. Blocks stand on their own lines, <br> ends a line, cells
of a table row are separated by tabs, <pre> is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from riwaya.intake.page.furniture import is_furniture
from riwaya.intake.page.tree import Node, walk_tree

BLOCKS = frozenset({
    "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table",
    "tbody", "tfoot", "thead", "caption", "tr", "ul",
})  # fmt: skip
CELLS = frozenset({"td", "th"})
WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")


class Lines:
    """Lines under construction.

    What separates two pieces of text is decided when the second one comes: tabs and line ends outrank a space,
    and nothing stands before the first piece or after the last.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.ends = ""
        self.tabs = 0
        self.space = False

    def write(self, text: str) -> None:
        """Flowing text, its white space collapsed."""
        flowing = WHITE_SPACE.sub(" ", text)
        self.space = self.space or flowing.startswith(" ")
        if words := flowing.strip(" "):
            self.write_exactly(words)
            self.space = flowing.endswith(" ")

    def write_exactly(self, text: str) -> None:
        """Text whose white space means something."""
        if self.pieces:
            gap = self.ends + "\t" * self.tabs
            self.pieces.append(gap or " " * self.space)
        self.pieces.append(text)
        self.ends, self.tabs, self.space = "", 0, False

    def end_block(self) -> None:
        """The edge of a block: the line ends, unless it just has, or a cell just began."""
        if not self.ends and not self.tabs:
            self.ends = "\n"

    def end_line(self) -> None:
        """A line end written as such; several in a row leave empty lines."""
        if not self.tabs:
            self.ends += "\n"

    def begin_cell(self) -> None:
        """The beginning of a cell that is not the first of its row."""
        self.tabs += 1

    def end_cell(self, begun: int) -> None:
        """The end of a cell that began when there were `begun` pieces: the blocks in it end with it."""
        if len(self.pieces) > begun:
            self.ends = ""

    def end_row(self) -> None:
        """The end of a row, where empty cells leave no trace."""
        self.tabs = 0
        self.end_block()


class Layout:
    """Walks an article and lays its text out."""

    def __init__(self) -> None:
        self.lines = Lines()
        self.cells: list[int] = []
        self.preformatted = 0

    def read(self, article: Node) -> str:
        """The text of the element."""
        for kind, item in walk_content(article):
            if kind == "text":
                self._write(item)
            elif kind == "start":
                self._open(item)
            else:
                self._close(item)
        return "".join(self.lines.pieces)

    def _write(self, text: str) -> None:
        if self.preformatted:
            self.lines.write_exactly(text)
        else:
            self.lines.write(text)

    def _open(self, node: Node) -> None:
        if node.tag in CELLS:
            self.cells.append(len(self.lines.pieces))
            if next(node.itersiblings(*CELLS, preceding=True), None) is not None:
                self.lines.begin_cell()
        elif node.tag in BLOCKS:
            self.lines.end_block()
            self.preformatted += node.tag == "pre"

    def _close(self, node: Node) -> None:
        if node.tag in CELLS:
            self.lines.end_cell(self.cells.pop())
        elif node.tag == "br":
            self.lines.end_line()
        elif node.tag == "tr":
            self.lines.end_row()
        elif node.tag in BLOCKS:
            self.lines.end_block()
            self.preformatted -= node.tag == "pre"


def read_element(article: Node) -> str:
    """The text of an element, without the furniture in it."""
    return Layout().read(article)


def walk_content(article: Node) -> Iterator[tuple[str, Any]]:
    """What an element holds, furniture left out: ("start", node), ("text", characters) and ("end", node) in order."""
    walker = walk_tree(article)
    furniture = None
    for kind, node in walker:
        if kind == "start":
            if is_furniture(node, article):
                furniture = node
                walker.skip_subtree()
                continue
            yield kind, node
            if node.text:
                yield "text", node.text
            continue
        if node is furniture:
            furniture = None
        else:
            yield kind, node
        if node.tail and node is not article:
            yield "text", node.tail
