"""Names that judge whom they name: الاحتلال, العدو. They are kept as used, and resolved to the army that is meant."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import CountryRow, PlaceRow
from riwaya.text import Document

# Where such names need no nationality, and whom they mean there.
_UNDERSTOOD = {"IL": "IL", "PS": "IL"}


class LoadedNames:
    """What the loaded names of one document stand for, and the countries it speaks of."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def countries(self) -> Counter[str]:
        """How often each country is spoken of by name or nationality."""
        rows = (tag.lemma.row(CountryRow) for tag in self._document.tags if tag is not None)
        return Counter(row.code for row in rows if row is not None)

    @cached_property
    def main_country(self) -> str | None:
        """The country that البلاد is: the one most spoken of by its name and its places, if one stands out."""
        counts: Counter[str] = Counter()
        for tag in self._document.tags:
            if tag is None or tag.pos is not Pos.NAME:
                continue
            if (country := tag.lemma.row(CountryRow)) is not None:
                counts[country.code] += 2
            elif (place := tag.lemma.row(PlaceRow)) is not None and place.kind != "capital":
                counts[place.country] += 1
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def army(self, phrase: NounPhrase) -> str | None:
        """The country of the army that a loaded name means: قوات الاحتلال الأمريكي, الاحتلال."""
        if phrase.type != "ORG":
            return None
        tags = self._document.tags[phrase.first : phrase.last]
        if not any(plays(tag, "loaded") for tag in tags):
            return None
        return next((row.code for tag in tags if tag and (row := tag.lemma.row(CountryRow)) is not None), self._meant)

    @cached_property
    def _meant(self) -> str | None:
        """Whom the report means by it: the nationality it gives it once, else what is understood where it speaks of."""
        tags = self._document.tags
        for index, tag in enumerate(tags[:-1]):
            following = tags[index + 1]
            if plays(tag, "loaded") and following is not None and following.lemma.category == "adjective":
                row = following.lemma.row(CountryRow)
                if row is not None:
                    return row.code
        return next((army for country, army in _UNDERSTOOD.items() if self.countries[country]), None)
