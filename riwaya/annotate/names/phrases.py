"""Noun phrases: names and descriptions with their exact extent, head and type.

A phrase begins at its head (Arabic heads come first) and runs over its construct, its adjectives, a title's
`باسم …` or `في …`, a name in quotation marks and the personal name that a title introduces. It never runs over
a verb, a conjunction, a relative clause or any other preposition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from riwaya.annotate.names.kinds import (
    PERSON_NAME_TABLES,
    description_type,
    head_sort,
    is_title,
    name_type,
    particle_classes,
    row_of,
)
from riwaya.lexicon import Grammatical, Lemma, Pos
from riwaya.lexicon.tables import HeadRow, NounRow
from riwaya.model import MentionType, Span
from riwaya.text import Document, Morph
from riwaya.text.agreement import agrees
from riwaya.text.document import Phrase

NOMINAL = frozenset({Pos.NOUN, Pos.MASDAR, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE, Pos.ADJECTIVE, Pos.NAME})
_ADJECTIVAL = frozenset({Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE})
_CONNECTORS = frozenset(
    (
        "بن",
        "ابن",
        "بنت",
        "أبو",
        "أبي",
        "أبا",
        "آل",
        "عبد",
        "أم",
        "ولد",
        "ابو",
        "ابي",
        "دي",
        "فون",
        "فان",
        "أف",
        "إف",
        "اف",
        "دبليو",
        "بي",
        "جي",
        "آر",
        "كيه",
        "إل",
        "إس",
        "سي",
    )
)
_OPENERS, _CLOSERS = frozenset("«“\"'‘("), frozenset("»”\"'’)")
_LONGEST_NAME = 6
# People who speak for a body or place that follows with a preposition: مصدر في المحافظة, مسؤول بالوزارة.
_AFFILIATED = frozenset(("مصدر", "مسؤول", "عضو", "ضابط", "موظف", "قيادي", "خبير", "باحث", "طبيب", "مدير", "قائد", "ممثل", "محلل",
                         "أستاذ", "ناشط", "سكرتير", "كاتب", "أمين", "كبير", "كبيرة", "مساعد", "مستشار", "وزير", "مفوض", "مفتش", "منسق", "مديرة", "رئيسة", "مرشحة", "ناطقة", "متحدثة", "مراسل", "سفير", "رئيس", "مندوب", "مبعوث", "دبلوماسي", "متحدث", "ناطق", "مرشح", "نائب"))  # fmt: skip


_CLASSES_THAT_OPEN = frozenset(("event", "act", "speech", "abstract", "document", "time", "quantity", "group", "place"))


class NounPhrase(NamedTuple):
    """Tokens first..last (exclusive) and the exact characters of a phrase.

    `head` is the token of its head, `type` what it denotes if that is a participant, `named` whether it holds a
    proper name, `definite` whether it points at something specific, `name` the tokens of a personal name in it.
    """

    first: int
    last: int
    span: Span
    head: int
    type: MentionType | None
    named: bool
    definite: bool
    name: tuple[int, int] | None
    rule: str
    row: str


class PhraseReader:
    """Reads noun phrases of one document, left to right."""

    def __init__(self, document: Document, blocked: frozenset[int] = frozenset()) -> None:
        self.document = document
        self.tokens = document.tokens
        self.tags = document.tags
        self.blocked = blocked  # tokens of times and numbers: never part of a phrase
        self._known: dict[int, NounPhrase | None] = {}
        self._all: tuple[NounPhrase, ...] | None = None

    def read(self) -> tuple[NounPhrase, ...]:
        """All phrases, in order, not overlapping."""
        if self._all is None:
            self._all = tuple(self._read())
        return self._all

    def _read(self) -> Iterator[NounPhrase]:
        for sentence in self.document.sentences:
            index = sentence.first
            while index < sentence.last:
                phrase = self.phrase_at(index, sentence.last)
                if phrase is None:
                    index += 1
                else:
                    yield phrase
                    index = phrase.last

    def adopt(self, phrases: dict[int, NounPhrase]) -> None:
        """Replaces phrases by what the whole document says about them."""
        self._known.update(phrases)
        if self._all is not None:
            self._all = tuple(phrases.get(phrase.first, phrase) for phrase in self._all)

    def known(self, first: int) -> NounPhrase | None:
        """The phrase that begins at a token, if it was read before."""
        return self._known.get(first)

    def phrase_at(self, first: int, end: int) -> NounPhrase | None:
        """The phrase whose head is the token `first`, or None. `end` is the end of its sentence."""
        if first not in self._known:
            self._known[first] = self._phrase_at(first, end)
        return self._known[first]

    def _phrase_at(self, first: int, end: int) -> NounPhrase | None:
        token = self.tokens[first]
        if token.text in _OPENERS and token.text not in ("(", "'"):
            return self._quoted(first, end)
        if first in self.blocked or token.word is None:
            return None
        if (entry := self._entry(first)) is not None:
            return self._named_entry(entry, end)
        tag = self.tags[first]
        if tag is not None and tag.pos is Pos.PARTICLE and "quantifier" in particle_classes(tag.lemma):
            return self._quantified(first, tag, end)
        if tag is not None and tag.pos not in NOMINAL:
            return self._person(first, first, end) if self._opens_person(first, end) else None
        if tag is None or tag.pos is Pos.NAME:
            return self._proper(first, end)
        if self._opens_person(first, end) and not is_title(tag.lemma) and description_type(tag.lemma) is None:
            return self._person(first, first, end)
        return self._description(first, tag, end)

    def _quoted(self, first: int, end: int) -> NounPhrase | None:
        """A short name that stands in quotation marks without a head noun: «درع الجنوب»."""
        close = self._quoted_name(first, end)
        if close == first or close - first > 6:
            return None
        inside = range(first + 1, close - 1)
        tags = [self.tags[index] for index in inside]
        if any(self.tokens[index].word is None for index in inside):
            return None
        if any(tag is not None and tag.pos in (Pos.VERB, Pos.PARTICLE) for tag in tags):
            return None
        inner = self.phrase_at(first + 1, close - 1)
        if inner is None or inner.last != close - 1:
            return None
        kind = inner.type if inner.type in ("ORG", "GPE", "LOC", "FAC", "PER") and inner.named else "ORG"
        return inner._replace(first=first, last=close, type=kind, named=True, definite=True, rule="names.quoted")

    def _quantified(self, first: int, tag: Morph, end: int) -> NounPhrase | None:
        """كل, جميع, أي, بعض, أحد before the noun that they are about."""
        if tag.enclitic or first + 1 >= end or not self._adjacent(first + 1) or self.particles(first + 1):
            return None
        inner = self.phrase_at(first + 1, end)
        if inner is None or inner.named:
            return None
        return inner._replace(first=first, span=Span(self._start(first), inner.span.end), definite=False)

    # -- names ------------------------------------------------------------------------------------------------

    def _entry(self, first: int) -> Phrase | None:
        """The longest lexicon entry of several words that is a name or head noun here."""
        entries = [
            phrase
            for phrase in self.document.phrases.get(first, ())
            if any(name_type(sense.lemma) or description_type(sense.lemma) for sense in phrase.senses)
            and not self.blocked.intersection(range(phrase.first, phrase.last + 1))
        ]
        return max(entries, key=lambda phrase: phrase.last, default=None)

    def _named_entry(self, entry: Phrase, end: int) -> NounPhrase:
        lemma = next(s.lemma for s in entry.senses if name_type(s.lemma) or description_type(s.lemma))
        kind = name_type(lemma)
        last = entry.last + 1
        if kind is None:  # a head of several words: 'فريق أول', 'أمين عام', 'مديرية أمن'
            return self._head_entry(entry, lemma, end)
        if kind == "PER":
            return self._person(entry.first, entry.first, end)
        last = self._adjectives(entry.first, last, end, True) if kind == "ORG" else last
        return self._make(entry.first, last, entry.first, kind, True, True, None, "names.entry", row_of(lemma))

    def _head_entry(self, entry: Phrase, lemma: Lemma, end: int) -> NounPhrase:
        last, definite = entry.last + 1, self._starts_with_article(entry)
        inner = self.tags[entry.last]
        if not definite and inner is not None and _opens_construct(inner):
            last, definite = self._construct(entry.last, inner, end)
        last = self._adjectives(entry.first, last, end, definite)
        kind, row = description_type(lemma), row_of(lemma)
        last = self._affiliation(entry.first, last, end, kind)
        if kind == "PER":
            return self._with_name(entry.first, last, end, kind, row, definite)
        named = definite and last > entry.last + 1
        return self._make(entry.first, last, entry.first, kind, named, definite, None, "names.description", row)

    def _starts_with_article(self, entry: Phrase) -> bool:
        return self.document.text.startswith("ال", entry.span.start)

    def _proper(self, first: int, end: int) -> NounPhrase | None:
        """A phrase headed by a single-word name or by a word the lexicon does not know."""
        tag = self.tags[first]
        if self._opens_person(first, end):
            return self._person(first, first, end)
        if tag is None:
            return self._unknown(first, end)
        kind = name_type(tag.lemma)
        rule = "names.place" if kind in ("GPE", "LOC", "FAC") else "names.known"
        last = self._adjectives(first, first + 1, end, True) if kind == "ORG" else first + 1
        return self._make(first, last, first, kind, kind is not None, True, None, rule, row_of(tag.lemma))

    def _unknown(self, first: int, end: int) -> NounPhrase | None:
        token = self.tokens[first]
        assert token.word is not None
        if len(token.word.light) < 3:
            return None
        last = self._adjectives(first, first + 1, end, token.word.article)
        return self._make(first, last, first, None, False, token.word.article, None, "names.unknown", "")

    def _opens_person(self, first: int, end: int) -> bool:
        """A given name followed by another name word, or a public figure's single name."""
        word = self.tokens[first].word
        assert word is not None
        given = next((m for m in word.morphs if m.lemma.tables & PERSON_NAME_TABLES), None)
        if given is None:
            return False
        tag = self.tags[first]
        certain = tag is not None and tag.pos is Pos.NAME
        if certain and "figures" in given.lemma.tables:
            return True
        if "given" not in given.lemma.tables:
            return False
        following = self._name_word(first + 1, end)
        if certain:
            return following != ""
        return following in ("family", "figures", "connector") and not given.particles.endswith(("ب", "ك"))

    def _name_word(self, index: int, end: int) -> str:
        """What makes the token a name word after another: its table, 'connector', 'unknown'; else empty."""
        if index >= end or not self._adjacent(index) or index in self.blocked:
            return ""
        token = self.tokens[index]
        word = token.word
        if word is None:
            return ""
        if token.text in _CONNECTORS:
            return "connector"
        if len(word.light) < 2:
            return ""
        for table in ("family", "figures", "given"):
            if any(table in m.lemma.tables and not m.particles for m in word.morphs):
                return table
        if not word.morphs and not word.particles:
            return "unknown"
        return ""

    def _person(self, first: int, start: int, end: int) -> NounPhrase:
        named = self._name_end(start, end, surname=True)
        last = self._apposition(named, end)
        word = self.tokens[start].word
        assert word is not None
        lemma = next((m.lemma for m in word.morphs if m.lemma.tables & PERSON_NAME_TABLES), None)
        row = row_of(lemma) if lemma is not None else ""
        return self._make(first, last, start, "PER", True, True, (start, named), "names.person", row)

    def _apposition(self, last: int, end: int) -> int:
        """An office with article after the name: شوكت سلطان المتحدث باسم الجيش."""
        if last >= end or not self._adjacent(last) or last in self.blocked:
            return last
        tag = self.tags[last]
        if tag is None or not tag.article or tag.particles or not _introduces_person(tag):
            return last
        inner = self._description(last, tag, end)
        return inner.last if inner is not None and inner.last > last + 1 else last

    def _name_end(self, start: int, end: int, *, surname: bool) -> int:
        """Where a personal name that begins at `start` ends."""
        entry = self._entry(start)
        last = (
            entry.last + 1
            if entry is not None and any(name_type(s.lemma) == "PER" for s in entry.senses)
            else start + 1
        )
        while last < end and last - start < _LONGEST_NAME:
            kind = self._name_word(last, end)
            if kind == "connector" and not self._name_word(last + 1, end):
                break
            if kind:
                last += 1
                continue
            if surname and last - start == 1 and (self._article_surname(last, end) or self._common_surname(last, end)):
                last += 1
            break
        return last

    def _article_surname(self, index: int, end: int) -> bool:
        """A common word with article right after a single given name: إبراهيم المبروك."""
        tag = self.tags[index] if index < end else None
        if tag is None or not self._adjacent(index) or index in self.blocked:
            return False
        return tag.article and not tag.particles and not is_title(tag.lemma) and "countries" not in tag.lemma.tables

    def _common_surname(self, index: int, end: int) -> bool:
        """A common noun or adjective without article right after a given name: كنعان سليم, غسان مطر.

        Not what begins something else: a verbal noun, an event, an office, a time.
        """
        tag = self.tags[index] if index < end else None
        if tag is None or not self._adjacent(index) or index in self.blocked:
            return False
        if (
            tag.article
            or tag.particles
            or tag.enclitic
            or tag.features.tanwin
            or tag.pos in (Pos.VERB, Pos.MASDAR, Pos.PARTICLE)
        ):
            return False
        if tag.lemma.tables & {"cues", "triggers", "titles", "heads"}:
            return False
        return not {row.noun_class for row in tag.lemma.rows(NounRow)} & _CLASSES_THAT_OPEN

    # -- descriptions -----------------------------------------------------------------------------------------

    def _description(self, first: int, tag: Morph, end: int) -> NounPhrase | None:
        last, definite = self._construct(first, tag, end)
        kind = description_type(tag.lemma)
        if kind == "ORG" and self._is_division(tag, first, last):
            kind = "GPE"
        if kind == "ORG" and tag.features.number is Grammatical.PLURAL and "cues" in tag.lemma.tables:
            kind = None  # الادعاء is the prosecution, الادعاءات are claims
        if kind is None and tag.pos is Pos.ADJECTIVE and last - first > 1:  # كبير الوسطاء, أبرز القادة
            second = self.tags[first + 1]
            kind = description_type(second.lemma) if second is not None else None
        if kind != "PER" and is_title(tag.lemma) and tag.article and last == first + 1 and self._name_word(last, end):
            kind = "PER"  # اللواء is a rank before a name, a brigade otherwise
        named = self._holds_name(first + 1, last)
        if last < end:
            quoted = self._quoted_name(last, end)
            if quoted > last:
                last, named, definite = self._adjectives(first, quoted, end, True), True, True
        last = self._adjectives(first, last, end, definite)
        last = self._affiliation(first, last, end, kind)
        if kind == "PER":
            return self._with_name(first, last, end, kind, row_of(tag.lemma), definite)
        named = named or (
            kind in ("ORG", "FAC", "GPE", "LOC") and definite and last - first > 1 and bool(head_sort(tag.lemma))
        )
        return self._make(first, last, first, kind, named, definite, None, "names.description", row_of(tag.lemma))

    def _is_division(self, tag: Morph, first: int, last: int) -> bool:
        """مديرية, دائرة before the name of a place is a district, else an office."""
        following = self.tags[first + 1] if last > first + 1 else None
        if following is None or following.pos is not Pos.NAME or name_type(following.lemma) != "GPE":
            return False
        return any(row.type == "GPE" for row in tag.lemma.rows(HeadRow))

    def _with_name(
        self, first: int, last: int, end: int, kind: MentionType | None, row: str, definite: bool
    ) -> NounPhrase:
        """A title or person noun with the personal name, or further title and name, that follows it."""
        start = last
        if kind == "PER" and start < end and self._adjacent(start) and start not in self.blocked:
            tag = self.tags[start]
            if tag is not None and tag.article and not tag.particles and _introduces_person(tag):
                inner = self._description(start, tag, end)
                if inner is not None and inner.name is not None:
                    return self._make(first, inner.last, first, kind, True, True, inner.name, "names.title", row)
            if self._starts_name_after_title(start, end, definite):
                named = self._name_end(start, end, surname=True)
                last = self._apposition(named, end)
                return self._make(first, last, first, kind, True, True, (start, named), "names.title", row)
        return self._make(first, last, first, kind, False, definite, None, "names.description", row)

    def _starts_name_after_title(self, index: int, end: int, definite: bool) -> bool:
        kind = self._name_word(index, end)
        if kind in ("given", "figures", "connector", "family"):
            tag = self.tags[index]
            verb = tag is not None and tag.pos is Pos.VERB
            return definite or not verb
        return kind == "unknown" and definite

    def _construct(self, first: int, tag: Morph, end: int) -> tuple[int, bool]:
        """The end of the construct opened by a noun, and whether it is definite."""
        last, current = first + 1, tag
        while last < end:
            if current.article or current.enclitic:
                return last, True
            if not _opens_construct(current) or not self._adjacent(last) or last in self.blocked:
                return last, False
            entry = self._entry(last)
            if entry is not None and not self.particles(last):
                inner = self.tags[entry.last]
                if self._is_name_entry(entry) or inner is None:
                    return entry.last + 1, True
                last, current = entry.last + 1, inner  # a head of several words goes on: نائب مساعد وزير الدفاع
                continue
            following = self.tags[last]
            if following is None:
                word = self.tokens[last].word
                if word is None or word.particles or len(word.light) < 3:
                    return last, False
                return last + 1, True
            if following.particles or not self._continues(current, following):
                return last, False
            last, current = last + 1, following
            if following.pos is Pos.NAME:
                return self._after_name(first, last, end), True
        return last, current.article or bool(current.enclitic)

    def _is_name_entry(self, entry: Phrase) -> bool:
        return any(name_type(sense.lemma) for sense in entry.senses)

    def _after_name(self, first: int, last: int, end: int) -> int:
        """A personal name inside a construct runs on: حكومة مصطفى الكاظمي."""
        if self._opens_person(last - 1, end):
            return self._name_end(last - 1, end, surname=True)
        return last

    def _continues(self, current: Morph, following: Morph) -> bool:
        if following.pos is Pos.NAME:
            return True
        if following.pos not in NOMINAL or following.features.tanwin:
            return False
        if following.pos is Pos.ADJECTIVE:
            return False
        return not (
            following.pos in _ADJECTIVAL and not following.article and description_type(following.lemma) is None
        )

    def _adjectives(self, first: int, last: int, end: int, definite: bool) -> int:
        """The end of the phrase with the adjectives that agree with its head or with its last noun."""
        nouns = [tag for tag in (self.tags[first], self.tags[last - 1]) if tag is not None]
        while last < end and self._adjacent(last) and last not in self.blocked:
            tag = self._adjective(last, definite, nouns)
            if tag is None:
                break
            if is_title(tag.lemma) and self._name_word(last + 1, end):
                break
            participle = tag.pos in (Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE)
            if participle and "adjectives" not in tag.lemma.tables and last + 1 < end and self._governs(last + 1):
                break
            last += 1
            if not definite and self._limits(last, end):  # مجهولة الهوية, شديدة الانفجار
                last += 1
        return last

    def _adjective(self, index: int, definite: bool, nouns: list[Morph]) -> Morph | None:
        """The reading of a word as an adjective that agrees with one of the nouns, if it has one."""
        tag, word = self.tags[index], self.tokens[index].word
        if tag is None or word is None or tag.pos not in NOMINAL or tag.pos is Pos.NAME:
            return None
        for morph in (tag, *word.morphs):
            if morph.pos not in _ADJECTIVAL or morph.article != definite or morph.particles or morph.enclitic:
                continue
            if not definite and morph is not tag and tag.pos is not Pos.ADJECTIVE:
                continue  # an indefinite word tagged as a noun opens a phrase of its own
            if not nouns or any(agrees(noun, morph) for noun in nouns):
                return morph
        return None

    def _limits(self, index: int, end: int) -> bool:
        """A noun with article right after an indefinite adjective limits it."""
        tag = self.tags[index] if index < end else None
        if tag is None or not self._adjacent(index) or index in self.blocked:
            return False
        return (
            tag.article
            and not tag.particles
            and tag.pos in (Pos.NOUN, Pos.MASDAR)
            and description_type(tag.lemma) is None
        )

    def _governs(self, index: int) -> bool:
        """A participle with its own preposition is a clause, not an attribute: الخارجة عن القانون."""
        after = self.tokens[index + 1].text if index + 1 < len(self.tokens) else ""
        return self.tokens[index].text in ("عن", "إلى", "الى", "على", "من") and after not in ("أن", "ان", "أنه", "أنها")

    def _quoted_name(self, last: int, end: int) -> int:
        """The end of a short name in quotation marks that stands right after a head noun; else `last`."""
        if self.tokens[last].text not in _OPENERS or self.tokens[last].text == "(":
            return last
        for close in range(last + 2, min(last + 7, end)):
            if self.tokens[close].text in _CLOSERS:
                return close + 1
        return last

    def _affiliation(self, first: int, last: int, end: int, kind: MentionType | None) -> int:
        """باسم الوزارة, لشؤون الشرق, مصدر في المحافظة, التابعة للجيش, الواقعة في الناحية."""
        if kind is None or last >= end or not self._adjacent(last) or last in self.blocked:
            return last
        head = self.tags[first]
        text = self.tokens[last].text
        if kind == "PER" and self.tokens[last].word is not None and self.tokens[last].word.light == "ل":  # لـ«حزب …»
            inner = self.phrase_at(last + 1, end) if last + 1 < end else None
            return inner.last if inner is not None and inner.named else last
        if kind == "PER" and text in ("باسمه", "باسمها", "باسمهم"):
            return last + 1
        if kind == "PER" and text in ("باسم", "بإسم", "لشؤون", "للشؤون"):
            inner = self.phrase_at(last + 1, end) if last + 1 < end else None
            return inner.last if inner is not None else last
        if kind == "PER" and head is not None and head.lemma.key in _AFFILIATED:
            target = (
                last + 1 if text in ("في", "لدى", "من", "عن") else last if self.particles(last) in ("ب", "ل") else end
            )
            inner = self.phrase_at(target, end) if target < end else None
            wanted = ("ORG", "GPE", "FAC") if text not in ("من", "عن") else ("ORG",)
            if inner is not None and inner.definite and (inner.type in wanted or inner.named):
                return self._affiliation(first, inner.last, end, kind) if text != "من" else inner.last
        tag = self.tags[last]
        if kind == "ORG" and tag is not None and tag.particles == "ل" and last - first > 1:
            inner = self.phrase_at(last, end)  # a body named by what it is for: الهيئة العليا للانتخابات
            if inner is not None and inner.definite and inner.type in (None, "PER"):
                return inner.last
        if (
            tag is not None
            and tag.lemma.key in ("تبع/يتبع", "تابع", "وقع/يقع", "واقع")
            and tag.pos in (Pos.ACTIVE_PARTICIPLE, Pos.ADJECTIVE, Pos.NOUN)
        ):
            target = last + 2 if last + 1 < end and self.tokens[last + 1].text in ("في", "إلى") else last + 1
            inner = self.phrase_at(target, end) if target < end else None
            if inner is not None and inner.type is not None:
                return inner.last
        return last

    def _holds_name(self, first: int, last: int) -> bool:
        for index in range(first, last):
            tag = self.tags[index]
            if tag is None or tag.pos is Pos.NAME or self._entry(index) is not None:
                return True
        return False

    # -- small things -----------------------------------------------------------------------------------------

    def _adjacent(self, index: int) -> bool:
        gap = self.document.text[self.tokens[index - 1].end : self.tokens[index].start]
        return (gap.strip(" \u00a0\u200f\u200e") == "" and gap != "") or (
            gap == "" and self.tokens[index].text in _OPENERS
        )

    def particles(self, index: int) -> str:
        """The particles و ف ب ل ك س written together with a word."""
        tag = self.tags[index]
        if tag is not None:
            return tag.particles
        word = self.tokens[index].word
        return word.particles if word is not None else ""

    def _make(
        self, first: int, last: int, head: int, kind: MentionType | None, named: bool, definite: bool,
        name: tuple[int, int] | None, rule: str, row: str,
    ) -> NounPhrase:  # fmt: skip
        span = Span(self._start(first), self.tokens[last - 1].end)
        return NounPhrase(first, last, span, head, kind, named, definite, name, rule, row)

    def _start(self, index: int) -> int:
        token, tag = self.tokens[index], self.tags[index]
        if (entry := self._entry(index)) is not None:
            return entry.span.start
        if tag is not None:
            return token.start + tag.start
        return token.start + (token.word.guess_start if token.word is not None else 0)


def _introduces_person(tag: Morph) -> bool:
    return is_title(tag.lemma) or description_type(tag.lemma) == "PER"


def _opens_construct(morph: Morph) -> bool:
    """Whether a noun may govern the next one: no article, no pronoun, no ending that only a free noun has."""
    features = morph.features
    return not (features.tanwin or features.sound or morph.article or morph.enclitic)
