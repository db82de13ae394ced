"""Phrases: what is kept of the report's words, and where words are left out."""

from __future__ import annotations

import pytest

from riwaya.export import join, own, plain, quote
from riwaya.export.phrase import quote_places
from riwaya.model import Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("سطر\r\nآخر", "سطر آخر"),
        ("\x1b[2Jخطر\x07", "[2Jخطر"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}abc\N{POP DIRECTIONAL ISOLATE}", "abc"),
        ("مقتلَ خمســـة", "مقتلَ خمســـة"),
        ("می\N{ZERO WIDTH NON-JOINER}شود", "می\N{ZERO WIDTH NON-JOINER}شود"),
    ],
    ids=["line breaks", "terminal commands", "direction overrides", "marks and tatweel stay", "joiners stay"],
)
def test_quotes_are_harmless_and_otherwise_true(text: str, shown: str) -> None:
    assert plain(quote(text)) == shown


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([Span(0, 1), Span(2, 3)], "a b"),
        ([Span(4, 5), Span(0, 1)], "a … c"),
        ([Span(0, 3), Span(2, 3)], "a b"),
        ([], ""),
    ],
    ids=["side by side", "in order of the text", "one in the other", "none"],
)
def test_an_ellipsis_stands_where_words_are_left_out(spans: list[Span], shown: str) -> None:
    assert plain(quote_places("a b c", spans)) == shown


def test_join_leaves_out_what_is_empty() -> None:
    assert join(", ", [own("a"), (), own("b")]) == (*own("a"), *own(", "), *own("b"))
