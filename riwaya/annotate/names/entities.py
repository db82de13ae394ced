"""Which mentions are the same referent.

Mentions join by the lexicon row of their name, by the same words, by a person's surname, by a head noun taken up
again with the article (الوزارة after وزارة الداخلية), and by words that stand for the whole group (مسلحي X, قوات X).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from riwaya.annotate.markers import plays
from riwaya.annotate.names.kinds import name_type
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.names.surnames import bare, name_words
from riwaya.lexicon import Lemma, Pos
from riwaya.lexicon.letters import fold_deep
from riwaya.model import MentionType, Span
from riwaya.text import Document


class Referent(NamedTuple):
    """One referent of the document: its phrases in order of the text, its type and fullest name."""

    type: MentionType
    phrases: list[NounPhrase]
    keys: set[str]
    heads: set[str]
    words: set[str]


class EntityGrouper:
    """Groups the mentions of one document, in the order of the text."""

    def __init__(self, document: Document, reader: PhraseReader) -> None:
        self.document = document
        self.reader = reader
        self.referents: list[Referent] = []
        self._of: dict[Span, Referent] = {}

    def group(self, phrases: Iterable[NounPhrase]) -> list[Referent]:
        """All referents, in the order of their first mention."""
        for phrase in phrases:
            self._add(phrase)
        return self.referents

    def referent(self, phrase: NounPhrase) -> Referent | None:
        """The referent of a phrase that was grouped."""
        return self._of.get(phrase.span)

    def name(self, referent: Referent) -> str:
        """The fullest name of a referent in the text."""
        best = max(referent.phrases, key=lambda p: (p.named, p.name is not None, p.last - p.first, -p.first))
        if best.name is not None:
            first, last = best.name
            start = best.span.start if first == best.first else self.document.tokens[first].start
            return self.document.text[start : self.document.tokens[last - 1].end]
        return best.span.of(self.document.text)

    def _add(self, phrase: NounPhrase) -> None:
        assert phrase.type is not None
        keys, words, head = self._keys(phrase), set(name_words(self.document, phrase)), self._head(phrase)
        found = self._find(phrase, keys, words, head)
        if found is None:
            found = Referent(phrase.type, [], set(), set(), set())
            self.referents.append(found)
        found.phrases.append(phrase)
        found.keys.update(keys)
        found.words.update(words)
        rest = self._named_rest(phrase)  # الحلف after مسلحي حلف قبائل الوادي
        found.heads.update(filter(None, (head, self._head(rest) if rest is not None else "")))
        self._of[phrase.span] = found

    def _find(self, phrase: NounPhrase, keys: set[str], words: set[str], head: str) -> Referent | None:
        recent = reversed(self.referents)
        if words:
            return next((r for r in recent if r.type == phrase.type and _same_person(r.words, words)), None)
        for referent in recent:
            if referent.type == phrase.type and referent.keys & keys:
                return referent
        if not phrase.definite or phrase.named or not head:
            return None
        if not phrase.is_short:
            return None
        return next((r for r in reversed(self.referents) if r.type == phrase.type and head in r.heads), None)

    def _keys(self, phrase: NounPhrase) -> set[str]:
        """What a mention can be recognised by: its words without article, and the row of a name it consists of."""
        text = fold_deep(phrase.span.of(self.document.text))
        keys = {" ".join(bare(word.strip("«»“”\"'")) for word in text.split())}
        rest = self._named_rest(phrase)
        if rest is not None:
            keys |= self._keys(rest)
        if (lemma := self._name_lemma(phrase)) is not None:
            keys.add(f"{lemma.category}:{lemma.key}")
        return keys

    def _named_rest(self, phrase: NounPhrase) -> NounPhrase | None:
        """What is left of 'مدينة X' or 'قوات X' once the head is taken off, if that is a name."""
        tag = self.document.tags[phrase.first]
        group = plays(tag, "whole_group")
        if phrase.is_short or not (group or plays(tag, "settlement")):
            return None
        rest = self.reader.phrase_at(phrase.first + 1, phrase.last)
        if rest is None or rest.type is None or rest.last != phrase.last:
            return None
        return rest if rest.named or (group and rest.type == "ORG") else None

    def _name_lemma(self, phrase: NounPhrase) -> Lemma | None:
        for entry in self.document.phrases.get(phrase.first, ()):
            if entry.last + 1 == phrase.last:
                for sense in entry.senses:
                    if name_type(sense.lemma) == phrase.type:
                        return sense.lemma
        tag = self.document.tags[phrase.first]
        if phrase.is_short and tag is not None and tag.pos is Pos.NAME:
            return tag.lemma
        return None

    def _head(self, phrase: NounPhrase) -> str:
        tag = self.document.tags[phrase.head]
        if tag is None or tag.pos is Pos.NAME:
            return ""
        number = tag.features.number.name
        return f"{tag.lemma.key.partition('/')[0]}:{number}"


def _same_person(known: set[str], words: set[str]) -> bool:
    return bool(known) and (words <= known or known <= words)
