"""Towns and provinces: which of two named places can be one inside the other, and which are two places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from riwaya.annotate.markers import plays
from riwaya.annotate.names.ground import entry_lemma
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Lemma, Pos
from riwaya.lexicon.letters import fold_deep
from riwaya.lexicon.tables import PlaceRow
from riwaya.text import Document

Rank = Literal["town", "division", "state"]
TOWN_HEADS = frozenset(("city", "town", "village", "camp"))
_DIVISION_HEADS = frozenset(("province", "district", "subdistrict", "state", "region"))
_TOWNS = frozenset(("town", "city", "capital", "village", "camp"))
_DIVISIONS = frozenset(("province", "district", "region"))


class Settled(Struct, frozen=True, gc=False):
    """A place by its rank and the words that name it, as they are spelled when read."""

    rank: Rank
    name: str


class TownReader:
    """Ranks the named places of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ranks: dict[NounPhrase, Settled | None] = {}
        self._lying: dict[NounPhrase, frozenset[str]] = {}

    def rank(self, phrase: NounPhrase) -> Settled | None:
        """The rank of a place where its head or the gazetteer leaves no doubt: بلدة حولا, الفلوجة; not إدلب alone."""
        if phrase not in self._ranks:
            self._ranks[phrase] = self._rank(phrase)
        return self._ranks[phrase]

    def _rank(self, phrase: NounPhrase) -> Settled | None:
        tag = self._document.tags[phrase.head]
        sort = head_sort(tag.lemma) if tag is not None else ""
        if sort in TOWN_HEADS or sort in _DIVISION_HEADS:
            name = self._name(range(phrase.head + 1, self._end(phrase)))
            return Settled("town" if sort in TOWN_HEADS else "division", name) if name and phrase.named else None
        lemma = self._place(phrase)
        if lemma is not None and "countries" in lemma.tables:
            return Settled("state", self._name(range(phrase.first, phrase.last)))
        kinds = {row.kind for row in lemma.rows(PlaceRow)} if lemma is not None else set()
        name = self._name(range(phrase.first, phrase.last))
        if kinds and kinds <= _TOWNS:
            return Settled("town", name)
        return Settled("division", name) if kinds and kinds <= _DIVISIONS else None

    def town(self, places: Iterable[NounPhrase]) -> str | None:
        """The name of the first town among places."""
        ranked = (self.rank(place) for place in places)
        return next((settled.name for settled in ranked if settled is not None and settled.rank == "town"), None)

    def provinces(self, places: Iterable[NounPhrase]) -> frozenset[str]:
        """The provinces that the first of several places that lies in any can lie in, with that it may be itself."""
        found = (self._lies_in(place) for place in places if place.named)
        return next((provinces for provinces in found if provinces), frozenset())

    def _lies_in(self, place: NounPhrase) -> frozenset[str]:
        if place not in self._lying:
            self._lying[place] = frozenset(self._provinces(place))
        return self._lying[place]

    def _provinces(self, phrase: NounPhrase) -> Iterator[str]:
        tag = self._document.tags[phrase.head]
        sort = head_sort(tag.lemma) if tag is not None else ""
        end = self._end(phrase)
        if sort == "province":
            yield self._name(range(phrase.head + 1, end))
            return
        inner = self._document.tags[end - 1] if end == phrase.head + 2 else None
        lemma = inner.lemma if sort in TOWN_HEADS and inner is not None else self._place(phrase)
        for row in lemma.rows(PlaceRow) if lemma is not None else ():
            if row.kind == "province" and sort not in TOWN_HEADS:
                yield fold_deep(row.name)
            elif row.kind in _TOWNS and row.parent:
                yield fold_deep(row.parent)

    def are_two(self, a: NounPhrase, b: NounPhrase) -> bool:
        """Two towns or two provinces; a town may lie in a province."""
        first, second = self.rank(a), self.rank(b)
        if first is None or second is None:  # منطقة وادي الحجير, وادي الحجير
            names = (a.span.of(self._document.text), b.span.of(self._document.text))
            return names[0] not in names[1] and names[1] not in names[0]
        return first.rank == second.rank and first.name != second.name

    def _end(self, phrase: NounPhrase) -> int:
        """Where the name of a place ends: بلدة الدجيل [التابعة لمحافظة صلاح الدين]."""
        inside = range(phrase.head + 1, phrase.last)
        return next((at for at in inside if plays(self._document.tags[at], "belonging")), phrase.last)

    def _place(self, phrase: NounPhrase) -> Lemma | None:
        entries = (e for e in self._document.phrases.get(phrase.first, ()) if e.last + 1 == phrase.last)
        named = (lemma for entry in entries if (lemma := entry_lemma(entry)) is not None)
        if (lemma := next((lemma for lemma in named if lemma.row(PlaceRow) is not None), None)) is not None:
            return lemma
        tag = self._document.tags[phrase.first] if phrase.is_short else None
        return tag.lemma if tag is not None and tag.pos is Pos.NAME else None

    def _name(self, tokens: Sequence[int]) -> str:
        words = (self._document.tokens[at].word for at in tokens)
        return " ".join(word.deep for word in words if word is not None)
