"""Which names are used for one referent, and by whom."""

from __future__ import annotations

from typing import Literal

from riwaya.model.incident import Passage
from riwaya.model.reading import Record


class Naming(Record, frozen=True, kw_only=True):
    """One name that one outlet or speaker uses, how often, and where.

    `by` is the outlet in its own words and in indirect speech, or the speaker within quotation marks. `name` is the
    name as written; spellings of it (marks, forms of alef) count as one. `quotes` are some words around each place.
    """

    name: str
    by: str
    kind: Literal["outlet", "speaker"]
    count: int
    passages: tuple[Passage, ...]
    quotes: tuple[str, ...]


class Framing(Record, frozen=True, kw_only=True):
    """The names of one referent: `entity` as asked for, `known_as` the names it has in the reports, and who uses each,
    the most frequent first."""

    entity: str
    known_as: tuple[str, ...]
    namings: tuple[Naming, ...]
