"""Which row of a trigger word holds: the conditions on its neighbours and arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from riwaya.annotate.events.arguments import Arguments
from riwaya.annotate.events.participants import is_armed
from riwaya.annotate.markers import is_number, plays
from riwaya.annotate.names.kinds import description_type
from riwaya.annotate.names.phrase import PLACES, NounPhrase
from riwaya.lexicon import Grammatical, Lemma, Pos
from riwaya.lexicon.letters import fold_deep
from riwaya.lexicon.tables import TriggerRow
from riwaya.text import Document, Morph, Sentence

_CLASS_OF_TYPE = {
    "PER": "person",
    "ORG": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "WEA": "weapon",
    "VEH": "weapon",
}
_PERSONS = frozenset(("PER", "ORG"))
_THINGS = frozenset(("weapon", "thing"))
_PERSONAL_PRONOUNS = frozenset(("هم", "هما", "هن", "ه", "ها"))
_WORDS_BEFORE, _WORDS_AFTER = 4, 9
# Within how many tokens those words after a trigger lie, with numbers, dates and commas between them.
_TOKENS_AFTER = 15
# Within how many tokens the word is looked for that tells the event with the trigger: a thing before people nearer by.
_COMPLEMENT_REACH = 24
_JOINED = frozenset(("و", "ف"))
_AND, _ONTO, _THIRD = "و", "على", 3
# Tables of the words that numbers tell a time with, and what may stand behind a number that counts nothing named.
_DATES = frozenset(("time_units", "months", "dayparts"))
_NO_NOUNS = frozenset({Pos.PARTICLE, Pos.VERB})
_COMMAS = frozenset(("،", ","))
_BESIDE_BEFORE, _BESIDE_AFTER = 4, 7
# How many adjectives may describe a trigger one after the other.
_ADJECTIVES = 2
# Conditions that list words rather than classes of arguments.
_WORDED = frozenset(("complement", "adjective"))
# Positions for which a verbal noun has its genitive.
_CORE = frozenset(("subject", "object"))
# How telling a condition is that holds.
_UNCONDITIONAL, _ARGUMENT, _COMPLEMENT = 1, 2, 3


class Choice(Struct, frozen=True, gc=False):
    """The row whose conditions hold, and the event types of the rows that a neighbour excluded.

    `complement` is the token of the word that the row asks for as its complement: النار after أطلق.
    """

    row: TriggerRow | None
    excluded: frozenset[str]
    complement: int | None = None


class ConditionReader:
    """Chooses among the rows of the trigger words of one document."""

    def __init__(self, document: Document, blocked: frozenset[int]) -> None:
        self._document = document
        self._blocked = blocked
        self._known: dict[int, frozenset[str]] = {}

    def choose(
        self, rows: Sequence[TriggerRow], index: int, sentence: Sentence, arguments: Arguments, morph: Morph
    ) -> Choice:
        """The row that holds best: a complement asked for and found beats a row without conditions."""
        known = _bounds(morph.lemma)
        if not (known.excludes or known.needs):
            return Choice(rows[0] if rows else None, frozenset())
        near = self._near(index, sentence, known.asked, verbal=morph.pos is Pos.VERB) if known.asked else frozenset()
        beside = self._beside(index, sentence) if known.excludes else frozenset()
        best, best_strength, barred, complement = None, 0, set(), None
        for row in rows:
            bound = known.of[id(row)]
            if bound.excluded and not beside.isdisjoint(bound.excluded):
                barred.add(row.event)
            elif (strength := self._strength(bound, index, arguments, near, morph)) > best_strength:
                best, best_strength = row, strength
                complement = self._complement(bound, index, sentence) if strength == _COMPLEMENT else None
        return Choice(best, frozenset(barred), complement)

    def _complement(self, bound: _Bound, index: int, sentence: Sentence) -> int | None:
        """The nearest of the words that a row asks for, after the trigger if there is one; things before people."""
        wanted = frozenset().union(*(need.folded for need in bound.needs if need.position in _WORDED))
        last, first = min(sentence.last, index + _COMPLEMENT_REACH), max(sentence.first, index - _WORDS_BEFORE)
        around = (*range(index + 1, last), *range(index - 1, first - 1, -1))
        found = [at for at in around if not wanted.isdisjoint(self._spellings(at)) and not self._is_shot(at, index)]
        return next((at for at in found if not self._is_person(at)), next(iter(found), None))

    def _is_person(self, at: int) -> bool:
        tag = self._document.tags[at]
        return tag is not None and description_type(tag.lemma) == "PER"

    def _near(self, index: int, sentence: Sentence, asked: frozenset[str], *, verbal: bool) -> frozenset[str]:
        """Which of the folded words that conditions ask for stand around a trigger."""
        found: set[str] = set()
        first, words = max(sentence.first, index - _WORDS_BEFORE), 0
        for at in range(first, index):
            self._find(at, index, asked, found)
        for at in range(index + 1, min(sentence.last, index + _TOKENS_AFTER)):
            token = self._document.tokens[at]
            if token.text in _COMMAS:  # قطع محتجون، اليوم، العديد من الطرق
                continue
            dated = verbal and at in self._blocked  # فرضت لجنة تابعة للأمم المتحدة، أمس الجمعة، عقوبات
            words += not dated and token.kind != "number"
            if words == _WORDS_AFTER:
                break
            self._find(at, index, asked, found)
            if verbal and at > index + 1 and self._is_next_deed(at):  # but رشق وضرب المتظاهرون الشرطة
                break
        return frozenset(found)

    def _find(self, at: int, index: int, asked: frozenset[str], found: set[str]) -> None:
        """Adds the word at a token to those found if the trigger at `index` asks for it and no other deed has it."""
        spellings = self._spellings(at)
        if not asked.isdisjoint(spellings) and not self._is_shot(at, index):
            found.update(asked & spellings)

    def _is_next_deed(self, at: int) -> bool:
        """أوقفت الشرطة سيارة [وأطلقت] النار: what follows is the complement of another verb."""
        tag = self._document.tags[at]
        joined = tag is not None and tag.pos is Pos.VERB and tag.particles in _JOINED
        return joined and tag is not None and "triggers" in tag.lemma.tables

    def _beside(self, index: int, sentence: Sentence) -> frozenset[str]:
        """The folded words that a trigger stands among, as conditions that exclude a sense may give them."""
        words: set[str] = set()
        first, last = max(sentence.first, index - _BESIDE_BEFORE), min(sentence.last, index + _BESIDE_AFTER)
        for at in range(first, last):
            word, tag = self._document.tokens[at].word, self._document.tags[at]
            if word is None or at == index:
                continue
            words.add(word.deep)
            if tag is not None:
                words.add(_folded_key(tag.lemma))
                rest = word.deep[len(tag.particles) :]
                words.add(rest)
                if tag.article and at > index:
                    words.add(rest.removeprefix("ال"))
        return frozenset(words)

    def _spellings(self, at: int) -> frozenset[str]:
        """A word as written, as its lemma, and as it would stand alone: متظاهرون for للمتظاهرين, قوات for بقواتها."""
        if at not in self._known:
            word, tag = self._document.tokens[at].word, self._document.tags[at]
            if word is None:
                self._known[at] = frozenset()
            elif tag is None:
                self._known[at] = frozenset((word.deep,))
            else:
                key = _folded_key(tag.lemma)
                men = description_type(tag.lemma) == "PER" and not tag.features.feminine
                plural = (f"{key}ون",) if men else ()  # 500 متظاهر
                self._known[at] = frozenset((word.deep, key, *plural, *_stand_alone(word.deep, tag)))
        return self._known[at]

    def _is_shot(self, at: int, index: int) -> bool:
        """اندلع القتال بعد وقف إطلاق [النار]: what another deed than the trigger, right before a word, fires."""
        deed = self._document.tags[at - 1] if at and plays(self._document.tags[at], "fire") else None
        if deed is None or at - 1 == index:
            return False
        return deed.pos is not Pos.VERB and not deed.article and "triggers" in deed.lemma.tables

    def _is_described(self, noun: int, adjectives: frozenset[str]) -> bool:
        """مسيرة طلابية حاشدة: whether one of the adjectives right after a noun is among those that a row asks for."""
        for at in range(noun + 1, min(noun + 1 + _ADJECTIVES, len(self._document.tokens))):
            if not adjectives.isdisjoint(self._spellings(at)):
                return True
            tag = self._document.tags[at]
            if tag is None or tag.pos is not Pos.ADJECTIVE:
                return False
        return False

    def _strength(self, bound: _Bound, index: int, arguments: Arguments, near: frozenset[str], morph: Morph) -> int:
        """0 if the row's conditions fail, 1 without conditions, more the more telling the condition that holds."""
        if not bound.needs:
            return _UNCONDITIONAL
        if bound.asks_person and morph.pos is Pos.VERB and morph.enclitic in _PERSONAL_PRONOUNS:
            return _ARGUMENT
        strength = 0
        for need in bound.needs:
            if need.position == "complement":
                if not near.isdisjoint(need.folded):
                    return _COMPLEMENT
            elif need.position == "adjective":
                if self._is_described(index, need.folded):
                    return _COMPLEMENT
            elif need.wanted == "number":
                strength = strength or _ARGUMENT * self._is_followed_by_number(index)
            elif not strength:
                found = self._has(need, arguments, arrests=bound.arrests) or _goes_on(need, index, arguments, morph)
                strength = _ARGUMENT * found
        return strength

    def _has(self, need: _Need, arguments: Arguments, *, arrests: bool) -> bool:
        phrases = arguments.at(need.position) or (arguments.genitive if need.position in _CORE else ())
        if need.position == "object" and not phrases and not arguments.passive:  # أوقف 152 شخصا: also a passive
            victims = (p for p in arguments.subject if self._is_of(p, "victims") or (arrests and self._is_one(p)))
            phrases = tuple(victims)
        return any(self._is_of(phrase, need.wanted) for phrase in phrases)

    def _is_followed_by_number(self, index: int) -> bool:
        """وأصيب العشرات في المواجهات, أصيب أمس أكثر من عشرين: of people whom no noun names."""
        at, last = index + 1, len(self._document.tokens)
        while at < last and at in self._blocked:
            at += 1
        between = self._document.tokens[index + 1 : at]
        dated = any(token.word is not None and not token.word.tables.isdisjoint(_DATES) for token in between)
        if dated or not any(map(is_number, between)):  # توفي عام 1998
            return False
        after = self._document.tags[at] if at < last else None
        return at == last or self._document.tokens[at].word is None or (after is not None and after.pos in _NO_NOUNS)

    def _is_of(self, phrase: NounPhrase, wanted: str) -> bool:
        match wanted:
            case "counted":
                return self._is_number(phrase.first - 1) or self._is_part_of_number(phrase.first)
            case "numbered":
                return self._is_numbered(phrase)
            case "victims":
                if plays(self._document.tags[phrase.head], "other"):  # وإصابة آخرين
                    return phrase.is_short and not phrase.definite
                return phrase.type == "PER" and self._is_of(phrase, "counted")
            case "force":
                return is_armed(self._document, phrase)
        others = wanted == "person" and plays(self._document.tags[phrase.head], "other")
        return others or _is_a(phrase, wanted)

    def _is_one(self, phrase: NounPhrase) -> bool:
        """أوقف الناشط في المطار: one person."""
        head = self._document.tags[phrase.head]
        return phrase.type == "PER" and head is not None and head.features.number is Grammatical.SINGULAR

    def _is_numbered(self, phrase: NounPhrase) -> bool:
        """11 قتيلا, عشرات القتلى: right after its number; not ثلاثة من القتلى, القتلى الثلاثة."""
        head = self._document.tags[phrase.head]
        if phrase.first == 0 or head is None or not self._is_number(phrase.first - 1):
            return False
        before = self._document.tokens[phrase.first - 1]
        if head.article:
            toll = plays(self._document.tags[phrase.first - 1], "toll_of")  # عدد القتلى
            return not toll and before.word is not None and "vague" in before.word.tables
        return not head.particles

    def _is_number(self, index: int) -> bool:
        return index >= 0 and is_number(self._document.tokens[index])

    def _is_part_of_number(self, first: int) -> bool:
        """أربعة من مقاتليه."""
        return first > 1 and self._document.tokens[first - 1].text == "من" and self._is_number(first - 2)


