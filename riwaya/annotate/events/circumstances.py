"""Where and when: the place and time that a clause gives its event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from riwaya.annotate.events.arguments import Arguments
from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.model import Span, Time
from riwaya.text import Document, Sentence

PLACE_TYPES = frozenset(("GPE", "LOC", "FAC"))
_PLACE_PREPOSITIONS = (
    "في",
    "ب",
    "على",
    "قرب",
    "وسط",
    "داخل",
    "أمام",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "بين",
    "خارج",
    "عند",
    "من",
    "إلى",
)


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
        specific = [phrase for phrase in found if phrase.named or phrase.definite] or found
        return min(specific, key=_breadth, default=None)

    def in_sentence(self, at: int, scope: Span | None, sentence: Sentence) -> NounPhrase | None:
        """The named place nearest before or after a trigger in its sentence, within what is said there."""
        tokens = self.document.tokens
        found = []
        for index in range(sentence.first, sentence.last):
            phrase = self.phrases.known(index)
            if phrase is None or phrase.type not in PLACE_TYPES or not phrase.named:
                continue
            if scope is None or scope.contains(phrase.span):
                found.append(phrase)
        governed = [
            p for p in found if self.phrases.particles(p.first) in ("ب",) or _after_place_word(tokens[p.first - 1].text)
        ]
        return min(governed, key=lambda p: (_breadth(p), abs(p.first - at)), default=None)

    def time(self, at: int, arguments: Arguments, scope: Span | None, sentence: Sentence) -> Time | None:
        """The time nearest to the trigger in its clause, else in what is said around it."""
        tokens = self.document.tokens
        clause = Span(tokens[at].start, tokens[min(arguments.last, sentence.last) - 1].end)
        return (
            self._nearest(clause, tokens[at].start) or self._before(at, scope, sentence) or self._only(scope, sentence)
        )

    def _only(self, scope: Span | None, sentence: Sentence) -> Time | None:
        """The one time of the sentence, or of what is said in it, belongs to all that happens there."""
        tokens = self.document.tokens
        whole = scope or Span(tokens[sentence.first].start, tokens[sentence.last - 1].end)
        found = [time for time in self._in(whole) if not self._is_bound(time)]
        return found[0] if len({time.value for time in found}) == 1 else None

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


def _breadth(phrase: NounPhrase) -> tuple[bool, int]:
    """Named before unnamed, a building before an area, an area before a town or state."""
    return (not phrase.named, {"FAC": 0, "LOC": 1, "GPE": 2}[phrase.type or "GPE"])


def _after_place_word(text: str) -> bool:
    return text in ("في", "داخل", "قرب", "وسط", "خارج", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي")
