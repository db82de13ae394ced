"""What is said, asked for by place: which attributions' contents hold a span."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from riwaya.annotate.speech.drafts import Draft
from riwaya.model import Span


class Contents:
    """The contents of the attributions of a document; a question costs as much as they nest, not all of them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._contents = sorted((span, number) for number, draft in enumerate(drafts) for span in draft.content)
        self._starts = [span.start for span, _ in self._contents]
        self._furthest = list(accumulate((span.end for span, _ in self._contents), max))

    def holding(self, span: Span) -> Iterator[tuple[Span, int]]:
        """The contents that hold a span, each with the index of its attribution, the last begun first."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._furthest[at] >= span.end:
            if self._contents[at][0].contains(span):
                yield self._contents[at]
            at -= 1
