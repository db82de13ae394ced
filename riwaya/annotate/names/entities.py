"""Which mentions are the same referent.

Mentions join by what they can be recognised by (their keys): the lexicon row of their name, their words with
nationalities told by country (الأمريكية, الأميركية), the country that a capital or البلاد stands for; by a person's
surname; by a head noun taken up again (الوزارة after وزارة الداخلية, المدينة after سبها), by a name cut short
(وزارة الدفاع), by words that stand for the whole group (مسلحي X), and by loaded names of an army that is named too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from riwaya.annotate.markers import plays, reading_as, stands_as
from riwaya.annotate.names.actors import code_actor
from riwaya.annotate.names.kinds import name_type
from riwaya.annotate.names.loaded import LoadedNames
from riwaya.annotate.names.phrase import ADJECTIVAL, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.names.surnames import bare, name_words
from riwaya.lexicon import Grammatical, Lemma, Pos
from riwaya.lexicon.letters import fold_deep
from riwaya.lexicon.tables import CountryRow, PlaceRow, TriggerRow
from riwaya.model import MentionType, Span
from riwaya.text import Document, Morph, Word
from riwaya.text.neighbours import DATELINE_ENDS

_TOWNS = frozenset(("city", "town", "capital"))
# What kinds of places a head by itself takes up.
_KINDS_OF_HEAD = {
    "مدينة": _TOWNS, "بلدة": frozenset(("town", "village")), "قرية": frozenset(("village", "town")),
    "محافظة": frozenset(("province",)), "ولاية": frozenset(("province",)), "إقليم": frozenset(("province", "region")),
    "عاصمة": frozenset(("capital",)), "مخيم": frozenset(("camp",)),
}  # fmt: skip
# Types of what calls itself something, and how many words tell it.
_CALLED = frozenset(("ORG", "PER"))
_LONGEST_CALL = 6
# How far before a town that it hits an attack stands: قصف إسرائيلي على بيروت.
_TARGET_REACH = 4
_ON = "على"
# How far after a town the word for capital stands that describes it, and before it the verb of those who visit it.
_APPOSED = 2
_VISIT_REACH = 5
_COMMAS = frozenset(("،", ","))
# How many words make a name that nobody else has.
_LONG = 3
_QUOTES = "«»“”\"'"


class Referent(Struct, frozen=True):
    """One referent of the document: its phrases in order of the text, its type and what it is recognised by."""

    type: MentionType
    phrases: list[NounPhrase]
    keys: set[str]
    heads: set[str]
    words: set[str]


class EntityGrouper:
    """Groups the mentions of one document, in the order of the text."""

    def __init__(self, document: Document, reader: PhraseReader) -> None:
        self.document = document
        self.reader = reader
        self.referents: list[Referent] = []
        self._of: dict[Span, Referent] = {}
        self._by_key: dict[tuple[MentionType, str], Referent] = {}
        self._by_head: dict[tuple[MentionType, str], list[Referent]] = {}
        self.loaded = LoadedNames(document)
        self._words: dict[int, str] = {}

    def group(self, phrases: Iterable[NounPhrase]) -> list[Referent]:
        """All referents, in the order of their first mention."""
        for phrase in phrases:
            self._add(phrase)
        return self.referents

    def referent(self, phrase: NounPhrase) -> Referent | None:
        """The referent of a phrase that was grouped."""
        return self._of.get(phrase.span)

    def name(self, referent: Referent) -> str:
        """The fullest name of a referent in the text."""
        best = max(referent.phrases, key=lambda p: (p.named, p.name is not None, p.last - p.first, -p.first))
        if best.name is not None:
            first, last = best.name
            start = best.span.start if first == best.first else self.document.tokens[first].start
            return self.document.text[start : self.document.tokens[last - 1].end]
        return self.written(best)

    def written(self, phrase: NounPhrase) -> str:
        """A phrase as it is written by itself: الجيش for للجيش, where its article lost the alef."""
        text, tag = phrase.span.of(self.document.text), self.document.tags[phrase.first]
        hidden = tag is not None and tag.article and tag.particles.endswith("ل")
        return f"ا{text}" if hidden and text.startswith("ل") else text

    def _add(self, phrase: NounPhrase) -> None:
        assert phrase.type is not None
        rest = self._named_rest(phrase)
        keys, words = list(dict.fromkeys(self._keys(phrase, rest))), set(name_words(self.document, phrase))
        heads = self._heads(phrase, rest)
        found = self._find(phrase, keys, words, heads)
        body = self._called(phrase)
        if found is not None and body is not None and body is not found:
            self._absorb(found, body)
        found = found or body
        if found is None:
            found = Referent(phrase.type, [], set(), set(), set())
            self.referents.append(found)
        found.phrases.append(phrase)
        found.keys.update(keys)
        found.words.update(words)
        self._of[phrase.span] = found
        for key in keys:
            self._by_key[found.type, key] = found
        for head in heads - found.heads:
            self._by_head.setdefault((found.type, head), []).append(found)
        found.heads.update(heads)

    def _find(self, phrase: NounPhrase, keys: list[str], words: set[str], heads: set[str]) -> Referent | None:
        assert phrase.type is not None
        if words:
            recent = reversed(self.referents)
            alike = (r for r in recent if r.type == phrase.type and _same_person(r.words, words))
            return next((r for r in alike if not self._is_of_father(phrase, r)), None)
        for key in keys:
            if (known := self._by_key.get((phrase.type, key))) is not None:
                return known
        return self._retaken(phrase, heads) or self._shortened(phrase, keys, heads) or self._at_end(phrase, keys)

    def _absorb(self, referent: Referent, other: Referent) -> None:
        """Makes two referents one, which a later mention shows to be the same."""
        self.referents[:] = [each for each in self.referents if each is not other]
        referent.phrases[:] = sorted([*referent.phrases, *other.phrases], key=lambda phrase: phrase.first)
        referent.keys.update(other.keys)
        referent.words.update(other.words)
        self._of.update((phrase.span, referent) for phrase in other.phrases)
        self._by_key.update({key: referent for key, known in self._by_key.items() if known is other})
        for known in self._by_head.values():
            joined = [referent if each is other else each for each in known]
            known[:] = {id(each): each for each in joined}.values()
        referent.heads.update(other.heads)

    def _at_end(self, phrase: NounPhrase, keys: Sequence[str]) -> Referent | None:
        """«المقاومة فصيل شباب الجنوب» after «فصيل شباب الجنوب»: a body whose whole name ends a longer one."""
        if phrase.rule != "names.quoted" or phrase.type != "ORG" or not keys:
            return None
        bodies = (referent for referent in self.referents if referent.type == "ORG")
        return next((r for r in bodies if any(_ends(keys[0], key) for key in r.keys)), None)

    def _called(self, phrase: NounPhrase) -> Referent | None:
        """جماعة تطلق على نفسها اسم «سرايا الدم», قوات ما يسمى «درع السهل»: the body that a name is said to be of."""
        if phrase.type not in _CALLED or not phrase.named:
            return None
        first, told = phrase.first, False
        while first > 0 and phrase.first - first < _LONGEST_CALL and self._is_naming(first - 1):
            first -= 1
            told = told or plays(self.document.tags[first], "names_as")
        body = self._last_before(first, phrase.type) if told and first < phrase.first else None
        return self._of.get(body.span) if body is not None else None

    def _is_naming(self, index: int) -> bool:
        tag, token = self.document.tags[index], self.document.tokens[index]
        own = reading_as(token.word, "reflexive") is not None
        return own or stands_as(token.word, "naming") or plays(tag, "naming") or plays(tag, "names_as")

    def _last_before(self, index: int, kind: MentionType) -> NounPhrase | None:
        """The mention of a kind that ends right before a token."""
        last = (r.phrases[-1] for r in reversed(self.referents) if r.type == kind)
        return next((phrase for phrase in last if phrase.last == index), None)

    def _is_of_father(self, phrase: NounPhrase, referent: Referent) -> bool:
        """شقيقه أحمد after خالد أحمد المصري: a given name in the middle of a name is that of his father."""
        assert phrase.name is not None
        given = self.document.tokens[phrase.name[0]].word
        if phrase.name[1] - phrase.name[0] > 1 or given is None or "given" not in given.tables:
            return False
        name, names = name_words(self.document, phrase)[0], [name_words(self.document, p) for p in referent.phrases]
        return all(name not in (*words[:1], *words[-1:]) for words in names)

    def _retaken(self, phrase: NounPhrase, heads: set[str]) -> Referent | None:
        """The last one with this head, for the head alone; the only one, for the head with a plain adjective."""
        assert phrase.type is not None
        if not phrase.definite or (phrase.named and not self._is_plain(phrase)):
            return None
        entry = not phrase.is_short and self._is_entry(phrase)
        own = heads - {self._head(phrase)} if entry else heads  # رئيس الوزراء is no الرئيس
        known = [referent for head in own for referent in self._by_head.get((phrase.type, head), ())]
        if phrase.is_short or entry:
            return max(known, key=lambda referent: referent.phrases[-1].first, default=None) or self._settlement(phrase)
        return known[0] if len(known) == 1 and self._is_plain(phrase) else None

    def _is_entry(self, phrase: NounPhrase) -> bool:
        """A head of several words and no more: رجل الأعمال."""
        entry = self.reader.entry_at(phrase.first)
        return entry is not None and entry.last + 1 == phrase.last

    def _settlement(self, phrase: NounPhrase) -> Referent | None:
        """المدينة, المحافظة: the last place of that kind that was named."""
        tag = self.document.tags[phrase.first]
        kinds = _KINDS_OF_HEAD.get(tag.lemma.key.partition("/")[0]) if tag is not None and tag.article else None
        if kinds is None:
            return None
        return next((r for r in reversed(self.referents) if r.type == "GPE" and self._is_of_kind(r, kinds)), None)

    def _is_of_kind(self, referent: Referent, kinds: frozenset[str]) -> bool:
        lemmas = (self._name_lemma(phrase) for phrase in referent.phrases)
        return any(row.kind in kinds for lemma in lemmas if lemma is not None for row in lemma.rows(PlaceRow))

    def _is_plain(self, phrase: NounPhrase) -> bool:
        """A building with the article and adjectives that are no nationality: القاعدة العسكرية."""
        head = self.document.tags[phrase.first]
        if phrase.type != "FAC" or head is None or not head.article:
            return False
        rest = self.document.tags[phrase.first + 1 : phrase.last]
        return all(tag is not None and _is_plain_adjective(tag) for tag in rest)

    def _shortened(self, phrase: NounPhrase, keys: list[str], heads: set[str]) -> Referent | None:
        """The only body whose name goes on where this one ends: وزارة الدفاع [الأمريكية]; or the other way round."""
        if phrase.type != "ORG" or phrase.is_short or not phrase.named or not keys:
            return None
        mine = keys[0] + " "
        found = [
            referent
            for head in heads
            for referent in self._by_head.get(("ORG", head), ())
            if any(key.startswith(mine) or (" " in key and mine.startswith(key + " ")) for key in referent.keys)
        ]
        return found[0] if len({id(referent) for referent in found}) == 1 else None

    # -- keys ---------------------------------------------------------------------------------------------------

    def _keys(self, phrase: NounPhrase, rest: NounPhrase | None) -> Iterator[str]:
        """What a mention can be recognised by; `rest` is its named rest."""
        words = (self._word(index) for index in range(phrase.first, phrase.last))
        yield " ".join(word for word in words if word)
        if (lemma := self._name_lemma(phrase)) is not None:
            yield f"{lemma.category}:{lemma.key}"
        if (country := self._country(phrase)) is not None:
            yield f"country:{country}"
        if (army := self.loaded.army(phrase)) is not None:
            yield f"army:{army}"
        elif phrase.type == "ORG" and phrase.named and self._names_army(phrase):
            code = code_actor(self.document, range(phrase.first, phrase.last))
            if code.country and code.sector == "MIL":
                yield f"army:{code.country}"
        if rest is not None and not self._is_province_beside_city(phrase, rest):
            yield from self._keys(rest, self._named_rest(rest))
        if self._are_sides(phrase):
            yield "sides"

    def _are_sides(self, phrase: NounPhrase) -> bool:
        """الطرفين, الجانبين, كلا الطرفين: the two that a report is about."""
        head = self.document.tags[phrase.head]
        two = head is not None and head.article and (head.features.number is Grammatical.DUAL or head.features.oblique)
        return two and plays(head, "side") and phrase.last == phrase.head + 1

    def _is_province_beside_city(self, phrase: NounPhrase, rest: NounPhrase) -> bool:
        """محافظة إدلب in a report that has مدينة إدلب too: two places of one name."""
        if phrase.type != "GPE" or not plays(self.document.tags[phrase.first], "province_head"):
            return False
        return self._bare_key(rest) in self._cities

    def _bare_key(self, phrase: NounPhrase) -> str:
        return " ".join(self._word(index) for index in range(phrase.first, phrase.last))

    @cached_property
    def _cities(self) -> frozenset[str]:
        """The names that stand after the head of a city somewhere in the report."""
        heads = (p for p in self.reader.read() if p.type == "GPE" and plays(self.document.tags[p.first], "city_head"))
        return frozenset(self._bare_key(rest) for p in heads if (rest := self._named_rest(p)) is not None)

    def _word(self, index: int) -> str:
        """A word without article and quotation marks; a nationality by its country."""
        if index not in self._words:
            self._words[index] = self._bare_word(index)
        return self._words[index]

    def _bare_word(self, index: int) -> str:
        token, tag = self.document.tokens[index], self.document.tags[index]
        if tag is not None and (country := tag.lemma.row(CountryRow)) is not None and tag.lemma.category == "adjective":
            return country.code
        if tag is not None and tag.particles and tag.start:
            folded = fold_deep(token.text[tag.start :])
        else:
            folded = token.word.deep if token.word is not None else fold_deep(token.text)
        folded = folded.strip(_QUOTES)
        return bare("ال" + folded[1:] if tag is not None and tag.particles.endswith("ل") and tag.article else folded)

    def _names_army(self, phrase: NounPhrase) -> bool:
        """القوات الأمريكية, الجيش العراقي: the force of a state, not a part of it."""
        tag = self.document.tags[phrase.first]
        return plays(tag, "army") and phrase.last - phrase.first == 2

    def _country(self, phrase: NounPhrase) -> str | None:
        """The country a phrase stands for: its name, its land (الأراضي العراقية), its capital where it acts, البلاد."""
        if phrase.type != "GPE":
            return None
        tag = self.document.tags[phrase.first]
        if tag is None:
            return None
        if phrase.is_short and tag.pos is Pos.NAME:
            if (country := tag.lemma.row(CountryRow)) is not None:
                return country.code
            return self._of_capital(phrase, tag.lemma)
        if (lemma := self._name_lemma(phrase)) is not None and (country := lemma.row(CountryRow)) is not None:
            return country.code
        if plays(tag, "territory"):
            last = self.document.tags[phrase.last - 1]
            country = last.lemma.row(CountryRow) if last is not None and not phrase.is_short else None
            if country is not None:
                return country.code
            return self.loaded.main_country if phrase.is_short and tag.article and plays(tag, "homeland") else None
        return None

    def _of_capital(self, phrase: NounPhrase, lemma: Lemma) -> str | None:
        """واشنطن as the government: not where something is in or from the city, and the country is named too."""
        capital = next((row for row in lemma.rows(PlaceRow) if row.kind == "capital"), None)
        if capital is None or capital.country not in self.loaded.countries:
            return None
        if phrase.first == 0 and self.document.tokens[1].text in DATELINE_ENDS:  # الرباط - …: the city it is sent from
            return None
        if self._is_told_as_town(phrase):
            return None
        particles = self.reader.particles(phrase.first)
        before = self.document.tokens[phrase.first - 1].word if phrase.first else None
        return None if "ب" in particles or stands_as(before, "locating") else capital.country

    def _is_told_as_town(self, phrase: NounPhrase) -> bool:
        """مدينة الرباط; الخرطوم، العاصمة السياسية للسودان; زار الوزير دمشق; قصف على بيروت."""
        tags, tokens = self.document.tags, self.document.tokens
        if phrase.first and plays(tags[phrase.first - 1], "settlement"):
            return True
        near = tokens[max(0, phrase.first - _TARGET_REACH) : phrase.first]
        if near and near[-1].text == _ON and any(_names_attack(token.word) for token in near):
            return True
        after = range(phrase.last, min(phrase.last + _APPOSED, len(tags)))
        if any(plays(tags[at], "seat") for at in after) and tokens[phrase.last].text in _COMMAS:
            return True
        verbs = (tags[at] for at in range(phrase.first - 1, max(-1, phrase.first - 1 - _VISIT_REACH), -1))
        verb = next((tag for tag in verbs if tag is not None and tag.pos is Pos.VERB), None)
        return verb is not None and any(row.mode == "visit" for row in verb.lemma.rows(TriggerRow))

    def _named_rest(self, phrase: NounPhrase) -> NounPhrase | None:
        """What is left of مدينة X, قوات X or تنظيم «X» الإرهابي without head and adjectives, if that is a name."""
        tag = self.document.tags[phrase.first]
        group = plays(tag, "whole_group")
        if phrase.is_short or not (group or plays(tag, "settlement")):
            return None
        first = phrase.first + 1
        if stands_as(self.document.tokens[first].word, "so_called"):  # قوات ما يسمى «درع الجنوب»
            first += 2
        if tag is not None and tag.article:  # العاصمة السعودية الرياض
            tags = self.document.tags[first : phrase.last - 1]
            first += next((at for at, each in enumerate(tags) if not each or each.pos is not Pos.ADJECTIVE), len(tags))
        rest = self.reader.phrase_at(first, phrase.last)
        if rest is None or rest.type is None:
            return None
        after = self.document.tags[rest.last : phrase.last]
        if not all(tag is not None and tag.pos in ADJECTIVAL for tag in after):
            return None
        return rest if rest.named or (group and rest.type == "ORG") else None

    def _name_lemma(self, phrase: NounPhrase) -> Lemma | None:
        for entry in self.document.phrases.get(phrase.first, ()):
            if entry.last + 1 == phrase.last:
                for sense in entry.senses:
                    if name_type(sense.lemma) == phrase.type:
                        return sense.lemma
        first = phrase.first + (self.document.tokens[phrase.first].word is None)  # «داعش»
        tag = self.document.tags[first]
        single = phrase.is_short or (first > phrase.first and phrase.last == first + 2)
        if single and tag is not None and tag.pos is Pos.NAME:
            return tag.lemma
        return None

    def _heads(self, phrase: NounPhrase, rest: NounPhrase | None) -> set[str]:
        """The head, and that of the name in a phrase that stands for a group: الحلف after مسلحي حلف قبائل الوادي."""
        tag = self.document.tags[phrase.head]
        number = tag.features.number.name if tag is not None else ""
        title = f"row:{phrase.row}:{number}" if phrase.type == "PER" and phrase.row else ""
        return {head for head in (self._head(phrase), self._head(rest) if rest is not None else "", title) if head}

    def _head(self, phrase: NounPhrase) -> str:
        tag = self.document.tags[phrase.head]
        if tag is None or tag.pos is Pos.NAME:
            return ""
        number = tag.features.number.name
        return f"{tag.lemma.key.partition('/')[0]}:{number}"


def _ends(name: str, other: str) -> bool:
    return other.count(" ") >= _LONG - 1 and name.endswith(f" {other}")


def _is_plain_adjective(tag: Morph) -> bool:
    if tag.pos not in ADJECTIVAL or not tag.article:
        return False
    return "countries" not in tag.lemma.tables and not plays(tag, "other")


def _same_person(known: set[str], words: set[str]) -> bool:
    return bool(known) and (words <= known or known <= words)


def _names_attack(word: Word | None) -> bool:
    """قصف, هجوم: a word that can be a noun for an attack."""
    deeds = (morph for morph in (word.morphs if word is not None else ()) if morph.pos is not Pos.VERB)
    return any(row.event == "ASSAULT" for deed in deeds for row in deed.lemma.rows(TriggerRow))
