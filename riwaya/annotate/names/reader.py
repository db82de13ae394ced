"""Reads noun phrases: names and descriptions with their exact extent, head and type.

A phrase begins at its head (Arabic heads come first) and runs over its construct, its adjectives, a title's
`باسم …` or `في …`, a name in quotation marks and the personal name that a title introduces. It never runs over
a verb, a conjunction, a relative clause or any other preposition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec.structs import replace

from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.adjectives import AdjectiveReader
from riwaya.annotate.names.descriptions import DescriptionReader
from riwaya.annotate.names.foreign import is_foreign
from riwaya.annotate.names.ground import Ground, entry_lemma
from riwaya.annotate.names.kinds import description_type, is_title, name_type, particle_classes, row_of
from riwaya.annotate.names.people import PeopleReader
from riwaya.annotate.names.phrase import NOMINAL, NounPhrase
from riwaya.lexicon import Grammatical, Pos
from riwaya.text import Document, Morph
from riwaya.text.document import Phrase

_SHORTEST_UNKNOWN = 3
_LONGEST_QUOTED = 6
_LONGEST_CALLED = 10
_BODIES = frozenset(("ORG", "PER"))
# After these a name that nobody knows is that of a place; whom one goes or speaks to may be a person.
_INSIDE = frozenset(
    ("في", "وفي", "ففي", "قرب", "داخل", "خارج", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي")
)
_NAMES_IN_QUOTES = frozenset(("ORG", "GPE", "LOC", "FAC", "PER"))


class PhraseReader:
    """The noun phrases of one document, each read once, when it is first asked for.

    `blocked` are the tokens of times and numbers: never part of a phrase.
    """

    def __init__(self, document: Document, blocked: frozenset[int] = frozenset()) -> None:
        self.blocked = blocked
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags
        self._ground = Ground(document, blocked)
        self._people = PeopleReader(self._ground)
        self._adjectives = AdjectiveReader(self._ground, self._people)
        self._descriptions = DescriptionReader(self._ground, self._people, self._adjectives, self.phrase_at)
        self._known: dict[int, NounPhrase | None] = {}
        self._all: tuple[NounPhrase, ...] | None = None
        self.particles = self._ground.particles

    def read(self) -> tuple[NounPhrase, ...]:
        """All phrases, in order; they overlap only where one that is no participant holds others."""
        if self._all is None:
            self._all = tuple(self._read())
        return self._all

    def adopt(self, phrases: Mapping[int, NounPhrase]) -> None:
        """Replaces phrases by what the whole document says about them; new ones take their place among them."""
        self._known.update(phrases)
        if self._all is not None:
            all_phrases = {phrase.first: phrase for phrase in self._all} | dict(phrases)
            self._all = tuple(all_phrases[first] for first in sorted(all_phrases))

    def entry_at(self, first: int) -> Phrase | None:
        """The name or head noun of several words that begins at a token."""
        return self._ground.entry(first)

    def skips_each(self, index: int) -> int:
        """How many words to pass over before several names that are meant one by one: 2 at كل من مصر والأردن."""
        following = self._tokens[index + 1].text if 0 <= index < len(self._tokens) - 1 else ""
        return 2 if following == "من" and stands_as(self._tokens[index].word, "each") else 0

    def known(self, first: int) -> NounPhrase | None:
        """The phrase that begins at a token, if it was read before."""
        return self._known.get(first)

    def phrase_at(self, first: int, end: int) -> NounPhrase | None:
        """The phrase whose head is the token `first`, or None. `end` is the end of its sentence.

        The first reading is kept, whatever `end` later calls give: a phrase is one thing to all layers.
        """
        if first not in self._known:
            if first >= end:
                return None
            self._known[first] = self._phrase_at(first, end)
        return self._known[first]

    def ending_at(self, last: int, starts: range, end: int) -> Iterator[NounPhrase]:
        """The phrases that begin at one of `starts`, in their order, and end right before the token `last`."""
        read = (self.phrase_at(first, end) for first in starts)
        return (phrase for phrase in read if phrase is not None and phrase.last == last)

    def _read(self) -> Iterator[NounPhrase]:
        for sentence in self._document.sentences:
            index = sentence.first
            while index < sentence.last:
                phrase = self.phrase_at(index, sentence.last)
                if phrase is not None:
                    yield phrase
                participant = phrase is not None and phrase.type is not None
                index = phrase.last if phrase is not None and participant else index + 1

    def before_numbers(self, index: int) -> int:
        """Where the numbers and times right before a token begin, else the token: [ثلاثة] جنود."""
        while index > 0 and index - 1 in self.blocked:
            index -= 1
        return index

    def inside(self, phrase: NounPhrase) -> Iterator[NounPhrase]:
        """The phrases within a phrase behind its head, in order."""
        found = (self.phrase_at(at, phrase.last) for at in range(phrase.head + 1, phrase.last))
        return (inner for inner in found if inner is not None)

    def _phrase_at(self, first: int, end: int) -> NounPhrase | None:
        """Quoted names and lexicon entries first; then what the tag says, unless a person's name opens here."""
        if self._tokens[first].word is None:
            return self._quoted(first, end) if self._ground.opens_quoted(first) else None
        if first in self.blocked:
            return None
        if (entry := self._ground.entry(first)) is not None:
            return self._of_entry(entry, end)
        tag = self._tags[first]
        if self._ends_outlet(first + 1, end):
            return self._ground.make(first, first + 2, "ORG", "names.outlet", "", named=True, definite=True)
        if tag is None or tag.pos is Pos.NAME:
            return self._proper(first, end)
        if tag.pos not in NOMINAL:
            return self._of_other_word(first, tag, end)
        common = is_title(tag.lemma) or description_type(tag.lemma) is not None
        if (not common or self._people.is_given(first, end)) and self._people.opens(first, end):
            return self._person(first, end)
        return self._descriptions.read(first, tag, end)

    def _ends_outlet(self, index: int, end: int) -> bool:
        """المشرق برس, الأردن نيوز: a word that makes the one before it an outlet."""
        return index < end and stands_as(self._tokens[index].word, "outlet") and self._ground.is_adjacent(index)

    def _of_other_word(self, first: int, tag: Morph, end: int) -> NounPhrase | None:
        """A quantifier before its noun; a word tagged as a verb or particle that is somebody's name."""
        if tag.pos is Pos.PARTICLE and "quantifier" in (classes := particle_classes(tag.lemma)):
            directs = "preposition" in classes and first + 1 not in self.blocked  # نحو البرلمان; but نحو ألف شخص
            return None if directs else self._quantified(first, tag, end)
        if tag.pos is Pos.PARTICLE and not tag.particles:  # علي الفور, as Egypt writes على; but خالد وعلي سالم
            return None
        return self._person(first, end) if self._people.opens(first, end) else None

    def _quantified(self, first: int, tag: Morph, end: int) -> NounPhrase | None:
        """كل, جميع, أي, بعض, أحد before the noun that they are about."""
        following = first + 1
        if tag.enclitic or following >= end or not self._ground.is_adjacent(following) or self.particles(following):
            return None
        inner = self.phrase_at(following, end)
        head = self._tags[inner.head] if inner is not None else None
        several = head is not None and head.features.number is Grammatical.PLURAL and inner is not None
        if inner is None or (inner.named and not (several and inner.type in _BODIES)):  # but جميع الفصائل السودانية
            return None
        span = inner.span._replace(start=self._ground.start(first))
        return replace(inner, first=first, span=span, definite=False)

    # -- names ------------------------------------------------------------------------------------------------

    def _quoted(self, first: int, end: int) -> NounPhrase | None:
        """A short name that stands in quotation marks without a head noun: «درع الجنوب»."""
        close = self._ground.quoted_end(first, end)
        called = self._is_called(first)
        if close == first or close - first > (_LONGEST_CALLED if called else _LONGEST_QUOTED):
            return None
        if not all(self._can_be_quoted(index) for index in range(first + 1, close - 1)):
            return None
        inner = self.phrase_at(first + 1, close - 1)
        group = close == first + 3 and plays(self._tags[first + 1], "group_in_quotes")  # «القاعدة»
        if group or (called and (inner is None or inner.last != close - 1)):
            name = self._ground.make(first + 1, close - 1, "ORG", "names.quoted", "", named=True, definite=True)
            return replace(name, first=first, last=close)
        if inner is None or inner.last != close - 1:
            return None
        full = inner.name is not None and inner.last - inner.first > 1  # يدعى «فادي خضير»
        if inner.type == "PER" and (full or not inner.named):  # قتل الجيش "إرهابيين"
            return replace(inner, first=first, last=close)
        if inner.type == "ORG" and not (inner.named or inner.definite or called):  # تفكيك "خلية إرهابية"
            return replace(inner, first=first, last=close)
        kind = inner.type if inner.type in _NAMES_IN_QUOTES and inner.named else None
        if kind is None and not (self._names_body(first) or self._text_in(first, close) in self._bodies_in_quotes):
            return None
        if kind in (None, "LOC", "GPE") and self._is_outlet(first, close):
            kind = "ORG"
        kind = kind or "ORG"
        return replace(inner, first=first, last=close, type=kind, named=True, definite=True, rule="names.quoted")

    def _is_called(self, first: int) -> bool:
        """يطلق على نفسه اسم «المقاومة فصيل الجنوب»: all that is quoted after 'name' is a name."""
        before = self._tags[first - 1] if first else None
        return before is not None and before.pos is Pos.NOUN and plays(before, "naming") and not before.enclitic

    def _text_in(self, first: int, close: int) -> str:
        return self._document.text[self._tokens[first + 1].start : self._tokens[close - 2].end]

    @cached_property
    def _bodies_in_quotes(self) -> frozenset[str]:
        """The words in quotation marks that some place in the report says to be a body."""
        found = set()
        for sentence in self._document.sentences:
            for index in range(sentence.first, sentence.last):
                if self._ground.opens_quoted(index) and self._names_body(index):
                    close = self._ground.quoted_end(index, sentence.last)
                    if close > index:
                        found.add(self._text_in(index, close))
        return frozenset(found)

    def _names_body(self, first: int) -> bool:
        """Whether the word before quotation marks is a body's: قوات ما يسمى «درع الجنوب», قال لـ«صوت الوادي»."""
        before = first - 1
        while before >= 0 and stands_as(self._tokens[before].word, "so_called"):
            before -= 1
        tag, word = (self._tags[before], self._tokens[before].word) if before >= 0 else (None, None)
        if word is not None and word.light == "ل":
            return True
        return tag is not None and not tag.article and description_type(tag.lemma) == "ORG"

    def _is_outlet(self, first: int, close: int) -> bool:
        """قال لـ«الشرق الأوسط»: a newspaper rather than a region."""
        before = self._tokens[first - 1].word if first else None
        entry = self._document.phrases.get(first + 1, ())
        word = self._tokens[first + 1].word
        lemmas = [sense.lemma for phrase in entry for sense in phrase.senses]
        lemmas += [morph.lemma for morph in (word.morphs if word is not None else ())]
        known = any("organisations" in lemma.tables for lemma in lemmas)
        return known or (before is not None and before.light == "ل")

    def _can_be_quoted(self, index: int) -> bool:
        tag = self._tags[index]
        if self._tokens[index].kind == "number":  # «فرانس 24»
            return True
        return self._tokens[index].word is not None and (tag is None or tag.pos not in (Pos.VERB, Pos.PARTICLE))

    def _of_entry(self, entry: Phrase, end: int) -> NounPhrase:
        """A name of several words, or a description with a head of several words."""
        first, last, lemma = entry.first, entry.last + 1, entry_lemma(entry)
        assert lemma is not None
        kind = name_type(lemma)
        if kind is None:
            return self._descriptions.read_entry(entry, lemma, end)
        if kind == "PER":
            return self._person(first, end)
        last = self._adjectives.end(first, last, end, definite=True) if kind == "ORG" else last
        return self._ground.make(first, last, kind, "names.entry", row_of(lemma), named=True, definite=True)

    def _proper(self, first: int, end: int) -> NounPhrase | None:
        """A phrase headed by a single-word name or by a word the lexicon does not know."""
        if self._people.opens(first, end):
            return self._person(first, end)
        tag = self._tags[first]
        if tag is None:
            return self._unknown(first, end)
        kind = name_type(tag.lemma)
        rule = "names.place" if kind in ("GPE", "LOC", "FAC") else "names.known"
        following = self._ground.tag_after(first + 1, end)
        if kind == "GPE" and "places" in tag.lemma.tables and _is_side(following):  # بيروت الغربية
            return self._ground.make(first, first + 2, "LOC", rule, row_of(tag.lemma), named=True, definite=True)
        described = kind == "ORG" and following is not None and following.pos is Pos.ADJECTIVE  # not حماس المقترح
        last = self._adjectives.end(first, first + 1, end, definite=True) if described else first + 1
        return self._ground.make(first, last, kind, rule, row_of(tag.lemma), named=kind is not None, definite=True)

    def _unknown(self, first: int, end: int) -> NounPhrase | None:
        word = self._tokens[first].word
        assert word is not None
        if len(word.light) < _SHORTEST_UNKNOWN:
            return None
        if (last := self._foreign_end(first, end)) > first:
            return self._ground.make(first, last, "GPE", "names.foreign", "", named=True, definite=True)
        definite = word.article
        last = self._adjectives.end(first, first + 1, end, definite=definite)
        return self._ground.make(first, last, None, "names.unknown", "", named=False, definite=definite)

    def _foreign_end(self, first: int, end: int) -> int:
        """Where a place with a foreign name ends that no table has: في خورلي, في شانلي أورفة; else `first`."""
        before = self._tokens[first - 1].text if first else ""
        last = first
        while before in _INSIDE and last < end and (last == first or self._ground.follows(last)):
            word = self._tokens[last].word
            if word is None or not is_foreign(word):
                break
            last += 1
        return last

    def _person(self, first: int, end: int) -> NounPhrase:
        """A personal name with the office after it."""
        named = self._people.end(first, end)
        last = self._descriptions.apposition_end(named, end)
        lemma = self._people.lemma(first)
        row = row_of(lemma) if lemma is not None else ""
        return self._ground.make(
            first, last, "PER", "names.person", row, named=True, definite=True, name=(first, named)
        )


def _is_side(tag: Morph | None) -> bool:
    """الشرقية, الغربية: the half of a town."""
    return tag is not None and tag.article and tag.features.feminine and plays(tag, "locating")
