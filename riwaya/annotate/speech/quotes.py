"""Quotation marks: which ones belong together, also when a writer forgot one."""

from __future__ import annotations

from msgspec import Struct

from riwaya.model import Span
from riwaya.text import Document

_PAIRS = {"«": "»", "“": "”", "„": "”", "‹": "›"}
_CLOSERS = frozenset(_PAIRS.values())
_STRAIGHT = frozenset(('"', "ˮ", "″", "''"))


class Quotation(Struct, frozen=True, gc=False):
    """A quotation: the tokens of its marks and the characters between them.

    `close` is the token after the last one inside; for a quotation left open it is the end of its paragraph and
    `closed` is False.
    """

    open: int
    close: int
    inner: Span
    closed: bool


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations, outer ones before those inside them, in order of their opening marks."""
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    for first, last in _paragraphs(document):
        stack.clear()
        for index in range(first, last):
            mark = document.tokens[index].text
            if stack and stack[-1][1] == mark:
                _add(document, found, stack.pop()[0], index, closed=True)
            elif mark in _PAIRS or mark in _STRAIGHT:
                stack.append((index, _PAIRS.get(mark, mark)))
            elif not stack and mark == "”" and _stands_before(document, index):  # ”…“, as some agencies write
                stack.append((index, "“"))
            elif stack and mark in _CLOSERS and (opening := _opening(stack, mark)) is not None:
                _add(document, found, opening, index, closed=True)
        for opening, _ in stack:
            _add(document, found, opening, last, closed=False)
    return tuple(sorted(found, key=lambda quotation: (quotation.open, quotation.close)))


def _stands_before(document: Document, index: int) -> bool:
    """Whether a mark touches the next word, also without a space before it: ان”المسلحين …"""
    token = document.tokens[index]
    before, after = document.text[token.start - 1 : token.start], document.text[token.end : token.end + 1]
    return after.isalpha() or (before.strip() == "" and after.strip() != "")


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    """Token ranges of the paragraphs: quotation marks never pair across a line break."""
    ranges: dict[int, tuple[int, int]] = {}
    for sentence in document.sentences:
        first, _ = ranges.get(sentence.paragraph, (sentence.first, sentence.last))
        ranges[sentence.paragraph] = (first, sentence.last)
    return list(ranges.values())


def _opening(stack: list[tuple[int, str]], mark: str) -> int | None:
    """Takes the opening mark that `mark` closes off the stack, with any left open inside it."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth][1] == mark:
            opening = stack[depth][0]
            del stack[depth:]
            return opening
    if mark == "”" and stack:  # “ and ” are mixed with other marks in practice
        return stack.pop()[0]
    return None


def _add(document: Document, found: list[Quotation], opening: int, close: int, *, closed: bool) -> None:
    tokens = document.tokens
    if close <= opening + 1:
        return
    last = close - 1
    if not closed:  # the full stop that ends the paragraph is not quoted
        while last > opening + 1 and tokens[last].text in (".", "…", ".."):
            last -= 1
    found.append(Quotation(opening, close, Span(tokens[opening + 1].start, tokens[last].end), closed))
