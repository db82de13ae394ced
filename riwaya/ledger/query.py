"""A search query: words and phrases, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from riwaya.ledger.terms import TermMaker, TokenTerms
from riwaya.model import Span

# A word of the query: the terms that stand for it. A phrase is words in a row, a single word one of length 1.
Choice: TypeAlias = frozenset[str]
Phrase: TypeAlias = tuple[Choice, ...]

QUOTED = re.compile('"([^"]*)"|“([^”]*)”|«([^»]*)»')


class Query(NamedTuple):
    """Phrases that a report must have, all of them."""

    phrases: tuple[Phrase, ...]

    @property
    def choices(self) -> list[Choice]:
        """The words of all phrases."""
        return [choice for phrase in self.phrases for choice in phrase]


def parse_query(words: str, terms: TermMaker) -> Query:
    """What is asked for by words as a user types them."""
    quoted = [next(filter(None, match.groups()), "") for match in QUOTED.finditer(words)]
    phrases = [tuple(_choose(part, terms)) for part in quoted]
    singles = [(choice,) for choice in _choose(QUOTED.sub(" ", words), terms)]
    return Query(tuple(dict.fromkeys(phrase for phrase in [*phrases, *singles] if phrase)))


def _choose(text: str, terms: TermMaker) -> Iterator[Choice]:
    """Of each word, its spelling and its likeliest stem; the others would find too much."""
    for token in terms.read(text):
        yield frozenset(term.key for term in token.terms[:2])


def find_phrase(phrase: Phrase, tokens: Sequence[TokenTerms]) -> Iterator[Span]:
    """Where a phrase stands: the characters that match, without particles before and pronouns after them."""
    for first in range(len(tokens) - len(phrase) + 1):
        found = [_find_choice(choice, token) for choice, token in zip(phrase, tokens[first:], strict=False)]
        spans = [span for span in found if span is not None]
        if len(spans) == len(phrase):
            yield Span(spans[0].start, spans[-1].end)


def _find_choice(choice: Choice, token: TokenTerms) -> Span | None:
    for term in token.terms:
        if term.key in choice:
            return Span(token.start + term.start, token.start + term.end)
    return None
