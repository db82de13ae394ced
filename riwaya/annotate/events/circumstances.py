"""Where and when: the place and time that a clause gives its event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from riwaya.annotate.events.arguments import Arguments
from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.model import Span, Time
from riwaya.text import Document, Sentence

PLACE_TYPES = frozenset(("GPE", "LOC", "FAC"))
_PLACE_PREPOSITIONS = ("في", "ب", "على", "قرب", "وسط", "داخل", "أمام", "شمال", "جنوب", "شرق", "غرب", "بين", "خارج", "عند", "من", "إلى")


class CircumstanceReader:
    """Finds places and times for the events of one document."""

    def __init__(self, document: Document, phrases: PhraseReader, times: Sequence[Time]) -> None:
        self.document = document
        self.phrases = phrases
        self.times = [time for time in times if time.type in ("DATE", "TIME") and time.value]
        self._starts = [time.span.start for time in self.times]

    def place(self, arguments: Arguments) -> NounPhrase | None:
        """The most specific place after a preposition of place in the clause."""
        found = [
            phrase
            for preposition, phrase in arguments.prepositional
            if preposition in _PLACE_PREPOSITIONS and phrase.type in PLACE_TYPES
        ]
        rank = {"FAC": 0, "LOC": 1, "GPE": 2}
        preferred = [phrase for phrase in found if phrase.type != "GPE" or phrase.named] or found
        return min(preferred, key=lambda phrase: rank[phrase.type or "GPE"], default=None)

    def time(self, at: int, arguments: Arguments, scope: Span | None, sentence: Sentence) -> Time | None:
        """The time nearest to the trigger in its clause, else in what is said around it."""
        tokens = self.document.tokens
        clause = Span(tokens[at].start, tokens[min(arguments.last, sentence.last) - 1].end)
        return self._nearest(clause, tokens[at].start) or self._before(at, scope, sentence)

    def _nearest(self, within: Span, origin: int) -> Time | None:
        found = [time for time in self._in(within) if not self._is_bound(time)]
        return min(found, key=lambda time: abs(time.span.start - origin), default=None)

    def _before(self, at: int, scope: Span | None, sentence: Sentence) -> Time | None:
        """A time earlier in the same clause: 'يوم الخميس قتل …'."""
        tokens = self.document.tokens
        start = at
        while start > sentence.first and tokens[start - 1].text not in ("،", "؛", ":", ".") and at - start < 14:
            start -= 1
        span = Span(max(tokens[start].start, scope.start if scope is not None else 0), tokens[at].start)
        return self._nearest(span, tokens[at].start) if span.start < span.end else None

    def _in(self, within: Span) -> list[Time]:
        first = bisect_left(self._starts, within.start)
        last = bisect_left(self._starts, within.end)
        return [time for time in self.times[first:last] if time.span.end <= within.end]

    def _is_bound(self, time: Time) -> bool:
        """A time after منذ or حتى bounds a stretch, it is not the day of the event."""
        before = self.document.text[: time.span.start].rstrip()[-4:]
        return before.endswith(("منذ", "حتى"))
