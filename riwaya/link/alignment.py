"""The words that two reports share in the same order, and those in which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from riwaya.link.words import ReportWords

# A run of fewer words is chance: "وقال المتحدث باسم".
SHORTEST_RUN = 5


class Run(NamedTuple):
    """Words [a, a + length) of one report that are words [b, b + length) of the other."""

    a: int
    b: int
    length: int


class Gap(NamedTuple):
    """Words [a, a_end) of one report where the other has words [b, b_end)."""

    a: int
    a_end: int
    b: int
    b_end: int


class Alignment(NamedTuple):
    """Shared runs and the gaps between them, in order."""

    runs: tuple[Run, ...]
    gaps: tuple[Gap, ...]


def align(a: ReportWords, b: ReportWords) -> Alignment:
    """Aligns the words of two reports."""
    return align_words(a.words, b.words)


def align_words(a: Sequence[str], b: Sequence[str]) -> Alignment:
    """The longest common subsequence as runs; runs too short to mean anything are left to the gaps."""
    blocks = [
        Run(op.src_start, op.dest_start, op.src_end - op.src_start) for op in LCSseq.opcodes(a, b) if op.tag == "equal"
    ]
    return _with_gaps(_keep_long(blocks), len(a), len(b))


def _keep_long(blocks: Sequence[Run]) -> list[Run]:
    """Runs that are long, or that stand beside a long one with only a word or two changed between."""
    kept: list[Run] = []
    for index, run in enumerate(blocks):
        if run.length >= SHORTEST_RUN or any(
            _stands_beside(run, blocks[other]) for other in (index - 1, index + 1) if 0 <= other < len(blocks)
        ):
            kept.append(run)
    return kept


def _stands_beside(run: Run, other: Run) -> bool:
    if other.length < SHORTEST_RUN:
        return False
    first, last = sorted((run, other))
    return run.length >= 2 and max(last.a - first.a - first.length, last.b - first.b - first.length) <= 2


def _with_gaps(runs: Sequence[Run], a_words: int, b_words: int) -> Alignment:
    gaps: list[Gap] = []
    a = b = 0
    for run in (*runs, Run(a_words, b_words, 0)):
        if run.a > a or run.b > b:
            gaps.append(Gap(a, run.a, b, run.b))
        a, b = run.a + run.length, run.b + run.length
    return Alignment(tuple(runs), tuple(gaps))
