"""The construct: a noun with the genitives that follow it (مدير عام وزارة الداخلية)."""

from __future__ import annotations

from riwaya.annotate.markers import plays
from riwaya.annotate.names.ground import Ground, entry_lemma, is_name_entry
from riwaya.annotate.names.kinds import description_type, head_sort, particle_classes
from riwaya.annotate.names.people import PeopleReader
from riwaya.annotate.names.phrase import ADJECTIVAL, COMMON, NOMINAL, WEAPONS
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import NounRow, TriggerRow
from riwaya.text import Morph
from riwaya.text.agreement import agrees
from riwaya.text.tagger import is_act

_SHORTEST_UNKNOWN = 3
_SIDES = frozenset(("شرقي", "غربي", "شمالي", "جنوبي", "فوقاني", "تحتاني"))
_LONGEST = 20
# What verbs of shooting ask for.
_FIRE = "النار"
# Sorts of people of whom no indefinite genitive says whose they are, and what they rather do something to.
_FIGHTERS = frozenset(("military", "fighter", "protester"))
# Classes of what a body does or feels.
_DEEDS = frozenset(("act", "speech", "abstract"))
# Sorts of what young men in the street are not of, but act on: رشق شبان الشرطة, قطع شبان الطريق.
_SET_UPON = frozenset(("police", "security", "army", "road"))
_HOUSES = frozenset(("embassy", "consulate"))
_DEED_PARTS = frozenset({Pos.NOUN, Pos.MASDAR})
_HANDLED = frozenset(("thing", "weapon"))
_VICTIMS = frozenset(("PER", "VEH"))


