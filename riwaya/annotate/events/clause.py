"""The walk to the right of a trigger: the phrases of its clause, bare and after prepositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.events.joining import JoinReader
from riwaya.annotate.events.participants import tells_casualty
from riwaya.annotate.events.pronouns import PronounReader
from riwaya.annotate.markers import plays, reading_as, stands_as, tells_some
from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.names.phrase import ADJECTIVAL, AGENTS, PLACES, WEAPONS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Aspect, Grammatical, Lemma, Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import MentionType
from riwaya.text import Document, Morph, Token, Word
from riwaya.text.agreement import agrees
from riwaya.text.tagger import COPULAS

_STOPS = frozenset(("؛", ".", "؟", "!", ":", "*", "•", "|"))
_COMMAS = frozenset(("،", ","))
_DASHES = frozenset(("-", "–", "—"))
_CLAUSE_OPENERS = frozenset(("complementizer", "relative", "conjunction", "conditional"))
_LONGEST = 30
_LONGEST_REMARK = 14
_LONGEST_SUSPICION = 8
_LONGEST_LOCATION = 8
_RANGE = 4
_WHERE = frozenset(("في", "ب", "على"))
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})
# Tables of words for what is done: هجمات is also the first word of a name (هجمات 11 سبتمبر).
_OF_DEED = frozenset(("triggers", "dated_names"))
# Tables of words that only times are told with.
_NOW = frozenset(("deictics", "references"))
_TIMES = _NOW | frozenset(("weekdays", "months", "time_units", "dayparts"))
_ARTICLE = "ال"
_FROM, _OF = "من", "ل"
# Letters before what a verbal noun is done with or to: القيام بأعمال, التخطيط لهجوم.
_OF_DEEDS = frozenset(("ب", "ل"))
_BETWEEN, _WITH, _ONTO = "بين", "مع", "على"
_WAYS = frozenset(("من", "إلى", "نحو"))
_AGAINST = "بحق"
# Prepositions whose pronoun takes part: ألقت القبض عليهم, سلمته لهم.
_ADDRESSING = frozenset(("على", "ضد", "ل", "إلى", "ب", "عن", "نحو", "تجاه", "باتجاه", "صوب"))
# The roles of the nouns that make a preposition name an agent, and the name that rows give to all of them.
_NOUNS_OF_PREPOSITIONS = {"على": ("hand", "على يد"), "من": ("part", "من قبل"), "في": ("towards", "باتجاه")}
# What somebody fires at: أطلقت النار عليها.
_SHOT_AT: frozenset[MentionType] = AGENTS | {"VEH"}

# Pronouns for several people.
_PEOPLE = frozenset(("هم", "هن"))


class Governed(Struct, frozen=True, gc=False):
    """A phrase after a preposition, which is a word of its own or a letter written together with the phrase."""

    preposition: str
    phrase: NounPhrase
    lemma: Lemma | None


class Clause(Struct, frozen=True, gc=False):
    """The phrases of a clause; `last` is the token after it, `sets` who those are of whom a phrase is a set."""

    bare: tuple[NounPhrase, ...]
    prepositional: tuple[Governed, ...]
    last: int
    sets: tuple[tuple[NounPhrase, NounPhrase], ...] = ()

    def members(self, phrases: Iterable[NounPhrase]) -> tuple[NounPhrase, ...]:
        """مجموعة من المسلحين: the gunmen, where somebody is a set of them."""
        known = dict(self.sets)
        return tuple(known.get(phrase, phrase) for phrase in phrases)


class _Preposition(Struct, frozen=True, gc=False):
    """A preposition whose phrase is still to come."""

    name: str
    lemma: Lemma | None


class ClauseReader:
    """Reads the clauses after triggers of one document."""

    def __init__(self, document: Document, phrases: PhraseReader, pronouns: PronounReader, joins: JoinReader) -> None:
        self.pronouns = pronouns
        self.tokens = document.tokens
        self.tags = document.tags
        self.phrases = phrases
        self.joins = joins

    def read(self, at: int, end: int, *, bare_allowed: bool = True, apart: NounPhrase | None = None) -> Clause:
        """The clause from a token on; without `bare_allowed` a phrase joined with و ends it.

        `apart` is who acts, whom no pronoun in the clause means.
        """
        return _Walk(self, at, min(end, at + _LONGEST), bare_allowed=bare_allowed, apart=apart).run()


class _Walk:
    """One walk: where it stands, and the preposition that waits for its phrase."""

    def __init__(
        self, reader: ClauseReader, at: int, end: int, *, bare_allowed: bool, apart: NounPhrase | None
    ) -> None:
        self.tokens = reader.tokens
        self.tags = reader.tags
        self.phrases = reader.phrases
        self.pronouns = reader.pronouns
        self.joins = reader.joins
        self.first = self.at = at
        self.end = end
        self.bare_allowed = bare_allowed
        self.apart = apart
        self.pending: _Preposition | None = None
        self.left = False  # whether the clause of a noun has a bare phrase, which is none of its complements
        self.beside = -1  # where what more is said of the phrase before ends: اعتقال الصحفي [أحمد علي]
        self.bare: list[NounPhrase] = []
        self.sets: list[tuple[NounPhrase, NounPhrase]] = []
        self.prepositional: list[Governed] = []

    def run(self) -> Clause:
        """Steps on until the clause ends."""
        while self.at < self.end and self._step():
            pass
        self._find_other_side()
        return Clause(tuple(self.bare), tuple(self._own()), self.at, tuple(self.sets))

    def _own(self) -> Iterator[Governed]:
        """حكمت على المتهم بالسجن بتهمة القيام بأعمال عنف: without what belongs to the deed that a charge names."""
        charged: NounPhrase | None = None
        for governed in self.prepositional:
            of_charge = charged is not None and governed.phrase.first == charged.last
            if not of_charge or governed.preposition not in _OF_DEEDS:
                yield governed
            if governed.lemma is not None and "charge" in governed.lemma.roles:
                charged = governed.phrase

    def _step(self) -> bool:
        """Reads one token or phrase; False where the clause ends."""
        if self.at in self.phrases.blocked:
            return self._number()
        token, tag = self.tokens[self.at], self.tags[self.at]
        if token.word is None:
            return self._punctuation(token.text)
        named = self.phrases.known(self.at) if tag is not None and tag.pos is Pos.PARTICLE else None
        if named is not None and named.name is not None:  # عوض بن رجيلان
            return self._phrase()
        if tag is not None and tag.pos is Pos.VERB:
            return self._verb(tag)
        if tag is not None and tag.pos is Pos.PARTICLE:
            return self._particle(tag)
        if token.word.light in ("ب", "ل"):  # written apart: بـ «…»
            self.pending = _Preposition(token.word.light, None)
            self.at += 1
            return True
        return self._phrase()

    def _verb(self, verb: Morph) -> bool:
        """Another verb ends the clause, unless it only tells of whom it has just named."""
        if plays(verb, "ranges"):
            return self._range()
        before, who = self.at, self.bare[0] if len(self.bare) == 1 else None
        if who is None or who.last != self.at or who.definite or who.type != "PER":
            return False
        after = self._after_suspicion() if plays(verb, "suspects") else before
        self.at = max(after, self._after_description()) if not verb.particles else after
        return self.at > before

    def _range(self) -> bool:
        """أحكاما تراوحت بين 5 و66 عاما على معارضين: goes on after the numbers between which something lies."""
        first = next(
            (at for at in range(self.at + 1, min(self.end, self.at + _RANGE)) if at in self.phrases.blocked), None
        )
        if first is None:
            return False
        self.at = self._after_blocked(first)
        return True

    def _after_suspicion(self) -> int:
        """قتل مسلحون [يشتبه في أنهم من جماعة] 43 شخصا: where it goes on after what somebody is thought to be."""
        for first in range(self.at + 1, min(self.end, self.at + _LONGEST_SUSPICION)):
            verb = self.tags[first]
            if self.tokens[first].text in _STOPS | _COMMAS or (verb is not None and verb.pos is Pos.VERB):
                return self.at
            phrase = self.phrases.phrase_at(first, self.end)
            if phrase is not None and phrase.type is not None and (phrase.type != "PER" or phrase.named):
                return phrase.last
        return self.at

    def _after_description(self) -> int:
        """ألقى مسلحون [يستقلون دراجة نارية،] قنبلة: where the clause goes on after what its subject was doing."""
        verb, done = self.tags[self.at], self._after_object(self.at + 1)
        if done is not None:
            return done
        if verb is None or verb.features.aspect is not Aspect.IMPERFECT:
            return self.at
        for close in range(self.at + 1, min(self.end - 1, self.at + _LONGEST_SUSPICION)):
            verb = self.tags[close]
            if self.tokens[close].text in _STOPS or (verb is not None and verb.pos is Pos.VERB):
                return self.at
            if self.tokens[close].text in _COMMAS:
                thing = self.phrases.phrase_at(close + 1, self.end)
                plain = thing is not None and thing.type is not None and not self.phrases.particles(close + 1)
                return close + 1 if plain else self.at
        return self.at

    def _after_object(self, at: int) -> int | None:
        """قتل مسلحون يرتدون [زيا عسكريا] ثلاثة عمال: where somebody stands right after the object of a description."""
        thing = self.phrases.phrase_at(at, self.end) if at < self.end else None
        if thing is None or thing.type not in (None, "VEH", "WEA") or self.phrases.particles(at):
            return None
        after = self._after_blocked(thing.last)
        somebody = self.phrases.phrase_at(after, self.end) if after < self.end else None
        if somebody is None or somebody.type != "PER" or self.phrases.particles(thing.last) or somebody.definite:
            return None
        return None if self.phrases.particles(somebody.first) else thing.last

    def _punctuation(self, text: str) -> bool:
        if text in _STOPS:
            return False
        if text not in _COMMAS:
            after = self._after_brackets()
            if after is None:
                return self._phrase()
            self.at = after
            return True
        self.pending = None  # في الساعات الأولى من الأحد، بلدة: a time took it
        before = self.at
        for beyond in (self._after_aside, self._object_after_comma, self._deed_after_comma, self._partner_after_comma):
            self.at = beyond()
            if self.at > before:
                return True
        return False

    def _partner_after_comma(self) -> int:
        """بحث بدر عبد العاطي وزير الخارجية، مع نظيره: where it goes on with whom something is done together."""
        verb, at = self.tags[self.first - 1] if self.first else None, self.at + 1
        if verb is None or not self.bare or self.prepositional or at + 1 >= self.end or self.tokens[at].text != _WITH:
            return self.at
        mutual = any(_WITH in (*row.actor, *row.recipient) for row in verb.lemma.rows(TriggerRow))
        partner = self.phrases.phrase_at(at + 1, self.end) if mutual else None
        return at if partner is not None and partner.type in AGENTS else self.at

    def _after_brackets(self) -> int | None:
        """في الأمن السياسي (الاستخبارات), -كانوا على دراجة-: where it goes on after another name, or a remark."""
        opens = self.tokens[self.at].text
        if opens in _DASHES:
            return self._after_dashes()
        name = self.phrases.phrase_at(self.at + 1, self.end) if opens == "(" and self.at + 1 < self.end else None
        if name is None or name.last >= self.end or self.tokens[name.last].text != ")":
            return None
        return name.last + 1 if self._follows_phrase(self.at) and not self.phrases.particles(name.first) else None

    def _after_dashes(self) -> int | None:
        """مسلحون -كانوا على دراجة- اغتالوا: beyond a remark whose first dash is written to it; not a list."""
        before, dash = self.tokens[self.at - 1], self.tokens[self.at]
        after = self.tokens[min(self.at + 1, self.end - 1)]
        if self.at == self.first or before.end == dash.start or dash.end != after.start:
            return None
        ends = range(self.at + 1, min(self.end, self.at + _LONGEST_REMARK))
        return next((at + 1 for at in ends if self.tokens[at].text in _DASHES), None)

    def _deed_after_comma(self) -> int:
        """ألقت شرطة المدينة، القبض على ثلاثة: where the noun that tells a deed with a light verb stands."""
        verb, at = self.tags[self.first - 1] if self.first else None, self.at + 1
        noun = self.tags[at] if at < self.end else None
        if verb is None or noun is None or noun.particles or not self.bare:
            return self.at
        light = verb.pos is Pos.VERB and "light_verbs" in verb.lemma.tables
        return at if light and plays(noun, "set_phrase") else self.at

    def _object_after_comma(self) -> int:
        """اعتقلت قوات الاحتلال، شابين; أصابت الشرطة، فجر السبت، شابا: where the accusative after a subject begins."""
        if not self.bare_allowed or len(self.bare) > 1 or self.prepositional:
            return self.at
        if not self.bare or self.bare[0].last != self.at:
            return self._object_after_time()
        first = self._after_blocked(self.at + 1)
        if first > self.at + 1 and first < self.end and self.tokens[first].text in _COMMAS:
            first += 1
        at = self._after_blocked(first)
        phrase = self.phrases.phrase_at(at, self.end) if at < self.end else None
        head = self.tags[phrase.head] if phrase is not None else None
        if phrase is None or phrase.type != "PER" or head is None or head.particles or phrase.definite:
            return self.at
        accusative = head.features.oblique or head.features.tanwin or at > first
        return first if accusative else self.at

    def _object_after_time(self) -> int:
        """اعتقل الجيش فجر اليوم، سامي الساعي: where somebody begins after a force and a time that a comma closes.

        The force may stand before the verb: كان الجيش قد اعتقل قبل أيام، سامي الساعي.
        """
        after = self.bare[0].last if self.bare else self.first
        force = self.bare[0].type == "ORG" if self.bare else self.first < self.at
        phrase = self.phrases.phrase_at(self.at + 1, self.end)
        if not force or self._after_blocked(after) != self.at or phrase is None:
            return self.at
        somebody = phrase.type == "PER" and not self.phrases.particles(phrase.first)
        return self.at + 1 if somebody and not self._begins_clause(phrase) else self.at

    def _begins_clause(self, phrase: NounPhrase) -> bool:
        """اعتقلوه أمس، [شهود عيان] قالوا, سكان محليون: who speaks or acts next, no object."""
        head, after = self.tags[phrase.head], self.tags[phrase.last] if phrase.last < self.end else None
        form = head.features if head is not None else None
        nominative = form is not None and form.sound and not form.oblique and not form.feminine
        return nominative or (after is not None and after.pos is Pos.VERB)

    def _after_blocked(self, at: int) -> int:
        while at < self.end and at in self.phrases.blocked:
            at += 1
        return at

    def _particle(self, tag: Morph) -> bool:
        """A preposition waits for its phrase, other particles take it away; some begin another clause."""
        task = _task(tag.lemma)
        if (passed := self.joins.joint(self.at) or self.phrases.skips_each(self.at)) > 0:  # جندي و 3 مسلحين
            self.at += passed
            return True
        if tag.lemma.key in COPULAS and tag.particles == "و":
            after = self._after_remark()
            self.at = self.at if after is None else after
            return after is not None
        if task == "end" or (tag.lemma.key in COPULAS and not tag.particles and bool(self.prepositional)):
            return False  # الاعتداء على القوات هو اعتداء على الأهالي
        if (after := self._after_all_of_them(tag)) > self.at:
            self.at = after
            return True
        if task == "phrase":
            return self._phrase()
        going = self.tags[self.at - 1]
        on_the_way = going is not None and going.pos is not Pos.VERB and plays(going, "on_the_way")
        if on_the_way and (after := self._after_way(self.at)) > self.at:  # حافلة قادمة من بغداد
            self.at = after
            return True
        self.at += 1
        if task == "govern" and not tag.enclitic:
            self.pending = _Preposition(tag.lemma.key, tag.lemma)
            self._join_noun(tag.lemma)
        elif tag.lemma.key == _BETWEEN and tag.enclitic:
            self._skip_members()
        elif task == "govern" and tag.lemma.key in _ADDRESSING:
            self.pending = None
            self._refer(tag)
        elif task != "pass":
            self.pending = None
        return True

    def _after_remark(self) -> int | None:
        """قتلت سلوى، [وهي محامية،] في منزلها: beyond what is said of somebody; None where no comma closes it."""
        return self._beyond_comma(self.at + 1, _LONGEST_REMARK)

    def _beyond_comma(self, first: int, reach: int) -> int | None:
        """Where it goes on after the comma that closes some words without a verb."""
        for close in range(first, min(self.end, first + reach)):
            tag = self.tags[close]
            if self.tokens[close].text in _COMMAS:
                return close + 1
            if self.tokens[close].text in _STOPS or (tag is not None and tag.pos is Pos.VERB):
                return None
        return None

    def _after_all_of_them(self, quantifier: Morph) -> int:
        """30 رجلا [كلهم مسلحون], قتل عشرة، [معظمهم نساء]: where it goes on after what those just named are."""
        those = quantifier.enclitic in _PEOPLE and "quantifier" in particle_classes(quantifier.lemma)
        kind = self.phrases.phrase_at(self.at + 1, self.end) if those and self.at + 1 < self.end else None
        plain = kind is not None and kind.type == "PER" and not kind.definite
        return kind.last if kind is not None and plain and not self.phrases.particles(kind.first) else self.at

    def _skip_members(self) -> None:
        """قتلوا، بينهم طفلان: some of those already told."""
        while self.at < self.end:
            at = self._after_blocked(self.at)
            phrase = self.phrases.phrase_at(at, self.end) if at < self.end else None
            if phrase is None or self.phrases.particles(phrase.first).strip("و"):
                return
            self.at = phrase.last
            joint = self.joins.joint(self.at) if self.at < self.end else 0
            if self.at >= self.end or not (joint or self.phrases.particles(self.at) == "و"):
                return
            self.at += joint

    def _refer(self, preposition: Morph) -> None:
        """القبض عليهم: the pronoun stands for somebody named before."""
        subject = self.apart or next(iter(self.bare), None)  # أطلق الجندي النار عليه: not at himself
        fired = any(self._is_fired(phrase) for phrase in self.bare)  # أطلقت النار عليها: a car perhaps
        meant = self.pronouns.antecedent(self.at - 1, preposition.enclitic, subject, _SHOT_AT if fired else AGENTS)
        if meant is not None:
            self.prepositional.append(Governed(preposition.lemma.key, meant, preposition.lemma))

    def _is_fired(self, phrase: NounPhrase) -> bool:
        return phrase.type == "WEA" or plays(self.tags[phrase.head], "fire")

    def _join_noun(self, preposition: Lemma) -> None:
        """على يد, من قبل, من جانب, في اتجاه: prepositions of two words, of who did it or at whom."""
        role, name = _NOUNS_OF_PREPOSITIONS.get(preposition.key, ("", ""))
        if not role or self.at >= len(self.tokens):
            return
        noun = reading_as(self.tokens[self.at].word, role)
        if noun is not None and not (noun.particles or noun.article or noun.enclitic):
            self.pending = _Preposition(name, None)
            self.at += 1

    def _opens_against(self) -> bool:
        """بحق النائب, في حق المتهمين, بحقهم: against whom."""
        noun = self.tags[self.at]
        governed = noun is not None and (
            noun.particles == "ب" or (self.pending is not None and self.pending.name == "في")
        )
        if noun is None or not governed or noun.article or not plays(noun, "against"):
            return False
        self.at += 1
        self.pending = _Preposition(_AGAINST, None)
        if noun.enclitic:
            self.pending = None
            meant = self.pronouns.antecedent(self.at - 1, noun.enclitic, among=AGENTS)
            if meant is not None:
                self.prepositional.append(Governed(_AGAINST, meant, None))
        return True

    def _number(self) -> bool:
        """A number stands for what it counts, wherever that is said: 23 من الكوريين, قتلوا اثنين منهم."""
        first = self.at
        counted = self.joins.counted
        noun = counted.get(first)
        while self.at in self.phrases.blocked and (self.at == first or self.at not in counted):
            self.at += 1
        if noun is None and any(_is_among(token, _TIMES) for token in self.tokens[first : self.at]):
            self.pending = None  # راح ضحيتها حتى الآن 10 مدنيين: a time took it
        phrase = self.phrases.phrase_at(noun, self.end) if noun is not None else None
        if phrase is not None and phrase.first < first and phrase.type == "VEH":  # اصطدم قطاران … وقتل خمسة
            phrase = None
        if self.prepositional and phrase == self.prepositional[-1].phrase:  # أربعة منهم من عائلة واحدة: read already
            phrase = None
        last = self.tags[self.at - 1]
        if phrase is None and last is not None and last.pos in ADJECTIVAL and last.article:  # في الأشهر الأخيرة القوات
            self.pending = None
        if phrase is None or first <= phrase.first <= self.at:  # ثلاثة جنود: the noun is read next
            if governed := self.phrases.particles(first).strip("وف"):  # لأربعة متهمين
                self.pending = _Preposition(governed[-1], None)
            return True
        after = self.at
        going = self._place(phrase, self.phrases.particles(first))
        self.at = max(after, phrase.last if phrase.first > after else after)
        return going

    def _phrase(self) -> bool:
        if self._opens_against():
            return True
        phrase = self.phrases.phrase_at(self.at, self.end)
        if phrase is None:
            if _is_among(self.tokens[self.at], _NOW):  # راح ضحيتها حتى الآن عشرة
                self.pending = None
            self.at += 1
            return True
        return self._place(phrase, self.phrases.particles(phrase.first))

    def _place(self, phrase: NounPhrase, particles: str) -> bool:
        """Puts a phrase where the preposition before it, or none, says; False where it ends the clause."""
        joined = particles.startswith(("و", "ف")) or self.joins.is_joined(phrase)
        first = phrase.first
        phrase = self._place_within(phrase)
        head = self.tags[phrase.head]
        told = plays(head, "toll") or plays(head, "age")
        fell = self.first > 0 and plays(self.tags[self.first - 1], "falls")
        named = fell and plays(head, "toll") and not phrase.is_short  # راح ضحية الهجوم عشرون مدنيا
        if head is not None and (named or (told and head.enclitic)):  # راح ضحيتها عشرون مدنيا, فتى عمره 14 عاما
            self.at = phrase.last
            return True
        if phrase.type is None and plays(head, "life") and phrase.head + 1 < phrase.last:  # أودى بحياة جنديين
            self.pending, self.at = None, phrase.head + 1
            return True
        if self.pending is None and not joined and self._says_more(phrase):
            self.at = self.beside = phrase.last
            return True
        if self.pending is None and not joined and self._is_on_the_way(phrase):
            self.at = self._after_way(phrase.last)
            return True
        if self.pending is None and not particles and (self._is_of_another_deed(phrase) or self._qualifies(phrase)):
            self.at = phrase.last
            return True
        if self.pending is None and not particles and self.bare and tells_some(head):  # 80 آخرين غالبيتهم من المدنيين
            self.at = phrase.last
            return True
        if joined and self.bare and self.joins.is_counterpart(self.bare[-1], phrase):
            self.at = phrase.last
            return True
        if self._is_mount(phrase):
            self.pending, self.at = None, phrase.last
            return True
        if particles == "ب" and self._is_seat():
            self.at = phrase.last
            return True
        if self.bare and self._is_of_set(self.bare[-1], phrase):  # هاجمت مجموعة من المسلحين
            self.sets.append((self.bare[-1], phrase))
        elif self.prepositional and self._is_of_set(self.prepositional[-1].phrase, phrase):  # صاروخا على تجمع للمدنيين
            self.prepositional[-1] = replace(self.prepositional[-1], phrase=phrase)
        elif self.pending is not None and self._is_part_of(phrase):
            self.prepositional.append(replace(self.prepositional[-1], phrase=phrase))
        elif governed := particles.strip("وف"):
            self.prepositional.append(Governed(governed[-1], phrase, None))
        elif self.pending is not None:
            self.prepositional.append(Governed(self.pending.name, phrase, self.pending.lemma))
        elif joined and self._is_other_side(phrase):
            self.prepositional.append(Governed(_BETWEEN, phrase, None))
        elif joined and self._continues(phrase, first):
            self.prepositional.append(replace(self.prepositional[-1], phrase=phrase))
        elif joined and self.bare and self._tells_more(phrase):
            return False
        elif self.bare_allowed:
            self.bare.append(phrase)
        elif joined:
            return False
        else:
            self.left = True
        self.pending = None
        self.at = phrase.last
        return True

    def _is_of_set(self, people: NounPhrase, phrase: NounPhrase) -> bool:
        """مجموعة من [المسلحين], تجمع [للمدنيين]: who a set of people is."""
        head = self.tags[people.head]
        if phrase.type != "PER" or people.type is not None or not people.is_short or head is None or head.article:
            return False
        if self.pending is not None and self.pending.name == _FROM:
            return people.last == phrase.first - 1 and plays(head, "set_of")
        gathered = self.pending is None and self.phrases.particles(phrase.first) == _OF
        return gathered and people.last == phrase.first and plays(head, "crowd")

    def _qualifies(self, phrase: NounPhrase) -> bool:
        """أدت هجمات الأمس [الانتحارية] إلى: an adjective beyond the time that a deed has for genitive, nobody."""
        if phrase.first - 1 not in self.phrases.blocked:
            return False
        placed = [*self.bare, *(governed.phrase for governed in self.prepositional)]
        before = max(placed, key=lambda phrase: phrase.last, default=None)
        if before is None or before.type is not None or self._after_blocked(before.last) != phrase.first:
            return False
        return is_modifier(self.tokens[phrase.first].word, self.tags[before.head]) and phrase.is_short

    def _is_of_another_deed(self, phrase: NounPhrase) -> bool:
        """Whether a bare phrase is what a deed after a preposition is done to, no object of the verb."""
        done = self._is_struck(phrase) or self._is_counted_genitive(phrase) or self._is_object_of_own(phrase)
        return done or self._is_quantified_genitive(phrase)

    def _is_quantified_genitive(self, phrase: NounPhrase) -> bool:
        """تظاهروا بسبب إساءة [أحد الجنود]: whose the thing after a preposition is; not قتل في هجوم [أحد القادة]."""
        governed = self.prepositional[-1].phrase if self.prepositional else None
        noun = self.tags[phrase.first - 1]
        if governed is None or governed.last != phrase.first or governed.named or noun is None:
            return False
        bare = noun.pos in _DEEDS and not (noun.article or noun.enclitic or noun.features.tanwin)
        told = bool(self.bare) or "triggers" not in noun.lemma.tables
        return bare and told and plays(self.tags[phrase.first], "one_of")

    def _is_object_of_own(self, phrase: NounPhrase) -> bool:
        """اعتقل الناشط بعد انتقاده [الحكومة]: what he does whose the verbal noun is."""
        deed, word = self.tags[phrase.first - 1], self.tokens[phrase.first - 1].word
        if deed is None or word is None or deed.pos not in _DEEDS or not deed.enclitic:
            return False
        verbal = any(morph.pos is Pos.MASDAR for morph in word.morphs)
        return verbal and bool(self.bare or self.prepositional) and not self._is_possessor(phrase)

    def _is_possessor(self, phrase: NounPhrase) -> bool:
        """Persons are rather the subject after the object: بعد اعتقاله [جنود]."""
        return phrase.type == "PER" and not phrase.definite

    def _is_struck(self, phrase: NounPhrase) -> bool:
        """جرح مدني جراء قصف القوات [الأحياء السكنية]: the object of a deed after a preposition, behind who did it."""
        governed = self.prepositional[-1] if self.prepositional and self.bare else None
        before = governed.phrase if governed is not None and governed.lemma is not None else None
        if before is None or before.last != phrase.first or before.last < before.head + 2:
            return False
        deed, word = self.tags[before.head], self.tokens[before.head].word
        names_deed = word is not None and "triggers" in word.tables  # تفريق, also a noun of its own
        return deed is not None and before.type is None and not deed.article and names_deed

    def _is_counted_genitive(self, phrase: NounPhrase) -> bool:
        """اتهموا مسلحين باختطاف [خمسة أشخاص]: what the deed governs over a number, no object of the verb."""
        governed = self.prepositional[-1].phrase if self.prepositional and self.bare else None
        first = self.phrases.before_numbers(phrase.first)
        if governed is None or first == phrase.first or governed.last != first or governed.type is not None:
            return False
        deed = self.tags[governed.last - 1]
        plain = deed is not None and not (deed.article or deed.enclitic or deed.features.tanwin)
        return plain and deed is not None and "triggers" in deed.lemma.tables and governed.last == governed.head + 1

    def _is_mount(self, phrase: NounPhrase) -> bool:
        """شنه انتحاري على دراجة نارية: what somebody rides, right behind him, nothing that is hit."""
        if self.pending is None or self.pending.name != _ONTO or not plays(self.tags[phrase.head], "mount"):
            return False
        rider = self.bare[-1] if self.bare else None
        return rider is not None and rider.type == "PER" and rider.last == phrase.first - 1

    def _is_seat(self) -> bool:
        """المحكمة المنعقدة بمجمع المحاكم: where the phrase just read sits, nothing that is done."""
        before = self.tags[self.at - 1]
        return plays(before, "seated") and before is not None and before.pos in ADJECTIVAL

    def _says_more(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is about who or what was named right before it."""
        return self._is_apposition(phrase) or self._is_attribute(phrase) or self._is_name(phrase)

    def _is_apposition(self, phrase: NounPhrase) -> bool:
        """مدينة الفاشر عاصمة الولاية, حي التضامن أحد أكبر الأحياء: what more is said of the place just named."""
        placed = [*self.bare, *(governed.phrase for governed in self.prepositional)]
        before = max(placed, key=lambda other: other.last, default=None)
        seat = plays(self.tags[phrase.head], "seat") and phrase.last > phrase.head + 1
        if self.tags[phrase.first - 1] is None and self.tokens[phrase.first - 1].kind == "word":
            return seat  # قرب مايدوجوري عاصمة ولاية بورنو
        if before is None or before.last != phrase.first or before.type not in PLACES:
            return False
        ranked = plays(self.tags[phrase.first], "one_of") or stands_as(self.tokens[phrase.first].word, "ranks")
        return seat or (ranked and phrase.type in (*PLACES, None))

    def _is_on_the_way(self, phrase: NounPhrase) -> bool:
        """قتل جنود في هجوم على رتل [قادما] من بغداد, قتل شاب [متأثرا] بجروحه: how somebody was, no object."""
        word = self.tokens[phrase.first].word if self.bare or self.prepositional else None
        if not phrase.is_short or word is None or not stands_as(word, "on_the_way"):
            return False
        return word.light.endswith("ا") or self._follows_phrase(phrase.first)  # على حافلة متجهة إلى دمشق

    def _follows_phrase(self, at: int) -> bool:
        read = (*self.bare, *(governed.phrase for governed in self.prepositional))
        return any(phrase.last == at for phrase in read)

    def _after_way(self, at: int) -> int:
        """قادما [من بغداد]: where it goes on after where somebody came from or went."""
        way = self.tags[at] if at + 1 < self.end else None
        if way is None or way.pos is not Pos.PARTICLE or way.lemma.key not in _WAYS or way.enclitic:
            return at
        place = self.phrases.phrase_at(at + 1, self.end)
        return place.last if place is not None else at

    def _is_name(self, phrase: NounPhrase) -> bool:
        """في مقتل الطفلة [مواهب حسان], بقرار الرئيس الأميركي [دونالد ترامب]: of who was just named."""
        before = self.prepositional[-1].phrase if self.prepositional else None
        if before is None or before.last != phrase.first or phrase.name is None:
            return False
        titled = (self.phrases.phrase_at(at, self.end) for at in range(before.head, phrase.first))
        return any(other is not None and other.name == phrase.name for other in titled)

    def _is_attribute(self, phrase: NounPhrase) -> bool:
        """الشاب البالغ من العمر 22 عاما: what a participle says of the person just named."""
        if self._is_predicated(phrase):
            return True
        before, participle = self.bare[-1] if self.bare else None, self.tags[phrase.first]
        if before is None or before.last != phrase.first or phrase.type is not None:
            return False
        noun = self.tags[before.head]
        if participle is None:  # مقاتلي الحشد العشائري المنضوي تحت لواء: a word that the lexicon does not know
            return before.definite and self.tokens[phrase.first].text.startswith(_ARTICLE)
        described = noun is not None and noun.article and participle.article and agrees(noun, participle)
        return described and participle.pos in ADJECTIVAL

    def _is_predicated(self, phrase: NounPhrase) -> bool:
        """محافظة شبوة [الغنية] بالنفط: an adjective of the place just named, though it can mean persons too."""
        before = self.prepositional[-1].phrase if self.prepositional else None
        word = self.tokens[phrase.first].word
        if before is None or before.last != phrase.first or before.type not in PLACES or word is None:
            return False
        noun = self.tags[before.head]
        adjectives = (m for m in word.morphs if m.pos in ADJECTIVAL and m.article and not m.particles)
        return phrase.is_short and noun is not None and any(agrees(noun, adjective) for adjective in adjectives)

    def _is_part_of(self, phrase: NounPhrase) -> bool:
        """في عدة مناطق من مدينة الفاشر: the named place that unnamed ones are part of."""
        if self.pending is None or self.pending.name != _FROM or not self.prepositional:
            return False
        before = self.prepositional[-1]
        near = before.phrase.last == phrase.first - 1 and before.preposition in _WHERE
        near = near and before.phrase.type not in WEAPONS  # على حافلة قادمة من بغداد
        return near and not before.phrase.named and phrase.named and phrase.type in PLACES

    def _place_within(self, phrase: NounPhrase) -> NounPhrase:
        """بمحيط مدينة بئر العبد, في أطراف القرية: the place itself; بين الشرطة ومجموعة من الشبان: who the group is."""
        if phrase.type == "LOC":
            return self._town_of_part(phrase) or phrase
        if phrase.type is not None:
            return phrase
        if plays(self.tags[phrase.head], "vague_body") and phrase.is_short and self._sides():
            of = phrase.last < self.end and self.tokens[phrase.last].text == _FROM
            members = self.phrases.phrase_at(phrase.last + 1, self.end) if of and phrase.last + 1 < self.end else None
            return members if members is not None and members.type in AGENTS else phrase
        head = self.tags[phrase.head]
        pair = head is not None and head.features.number is Grammatical.DUAL  # في محافظتي معان والزرقاء
        if not (pair or plays(head, "surroundings")):
            return phrase
        inner = self.phrases.phrase_at(phrase.head + 1, self.end) if phrase.head + 1 < phrase.last else None
        return inner if inner is not None and inner.type is not None and inner.last <= phrase.last else phrase

    def _town_of_part(self, phrase: NounPhrase) -> NounPhrase | None:
        """الأحياء الجنوبية لمدينة سرمين, الأطراف الغربية من البلدة: the town that a part is of, by where it lies."""
        if phrase.is_short or not plays(self.tags[phrase.last - 1], "locating") or phrase.last >= self.end:
            return None
        first = phrase.last + (self.tokens[phrase.last].text == _FROM)
        if first == phrase.last and self.phrases.particles(first) != "ل":
            return None
        town = self.phrases.phrase_at(first, self.end) if first < self.end else None
        return town if town is not None and town.type == "GPE" and town.definite else None

    def _sides(self) -> list[NounPhrase]:
        return [governed.phrase for governed in self.prepositional if governed.preposition == _BETWEEN]

    def _is_other_side(self, phrase: NounPhrase) -> bool:
        """بين قوات الجيش بقيادة البرهان وقوات الدعم السريع: the second of two, of the same kind."""
        sides = self._sides()
        return len(sides) == 1 and phrase.type in AGENTS and phrase.type == sides[0].type and not self.left

    def _find_other_side(self) -> None:
        """بين الحزب الحاكم الذي يتزعمه موغابي، وحركة التغيير: the second of two beyond a clause on the first."""
        if len(self._sides()) != 1:
            return
        for at in range(self.at + 1, self.end):
            if self.tokens[at].text in _STOPS:
                return
            if self.tokens[at - 1].text not in _COMMAS or self.phrases.particles(at) != "و":
                continue
            phrase = self.phrases.phrase_at(at, self.end)
            if phrase is not None and self._is_other_side(phrase):
                self.prepositional.append(Governed(_BETWEEN, phrase, None))
            return

    def _tells_more(self, phrase: NounPhrase) -> bool:
        """قتل شرطي وإصابة ثلاثة: a noun that names another happening, whose complements are its own."""
        tag = self.tags[phrase.head]
        if tag is None or tag.article:
            return False
        if phrase.first - 1 in self.phrases.blocked and tells_casualty(tag):
            return True  # قتل 90 شخصا و1900 جريح
        return phrase.type is None and "triggers" in tag.lemma.tables

    def _continues(self, phrase: NounPhrase, first: int) -> bool:
        """Whether a phrase joined with و, which begins at `first`, goes on with the preposition before it."""
        if not self.prepositional or self.left:  # الاشتباكات بين القبيلتين 12 قتيلا و20 جريحا
            return False
        last = self.prepositional[-1].phrase
        if phrase.type in PLACES and last.type in PLACES and self.tokens[last.last].text in _COMMAS:
            return first == last.last + 1  # في الدار البيضاء، ومراكش، وفاس
        return not self.bare or first in (last.last, self.beside)

    def _waits_for_object(self, at: int) -> bool:
        """خطف مسلحون قبل خمسة أيام، عددا من الأشخاص: an accusative after the comma where only the subject is said."""
        tag = self.tags[at]
        if self.prepositional or tag is None or tag.particles or not self.bare_allowed:
            return False
        if not self.bare:  # عناصر الجماعة شنت في ساعة متأخرة من الليل، هجوما
            return tag.pos in _DEEDS and tag.features.tanwin and "triggers" in tag.lemma.tables
        if len(self.bare) != 1:
            return False
        thing = self.phrases.phrase_at(at, self.end)
        kinds = WEAPONS | PLACES  # استخدمت القوات، الغاز المسيل للدموع; استهدفت الجماعة، مدينة مأرب
        thing_hit = thing is not None and thing.type in kinds
        return thing_hit or (tag.pos is Pos.NOUN and tag.features.tanwin)

    def _object_after(self, at: int) -> int | None:
        """استقبل الوزير، منذ قليل، نظيره: where the object stands beyond a remark with a preposition between commas."""
        opener, verb = self.tags[at], self.tags[self.first - 1] if self.first else None
        before = self.at == self.first and verb is not None and verb.pos is Pos.VERB  # مسلحون … اغتالوا، في مايو، شيخا
        many = before and verb is not None and verb.features.number is Grammatical.PLURAL
        awaited = many or (len(self.bare) == 1 and not self.prepositional)
        if not awaited or opener is None or opener.pos is not Pos.PARTICLE:
            return None
        for close in range(at + 1, min(at + _LONGEST_REMARK, self.end - 1)):
            tag = self.tags[close]
            if self.tokens[close].text in _STOPS or (tag is not None and tag.pos is Pos.VERB):
                return None
            if self.tokens[close].text not in _COMMAS:
                continue
            number = close + 1 in self.phrases.blocked
            phrase = self.phrases.phrase_at(close + 1, self.end)
            acted_on = phrase is not None and phrase.type is not None and not self.phrases.particles(close + 1)
            return close + 1 if number or acted_on or self.phrases.particles(close + 1) == "ب" else None
        return None

    def _place_aside(self, at: int) -> None:
        """اعتقلت الشرطة، [في حي الكرادة]، شابا: where a remark between commas says that it was."""
        opener, phrase = self.tags[at], self.phrases.phrase_at(at + 1, self.end)
        if opener is not None and phrase is not None and phrase.type in PLACES and not opener.enclitic:
            self.prepositional.append(Governed(opener.lemma.key, phrase, opener.lemma))

    def _after_location(self, at: int) -> int:
        """شهدت مدينة تعز، جنوب غربي اليمن، اشتباكات: where it goes on after where a place lies."""
        before = self.bare[-1] if self.bare and not self.prepositional else None
        if before is None or before.type not in PLACES or before.last != self.at:
            return at
        if not stands_as(self.tokens[at].word, "direction"):
            return at
        return self._beyond_comma(at + 1, _LONGEST_LOCATION - 1) or at

    def _lists(self, at: int) -> bool:
        """استجوبت النيابة نقيب الصحفيين، ووكيل النقابة خالد البلشي: one more of the same kind, which does nothing."""
        placed = [*self.bare, *(governed.phrase for governed in self.prepositional)]
        before = max(placed, key=lambda phrase: phrase.last, default=None)
        if before is None or before.last != self.at or self.phrases.particles(at) != "و":
            return False
        phrase = self.phrases.phrase_at(at, self.end)
        if phrase is None or phrase.type is None or phrase.type != before.type:
            return False
        following = self.tags[phrase.last] if phrase.last < self.end else None
        return following is None or following.pos is not Pos.VERB

    def _after_aside(self) -> int:
        """Where a clause goes on after a comma: after a time between commas, or at a preposition; else at the comma."""
        after = self._after_blocked(self.at + 1)
        if after == self.at + 1 and (closed := self._after_adverb(after)) > after:
            return closed
        if after >= self.end:
            return self.at
        if after > self.at + 1:  # اغتال الطيران، بعد ظهر أمس، خمسة; the second comma is often left out
            return after + 1 if self.tokens[after].text in _COMMAS else self.at + 1
        if self._waits_for_object(after) or self._lists(after):
            return after
        if (located := self._after_location(after)) > after:
            return located
        if (resumed := self._object_after(after)) is not None:
            self._place_aside(after)
            return resumed
        if self.bare and not self.prepositional and self.phrases.particles(after) == "ب":
            return after  # قامت قوات الأمن، بإلقاء القبض على …
        return after if stands_as(self.tokens[after].word, "resumptive") else self.at  # not ، وفي الخرطوم أصيب

    def _after_adverb(self, at: int) -> int:
        """بحث الوزير، [هاتفيا اليوم]، مع نظيره: where it goes on after an adverb, alone or with a time, and a comma."""
        tag = self.tags[at] if at < self.end else None
        if tag is None or "adverb" not in particle_classes(tag.lemma) or tag.particles:
            return at
        after = self._after_blocked(at + 1)
        return after + 1 if after < self.end and self.tokens[after].text in _COMMAS else at


def _is_among(token: Token, tables: frozenset[str]) -> bool:
    return token.word is not None and not token.word.tables.isdisjoint(tables)


def is_modifier(word: Word | None, noun: Morph | None) -> bool:
    """هجمات الأمس الانتحارية: whether a word with the article can be the adjective of a deed apart from it."""
    if word is None or noun is None or noun.article or noun.lemma.tables.isdisjoint(_OF_DEED):
        return False
    return any(morph.pos is Pos.ADJECTIVE and morph.article and agrees(noun, morph) for morph in word.morphs)


@cache
def _task(particle: Lemma) -> Literal["end", "phrase", "govern", "pass", "drop"]:
    """What a particle does to the walk; the first of its classes that does anything decides."""
    classes = particle_classes(particle)
    if "preposition" in classes:  # also من: where it is 'who', its verb ends the clause
        return "govern"
    if not classes.isdisjoint(_CLAUSE_OPENERS):
        return "end"
    if "quantifier" in classes:
        return "phrase"
    return "pass" if "demonstrative" in classes else "drop"
