"""Where and when: the place and time that a clause gives its event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from riwaya.annotate.events.arguments import Arguments
from riwaya.annotate.events.clause import Governed
from riwaya.annotate.events.participants import PLACES
from riwaya.annotate.markers import joins_as, roles, stands_as
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.model import MentionType, Span, Time
from riwaya.text import Document, Sentence
from riwaya.text.neighbours import DATELINE_ENDS

_BREADTHS: dict[MentionType | None, int] = {"FAC": 0, "LOC": 1, "GPE": 2}
_CLAUSE_MARKS = frozenset(("،", "؛", ":", "."))
_LONGEST_CLAUSE = 14
_LONGEST_WAY = 80
_RIGHT_AFTER = 3
_DAY = len("2024-03-11")


class CircumstanceReader:
    """Finds places and times for the events of one document."""

    def __init__(self, document: Document, phrases: PhraseReader, times: Sequence[Time]) -> None:
        self.document = document
        self.phrases = phrases
        self.times = [time for time in times if time.type in ("DATE", "TIME") and time.value]
        self._located: dict[int, list[NounPhrase]] = {}
        self._alone: dict[Span, Time | None] = {}
        self._starts = [time.span.start for time in self.times]

    def place(self, arguments: Arguments) -> NounPhrase | None:
        """The most specific place after a preposition of place in the clause."""
        found = [g.phrase for g in arguments.prepositional if g.phrase.type in PLACES and _locates(g)]
        specific = [phrase for phrase in found if phrase.named or phrase.definite or phrase.type == "FAC"] or found
        return min(specific, key=lambda phrase: _BREADTHS[phrase.type], default=None)

    def dateline(self) -> NounPhrase | None:
        """The place from which the report is sent: عتق – خاص."""
        first = self.phrases.known(0)
        if first is None or first.type != "GPE" or first.last >= len(self.document.tokens):
            return None
        return first if self.document.tokens[first.last].text in DATELINE_ENDS else None

    def origin(self, arguments: Arguments) -> NounPhrase | None:
        """The place that people leave or set out from: نزحت العائلات من حي القرضة."""
        found = (g.phrase for g in arguments.prepositional if g.preposition == "من")
        return next((p for p in found if p.type in PLACES and (p.named or p.definite)), None)

    def in_sentence(self, at: int, scope: Span | None, sentence: Sentence) -> NounPhrase | None:
        """The named place nearest before a trigger in its sentence or after it in its clause, in what is said there."""
        places = self._places(sentence)
        first = bisect_left(places, at - _LONGEST_WAY, key=_first)
        last = bisect_left(places, at + _LONGEST_WAY, key=_first)
        near = [phrase for phrase in places[first:last] if phrase.first < at or not self._is_cut(at, phrase.first)]
        found = [phrase for phrase in near if scope is None or scope.contains(phrase.span)]
        return min(found, key=lambda phrase: (_breadth(phrase), abs(phrase.first - at)), default=None)

    def _is_cut(self, first: int, last: int) -> bool:
        return any(token.text in _CLAUSE_MARKS for token in self.document.tokens[first:last])

    def _places(self, sentence: Sentence) -> list[NounPhrase]:
        """The named places of a sentence that a preposition locates, of the phrases read so far."""
        if sentence.first not in self._located:
            known = (self.phrases.known(index) for index in range(sentence.first, sentence.last))
            named = (p for p in known if p is not None and p.named and p.type in PLACES)
            self._located[sentence.first] = [phrase for phrase in named if self._is_located(phrase)]
        return self._located[sentence.first]

    def _is_located(self, phrase: NounPhrase) -> bool:
        """Whether a preposition says that something is there, not that something goes there or comes from it."""
        if self.phrases.particles(phrase.first) == "ب":
            return True
        return phrase.first > 0 and stands_as(self.document.tokens[phrase.first - 1].word, "whereabouts")

    def time(
        self, at: int, arguments: Arguments, scope: Span | None, sentence: Sentence, others: Sequence[int]
    ) -> Time | None:
        """The time nearest to the trigger in its clause, else in what is said around it.

        `others` are the tokens of all triggers: a time beyond another one is that one's.
        """
        tokens = self.document.tokens
        clause = Span(tokens[at].start, tokens[min(arguments.last, sentence.last) - 1].end)
        nearest = self._nearest(clause, tokens[at].start)
        before = self._before(at, scope, sentence)
        if nearest is not None and not _is_day(nearest) and before is not None and _is_day(before):
            return before  # أمس … في إضراب احتجاجا على تأخر أجور ديسمبر
        return nearest or before or self._alone_in(at, scope, sentence, others)

    def said_at(self, at: int, sentence: Sentence) -> Time | None:
        """The time of a verb of saying: before it in its clause or right after it, not in what is said."""
        tokens = self.document.tokens
        after = Span(tokens[at].start, tokens[min(at + _RIGHT_AFTER, sentence.last - 1)].end)
        return self._nearest(after, tokens[at].start) or self._before(at, None, sentence)

    def _alone_in(self, at: int, scope: Span | None, sentence: Sentence, others: Sequence[int]) -> Time | None:
        """The one time of the sentence, unless another event stands between it and the trigger."""
        found = self._only(scope, sentence)
        if found is None:
            return None
        there = self.document.tokens_in(found.span).start
        first, last = sorted((at, there))
        between = others[bisect_left(others, first + 1) : bisect_left(others, last)]
        return None if between else found

    def _only(self, scope: Span | None, sentence: Sentence) -> Time | None:
        """The one time of the sentence, or of what is said in it."""
        tokens = self.document.tokens
        whole = scope or Span(tokens[sentence.first].start, tokens[sentence.last - 1].end)
        if whole not in self._alone:
            found = [time for time in self._in(whole) if not self._is_bound(time)]
            self._alone[whole] = found[0] if len({time.value for time in found}) == 1 else None
        return self._alone[whole]

    def _nearest(self, within: Span, origin: int) -> Time | None:
        found = [time for time in self._in(within) if not self._is_bound(time)]
        return min(found, key=lambda time: abs(time.span.start - origin), default=None)

    def _before(self, at: int, scope: Span | None, sentence: Sentence) -> Time | None:
        """A time earlier in the same clause: 'يوم الخميس قتل …'."""
        tokens = self.document.tokens
        start = at
        while start > sentence.first and tokens[start - 1].text not in _CLAUSE_MARKS and at - start < _LONGEST_CLAUSE:
            start -= 1
        span = Span(max(tokens[start].start, scope.start if scope is not None else 0), tokens[at].start)
        return self._nearest(span, tokens[at].start) if span.start < span.end else None

    def _in(self, within: Span) -> list[Time]:
        first = bisect_left(self._starts, within.start)
        last = bisect_left(self._starts, within.end)
        return [time for time in self.times[first:last] if time.span.end <= within.end]

    def _is_bound(self, time: Time) -> bool:
        """A time after منذ or حتى bounds a stretch, it is not the day of the event."""
        first = self.document.tokens_in(time.span).start
        return first > 0 and joins_as(self.document.tokens[first - 1].word, "bound")


def _is_day(time: Time) -> bool:
    return time.value is not None and len(time.value) >= _DAY


def _locates(governed: Governed) -> bool:
    if governed.lemma is None:
        return governed.preposition == "ب"
    return "markers" in governed.lemma.tables and "location" in roles(governed.lemma)


def _first(phrase: NounPhrase) -> int:
    return phrase.first


def _breadth(phrase: NounPhrase) -> tuple[bool, int]:
    """Named before unnamed, a building before an area, an area before a town or state."""
    return (not phrase.named, _BREADTHS[phrase.type])