def _stand_alone(folded: str, tag: Morph) -> Iterator[str]:
    """A word without what is attached to it, and in the nominative."""
    form = folded[len(tag.particles) :]
    yield form
    if tag.enclitic:
        form = form.removesuffix(fold_deep(tag.enclitic))
        yield form
    if tag.article:
        form = form.removeprefix("ال")
        yield form
    if tag.features.tanwin:
        yield form.removesuffix("ا")
    elif tag.features.oblique:
        yield form.removesuffix("ن").removesuffix("ي") + "ون"


def _goes_on(need: _Need, index: int, arguments: Arguments, verb: Morph) -> bool:
    """دخل المسلحون البلدة [وسيطروا] على المعبر: a verb joined to another takes its people for subject."""
    joined = verb.pos is Pos.VERB and verb.particles == _AND and need.position == "subject"
    if not joined or need.wanted != "group" or arguments.subject or verb.features.person != _THIRD:
        return False
    many = verb.features.number is Grammatical.PLURAL and not verb.features.feminine
    return many or any(p.type in PLACES and p.first == index + 2 for p in arguments.at(_ONTO))


def _is_a(phrase: NounPhrase, wanted: str) -> bool:
    kind = _CLASS_OF_TYPE.get(phrase.type or "", "thing")
    if wanted in ("person", "group"):
        return phrase.type in _PERSONS
    return wanted == kind or (wanted == "thing" and kind in _THINGS)


