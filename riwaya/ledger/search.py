"""Finds reports by their words.

The index proposes reports that have the terms of a query; each is then read with the same code that reads the
query, which proves the match and gives its exact characters.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from riwaya.ledger.fulltext import match_terms
from riwaya.ledger.query import Query, find_phrase, parse_query
from riwaya.ledger.results import Hit
from riwaya.ledger.tables import reports
from riwaya.ledger.terms import TermMaker
from riwaya.model import Span

# How many proposed reports are fetched at a time.
PAGE = 50
# How many characters of a text are shown before and after the first match.
MARGIN = 80


def search(
    connection: Connection, words: str, limit: int, terms: TermMaker, filters: Sequence[ColumnElement[bool]] = ()
) -> list[Hit]:
    """The newest reports that have all words and phrases and meet the conditions."""
    query = parse_query(words, terms)
    if not query.phrases:
        return []
    with closing(_propose(connection, query, filters)) as proposed:
        hits = (_check(row, query, terms) for row in proposed)
        return list(islice(filter(None, hits), max(limit, 0)))


def make_terms(title: str | None, text: str, terms: TermMaker) -> str:
    """All terms of a report, as the index takes them."""
    keys = {term.key for part in (title or "", text) for token in terms.read(part) for term in token.terms}
    return " ".join(sorted(keys))


def _propose(
    connection: Connection, query: Query, filters: Sequence[ColumnElement[bool]]
) -> Generator[Row[Any], None, None]:
    """The reports that have the terms of a query, newest first; no more are looked for than are asked for."""
    found = (
        select(reports.c.no)
        .where(match_terms(connection, query.choices), *filters)
        .order_by(reports.c.published.desc().nulls_last(), reports.c.no)
    )
    with closing(connection.scalars(found)) as numbers:
        for page in numbers.partitions(PAGE):
            rows = {row.no: row for row in connection.execute(select(reports).where(reports.c.no.in_(page)))}
            yield from (rows[number] for number in page)


def _check(row: Row[Any], query: Query, terms: TermMaker) -> Hit | None:
    """The report as a hit, if each phrase stands in its text or in its title."""
    tokens, title_tokens = (list(terms.read(part)) for part in (row.text, row.title or ""))
    matches: set[Span] = set()
    title_matches: set[Span] = set()
    for phrase in query.phrases:
        spans, title_spans = list(find_phrase(phrase, tokens)), list(find_phrase(phrase, title_tokens))
        if not spans and not title_spans:
            return None
        matches.update(spans)
        title_matches.update(title_spans)
    extract = _cut_extract(row.text, min(matches, default=Span(0, 0)))
    return Hit(row.id, row.outlet, row.title, row.published, row.text, extract, _merge(matches), _merge(title_matches))


def _merge(spans: set[Span]) -> tuple[Span, ...]:
    """The spans in order, without those that stand inside another."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _cut_extract(text: str, match: Span) -> Span:
    """The surroundings of a match in its paragraph, cut between words."""
    first = max(text.rfind("\n", 0, match.start) + 1, match.start - MARGIN)
    line_end = text.find("\n", match.end)
    last = min(len(text) if line_end < 0 else line_end, match.end + MARGIN)
    if first > 0 and not text[first - 1].isspace():
        first = _skip_word(text, first, match.start)
    if last < len(text) and not text[last].isspace():
        last = max(text.rfind(" ", match.end, last), match.end)
    return Span(first, last)


def _skip_word(text: str, start: int, limit: int) -> int:
    """The beginning of the next word, or the limit."""
    space = text.find(" ", start, limit)
    return limit if space < 0 else space + 1
