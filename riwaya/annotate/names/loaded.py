"""Names that judge whom they name: الاحتلال, العدو. They are kept as used, and resolved to the army that is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Lemma, Pos
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
        for lemma in self._names():
            if (country := lemma.row(CountryRow)) is not None:
                counts[country.code] += 2
            elif (place := lemma.row(PlaceRow)) is not None and place.kind != "capital":
                counts[place.country] += 1
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def _names(self) -> Iterator[Lemma]:
        """The names of the document: of one word as its context reads them, of several as they stand."""
        yield from (tag.lemma for tag in self._document.tags if tag is not None and tag.pos is Pos.NAME)
        for phrases in self._document.phrases.values():
            longest = max(phrases, key=lambda phrase: phrase.last)
            yield from (sense.lemma for sense in longest.senses)

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
        spoken_of = {code for code, count in self.countries.items() if count} | {self.main_country}
        return next((army for country, army in _UNDERSTOOD.items() if country in spoken_of), None)
