"""Where and when: the place and time that a clause gives its event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from riwaya.annotate.events.arguments import Arguments
from riwaya.annotate.events.clause import Governed
from riwaya.annotate.events.towns import TownReader
from riwaya.annotate.markers import is_number, joins_as, plays, reading_as, stands_as
from riwaya.annotate.names.kinds import description_type, head_sort
from riwaya.annotate.names.phrase import PLACES, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import LightVerbRow, NounRow, TriggerRow
from riwaya.model import MentionType, Span, Time
from riwaya.text import Document, Morph, Sentence
from riwaya.text.agreement import stands_for
from riwaya.text.neighbours import DATELINE_ENDS

_BREADTHS: dict[MentionType | None, int] = {"FAC": 0, "LOC": 1, "GPE": 2}
_COMMAS = frozenset(("،", ","))
_AND = "و"
_CLAUSE_MARKS = frozenset(("،", "؛", ":", "."))
_LONGEST_CLAUSE = 14
_LONGEST_WAY = 80
_RIGHT_AFTER = 3
# How far before a trigger the word may stand that governs it.
_GOVERNED = 3
_LONGEST_RELATIVE = 5
_LONGEST_PLACE = 6
# How many words before a direction a distance may stand.
_DISTANCE = 3
_IN = frozenset(("في", "ب"))
_RANKS = {"town": 0, "division": 1, "state": 2}
_BETWEEN = "بين"
_FROM, _ON, _WHAT = "من", "على", "ما"
# The pronoun that agrees with what a relative one means.
_MEANT = {"الذي": "ه", "التي": "ها"}
# What opens a clause that the place at the head of a sentence does not reach into.
_APART = ("relative_pronoun", "complementizer", "prior")
_DAY = len("2024-03-11")
_YEAR = len("2024")
# Classes of nouns of what does not happen.
_OF_THINGS = frozenset(("document", "thing", "abstract", "quantity", "money"))


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
        towns = [phrase for phrase in found if phrase.named]
        found = [phrase for phrase in found if not self._is_bearing(phrase, towns)]
        if towns:  # في الحديدة ومحيطها
            found = [phrase for phrase in found if not self._is_around(phrase)]
        if any(phrase.type == "GPE" and not self._is_state(phrase) for phrase in found):
            found = [phrase for phrase in found if not self._is_border(phrase)]
        specific = [phrase for phrase in found if phrase.named or phrase.definite or phrase.type == "FAC"] or found
        place = min(specific, key=lambda phrase: _BREADTHS[phrase.type], default=None)
        return self._town_in(place, specific) if place is not None else None

    def _is_around(self, phrase: NounPhrase) -> bool:
        """محيطها, ريفها: what lies around a place just named."""
        head = self.document.tags[phrase.head]
        return phrase.type == "LOC" and head is not None and head.enclitic != ""

    def _is_state(self, phrase: NounPhrase) -> bool:
        settled = self._towns.rank(phrase)
        return settled is not None and settled.rank == "state"

    def _is_border(self, phrase: NounPhrase) -> bool:
        """في بلدة عرسال قرب [الحدود] السورية: wider than a town, narrower than a state."""
        head = self.document.tags[phrase.head]
        return head is not None and head_sort(head.lemma) == "border"

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
        places = (g for g in arguments.prepositional if g.phrase.type in PLACES and _locates(g))
        told = (g.phrase for g in places if not self._consists(g))
        return tuple(phrase for phrase in told if not (self._is_penalty(phrase) or self._is_scene(phrase)))

    def _consists(self, governed: Governed) -> bool:
        """بناء مؤلف من خمسة طوابق: what something consists of."""
        before = governed.phrase.first - 1
        return governed.preposition == _FROM and before >= 0 and is_number(self.document.tokens[before])

    def _is_scene(self, phrase: NounPhrase) -> bool:
        """موقع الحادث, مكان الانفجار: where it was, which says nothing of the place."""
        deed = self.document.tags[phrase.head + 1] if phrase.head + 1 < phrase.last else None
        if deed is None or not plays(self.document.tags[phrase.head], "site_of"):
            return False
        return bool(deed.lemma.rows(TriggerRow)) and description_type(deed.lemma) is None  # not مواقع المسلحين

    def _is_penalty(self, phrase: NounPhrase) -> bool:
        """حكم بالسجن غير النافذ, بعقوبة السجن: what the court gives; في السجن is where somebody is."""
        head = self.document.tags[phrase.head]
        before = self.document.tags[phrase.first - 1] if phrase.first else None
        given = self.phrases.particles(phrase.first) == "ب" or plays(before, "penalises")
        return given and plays(head, "penalty") and head is not None and head.article

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
        """المبنى الذي جرت فيه المذبحة, المديرية التي شهدت تجمعا: the place that a relative clause is about.

        So is the place that a pronoun after a verb takes up: أن سبها، الواقعة جنوب العاصمة، قتل فيها 29 شخصا.
        """
        for index in range(at - 1, max(sentence.first, at - _LONGEST_RELATIVE) - 1, -1):
            token, tag = self.document.tokens[index], self.document.tags[index]
            if stands_as(token.word, "relative_pronoun"):
                return self._place_ending_at(index, sentence) if self._happens_there(index + 1, at) else None
            if token.kind == "punctuation" or tag is None:
                break
        return self._taken_up(at, sentence)

    def _taken_up(self, at: int, sentence: Sentence) -> NounPhrase | None:
        verb, inside = self.document.tags[at], self.document.tags[at + 1] if at + 1 < sentence.last else None
        if verb is None or verb.pos is not Pos.VERB or inside is None or not inside.enclitic:
            return None
        if inside.pos is not Pos.PARTICLE or inside.lemma.key not in _IN:
            return None
        for index in range(at - 1, max(sentence.first, at - _LONGEST_WAY) - 1, -1):
            place, noun = self.phrases.known(index), self.document.tags[index]
            if place is None or place.type not in PLACES or place.head != index:
                if noun is not None and stands_for(inside.enclitic, noun) and _is_other_thing(noun):
                    return None  # معارك قتل فيها سبعون, صورا أشعلوا فيها النار
            elif noun is not None and stands_for(inside.enclitic, noun) and not self._is_bearing(place, ()):
                return place if place.named or place.definite else None
        return None

    def _happens_there(self, first: int, last: int) -> bool:
        tags = [tag for tag in self.document.tags[first:last] if tag is not None]
        if not tags or tags[0].pos is not Pos.VERB:
            return False
        sees = any(row.subject == "place" for row in tags[0].lemma.rows(LightVerbRow))
        return sees or any(tag.pos is Pos.PARTICLE and tag.enclitic and tag.lemma.key in _IN for tag in tags[1:2])

    def _place_ending_at(self, index: int, sentence: Sentence) -> NounPhrase | None:
        starts = range(max(sentence.first, index - _LONGEST_PLACE), index)
        found = [p for p in self.phrases.ending_at(index, starts, sentence.last) if p.type in PLACES]
        pronoun = _MEANT.get(self.document.tokens[index].text, "")
        heads = ((place, self.document.tags[place.head]) for place in found)
        agreeing = (place for place, head in heads if head is not None and stands_for(pronoun, head))
        return next(agreeing, found[0] if found else None)  # أحد أبواب المبنى الذي

    def seat(self, bodies: Sequence[NounPhrase]) -> NounPhrase | None:
        """The town that a court or prosecutor's office is of: قضت محكمة جنايات الإسكندرية."""
        for body in bodies:
            head = self.document.tags[body.head]
            if head is None or head_sort(head.lemma) != "court":
                continue
            if (town := self._town_of(body) or self._town_told(body, head)) is not None:
                return town
        return None

    def _town_of(self, body: NounPhrase) -> NounPhrase | None:
        return next((town for town in self.phrases.inside(body) if town.type == "GPE" and town.named), None)

    def _town_told(self, body: NounPhrase, head: Morph) -> NounPhrase | None:
        """المحكمة after محكمة جنايات الإسكندرية."""
        if not (body.is_short and head.article):
            return None
        for other in self.phrases.read():
            if other.first >= body.first:
                return None
            tag = self.document.tags[other.head]
            if tag is not None and tag.lemma is head.lemma and (town := self._town_of(other)) is not None:
                return town
        return None

    def heading(self, at: int, sentence: Sentence) -> NounPhrase | None:
        """وفي كركوك، قتل جنديان, أما غربي حلب فقتل: the place that a sentence opens with, of what it goes on to tell.

        So does its last clause: في حلب قتل طفل، وفي درعا اغتيل جندي. It says nothing of a deed in a clause on somebody,
        in what is said, or before what is told.
        """
        place = self._clause_opening(at, sentence) or self._opening(sentence, at)
        if place is None:
            return None
        words = (self.document.tokens[index].word for index in range(place.last, at))
        return None if any(joins_as(word, role) for word in words for role in _APART) else place

    def _opening(self, sentence: Sentence, at: int) -> NounPhrase | None:
        first = sentence.first + plays(self.document.tags[sentence.first], "topic")
        return self._place_after(first, at) if joins_as(self.document.tokens[first].word, "whereabouts") else None

    def _clause_opening(self, at: int, sentence: Sentence) -> NounPhrase | None:
        """في حلب قتل طفل، [وفي درعا] اغتال مجهولون جنديا: the place that the last clause opens with."""
        for comma in range(at - 1, max(sentence.first, at - _LONGEST_WAY), -1):
            if self.document.tokens[comma].text not in _COMMAS or comma + 1 >= at:
                continue
            opening = reading_as(self.document.tokens[comma + 1].word, "whereabouts")
            joined = opening is not None and opening.particles == _AND  # not وسط المدينة
            if joined and (place := self._place_after(comma + 1, at)) is not None:
                return place
        return None

    def _place_after(self, first: int, at: int) -> NounPhrase | None:
        """The named place behind a preposition and before a deed."""
        place = self.phrases.known(first + 1) if first + 1 < at else None
        if place is None or place.type not in PLACES or not place.named or place.last > at:
            return None
        return place

    def origin(self, arguments: Arguments) -> NounPhrase | None:
        """The place that people leave or set out from: نزحت العائلات من حي القرضة."""
        left = self.left(arguments)
        return left if left is not None and (left.named or left.definite) else None

    def left(self, arguments: Arguments) -> NounPhrase | None:
        """The first place that something comes from, named or not: أطلقت من مزرعة."""
        found = (g.phrase for g in arguments.prepositional if g.preposition == _FROM)
        return next((phrase for phrase in found if phrase.type in PLACES), None)

    def in_sentence(self, at: int, scope: Span | None, sentence: Sentence) -> NounPhrase | None:
        """The named place nearest before a trigger in its sentence or after it in its clause, in what is said there."""
        places = self._places(sentence)
        first = bisect_left(places, at - _LONGEST_WAY, key=_first)
        last = bisect_left(places, at + _LONGEST_WAY, key=_first)
        near = [phrase for phrase in places[first:last] if phrase.first > at or not self._is_prior(phrase.first, at)]
        clear = [phrase for phrase in near if phrase.first < at or not self._is_cut(at, phrase.first)]
        found = [phrase for phrase in clear if scope is None or scope.contains(phrase.span)]
        return min(found, key=lambda phrase: (self._breadth(phrase), abs(phrase.first - at)), default=None)

    def _breadth(self, phrase: NounPhrase) -> tuple[bool, int, int]:
        """Named before unnamed, a building before an area, an area before a town, a town before a province or state."""
        settled = self._towns.rank(phrase)
        return (not phrase.named, _BREADTHS[phrase.type], 0 if settled is None else _RANKS[settled.rank])

    def follows_prior(self, at: int, sentence: Sentence) -> bool:
        """احتجاجا على مقتل الفتى: whether a word right before a deed sets it before what is told there."""
        return self._is_prior(sentence.first, at)

    def _is_prior(self, first: int, at: int) -> bool:
        """تظاهروا الجمعة في عمان بعد إعدامه: what a trigger tells was before what stands before it."""
        for index in range(at - 1, max(0, first, self._over_length(at) - _GOVERNED) - 1, -1):
            if self.document.tokens[index].text in _CLAUSE_MARKS:
                return False
            if self._sets_before(index):
                return True
        return False

    def _sets_before(self, index: int) -> bool:
        """بعد as a word of its own; not in بعد ظهر الجمعة."""
        return index not in self.phrases.blocked and joins_as(self.document.tokens[index].word, "prior")

    def _over_length(self, at: int) -> int:
        """Where it begins how long before a deed was: بعد [ثلاثة أيام من] هجوم."""
        if at < 2 or self.document.tokens[at - 1].text != _FROM:
            return at
        return self.phrases.before_numbers(at - 1)

    def _is_cut(self, first: int, last: int) -> bool:
        return any(token.text in _CLAUSE_MARKS for token in self.document.tokens[first:last])

    def _places(self, sentence: Sentence) -> list[NounPhrase]:
        """The named places of a sentence that a preposition locates, of the phrases read so far."""
        if sentence.first not in self._located:
            known = (self.phrases.known(index) for index in range(sentence.first, sentence.last))
            named = (p for p in known if p is not None and p.named and p.type in PLACES)
            places = [p for p in named if self._is_located(p) and not self._are_many(p)]
            self._located[sentence.first] = [p for p in places if not self._is_bearing(p, places)]
        return self._located[sentence.first]

    def _is_bearing(self, place: NounPhrase, others: Sequence[NounPhrase]) -> bool:
        """في بلدة الزاوية غرب سلفيت, على بعد 20 كيلومترا من صنعاء: the town from which another is told to lie."""
        first = place.first
        if first and self.document.tokens[first - 1].text == _FROM:
            return place.type != "FAC" and len(others) > 1 and self._is_measured(first - 1)
        while first > 0 and stands_as(self.document.tokens[first - 1].word, "direction"):
            first -= 1
        if first == place.first:
            return False
        return self._is_measured(first) or any(other.last == first for other in others)  # 700 كيلومتر جنوب طرابلس

    def _is_measured(self, index: int) -> bool:
        """Whether a distance stands right before a token."""
        before = self.document.tokens[max(0, index - _DISTANCE) : index]
        return any(token.word is not None and "units" in token.word.tables for token in before)

    def _are_many(self, phrase: NounPhrase) -> bool:
        """مواقع النفط: one deed is not in several places that are not told apart."""
        head = self.document.tags[phrase.head]
        return head is not None and head.pos is Pos.NOUN and head.features.number is Grammatical.PLURAL

    def _is_located(self, phrase: NounPhrase) -> bool:
        """Whether a preposition says that something is there, not that something goes there or comes from it."""
        if self._is_penalty(phrase):
            return False
        if self.phrases.particles(phrase.first) == "ب":
            return True
        if phrase.first > 1 and plays(self.document.tags[phrase.first - 2], "on_the_way"):  # قادما من بغداد
            return False
        return phrase.first > 0 and joins_as(self.document.tokens[phrase.first - 1].word, "whereabouts")

    def time(
        self, at: int, arguments: Arguments, scope: Span | None, sentence: Sentence, others: Sequence[int]
    ) -> Time | None:
        """The time nearest to the trigger in its clause, else in what is said around it.

        `others` are the tokens of all triggers: a time beyond another one is that one's.
        """
        tokens = self.document.tokens
        clause = Span(tokens[at].start, tokens[min(arguments.last, sentence.last) - 1].end)
        nearest = self._told(at, self._nearest(clause, tokens[at].start))
        before = self._before(at, scope, sentence)
        if nearest is not None and not _is_day(nearest) and before is not None and _is_day(before):
            return before  # أمس … في إضراب احتجاجا على تأخر أجور ديسمبر
        return nearest or self._told(at, before or self._alone_in(at, scope, sentence, others))

    def _told(self, at: int, time: Time | None) -> Time | None:
        """A time, if it is not told of something else than the deed."""
        aside = time is not None and (self._tells_aside(at, time) or self._is_of_thing(time))
        return None if aside else time

    def _is_of_thing(self, time: Time) -> bool:
        """احتجاجات على ميزانية 2018: a year that a thing is of; not أحداث 2005, which happened then."""
        first = self.document.tokens_in(time.span).start
        noun = self.document.tags[first - 1] if first and len(time.value or "") == _YEAR else None
        if noun is None or noun.pos is not Pos.NOUN or noun.article or noun.enclitic:
            return False
        classes = {row.noun_class for row in noun.lemma.rows(NounRow)}
        return bool(classes) and classes <= _OF_THINGS

    def _tells_aside(self, at: int, time: Time) -> bool:
        """أطلقت سراح الصحفي، الذي سجن عام 2007, بحسب ما أعلنت الشرطة اليوم: in a clause on somebody or on who says it.

        Or of what it is compared with.
        """
        tokens, told = self.document.tokens, False
        for index in range(self.document.tokens_in(time.span).start - 1, at, -1):
            if joins_as(tokens[index].word, "comparison"):  # في مقابل 39% في دورة أيار 2016
                return True
            tag = self.document.tags[index]
            told |= tag is not None and tag.pos is Pos.VERB
            if told and self._opens_source(index):
                return True
            if tokens[index].text in _COMMAS:
                return stands_as(tokens[index + 1].word, "relative_pronoun")
        return False

    def _opens_source(self, index: int) -> bool:
        """بحسب حصيلة نشرتها, وفق ما أعلن, على ما قال, كما أعلنت: where words on who says something begin."""
        word, after = self.document.tokens[index].word, self.document.tokens[index + 1].text
        as_word = joins_as(word, "as")
        if not as_word and not joins_as(word, "as_what"):
            return False
        if not as_word and after != _WHAT:
            return self.document.tokens[index].text != _ON
        verb = self.document.tags[index + 1 + (after == _WHAT)]
        return verb is not None and verb.pos is Pos.VERB and "cues" in verb.lemma.tables

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
        if between or (there > at and self._heads_clause(there)):
            return None
        return None if there < at and self._is_prior(there, at) else found

    def _heads_clause(self, time: int) -> bool:
        """قتل شاب عند حاجز، وفي ديسمبر أسفرت معارك …: the time of what comes next."""
        tokens, inside = self.document.tokens, self.document.tags[time - 1]
        if inside is None or inside.lemma.key not in _IN:
            return False
        return inside.particles == "و" or (time > 1 and tokens[time - 2].text in _COMMAS)

    def _only(self, scope: Span | None, sentence: Sentence) -> Time | None:
        """The one time of the sentence, or of what is said in it."""
        tokens = self.document.tokens
        whole = scope or Span(tokens[sentence.first].start, tokens[sentence.last - 1].end)
        if whole not in self._alone:
            dated = (time for time in self._in(whole) if (time.value or "")[:1].isdecimal())  # not في وقت سابق
            found = [time for time in dated if not self._is_bound(time)]
            self._alone[whole] = found[0] if len({time.value for time in found}) == 1 else None
        return self._alone[whole]

    def _nearest(self, within: Span, origin: int) -> Time | None:
        found = [time for time in self._in(within) if not self._is_bound(time)]
        return min(found, key=lambda time: abs(time.span.start - origin), default=None)

    def _before(self, at: int, scope: Span | None, sentence: Sentence) -> Time | None:
        """A time earlier in the same clause: 'يوم الخميس قتل …'."""
        tokens = self.document.tokens
        start, near = at, self._over_length(at) - _GOVERNED
        while start > sentence.first and at - start < _LONGEST_CLAUSE:
            dated = start - 2 in self.phrases.blocked and tokens[start - 1].text in _COMMAS  # دخل العمال، أمس، في إضراب
            if tokens[start - 1].text in _CLAUSE_MARKS and not dated:
                break
            if start - 1 >= near and self._sets_before(start - 1):
                break
            start -= 1
        span = Span(max(tokens[start].start, scope.start if scope is not None else 0), tokens[at].start)
        if span.start >= span.end:
            return None
        found = [time for time in self._in(span) if not self._is_bound(time)]
        days = [time for time in found if _is_day(time)]  # شهدت الثلاثاء أسوأ أحداث هذا العام عندما اندلعت
        return max(days or found, key=lambda time: time.span.start, default=None)

    def _in(self, within: Span) -> list[Time]:
        first = bisect_left(self._starts, within.start)
        last = bisect_left(self._starts, within.end)
        return [time for time in self.times[first:last] if time.span.end <= within.end]

    def _is_bound(self, time: Time) -> bool:
        """A time after منذ, حتى, قبل or بعد bounds a stretch, it is not the day of the event."""
        at = self.document.tokens_in(time.span).start
        word = self.document.tokens[at - 1].word if at else None
        return follows_bound(self.document, at) or joins_as(word, "dates_clause")


def follows_bound(document: Document, at: int) -> bool:
    """منذ الأحد, منذ الانقلاب: what only says since or until when something was."""
    return at > 0 and joins_as(document.tokens[at - 1].word, "bound")


def _is_other_thing(noun: Morph) -> bool:
    """A deed or several things, which a pronoun means rather than a place further back."""
    deed = bool(noun.lemma.rows(TriggerRow)) and noun.pos in (Pos.NOUN, Pos.MASDAR)
    return deed or (noun.pos is Pos.NOUN and noun.features.number is Grammatical.PLURAL)


def _is_day(time: Time) -> bool:
    """A day, or days from one to another; not months: 2022-12/2023-01."""
    return time.value is not None and len(time.value.partition("/")[0]) >= _DAY


def _locates(governed: Governed) -> bool:
    if governed.lemma is None:
        return governed.preposition == "ب"
    return "location" in governed.lemma.roles


def _first(phrase: NounPhrase) -> int:
    return phrase.first
