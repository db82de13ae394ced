"""Tells reports of sports and markets, which speak of attacks and battles in figures of speech."""

from __future__ import annotations

from collections import Counter

from riwaya.lexicon.tables import DomainRow
from riwaya.text import Document

# Shares of domain words among all words, read off composed and encyclopedic texts: reports of matches and trading
# days stand above 8 %, reports of conflict, protest and disaster below 4 %.
_SHARE = 0.06
_FEWEST_WORDS = 40


def figurative_domain(document: Document) -> str | None:
    """'sport' or 'market' if the report is about that throughout, else None."""
    words = [token.word for token in document.tokens if token.word is not None]
    if len(words) < _FEWEST_WORDS:
        return None
    counts: Counter[str] = Counter()
    for word in words:
        if (morph := word.morph("domains")) is not None and (row := morph.lemma.row(DomainRow)) is not None:
            counts[row.domain] += 1
    return next((domain for domain, count in counts.most_common(1) if count / len(words) >= _SHARE), None)
