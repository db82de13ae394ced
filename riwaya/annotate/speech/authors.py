"""Who speaks through a document: تقرير للأمم المتحدة, بيان أصدرته الوزارة, حصيلة وزارة الصحة."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.markers import plays, reading_as
from riwaya.annotate.names.kinds import is_written
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Lemma, Pos
from riwaya.text import Document
from riwaya.text.agreement import stands_for

# How far behind a speaker the document stands in which he speaks.
_REACH = 8


def find_authors(document: Document, phrases: PhraseReader, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The attributions whose source is a document with its author as who speaks; the source stays the document.

    A document told of before has the author it had there: قالت الوزارة في بيان إن …. وأضاف البيان أن ….
    """
    reader = AuthorReader(document, phrases)
    found: list[Draft] = []
    authors: dict[Lemma, NounPhrase] = {}
    for draft in drafts:
        phrase, end = draft.source_phrase, document.sentences[draft.sentence].last
        authored = reader.find(phrase, end) if phrase is not None else None
        author = authored.author if authored is not None else None
        named = document.tags[phrase.head] if phrase is not None and phrase.type is None else None
        if author is None and named is not None and named.article:
            author = authors.get(named.lemma)
        if author is not None and named is not None:
            authors[named.lemma] = author
        elif phrase is not None and phrase.type in AGENTS:
            authors |= dict.fromkeys(reader.issued(phrase, end), phrase)
        found.append(replace(draft, source_phrase=author) if author is not None else draft)
    return tuple(found)


class Authored(Struct, frozen=True, gc=False):
    """What a document goes on with: the token after it, and the phrase of its author if it names him."""

    last: int
    author: NounPhrase | None


class AuthorReader:
    """Finds the authors of the documents that speak in one report."""

    def __init__(self, document: Document, phrases: PhraseReader) -> None:
        self._tokens = document.tokens
        self._tags = document.tags
        self._phrases = phrases

    def find(self, phrase: NounPhrase, end: int) -> Authored | None:
        """The author of a phrase that is no participant, within it or right after it; None if unnamed."""
        if phrase.type is not None or self._tags[phrase.head] is None:
            return None
        return self._publishing(phrase, end) or self._issuing(phrase, end) or self._owning(phrase, end)

    def issued(self, speaker: NounPhrase, end: int) -> Iterator[Lemma]:
        """The documents in which somebody speaks: قالت الوزارة في بيان, قال الوزير، في تصريح للصحفيين، إن."""
        for at in range(speaker.last, min(end - 1, speaker.last + _REACH)):
            tag, noun = self._tags[at], self._tags[at + 1]
            if tag is not None and tag.pos is Pos.VERB:
                return
            if tag is not None and tag.lemma.key == "في" and noun is not None and is_written(noun.lemma):
                yield noun.lemma

    def _owning(self, phrase: NounPhrase, end: int) -> Authored | None:
        """بيان الوزارة, تقرير للأمم المتحدة: in the genitive or after ل."""
        if phrase.last < end and self._phrases.particles(phrase.last) == "ل" and not self._is_cut(phrase.last):
            return self._authored(phrase.last, end)
        for first in range(phrase.head + 1, phrase.last):
            owner = None if self._phrases.particles(first).strip("ل") else self._phrases.phrase_at(first, phrase.last)
            if owner is not None and owner.last == phrase.last and owner.type in AGENTS:
                return Authored(phrase.last, owner)
        return None

    def _issuing(self, phrase: NounPhrase, end: int) -> Authored | None:
        """بيان صادر عن الوزارة, تقرير صدر عن المنظمة, رسالة منسوبة إلى التنظيم."""
        for at in range(max(phrase.head + 1, phrase.last - 1), min(phrase.last + 1, end - 1)):
            after = self._tags[at + 1]
            if reading_as(self._tokens[at].word, "issued") is None or not plays(after, "issuer"):
                continue
            if after is not None and not after.enclitic:
                return self._authored(at + 2, end) or self._unknown_author(at + 2, end)
        return None

    def _publishing(self, phrase: NounPhrase, end: int) -> Authored | None:
        """بيان أصدرته الوزارة: a clause whose object is the document."""
        head, verb = self._tags[phrase.head], self._tags[phrase.last] if phrase.last < end else None
        if head is None or verb is None or verb.pos is not Pos.VERB or verb.particles or head.article:
            return None
        if not stands_for(verb.enclitic, head):
            return None
        first = phrase.last + 1
        bracketed = self._tokens[first].text == "(" if first < end else False  # بيان تابعته (الضفاف)
        authored = self._authored(first + bracketed, end)
        received = plays(verb, "receives")
        return replace(authored, author=None, last=authored.last + bracketed) if authored and received else authored

    def _authored(self, first: int, end: int) -> Authored | None:
        author = self._phrases.phrase_at(first, end) if first < end else None
        named = author is not None and (author.type in AGENTS or plays(self._tags[author.head], "vague_body"))
        return Authored(author.last, author) if author is not None and named else None

    def _unknown_author(self, first: int, end: int) -> Authored | None:
        """بيان صادر عن [somebody that no table has]: with the document, though nobody knows who it is."""
        author = self._phrases.phrase_at(first, end) if first < end else None
        return Authored(author.last, None) if author is not None and author.definite else None

    def _is_cut(self, index: int) -> bool:
        return index in self._phrases.blocked or self._tokens[index].kind == "punctuation"
