"""What kind of source speaks: a person, an office, a body, an outlet, a document, a witness, a crowd, or nobody."""

from __future__ import annotations

from riwaya.annotate.markers import plays
from riwaya.annotate.names.ground import entry_lemma
from riwaya.annotate.names.kinds import head_sort, is_outlet, is_title, is_written
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Grammatical, Lemma
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import SourceKind, Span
from riwaya.text import Document

# Sorts of persons who speak for an office they do not give a name to: مسؤول, ضابط, مستشار.
_OFFICIAL = frozenset(("office", "rank", "military", "police", "spokesperson", "leader", "profession", "service"))
# Sorts of people who speak as a crowd, also one of them.
_CROWD = frozenset(("civilian", "protester", "prisoner", "fighter"))
# How far after a source what it asks for may stand: مصدر في الشرطة طلب عدم الكشف عن اسمه.
_REACH = 12
_LONGEST_REQUEST = 7
_LONGEST_EXCUSE = 10


class SourceReader:
    """Tells the kinds of the sources of one document."""

    def __init__(self, document: Document, phrases: PhraseReader) -> None:
        self._document = document
        self._tags = document.tags
        self._phrases = phrases

    def kind(self, draft: Draft, speaker: NounPhrase | None) -> SourceKind:
        """The kind of who speaks, but for those who ask not to be named; `speaker` also where no words name him."""
        phrase = draft.source_phrase or speaker
        if draft.source is not None and self._is_document(draft.source):
            return "document"
        if phrase is None:
            return "none"
        lemma = self._lemma(phrase)
        if (lemma is not None and is_outlet(lemma)) or phrase.rule == "names.outlet":
            return "outlet"
        if phrase.type in ("ORG", "GPE", "LOC", "FAC"):
            return "institution"
        return self._person_kind(phrase, lemma) if phrase.type == "PER" else "collective"

    def _is_document(self, source: Span) -> bool:
        """بيان الوزارة: what is written speaks, also where its author is known."""
        head = self._tags[self._document.tokens_in(source).start]
        return head is not None and (is_written(head.lemma) or plays(head, "source_noun"))

    def _person_kind(self, phrase: NounPhrase, lemma: Lemma | None) -> SourceKind:
        sort = head_sort(lemma) if lemma is not None else ""
        if sort == "witness" or any(self._is_witness(at) for at in range(phrase.first, phrase.last)):
            return "witness"
        if phrase.named and (phrase.name is not None or phrase.is_short):
            return "person"
        if sort == "source":
            return "anon"
        if sort in _CROWD or self._protests(lemma):
            return "collective"
        if plays(self._tags[phrase.first], "one_of"):  # أحد رجال الأعمال
            return "anon"
        many = any(self._is_many(at) for at in range(phrase.first, min(phrase.head + 2, phrase.last)))
        if phrase.definite and not many:
            return "role"
        official = sort in _OFFICIAL or (lemma is not None and is_title(lemma)) or not many
        return "anon" if official else "collective"

    def anonymity(self, draft: Draft) -> Span | None:
        """The words after a source by which it asks not to be named: طلب عدم ذكر اسمه لأنه غير مخول بالحديث."""
        if draft.source_phrase is None:
            return None
        tokens = self._document.tokens
        end = self._document.sentences[draft.sentence].last
        said = min((span.start for span in draft.content if span.start >= draft.source_phrase.span.end), default=None)
        for first in range(draft.source_phrase.last, min(end, draft.source_phrase.last + _REACH)):
            if said is not None and tokens[first].start >= said:
                return None
            tag = self._tags[first]
            if tag is not None and (plays(tag, "anonymity") or plays(tag, "unnamed")):
                last = self._named_at(first, min(end, first + _LONGEST_REQUEST))
                if last is not None:
                    return Span(tokens[first].start, tokens[self._excuse_end(last + 1, end, said) - 1].end)
        return None

    def _named_at(self, first: int, end: int) -> int | None:
        """The name that a request is about: طلب عدم الكشف عن [اسمه]."""
        identities = (at for at in range(first + 1, end) if plays(self._tags[at], "identity"))
        return next((at for at in identities if (tag := self._tags[at]) is not None and tag.enclitic), None)

    def _excuse_end(self, at: int, end: int, said: int | None) -> int:
        """The token after the reason of a request; `at` without one."""
        tokens = self._document.tokens
        if at >= end or not plays(self._tags[at], "excuse"):
            return at
        for after in range(at + 1, min(end, at + _LONGEST_EXCUSE)):
            opens = plays(self._tags[after], "complementizer") and self._tags[after - 1] is not None
            if tokens[after].word is None or opens or (said is not None and tokens[after].start >= said):
                return after
        return at

    def _is_witness(self, index: int) -> bool:
        tag = self._tags[index]
        return tag is not None and head_sort(tag.lemma) == "witness"

    def _is_many(self, index: int) -> bool:
        tag = self._tags[index]
        return tag is not None and tag.features.number is not Grammatical.SINGULAR

    def _protests(self, lemma: Lemma | None) -> bool:
        return lemma is not None and any(row.event == "PROTEST" for row in lemma.rows(TriggerRow))

    def _lemma(self, phrase: NounPhrase) -> Lemma | None:
        if (entry := self._phrases.entry_at(phrase.first)) is not None:
            return entry_lemma(entry)
        tag = self._tags[phrase.head]
        return tag.lemma if tag is not None else None
