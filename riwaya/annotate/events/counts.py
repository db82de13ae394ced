"""How many: the quantities that count the participants of events."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.drafts import Counts
from riwaya.annotate.events.participants import CASUALTIES, SELF, counts_both, tells_casualty
from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.markers import is_one_of_them, plays, tells_some
from riwaya.annotate.names.kinds import description_type
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import Quantity, Span
from riwaya.text import Document, Morph

_RELEASED, _TAKING_PART = "released", "participants"
# How far after the verb that sets people free the noun of freedom stands: أطلقت السلطات سراح.
_FREEDOM_REACH = 5
_NEVER_COUNTED = frozenset(("WEA", "VEH", "FAC", "GPE", "LOC"))
_DUAL = "numbers.dual"
_BETWEEN = "بين"
# How far before a noun for people the word stands that shares a number out: عشرات بين قتيل وجريح.
_SHARED = 2
# Within how many words of a trigger another one for what befell people parts it from a number.
_NEXT_HARM = 12
# How many words may stand between what somebody is and who.
_APPOSED = 2
_LEAST = frozenset(("الأقل", "الاقل"))
# مشتبه به, مشتبه بهما: the pronoun says how many they are.
_OF_PRONOUN = {"ه": 1, "ها": 1, "هما": 2}
_TWO, _AND = "هما", "و"
# Roles of words for what else befell people.
_FATES = frozenset(("other_fate", "casualty"))


class CountReader:
    """Finds the numbers of phrases in one document by the character at which what they count begins."""

    def __init__(self, document: Document, quantities: Sequence[Quantity], blocked: frozenset[int]) -> None:
        self._blocked = blocked
        self._document = document
        self._counted = _counts(quantities)
        self._alone = {quantity.span.start: quantity for quantity in quantities if _is_alone(quantity)}
        self._ending = {quantity.span.end: quantity for quantity in self._alone.values()}

    def counts(self, trigger: Trigger, actor: Sequence[NounPhrase], recipient: Sequence[NounPhrase]) -> Counts:
        """The numbers of those in the role that the row counts, else that of the trigger itself (خمس هجمات)."""
        kind = trigger.row.counts
        if kind == _TAKING_PART and (found := self._taking_part(actor)):
            return found
        both = self._is_of_both(trigger) or counts_both(self._document, trigger.at)
        if not kind or both or self._falls_between(trigger):
            return ()
        if self._is_one(trigger, actor):
            return ((kind, 1),)
        if kind in CASUALTIES and not trigger.row.recipient:  # إصابة أربعة في حادث: not its dead
            recipient = ()
        if kind == _RELEASED and (freed := self._freed(trigger)) is not None:
            return ((kind, freed),)
        around = trigger.arguments
        # وأصيب اثنان آخران; not النار … فقتلت اثنين
        others = tuple(p for p in around.subject if self._is_other(p) or (p.type is None and p.first > trigger.at))
        # حادث أسفر عن مقتل شرطي: another word counts him
        happens = not trigger.is_verb and trigger.row.event == "OTHER"
        phrases = around.genitive if happens else recipient or around.genitive or around.object or others
        start = self._document.tokens[trigger.at].start
        near = self._number_after(trigger.at)
        counted = [phrase for phrase in phrases if phrase.type not in _NEVER_COUNTED]
        counted = [phrase for phrase in counted if not counts_both(self._document, phrase.head)]
        if plays(trigger.morph, "falls") or plays(trigger.morph, "casualty"):  # سقط أربعة قتلى و51 مفقودا
            counted = [phrase for phrase in counted if not self._has_other_fate(phrase)]
        numbers = [
            (self._befallen(trigger, phrase, joined=at > 0) or kind, self._number_of(kind, phrase, near, counted))
            for at, phrase in enumerate(counted)
        ]
        untold = any(
            number is None and self._is_many(phrase) for phrase, (_, number) in zip(counted, numbers, strict=True)
        )
        found = tuple(
            (what, number)
            for what, number in numbers
            if number is not None and not (untold and isinstance(number, int))  # أصيب ضابط ومجندون: not one person
        )
        tells_victims = kind not in CASUALTIES or bool(trigger.row.recipient)  # 12 وفاة; not 13 حادث مرور
        takes_part = kind != _TAKING_PART or trigger.row.actor == SELF  # 500 متظاهر; not مظاهرتين
        own = self._nearest(start + trigger.morph.start, start) if tells_victims and takes_part else None
        if own is not None and not trigger.is_verb and plays(trigger.morph, "casualty"):  # آلاف القتلى ومليوني نازح
            found = tuple((what, number) for what, number in found if what != kind)
        number: Quantity | int | None = own if own is not None or phrases else self._beside(trigger)
        ways = (self._further, self._lives, self._both, self._some, self._itself)
        number = number or next((told for way in ways if (told := way(trigger, phrases)) is not None), None)
        if found and (more := self._others_beside(phrases)) is not None:
            found = (*found, (found[-1][0], more))
        if found and number is not None and kind not in dict(found) and number not in dict(found).values():
            return ((kind, number), *found)  # راح ضحيتها عشرون من أهلها وعشرات الجرحى
        return found or (((kind, number),) if number is not None else ())

    def _is_one(self, trigger: Trigger, actor: Sequence[NounPhrase]) -> bool:
        """مقتل أحدهما, وأصيب أحدهم, قتلت القوات أحدهما: one of those told of."""
        if trigger.row.counts == _TAKING_PART or plays(trigger.morph, "casualty"):  # أربعة قتلى أحدهم طفل
            return False
        if trigger.morph.enclitic:  # لقي شخصان مصرعهما أحدهما شرطي
            return False
        around = trigger.arguments
        if any(p.first > trigger.at and p.type is not None for p in around.object):  # وقتل أحدهم ثلاثة جنود
            return False
        beside = (trigger.at + 1, *(phrase.last for phrase in actor if phrase.first > trigger.at))
        tags = self._document.tags
        return any(at < len(tags) and is_one_of_them(tags[at]) for at in beside)

    def _is_many(self, phrase: NounPhrase) -> bool:
        tag = self._document.tags[phrase.head]
        several = tag is not None and tag.features.number is Grammatical.PLURAL
        return phrase.type == "PER" and several and not phrase.definite

    def _is_other(self, phrase: NounPhrase) -> bool:
        return plays(self._document.tags[phrase.head], "other")

    def _taking_part(self, actor: Sequence[NounPhrase]) -> Counts:
        """تظاهر 500 شخص: how many do it; of somebody who is named that is not said."""
        numbers = (self.number(phrase) for phrase in actor if phrase.type not in _NEVER_COUNTED)
        return tuple((_TAKING_PART, number) for number in numbers if isinstance(number, Quantity))

    def _number_after(self, at: int) -> int:
        """Where the number right after a trigger begins, else the trigger: إن 27 شخصا قتلوا وأصيب أكثر من [100]."""
        last = at
        while last + 1 in self._blocked:
            last += 1
        return self._document.tokens[last].start

    def _freed(self, trigger: Trigger) -> Quantity | None:
        """أخلي سبيل أربعة منهم: a number that stands for those who are freed."""
        end = self._document.sentences[trigger.sentence].last - 1
        for index in range(trigger.at + 1, min(trigger.at + 1 + _FREEDOM_REACH, end)):
            if plays(self._document.tags[index], "freedom"):
                return self._alone.get(self._document.tokens[index + 1].start)
        return None

    def _is_of_both(self, trigger: Trigger) -> bool:
        """مقتل وإصابة 12 شخصا, قتل وأصيب 25: how many of them died is not said."""
        before = self._document.tags[trigger.at - 1] if trigger.at else None
        if before is None or trigger.morph.particles != "و" or trigger.row.counts not in CASUALTIES:
            return False
        if plays(trigger.morph, "casualty") or plays(before, "casualty"):  # شهيد وجريح, سقوط قتيل وإصابة ثلاثة
            return False
        if (before.pos is Pos.VERB) != trigger.is_verb or self._document.tokens[trigger.at - 1].start in self._counted:
            return False
        if trigger.is_verb and self._has_victims(trigger.at - 1):
            return False
        return any(row.counts != trigger.row.counts for row in _casualties(before))

    def _has_victims(self, verb: int) -> bool:
        """أن شخصا قتل وأصيب ستة: whom the verb befell stands before it."""
        tag = self._document.tags[verb - 1] if verb else None
        least = verb > 0 and self._document.tokens[verb - 1].text in _LEAST  # واحدا على الأقل قتل
        return least or (tag is not None and description_type(tag.lemma) == "PER")

    def _falls_between(self, trigger: Trigger) -> bool:
        """سقط تسعة أشخاص بين قتيل وجريح: how many of each is not said."""
        if not plays(trigger.morph, "falls"):
            return False
        between = (
            governed.phrase.head for governed in trigger.arguments.prepositional if governed.preposition == _BETWEEN
        )
        return any(_casualties(self._document.tags[head]) for head in between)

    def _befallen(self, trigger: Trigger, phrase: NounPhrase, *, joined: bool) -> str:
        """سقط ثلاثة قتلى وتسعة جرحى: where people fall or have an accident, their noun says what befell them.

        So it does of those joined to others: قتل عشرون شخصا وعشرات الجرحى.
        """
        falls = plays(trigger.morph, "falls") or (joined and trigger.row.counts in CASUALTIES)
        if not falls and (trigger.row.event != "OTHER" or phrase.definite):  # not وفاة أحد الجرحى
            return ""
        return next((row.counts for row in _casualties(self._document.tags[phrase.head]) if row.pos == "noun"), "")

    def _further(self, trigger: Trigger, phrases: Sequence[NounPhrase]) -> int | None:
        """وإصابة ثالث: one more than those told of before."""
        after = self._document.tags[trigger.at + 1 : trigger.at + 2]
        tag = after[0] if after else None
        nth = tag is not None and "ordinals" in tag.lemma.tables and not tag.article and not tag.particles
        return 1 if nth and trigger.morph.particles == "و" and not phrases else None

    def _has_other_fate(self, phrase: NounPhrase) -> bool:
        """51 مفقودا; not سبعة نازحين قتلى."""
        words = (token.word for token in self._document.tokens[phrase.head + 1 : phrase.last + 1])
        dead = any(word is not None and "casualty" in word.roles for word in words)
        return plays(self._document.tags[phrase.head], "other_fate") and not dead

    def _others_beside(self, phrases: Sequence[NounPhrase]) -> Quantity | None:
        """قتل السفير [وثلاثة] آخرون: how many more than those who are named."""
        last = max(phrase.last for phrase in phrases)
        apart = last < len(self._document.tokens) and self._document.tokens[last].text == _AND  # و 3 آخرون
        number = end = last + apart
        while end in self._blocked:
            end += 1
        others = self._document.tags[end] if number < end < len(self._document.tags) else None
        joined = others is not None and self._document.tokens[last].text.startswith(_AND)
        if others is None or not joined or not plays(others, "other"):
            return None
        fate = self._document.tokens[end + 1].word if end + 1 < len(self._document.tokens) else None
        if fate is not None and not fate.roles.isdisjoint(_FATES):  # وخمسة آخرون مفقودون
            return None
        start = self._document.tokens[number].start + (0 if apart else len(_AND))
        told = (*self._counted.get(self._document.tokens[end].start, ()), self._alone.get(start))
        return next((quantity for quantity in told if quantity is not None and quantity.span.start == start), None)

    def _some(self, trigger: Trigger, phrases: Sequence[NounPhrase]) -> Quantity | None:
        """القبض على 19 منهم, على خمسة: a number that stands for those behind the preposition of the deed."""
        following = self._document.tokens[trigger.at + 1 : trigger.at + 3]
        if phrases or len(following) < 2 or following[0].text not in trigger.row.recipient:
            return None
        return self._alone.get(following[1].start)

    def _both(self, trigger: Trigger, phrases: Sequence[NounPhrase]) -> int | None:
        """هاجموا اثنين من الجنود ما أدى إلى مقتلهما: as many as the pronoun says."""
        return 2 if trigger.morph.enclitic == _TWO and trigger.row.counts in CASUALTIES else None

    def _lives(self, trigger: Trigger, phrases: Sequence[NounPhrase]) -> Quantity | None:
        """أودى بحياة خمسة: a number that stands for those whose lives a deed cost."""
        at = trigger.at + 1
        costs = at + 1 < len(self._document.tokens) and plays(self._document.tags[at], "life") and not phrases
        return self._alone.get(self._document.tokens[at + 1].start) if costs else None

    def _itself(self, trigger: Trigger, phrases: Sequence[NounPhrase]) -> int | None:
        """خلف الانفجار قتيلا وجريحين: the noun for one or two people says how many; not بين قتيل وجريح."""
        noun, before = trigger.morph, self._document.tokens[max(0, trigger.at - _SHARED) : trigger.at]
        if phrases or noun.article or noun.enclitic or not plays(noun, "casualty"):
            return None
        if any(token.text == _BETWEEN or token.start in self._counted for token in before):  # 12 قتيلا وجريحا
            return None
        two = noun.features.number is Grammatical.DUAL or (noun.features.sound and noun.features.oblique)
        return 2 if two else 1 if noun.features.number is Grammatical.SINGULAR else None

    def _beside(self, trigger: Trigger) -> Quantity | None:
        """The number that stands for those a trigger counts: وأصيب العشرات, وإصابة 20, إن ثلاثة قتلوا."""
        index = trigger.at
        tokens, at = self._document.tokens, index + 1
        while at in self._blocked and tokens[at].start not in self._alone:  # وأصيب أمس أكثر من عشرين
            at += 1
        after = self._alone.get(tokens[at].start) if at < len(tokens) else None
        if (
            after is not None
            or not trigger.is_verb
            or not index
            or trigger.morph.features.number is Grammatical.SINGULAR
        ):
            return after
        return self._ending.get(self._document.tokens[index - 1].end)

    def number(self, phrase: NounPhrase, near: int | None = None) -> Quantity | int | None:
        """The quantity that counts a phrase, of several that nearest to a character; one for a person alone."""
        tag = self._document.tags[phrase.head]
        if plays(self._document.tags[phrase.first], "one_of"):  # أحد القتيلين
            return 1
        start = self._document.tokens[phrase.head].start + (tag.start if tag is not None else 0)
        if (quantity := self._nearest(start, start if near is None else near)) is not None:
            pair = phrase.name is not None and quantity.rule == _DUAL  # الناشطتين أمينة وخديجة
            return 1 if pair else quantity
        if plays(tag, "pair") and not phrase.definite:
            return 2
        if plays(tag, "other") and phrase.is_short and tag is not None:  # وإصابة آخر, وإصابة الآخر
            one = tag.features.number is Grammatical.SINGULAR and not plays(tag, "collective")  # not آخرون
            return 1 if one and not tag.features.feminine else None
        if phrase.type != "PER":
            return None
        meant = self._document.tags[phrase.last - 1]
        if plays(tag, "with_pronoun") and meant is not None and meant.enclitic and not phrase.definite:
            return _OF_PRONOUN.get(meant.enclitic)
        two = tag is not None and tag.features.number is Grammatical.DUAL
        if two and not phrase.definite:
            return 2
        own = tag is not None and tag.enclitic != ""  # وقتلوا سائقه
        one = _names_one(tag) and not self._is_counted_before(phrase) and (own or not phrase.definite)
        return 1 if phrase.name is not None or one else None

    def _number_of(
        self, kind: str, phrase: NounPhrase, near: int, others: Sequence[NounPhrase]
    ) -> Quantity | int | None:
        """How many a deed befell; of those who take part a definite person alone says nothing."""
        number = self.number(phrase, near)
        return self._single(phrase, others) if number is None and kind != _TAKING_PART else number

    def _single(self, phrase: NounPhrase, others: Sequence[NounPhrase]) -> int | None:
        """اغتيال رئيس البلدية, مقتل القائد وثلاثة من مرافقيه: one, where no name tells of the same person."""
        tag, word = self._document.tags[phrase.head], self._document.tokens[phrase.head].word
        if phrase.type != "PER" or not phrase.definite or tag is None or word is None or not _names_one(tag):
            return None
        if any(m.lemma is tag.lemma and m.features.number is Grammatical.PLURAL for m in word.morphs):  # المارة
            return None
        # رجل الدين حجة الإسلام هشام سيموري, الصحافي والنائب جبران تويني
        named = any(other.name is not None and 0 <= other.first - phrase.last <= _APPOSED for other in others)
        return None if named else 1

    def _is_counted_before(self, phrase: NounPhrase) -> bool:
        """23 شرطيا [وجنديا]: joined to a singular after a number above ten, which counts both."""
        if phrase.head != phrase.first or not phrase.first:
            return False
        noun, joined = self._document.tags[phrase.first - 1 : phrase.first + 1]
        if noun is None or joined is None or joined.particles != "و":
            return False
        alike = noun.features.tanwin and joined.features.tanwin and noun.features.number is Grammatical.SINGULAR
        return alike and self._document.tokens[phrase.first - 1].start in self._counted

    def _nearest(self, noun: int, near: int) -> Quantity | None:
        """Of several numbers of one noun (قتل 12 شخصا وأصيب العشرات) the one nearest to a character.

        Those that count some of people told of before count only for the word right before: واعتقال 190 منهم.
        """
        known = self._counted.get(noun, ())
        counts = (n for n in known if not (self._is_part(n, noun, near) or self._is_of_other_harm(n, near)))
        return min(counts, key=lambda quantity: abs(quantity.span.start - near), default=None)

    def _is_of_other_harm(self, number: Quantity, near: int) -> bool:
        """أن 31 مدنيا على الأقل قتلوا، وأصيب [العشرات]: behind another word for what befell people."""
        if number.span.start <= near:
            return False
        between = self._document.tokens_in(Span(near, number.span.start))
        first = between.start + (self._document.tokens[between.start].start <= near)
        tags = self._document.tags[first : min(between.stop, first + _NEXT_HARM)]
        return any(tag is not None and tag.pos is Pos.VERB and tells_casualty(tag) for tag in tags)

    def _is_part(self, number: Quantity, noun: int, near: int) -> bool:
        """متظاهرون …، مما أدى إلى اعتقال 190 [منهم], الإصابات …، [بينهم] 15: not how many there were in all."""
        tags, tokens = self._document.tags, self._document.tokens_in(number.span)
        before, after = tags[max(0, tokens.start - 1) : tokens.start], tags[tokens.stop : tokens.stop + 1]
        some = any(map(tells_some, (*before, *after)))
        return some and number.span.start > noun and number.span.start != near

    def pieces(self, instrument: NounPhrase | None) -> int | None:
        """How many of a weapon, where the text says so."""
        number = self.number(instrument) if instrument is not None else None
        return int(number.value) if isinstance(number, Quantity) and number.value is not None else None


def _casualties(tag: Morph | None) -> list[TriggerRow]:
    """The rows by which a word tells of dead, wounded or missing: قتيل, أصيب."""
    return [row for row in tag.lemma.rows(TriggerRow) if row.counts in CASUALTIES] if tag is not None else []


def _names_one(tag: Morph | None) -> bool:
    """A noun for one person: جندي, القائد; not الناس."""
    singular = tag is not None and tag.features.number is Grammatical.SINGULAR and tag.pos is not Pos.NAME
    return singular and not plays(tag, "collective")


def _is_alone(quantity: Quantity) -> bool:
    """Whether no noun follows that the number counts: not خمسة صواريخ."""
    return quantity.unit is None and (quantity.of is None or quantity.of.start < quantity.span.start)


def _counts(quantities: Sequence[Quantity]) -> dict[int, list[Quantity]]:
    """The quantities by the character at which the noun they count begins."""
    found: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        if quantity.of is not None:
            found.setdefault(quantity.of.start, []).append(quantity)
    return found
