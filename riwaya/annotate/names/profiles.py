"""What is known about each referent of a report: its names, its code as an actor, where it lies, its offices."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from riwaya.annotate.markers import plays
from riwaya.annotate.names.actors import ActorCode, at_home, cameo, code_actor, in_country, meant_by_name
from riwaya.annotate.names.entities import EntityGrouper, Referent
from riwaya.annotate.names.locating import Locator
from riwaya.annotate.names.mentions import nested
from riwaya.annotate.names.phrase import PLACES, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.model import Entity, Fact, Span
from riwaya.text import Document

_ACTORS = frozenset(("PER", "ORG", "GPE"))
_BODIES = frozenset(("ORG", "GPE"))


class Profiler:
    """Writes the entities of one document."""

    def __init__(self, document: Document, reader: PhraseReader, grouper: EntityGrouper) -> None:
        self._document = document
        self._reader = reader
        self._grouper = grouper
        self._locator = Locator(document, [phrase for referent in grouper.referents for phrase in referent.phrases])

    def describe(self, referent: Referent, id: str) -> Entity:
        """The entity of a referent."""
        code = self._code(referent) if referent.type in _ACTORS else ActorCode()
        location = self._locator.locate(referent.phrases) if referent.type in PLACES else None
        if location is not None and location.country and referent.type == "GPE":
            code = in_country(code, location.country, location.row)
        facts = tuple(self._facts(referent)) if referent.type == "PER" else ()
        return Entity(
            id=id,
            name=self._grouper.name(referent),
            type=referent.type,
            role=next((fact.value for fact in facts if fact.kind == "role"), UNSET),
            names=tuple(dict.fromkeys(map(self._grouper.written, referent.phrases))),
            country=code.country or UNSET,
            sector=code.sector or UNSET,
            cameo=cameo(code) or UNSET,
            coding=code.coding or UNSET,
            location=location or UNSET,
            facts=facts or UNSET,
        )

    def _code(self, referent: Referent) -> ActorCode:
        """The fullest name speaks first."""
        longest_first = sorted(referent.phrases, key=lambda phrase: (phrase.first - phrase.last, phrase.first))
        code = ActorCode()
        for phrase in longest_first:
            if code.country and code.sector:
                break
            code = code.merged(code_actor(self._document, range(phrase.first, phrase.last), phrase.name))
        loaded = [phrase for phrase in referent.phrases if self._is_loaded(phrase)]
        if not loaded:
            return at_home(code, self._locator.home)
        meant = next(filter(None, map(self._grouper.loaded.army, loaded)), None)
        return code if code.country or meant is None else code.merged(meant_by_name(meant))

    def _is_loaded(self, phrase: NounPhrase) -> bool:
        """قوات العدو: whose they are, only the report can tell."""
        return any(plays(tag, "loaded") for tag in self._document.tags[phrase.first : phrase.last])

    def _facts(self, referent: Referent) -> Iterator[Fact]:
        """The title before a personal name, and the body or place named in it."""
        seen: set[tuple[str, str]] = set()
        for phrase in referent.phrases:
            for fact in self._title(phrase):
                if (fact.kind, fact.value) not in seen:
                    seen.add((fact.kind, fact.value))
                    yield fact

    def _title(self, phrase: NounPhrase) -> Iterator[Fact]:
        if phrase.name is None:
            return
        first, last = phrase.name
        tokens, text = self._document.tokens, self._document.text
        if first > phrase.first:
            before = tokens[first - 1]
            end = before.end if before.word is not None else tokens[first - 2].end
            span = Span(phrase.span.start, end)
            yield Fact(kind="role", value=span.of(text), span=span)
        elif last < phrase.last and tokens[last].word is not None:
            span = Span(tokens[last].start, phrase.span.end)
            yield Fact(kind="role", value=span.of(text), span=span)
        for inner in nested(self._document, self._reader, phrase):
            if inner.type in _BODIES:
                yield Fact(kind="affiliation", value=inner.span.of(text), span=inner.span)
                return
