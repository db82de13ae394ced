"""What others say to an act: لقي القرار ترحيبا من الحكومة, أثارت التصريحات انتقادات واسعة لدى الأهالي."""

from __future__ import annotations

from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.phrase import ADJECTIVAL, AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.candidates import Candidate
from riwaya.annotate.speech.cues import Cue
from riwaya.text import Document, Sentence

_LONGEST_TOPIC = 10
_STANCES = frozenset(("condemn", "praise", "deny", "doubt", "accuse"))


class ReactionReader:
    """Finds nouns of praise and blame whose source and topic a verb of meeting with them shares out."""

    def __init__(self, document: Document, phrases: PhraseReader) -> None:
        self._tokens = document.tokens
        self._tags = document.tags
        self._phrases = phrases

    def read(self, cue: Cue, sentence: Sentence) -> Candidate | None:
        """The attribution of a noun of reaction, or None if no verb here tells what it is about."""
        if cue.row.stance not in _STANCES:
            return None
        first = cue.first - 1 - plays(self._tags[cue.first - 1], "outburst") if cue.first > sentence.first else -1
        topic = self._topic(first + 1, sentence)
        source = self._source(cue, sentence) if topic is not None else None
        return Candidate(cue, source, source.last, described=topic) if source is not None else None

    def _topic(self, end: int, sentence: Sentence) -> NounPhrase | None:
        """The subject of a verb of meeting that ends right before the noun."""
        for first in range(end - 1, max(sentence.first, end - _LONGEST_TOPIC), -1):
            if plays(self._tags[first - 1], "meets") and not self._phrases.particles(first):
                phrase = self._phrases.phrase_at(first, sentence.last)
                return phrase if phrase is not None and phrase.last == end else None
        return None

    def _source(self, cue: Cue, sentence: Sentence) -> NounPhrase | None:
        at = cue.last
        while at < sentence.last and (tag := self._tags[at]) is not None and tag.pos in ADJECTIVAL:
            at += 1
        if at + 1 >= sentence.last or not stands_as(self._tokens[at].word, "reactor"):
            return None
        at += 1 + stands_as(self._tokens[at + 1].word, "part")  # من قبل, من جانب
        source = self._phrases.phrase_at(at, sentence.last) if at < sentence.last else None
        return source if source is not None and source.type in AGENTS and not self._phrases.particles(at) else None