class ConstructReader:
    """Finds where constructs end in one document."""

    def __init__(self, ground: Ground, people: PeopleReader) -> None:
        self._ground = ground
        self._people = people

    def read(self, first: int, noun: Morph, end: int) -> tuple[int, bool]:
        """The end of the construct opened by a noun, and whether it is definite."""
        last, current, end = first + 1, noun, min(end, first + _LONGEST)
        while last < end:
            if current.article or current.enclitic:
                close = self._capital_end(current, self._pair_end(noun, last, end), end)
                return self._called_end(noun, current, close, end), True
            if not opens_construct(current) or not self._ground.follows(last):
                return last, False
            if (shown := self._shown(last, end)) > last:
                return shown, True
            entry = self._ground.entry(last)
            if entry is not None and entry.span.start == self._ground.tokens[last].start:  # not وزارة والبنك المركزي
                inner = self._ground.tags[entry.last]
                if inner is None or is_name_entry(entry):
                    return entry.last + 1, True
                thing = entry_lemma(entry)
                armed = thing is not None and description_type(thing) in WEAPONS
                if armed and description_type(current.lemma) == "PER":
                    return last, False  # فجر انتحاري سترة ناسفة
                last, current = entry.last + 1, inner  # a head of several words goes on: نائب مساعد وزير الدفاع
                continue
            following = self._ground.tags[last]
            if self._is_named_here(current, last):
                return self._after_name(last + 1, end), True
            if (village := self._village_end(current, last, end)) > last:
                return village, True
            if entry is not None and is_name_entry(entry):  # مصور لفرانس برس
                return last, False
            if following is None:
                unknown = self._is_unknown_genitive(last)
                return last + unknown, unknown
            hit = self._is_struck(first, noun, following) or self._is_shot(first, following)
            if following.particles or hit or _is_object(current, following):
                return last, False
            if self._is_any(first) and following.article and is_act(following):
                return last, False
            if not (_can_follow(current, following) or self._is_led(current, following, last)):
                return last, False
            last, current = last + 1, following
            if following.pos is Pos.NAME:
                return self._after_name(last, end), True
        return last, current.article or bool(current.enclitic)

    def _is_named_here(self, current: Morph, index: int) -> bool:
        """مدينة أشرف, حي التقدم: after the head of a settlement even a verb or adjective is its name."""
        tag = self._ground.tags[index]
        if tag is None or not plays(current, "settlement") or tag.particles or tag.enclitic:
            return False
        if current.features.number is not Grammatical.SINGULAR:
            return False
        if tag.pos is Pos.ADJECTIVE and not (tag.article or agrees(current, tag)):  # قرية مبارك
            return True
        if tag.pos in COMMON:
            return False
        if tag.pos is not Pos.VERB or tag.features.person != 3:
            return tag.pos is Pos.NAME
        return not tag.features.feminine or tag.features.number is not Grammatical.SINGULAR  # قرية إبديتا

    def _village_end(self, current: Morph, index: int, end: int) -> int:
        """قرية دير شرقي, قرية تل باجر: the name of a settlement in two words, the first of a kind that opens them."""
        tag = self._ground.tags[index]
        if tag is None or not plays(current, "settlement") or not plays(tag, "toponym"):
            return index
        if tag.article or tag.particles or tag.enclitic or index + 1 >= end or not self._ground.follows(index + 1):
            return index
        second = self._ground.tags[index + 1]
        governs = second is not None and second.pos is Pos.PARTICLE and second.lemma.key not in _SIDES
        joined = self._ground.particles(index + 1).startswith(("و", "ف"))  # in باجر the first letter is its own
        return index + 2 if not (governs or joined) else index

    def _called_end(self, noun: Morph, title: Morph, last: int, end: int) -> int:
        """شارع النبي إبراهيم الخليل, مستشفى الملك حسين: a site called after a person with title."""
        site = description_type(noun.lemma) == "FAC" and not plays(noun, "penalty")
        person = title.article and description_type(title.lemma) == "PER"
        called = site and person and title.features.number is Grammatical.SINGULAR
        return self._people.end(last, end) if called and self._people.follows_title(last, end, definite=True) else last

    def _capital_end(self, head: Morph, last: int, end: int) -> int:
        """جسور العاصمة [الخرطوم]: the capital with its name."""
        name = self._ground.tag_after(last, end) if plays(head, "seat") and head.article else None
        return last + (name is not None and name.pos is Pos.NAME and not name.particles)

    def _is_led(self, current: Morph, following: Morph, index: int) -> bool:
        """مليشيا الحوثي: whose name is written like an adjective that the body does not agree with."""
        word = self._ground.tokens[index].word
        named = word is not None and not word.tables.isdisjoint(("family", "figures"))
        alike = following.pos is Pos.ADJECTIVE and following.article and agrees(current, following)
        return named and following.article and not alike and description_type(current.lemma) == "ORG"

    def _is_any(self, first: int) -> bool:
        """لم تتبن أي جهة [الهجوم]: nobody, and no side of an attack."""
        return first > 0 and plays(self._ground.tags[first - 1], "any")

    def _is_struck(self, first: int, noun: Morph, following: Morph) -> bool:
        """استهدف هجوم حافلة: what an attack hits, not an attack of it."""
        verb = self._ground.tags[first - 1] if first and self._ground.is_adjacent(first) else None
        if verb is None or verb.pos is not Pos.VERB or noun.article or noun.particles or following.article:
            return False
        strikes = any(row.event == "ASSAULT" and "object" in row.recipient for row in verb.lemma.rows(TriggerRow))
        deed = any(row.event == "ASSAULT" for row in noun.lemma.rows(TriggerRow))
        return strikes and deed and description_type(following.lemma) in ("VEH", "FAC", "PER")

    def _is_shot(self, first: int, following: Morph) -> bool:
        """أطلق مسلح [النار], فتح شرطي [النار]: what a verb asks for, not whose the one before it is."""
        verb = self._ground.tags[first - 1] if first and self._ground.is_adjacent(first) else None
        if verb is None or verb.pos is not Pos.VERB or not plays(following, "fire"):
            return False
        return any(_FIRE in need for row in verb.lemma.rows(TriggerRow) for need in row.needs)

    def _pair_end(self, noun: Morph, last: int, end: int) -> int:
        """وزارتي الداخلية والدفاع: two of a kind, each with its own genitive."""
        pair = noun.features.number is Grammatical.DUAL and noun.features.construct
        tag = self._ground.tags[last] if pair and last < end and self._ground.is_adjacent(last) else None
        second = tag is not None and tag.particles == "و" and tag.article and tag.pos in NOMINAL - ADJECTIVAL
        return last + second

    def _shown(self, index: int, end: int) -> int:
        """The end of a noun with the demonstrative before it: عناصر هذا الفصيل."""
        if "demonstrative" not in _classes(self._ground.tags[index]) or self._ground.particles(index):
            return index
        noun = self._ground.tag_after(index + 1, end)
        return index + 2 if noun is not None and noun.article and not noun.particles else index

    def _is_unknown_genitive(self, index: int) -> bool:
        word = self._ground.tokens[index].word
        return word is not None and not word.particles and len(word.light) >= _SHORTEST_UNKNOWN

    def _after_name(self, last: int, end: int) -> int:
        """A personal name inside a construct runs on: حكومة مصطفى الكاظمي."""
        return self._people.end(last - 1, end) if self._people.opens(last - 1, end) else last


