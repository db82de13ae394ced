"""Phrases: our own words and the report's, told apart so that each can be set in its own direction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from riwaya.model import Span

# A stranger's text must not steer the terminal it is shown on, nor turn around the words beside it.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


class Part(NamedTuple):
    """Some words, and whether they are the report's."""

    text: str
    quoted: bool = False


Phrase: TypeAlias = tuple[Part, ...]


def own(text: object) -> Phrase:
    """Our words."""
    return (Part(str(text)),)


def quote(text: str) -> Phrase:
    """Words of the report, on one line and without control characters."""
    return (Part(" ".join(CONTROLS.sub("", text).split()), quoted=True),)


def quote_places(text: str, spans: Iterable[Span]) -> Phrase:
    """The words at some places in the order of the text; an ellipsis where words between them are left out."""
    places: list[Span] = []
    for span in sorted(spans):
        if places and not text[places[-1].end : span.start].strip():
            places[-1] = Span(places[-1].start, max(places[-1].end, span.end))
        else:
            places.append(span)
    return join(" \N{HORIZONTAL ELLIPSIS} ", (quote(place.of(text)) for place in places))


def join(separator: str, phrases: Iterable[Phrase]) -> Phrase:
    """The phrases that say anything, with a separator between them."""
    joined: Phrase = ()
    for phrase in filter(None, phrases):
        joined += (own(separator) if joined else ()) + phrase
    return joined


def plain(phrase: Phrase) -> str:
    """The words of a phrase as they follow one another."""
    return "".join(part.text for part in phrase)
