"""Spans are half-open ranges of characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import Span

SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(min(ends), max(ends)))


@given(SPANS, SPANS)
def test_overlap_is_a_shared_character(one: Span, other: Span) -> None:
    shared = set(range(*one)) & set(range(*other))
    if shared:
        assert one.overlaps(other)
    assert one.overlaps(other) == other.overlaps(one) or not (range(*one) and range(*other))


@given(SPANS, SPANS)
def test_a_span_holds_all_characters_of_one_it_contains(one: Span, other: Span) -> None:
    if one.contains(other):
        assert set(range(*other)) <= set(range(*one))


@pytest.mark.parametrize(("span", "of"), [(Span(0, 3), "قال"), (Span(4, 4), ""), (Span(4, 6), "إن")])
def test_of_cuts_the_text(span: Span, of: str) -> None:
    assert span.of("قال إن") == of


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
