"""Which reports may be copies of each other: MinHash of the whole text and of each paragraph, cut into bands.

Two texts that share a band are compared word by word later. The paragraphs find what was lifted into a longer
report. Bands depend on the text alone, so the pairs do not depend on which reports came before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from rensa import RMinHash

from riwaya.link.words import ReportWords

# A hash of the band's number and rows; hashes of whole numbers are the same in every process.
Band: TypeAlias = int

# Rows in a band decide how alike texts must be to meet: with 16 bands of 6, texts that share a quarter of their
# three-word sequences (one form, other news) meet in less than 1 of 100 cases, those that share 7 of 10 in 87.
_SEED, _ROWS, _BANDS = 20220531, 6, 16
_SHINGLE = 3
# Shorter paragraphs are datelines, credits and formulas.
_SHORTEST_PARAGRAPH = 14


def bands(report: ReportWords) -> frozenset[Band]:
    """The bands of a report."""
    found: set[Band] = set()
    edges = report.paragraphs
    pieces = [report.words]
    if len(edges) > 2:
        pieces += [report.words[first:end] for first, end in pairwise(edges)]
    for piece in pieces:
        if len(piece) >= _SHORTEST_PARAGRAPH:
            found.update(_bands_of(piece))
    return frozenset(found)


def _bands_of(words: Sequence[str]) -> Iterator[Band]:
    minhash = RMinHash(num_perm=_ROWS * _BANDS, seed=_SEED)
    minhash.update([" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)])
    digest = minhash.digest()
    for band in range(_BANDS):
        yield hash((band, *digest[band * _ROWS : (band + 1) * _ROWS]))