class _Need(Struct, frozen=True, gc=False):
    """What a row needs at a position: an argument of the kind `wanted`, or one of the `folded` words."""

    position: str
    wanted: str
    folded: frozenset[str]


class _Bound(Struct, frozen=True, gc=False):
    """The conditions of a row: the folded words that exclude it, what it needs, those of its words that are `asked`
    for near by, and whether it tells an arrest.
    """

    excluded: frozenset[str]
    needs: tuple[_Need, ...]
    asked: frozenset[str]
    asks_person: bool
    arrests: bool


class _Bounds(Struct, frozen=True, gc=False):
    """The bounds `of` each row of a trigger word, by the identity of the row, for to hash its words takes longer; all
    words that are `asked` for; whether a row `excludes` or `needs` anything.
    """

    of: dict[int, _Bound]
    asked: frozenset[str]
    excludes: bool
    needs: bool


@cache
def _bounds(lemma: Lemma) -> _Bounds:
    of = {id(row): _bound(row) for row in lemma.rows(TriggerRow)}
    asked = frozenset().union(*(bound.asked for bound in of.values()))
    excludes, needs = any(bound.excluded for bound in of.values()), any(bound.needs for bound in of.values())
    return _Bounds(of, asked, excludes, needs)


def _bound(row: TriggerRow) -> _Bound:
    needs = tuple(map(_parsed, row.needs))
    asked = frozenset().union(*(need.folded for need in needs if need.position == "complement"))
    return _Bound(_folded(row.excludes), needs, asked, "object:person" in row.needs, row.mode == "arrest")


def _parsed(need: str) -> _Need:
    """'complement:قوات,جنود' as position and words."""
    position, _, listed = need.partition(":")
    wanted = listed.split(",")
    return _Need(position, wanted[0], _folded(wanted))


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(fold_deep(word.strip()) for word in words)


@cache
def _folded_key(lemma: Lemma) -> str:
    return fold_deep(lemma.key.partition("/")[0])
