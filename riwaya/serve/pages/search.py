"""Search: reports that have all words, in any spelling, and how they stand there."""

from __future__ import annotations

import msgspec

from riwaya.ledger import Hit
from riwaya.model import Span
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
PAGE = 20


class Piece(msgspec.Struct, frozen=True):
    """Some characters of a title or a text, and whether they are what was searched for."""

    text: str
    match: bool = False


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A report that has all words. `forms` are the words as they stand in it; `at` is the offset of the first."""

    id: str
    outlet: str | None
    published: str | None
    title: tuple[Piece, ...]
    extract: tuple[Piece, ...]
    forms: tuple[str, ...]
    at: int | None


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked, and the newest reports that have it; `more`: there are others."""

    q: str
    outlet: str
    since: str
    until: str
    found: tuple[Found, ...]
    more: bool
    limit: int
    outlets: tuple[str, ...]


@router.screen("/search", "search.html")
def search(desk: AtDesk, q: str = "", outlet: str = "", since: str = "", until: str = "", limit: int = PAGE) -> Search:
    """The newest reports that have all words, and phrases in quotation marks, however they are spelled."""
    limit = max(1, min(limit, 500))
    filters = {"outlet": outlet or None, "since": since or None, "until": until or None}
    hits = desk.ledger.search(q[:500], limit + 1, **filters)
    return Search(
        q=q,
        outlet=outlet,
        since=since,
        until=until,
        found=tuple(_show(hit) for hit in hits[:limit]),
        more=len(hits) > limit,
        limit=limit,
        outlets=tuple(desk.ledger.outlets()),
    )


def _show(hit: Hit) -> Found:
    title = hit.title or hit.id
    forms = [span.of(hit.text) for span in hit.matches] + [span.of(title) for span in hit.title_matches]
    return Found(
        id=hit.id,
        outlet=hit.outlet,
        published=hit.published,
        title=_cut(title, Span(0, len(title)), hit.title_matches if hit.title else ()),
        extract=_cut(hit.text, hit.extract, hit.matches),
        forms=tuple(dict.fromkeys(forms)),
        at=hit.matches[0].start if hit.matches else None,
    )


def _cut(text: str, within: Span, matches: tuple[Span, ...]) -> tuple[Piece, ...]:
    """A part of a text, cut where matches begin and end."""
    pieces, position = [], within.start
    for match in matches:
        if match.start < position or match.end > within.end:
            continue
        pieces += [Piece(text[position : match.start]), Piece(match.of(text), True)]
        position = match.end
    pieces.append(Piece(text[position : within.end]))
    return tuple(piece for piece in pieces if piece.text)
