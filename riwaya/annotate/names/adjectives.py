"""The adjectives that a phrase runs on over: those that agree with its head or with its last noun."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.ground import Ground
from riwaya.annotate.names.kinds import description_type, is_title
from riwaya.annotate.names.people import PeopleReader
from riwaya.annotate.names.phrase import ADJECTIVAL, NOMINAL, PARTICIPLES
from riwaya.lexicon import Grammatical, Pos
from riwaya.text import Morph
from riwaya.text.agreement import agrees, enters, stands_in_another_case

_SHORTEST_NISBA = 6


class AdjectiveReader:
    """Finds the adjectives of phrases in one document."""

    def __init__(self, ground: Ground, people: PeopleReader) -> None:
        self._ground = ground
        self._people = people
        self._tokens = ground.tokens
        self._tags = ground.tags

    def end(self, first: int, last: int, end: int, *, definite: bool, bare: int | None = None) -> int:
        """The end of the phrase first..last with its adjectives; from `bare` on stands its name in quotation marks."""
        named = last if bare is None else bare
        nouns = [tag for tag in self._tags[first:named] if tag is not None and tag.pos in NOMINAL]
        start = last
        if first - 1 in self._ground.blocked and self._are_others(first, last, end):
            last += 1
        while last < end and self._ground.follows(last):
            if definite and self._is_unknown_nisba(last, nouns):
                last += 1
                continue
            word = self._tokens[last].word
            if word is not None and "qualifies" in word.roles:
                last += self._is_qualified(last, end, nouns, definite=definite)
            tag = self._adjective(last, nouns, definite=definite)
            if tag is None or self._is_title(last, tag, end, first) or self._opens_clause(last, tag, end):
                break
            last += 1
            if (not definite or plays(tag, "limiting")) and self._is_limited(last, end):
                last += 1
        head = self._tags[first]
        described = last > start or (head is not None and head.pos is Pos.ADJECTIVE)  # لشؤون العربية والأفريقية
        while described and self._goes_on(last, end, nouns, definite=definite):
            last += 1 + plays(self._tags[last], "other")
        return last

    def _is_qualified(self, index: int, end: int, nouns: Sequence[Morph], *, definite: bool) -> bool:
        """القوات شبه العسكرية, منظمات غير حكومية: an adjective with the word before it that bounds it."""
        if not stands_as(self._tokens[index].word, "qualifies") or not self._ground.is_adjacent(index):
            return False
        if index + 1 >= end or not self._ground.follows(index + 1):
            return False
        return self._adjective(index + 1, nouns, definite=definite) is not None

    def _is_unknown_nisba(self, index: int, nouns: Sequence[Morph]) -> bool:
        """الحركات الأزوادية المسلحة: an adjective of a place or people that no table has."""
        word = self._tokens[index].word
        if word is None or word.morphs or word.particles or not word.article or len(word.light) < _SHORTEST_NISBA:
            return False
        if (
            not nouns
            or not nouns[0].article
            or (description_type(nouns[0].lemma) != "ORG" and not plays(nouns[0], "a_people"))
        ):
            return False
        features = nouns[0].features
        feminine = features.feminine or features.number is Grammatical.PLURAL
        return word.light.endswith("ية" if feminine else "ي")

    def _are_others(self, first: int, last: int, end: int) -> bool:
        """20 شخصا آخرين: the number makes many of one."""
        noun, tag = self._tags[first], self._ground.tag_after(last, end)
        if noun is None or tag is None or last != first + 1 or tag.article or tag.particles or not noun.features.tanwin:
            return False
        return plays(tag, "other") or (plays(tag, "collective") and tag.features.sound)

    def _goes_on(self, index: int, end: int, nouns: Sequence[Morph], *, definite: bool) -> bool:
        """الشؤون العربية والأفريقية: a further adjective with و; nationalities are told apart."""
        tag = self._ground.tags[index] if index < end and self._ground.is_adjacent(index) else None
        if tag is None or tag.pos is not Pos.ADJECTIVE or tag.particles != "و" or tag.article != definite:
            return False
        if plays(tag, "other"):  # مصادر أمنية وأخرى طبية
            second = self._ground.tag_after(index + 1, end)
            if second is None or second.pos is not Pos.ADJECTIVE or second.article != definite:
                return False
            return not second.particles and any(agrees(noun, second) for noun in nouns)
        return "countries" not in tag.lemma.tables and any(agrees(noun, tag) for noun in nouns)

    def _adjective(self, index: int, nouns: Sequence[Morph], *, definite: bool) -> Morph | None:
        """The reading of a word as an adjective that agrees with one of the nouns, if it has one."""
        tag, word = self._tags[index], self._tokens[index].word
        if tag is None or word is None or tag.pos not in NOMINAL or tag.pos is Pos.NAME:
            return None
        if definite and any(enters(noun, word.morphs) for noun in nouns):
            return None
        if _is_used(tag, nouns):
            return None
        for morph in (tag, *word.morphs):
            if morph.pos not in ADJECTIVAL or morph.article != definite or morph.particles or morph.enclitic:
                continue
            if not definite and morph is not tag and tag.pos is not Pos.ADJECTIVE and not _stands_alike(nouns, morph):
                continue  # an indefinite word tagged as a noun opens a phrase of its own
            if not nouns or any(agrees(noun, morph) for noun in nouns):
                return None if stands_in_another_case(self._tags[index - 1], morph) else morph
        return None

    def _is_title(self, index: int, tag: Morph, end: int, first: int) -> bool:
        """الوزير, النائب before a name introduce a person."""
        head = self._tags[first]
        following = self._people.name_word(index + 1, end)
        # المتحدث باسم اللواء المقدم ياسر: he has the rank
        of_person = head is not None and (description_type(head.lemma) == "PER" or is_title(head.lemma))
        if of_person or following in ("", "unknown", "link"):
            return following != "" and is_title(tag.lemma)
        word = self._tokens[index].word  # اعتقلت قوات الأمن الصحفية بسمة مصطفى
        return word is not None and any(description_type(morph.lemma) == "PER" for morph in word.morphs)

    def _opens_clause(self, index: int, tag: Morph, end: int) -> bool:
        """A participle with its own preposition is a clause: الخارجة عن القانون, الواقعة في الناحية."""
        following = self._ground.tag_after(index + 1, end)
        if plays(following, "complementizer") and "cues" in tag.lemma.tables:  # أماكن أخرى قائلة إن
            return True
        governs = following is not None and (following.pos is Pos.PARTICLE or following.particles == "ب")
        if governs and plays(tag, "relational"):  # القريبة من المدينة, المرتبطة بالتنظيم
            return True
        if plays(tag, "governing") and following is not None and following.particles == "ل":  # المسيلة للدموع
            return True
        if index + 2 < end and self._tokens[index + 1].text == "من" and plays(self._tags[index + 2], "age"):
            return True  # الشاب البالغ من العمر 22 عاما
        belongs = plays(tag, "belonging")
        if not belongs and (tag.pos not in PARTICIPLES or "adjectives" in tag.lemma.tables):
            return False
        if index + 1 >= end or not self._ground.follows(index + 1):
            return False
        if belongs and following is not None:  # التابعة للجيش, الواقعة بمعظمها تحت سيطرة
            governed = following.particles == "ل" or (following.particles == "ب" and following.enclitic != "")
            if governed or following.pos is Pos.PARTICLE:
                return True
        if index + 2 >= end or plays(self._tags[index + 2], "complementizer"):
            return False
        governor = self._tokens[index + 1].word
        return stands_as(governor, "governed") or stands_as(governor, "belongs_to")

    def _is_limited(self, index: int, end: int) -> bool:
        """A noun with article right after an indefinite adjective limits it: مجهولة الهوية, شديدة الانفجار."""
        tag = self._ground.tag_after(index, end)
        if tag is None or not tag.article or tag.particles:
            return False
        return tag.pos in (Pos.NOUN, Pos.MASDAR) and description_type(tag.lemma) is None


def _is_used(thing: Morph, nouns: Sequence[Morph]) -> bool:
    """أطلقت قوات الأمن الغاز: a weapon after a body is no adjective of it, whatever else its letters can mean."""
    weapon = thing.pos is Pos.NOUN and description_type(thing.lemma) == "WEA"
    return weapon and bool(nouns) and description_type(nouns[0].lemma) in ("ORG", "PER")


def _stands_alike(nouns: Sequence[Morph], adjective: Morph) -> bool:
    """محللون عسكريون: in the case of the noun before, as their endings show; not قتل مسلحون مدنيين."""
    noun = nouns[-1].features if nouns else None
    form = adjective.features
    many = form.sound and form.number is Grammatical.PLURAL and not form.feminine
    return many and noun is not None and noun.sound and noun.oblique == form.oblique and not noun.feminine
