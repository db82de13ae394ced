"""Who acts where the clause names only what acts for them: الغارات الإسرائيلية, سيارات الشرطة."""

from __future__ import annotations

from functools import cached_property

from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.ground import entry_lemma
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon.tables import CountryRow
from riwaya.text import Document

_LONGEST_LINK = 3


class AgentReader:
    """Finds the agents behind phrases of one document."""

    def __init__(self, document: Document, phrases: PhraseReader) -> None:
        self._document = document
        self._phrases = phrases

    def owners(self, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
        """Who has a weapon or vehicle: a body in its construct or after 'belonging to', else the state it is of."""
        entries = self._document.phrases.get(phrase.first, ())
        thing = self._document.tags[phrase.head]
        held = AGENTS if thing is None or not thing.article else AGENTS - {"PER"}  # السيارات المارة
        start = max((entry.last for entry in entries), default=phrase.first) + 1  # طائرة بدون طيار has no pilot
        for first in range(start, phrase.last):
            if plays(self._document.tags[first], "on_the_way"):  # حافلة متجهة إلى دمشق
                break
            if plays(self._document.tags[first], "belonging"):  # تابعة للجيش: no followers
                continue
            inner = self._phrases.phrase_at(first, phrase.last)
            kind = phrase.type == "VEH" and inner is not None and self._is_kind(inner)
            if inner is not None and inner.type in held and not kind:
                return (inner,)
        return self.holders(phrase) or self.nations(phrase)

    def _is_kind(self, phrase: NounPhrase) -> bool:
        """سيارة [إسعاف], سيارة [إسعاف تابعة للهلال الأحمر]: what kind of vehicle it is, no service that is named."""
        tags, after = self._document.tags, phrase.head + 1
        return plays(tags[phrase.head], "named_head") and (phrase.is_short or plays(tags[after], "belonging"))

    def holders(self, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
        """The force that a building or vehicle belongs to: تابع لقوات الحرس, موقع للحلف."""
        found = self._belonged_to(phrase.last) or self._housed(phrase.last)
        if found or phrase.definite or phrase.last >= len(self._document.tokens):
            return found
        after = self._phrases.phrase_at(phrase.last, len(self._document.tokens))
        held = after is not None and self._phrases.particles(phrase.last) == "ل" and after.type in AGENTS
        return (after,) if held and after is not None else ()

    def _housed(self, at: int) -> tuple[NounPhrase, ...]:
        """قاعدة عين الأسد التي تضم قوات أميركية, القاعدة التي تتمركز فيها القوات: the force in a building or base."""
        tokens, tags = self._document.tokens, self._document.tags
        if (
            at + 1 >= len(tokens)
            or not stands_as(tokens[at].word, "relative_pronoun")
            or not plays(tags[at + 1], "houses")
        ):
            return ()
        for first in range(at + 2, min(len(tokens), at + 2 + _LONGEST_LINK)):
            phrase = self._phrases.phrase_at(first, len(tokens))
            if phrase is not None:
                return (phrase,) if phrase.type == "ORG" else ()
        return ()

    def _belonged_to(self, at: int) -> tuple[NounPhrase, ...]:
        """تابعة للجيش, after a phrase or at its end."""
        tokens = self._document.tokens
        for first in range(at - 1, min(len(tokens), at + _LONGEST_LINK)):
            phrase = self._phrases.phrase_at(first, len(tokens)) if first > 0 else None
            linked = first > 0 and plays(self._document.tags[first - 1], "belonging")
            if linked and phrase is not None and phrase.type in AGENTS and "ل" in self._phrases.particles(first):
                return (phrase,)
        return ()

    def nations(self, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
        """The states that the adjectives of a phrase name, as far as the report names them too."""
        found = []
        for tag in self._document.tags[phrase.first + 1 : phrase.last]:
            country = tag.lemma.row(CountryRow) if tag is not None and tag.lemma.category == "adjective" else None
            if country is not None and country.code in self._states:
                found.append(self._states[country.code])
        return tuple(dict.fromkeys(found))

    def _country(self, phrase: NounPhrase) -> CountryRow | None:
        """The state that a phrase names: الولايات المتحدة, إسرائيل, حليفتها إسرائيل; not وسط إسرائيل."""
        if (entry := self._phrases.entry_at(phrase.first)) is not None:
            lemma = entry_lemma(entry) if entry.last + 1 == phrase.last else None
            return lemma.row(CountryRow) if lemma is not None else None
        tag = self._document.tags[phrase.last - 1] if phrase.is_short or phrase.rule == "names.title" else None
        return tag.lemma.row(CountryRow) if tag is not None else None

    @cached_property
    def _states(self) -> dict[str, NounPhrase]:
        """The first mention of each state by its name."""
        found: dict[str, NounPhrase] = {}
        for phrase in self._phrases.read():
            country = self._country(phrase) if phrase.type == "GPE" and phrase.named else None
            if country is not None:
                found.setdefault(country.code, phrase)
        return found
