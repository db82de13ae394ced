"""Where and when: the place and time that a clause gives its event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from riwaya.annotate.events.arguments import Arguments
from riwaya.annotate.events.clause import Governed
from riwaya.annotate.events.participants import PLACES
from riwaya.annotate.events.towns import TownReader
from riwaya.annotate.markers import joins_as, stands_as
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import LightVerbRow
from riwaya.model import MentionType, Span, Time
from riwaya.text import Document, Sentence
from riwaya.text.neighbours import DATELINE_ENDS

_BREADTHS: dict[MentionType | None, int] = {"FAC": 0, "LOC": 1, "GPE": 2}
_COMMAS = frozenset(("،", ","))
_CLAUSE_MARKS = frozenset(("،", "؛", ":", "."))
_LONGEST_CLAUSE = 14
_LONGEST_WAY = 80
_RIGHT_AFTER = 3
_LONGEST_RELATIVE = 5
_LONGEST_PLACE = 6
_IN = frozenset(("في", "ب"))
_BETWEEN = "بين"
_DAY = len("2024-03-11")


class CircumstanceReader:
    """Finds places and times for the events of one document."""

    def __init__(self, document: Document, phrases: PhraseReader, times: Sequence[Time], towns: TownReader) -> None:
        self.document = document
        self.phrases = phrases
        self._towns = towns
        self.times = [time for time in times if time.type in ("DATE", "TIME") and time.value]
        self._located: dict[int, list[NounPhrase]] = {}
        self._alone: dict[Span, Time | None] = {}
        self._starts = [time.span.start for time in self.times]

    def place(self, arguments: Arguments) -> NounPhrase | None:
        """The most specific place after a preposition of place in the clause."""
        sides = [g.phrase for g in arguments.prepositional if g.preposition == _BETWEEN]
        apart = () if all(map(self._is_passed_between, sides)) else sides  # مباحثات بين الحركة وإسرائيل
        found = [phrase for phrase in self.located(arguments) if phrase not in apart]
        specific = [phrase for phrase in found if phrase.named or phrase.definite or phrase.type == "FAC"] or found
        place = min(specific, key=lambda phrase: _BREADTHS[phrase.type], default=None)
        return self._town_in(place, specific) if place is not None else None

    def _town_in(self, place: NounPhrase, others: Sequence[NounPhrase]) -> NounPhrase:
        """قصف على قرية الكفير بريف جسر الشغور: a countryside or region is wider than the town right before it."""
        tag = self.document.tags[place.head]
        if place.type != "LOC" or tag is None or head_sort(tag.lemma) != "region":
            return place
        towns = (other for other in others if other.type == "GPE" and 0 <= place.first - other.last <= 1)
        ranked = ((town, self._towns.rank(town)) for town in towns)
        return next((town for town, settled in ranked if settled is not None and settled.rank == "town"), place)

    def located(self, arguments: Arguments) -> tuple[NounPhrase, ...]:
        """The places of a clause after prepositions of place, in their order."""
        return tuple(g.phrase for g in arguments.prepositional if g.phrase.type in PLACES and _locates(g))

    def _is_passed_between(self, phrase: NounPhrase) -> bool:
        """كمين بين تكريت وبيجي: what something can lie between, no body and no state."""
        tag = self.document.tags[phrase.head]
        return phrase.type in PLACES and (tag is None or "countries" not in tag.lemma.tables)

    def dateline(self) -> NounPhrase | None:
        """The place from which the report is sent: عتق – خاص."""
        first = self.phrases.known(0)
        if first is None or first.type != "GPE" or first.last >= len(self.document.tokens):
            return None
        return first if self.document.tokens[first.last].text in DATELINE_ENDS else None

    def antecedent(self, at: int, sentence: Sentence) -> NounPhrase | None:
        """المبنى الذي جرت فيه المذبحة, المديرية التي شهدت تجمعا: the place that a relative clause is about."""
        for index in range(at - 1, max(sentence.first, at - _LONGEST_RELATIVE) - 1, -1):
            token, tag = self.document.tokens[index], self.document.tags[index]
            if stands_as(token.word, "relative_pronoun"):
                return self._place_ending_at(index, sentence) if self._happens_there(index + 1, at) else None
            if token.kind == "punctuation" or tag is None:
                return None
        return None

    def _happens_there(self, first: int, last: int) -> bool:
        tags = [tag for tag in self.document.tags[first:last] if tag is not None]
        if not tags or tags[0].pos is not Pos.VERB:
            return False
        sees = any(row.subject == "place" for row in tags[0].lemma.rows(LightVerbRow))
        return sees or any(tag.pos is Pos.PARTICLE and tag.enclitic and tag.lemma.key in _IN for tag in tags[1:2])

    def _place_ending_at(self, index: int, sentence: Sentence) -> NounPhrase | None:
        starts = range(max(sentence.first, index - _LONGEST_PLACE), index)
        found = self.phrases.ending_at(index, starts, sentence.last)
        return next((phrase for phrase in found if phrase.type in PLACES), None)

    def seat(self, bodies: Sequence[NounPhrase]) -> NounPhrase | None:
        """The town that a court or prosecutor's office is of: قضت محكمة جنايات الإسكندرية."""
        for body in bodies:
            head = self.document.tags[body.head]
            if head is None or head_sort(head.lemma) != "court":
                continue
            for index in range(body.head + 1, body.last):
                town = self.phrases.phrase_at(index, body.last)
                if town is not None and town.type == "GPE" and town.named:
                    return town
        return None

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
        return phrase.first > 0 and joins_as(self.document.tokens[phrase.first - 1].word, "whereabouts")

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
        found = nearest or before or self._alone_in(at, scope, sentence, others)
        return None if found is not None and self._tells_aside(at, found) else found

    def _tells_aside(self, at: int, time: Time) -> bool:
        """أطلقت سراح الصحفي، الذي سجن عام 2007: a time in a clause on somebody, set off by a comma."""
        tokens = self.document.tokens
        for index in range(self.document.tokens_in(time.span).start - 1, at, -1):
            if tokens[index].text in _COMMAS:
                return stands_as(tokens[index + 1].word, "relative_pronoun")
        return False

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
        while start > sentence.first and at - start < _LONGEST_CLAUSE:
            dated = start - 2 in self.phrases.blocked and tokens[start - 1].text in _COMMAS  # دخل العمال، أمس، في إضراب
            if tokens[start - 1].text in _CLAUSE_MARKS and not dated:
                break
            start -= 1
        span = Span(max(tokens[start].start, scope.start if scope is not None else 0), tokens[at].start)
        return self._nearest(span, tokens[at].start) if span.start < span.end else None

    def _in(self, within: Span) -> list[Time]:
        first = bisect_left(self._starts, within.start)
        last = bisect_left(self._starts, within.end)
        return [time for time in self.times[first:last] if time.span.end <= within.end]

    def _is_bound(self, time: Time) -> bool:
        """A time after منذ or حتى bounds a stretch, it is not the day of the event."""
        return follows_bound(self.document, self.document.tokens_in(time.span).start)


def follows_bound(document: Document, at: int) -> bool:
    """منذ الأحد, منذ الانقلاب: what only says since or until when something was."""
    return at > 0 and joins_as(document.tokens[at - 1].word, "bound")


def _is_day(time: Time) -> bool:
    """A day, or days from one to another; not months: 2022-12/2023-01."""
    return time.value is not None and len(time.value.partition("/")[0]) >= _DAY


def _locates(governed: Governed) -> bool:
    if governed.lemma is None:
        return governed.preposition == "ب"
    return "location" in governed.lemma.roles


def _first(phrase: NounPhrase) -> int:
    return phrase.first


def _breadth(phrase: NounPhrase) -> tuple[bool, int]:
    """Named before unnamed, a building before an area, an area before a town or state."""
    return (not phrase.named, _BREADTHS[phrase.type])