def _classes(tag: Morph | None) -> frozenset[str]:
    return particle_classes(tag.lemma) if tag is not None and tag.pos is Pos.PARTICLE else frozenset()


def opens_construct(morph: Morph) -> bool:
    """Whether a noun may govern the next one: no article, no pronoun, no ending that only a free noun has."""
    features = morph.features
    return not (features.tanwin or features.sound or morph.article or morph.enclitic)


def _can_follow(current: Morph, following: Morph) -> bool:
    """Whether a word can be a genitive: a name or noun; a participle without article only if it denotes somebody."""
    if following.pos is Pos.NAME:
        return True
    if following.pos is Pos.ADJECTIVE and following.article and following.features.sound:  # مخيم الفلسطينيين
        return following.features.number is Grammatical.PLURAL and not agrees(current, following)
    if following.pos not in NOMINAL or following.pos is Pos.ADJECTIVE or following.features.tanwin:
        return False
    return following.pos not in ADJECTIVAL or following.article or description_type(following.lemma) is not None


def _is_fought(fighter: Morph, other: Morph) -> bool:
    """Whom or what somebody who fights attacks: هاجم جنود نساء, هاجم مسلح الحاجز; but جنود الحاجز are of it."""
    kind = description_type(other.lemma)
    anybody = plays(fighter, "somebody") or head_sort(fighter.lemma) == "civilian"  # ألقى مجهول قنبلة, رشق شبان سيارات
    if anybody and (kind in WEAPONS or (not other.article and (is_act(other) or _is_handled(other)))):  # نفذ شاب عملية
        return True
    if anybody and other.article and head_sort(other.lemma) in _SET_UPON:
        return True
    if anybody and kind == "ORG" and plays(other, "force"):  # رشق شبان قوات الاحتلال
        return True
    one = fighter.features.number is Grammatical.SINGULAR
    if anybody and one and kind == "FAC":  # هاجم شاب مركز الشرطة
        return True
    if head_sort(fighter.lemma) not in _FIGHTERS and not plays(fighter, "suicide"):
        return False
    if one and (kind == "FAC" or head_sort(other.lemma) in _HOUSES or _is_attack(other)):  # هاجم مسلح مقر القوات
        return True
    return kind in _VICTIMS and not other.article


def _is_attack(deed: Morph) -> bool:
    """حاول مسلح اقتحام السفارة: one deed, not the kind of work of a soldier (ضابط عمليات)."""
    single = deed.features.number is Grammatical.SINGULAR and not deed.article
    return single and any(row.event == "ASSAULT" for row in deed.lemma.rows(TriggerRow))


def _is_handled(thing: Morph) -> bool:
    """أحرق شبان إطارات."""
    return any(row.noun_class in _HANDLED for row in thing.lemma.rows(NounRow))


def _is_kin(current: Morph, following: Morph) -> bool:
    """قتل رجل زوجته: whose relative it is stands before the noun."""
    one = current.features.number is Grammatical.SINGULAR and head_sort(current.lemma) == "civilian"
    alone = one or plays(current, "somebody") or plays(current, "unrelated")
    return alone and description_type(following.lemma) == "PER"


def _is_object(current: Morph, following: Morph) -> bool:
    """What somebody meets or does, not whose he is: لقي عمال مصرعهم, فجر انتحاري نفسه, أعلنت جهة مسؤوليتها."""
    kind = description_type(current.lemma)
    if kind == "WEA":  # استهدف صاروخ سفينة
        return plays(following, "civil_vehicle")
    if kind == "VEH" and not following.article and not following.enclitic:  # قصفت طائرات مواقع, شنت طائرات غارات
        several = following.features.number is Grammatical.PLURAL and "triggers" in following.lemma.tables
        return several or description_type(following.lemma) == "FAC"
    if kind not in ("PER", "ORG"):
        return False
    if plays(following, "reflexive") or "shifts" in following.lemma.tables:  # نفسه
        return True
    if following.enclitic and (plays(following, "own_word") or plays(following, "age")):  # عن مصدر قوله, طفل عمره 3
        return True
    if following.enclitic and _is_kin(current, following):
        return True
    if not following.enclitic:
        return following.pos in _DEED_PARTS and _is_fought(current, following)
    if any(row.counts == "killed" and row.pos == "noun" for row in following.lemma.rows(TriggerRow)):
        return True
    return kind == "ORG" and any(row.noun_class in _DEEDS for row in following.lemma.rows(NounRow))
