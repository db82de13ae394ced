"""How likely a reading is by itself, before its neighbours are looked at."""

from __future__ import annotations

from functools import cache

from riwaya.lexicon import Aspect, Grammatical, Lemma, Pos, Voice
from riwaya.lexicon.letters import DAMMA, NUNATION, SHADDA
from riwaya.lexicon.tables import HeadRow, NounRow, PlaceRow, TitleRow
from riwaya.text.morph import Morph

ADJECTIVAL = frozenset({Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE})
CONTENT_NOUNS = ADJECTIVAL | {Pos.NOUN, Pos.MASDAR}
_OFTEN_BARE = frozenset(
    ("إن", "أن", "إلى", "أو", "إذا", "إلا", "أي", "أما", "إما", "إذ", "أم", "لأن", "أمام", "إثر", "أحد", "إحدى")
)
# Rows that only say what a word is not; its readings stand in other tables (لبنان, no dual).
_EMPTY = frozenset(("false_duals",))
_NUMERALS = frozenset(("numbers", "fractions"))
# Tables whose names are rarely other words.
_PROMINENT = frozenset(("countries", "organisations", "figures", "places"))
_POS = {
    Pos.VERB: 0.0,
    Pos.NOUN: 0.3,
    Pos.ADJECTIVE: 0.0,
    Pos.ACTIVE_PARTICIPLE: -0.5,
    Pos.PASSIVE_PARTICIPLE: -0.6,
    Pos.MASDAR: 0.1,
    Pos.PARTICLE: 2.5,
    Pos.NAME: -0.8,
    Pos.NUMBER: 2.0,
    Pos.PHRASE: 2.0,
}
# By prominence: what makes a place likely, and what its article adds.
_KNOWN_PLACES = {0: 1.4, 1: 0.9, 2: 0.6, 3: 0.2, 4: -0.4}
_WITH_ARTICLE = {0: 1.5, 1: 1.5, 2: 1.3, 3: 0.9, 4: 0.5}
# So much more likely are well-known towns than the words that are written like them: الخرطوم, الدوحة, الموصل.
_UNMISTAKEN = 0.3
_BODY_WITH_ARTICLE = 1.1
# منظمات are organisations rather than women who organise, مدينتين two cities rather than two women in debt.
_OF_WOMEN = {Grammatical.PLURAL: 0.8, Grammatical.DUAL: 0.3}
# News joins its verbs with و; a ف at the front rather belongs to the word: فشلت, فجرت, فرقت.
_JOINED_VERB = {"و": 0.6, "ف": 0.3}
_NUNATED = 4.0
# Letters of a word like سب.
_DOUBLED = 2
_INEXACT = -2.0
_INEXACT_PARTICLE = -4.0  # كانت is not كأنت
_BARE_ALEF = -1.0  # وان, فان, الى, او: many papers leave the hamza of these out


def weigh(surface: str, morph: Morph) -> float:
    """The weight of one reading of a word as it is written."""
    weight = _POS[morph.pos] + _clitics(morph)
    shadda = SHADDA in surface[morph.start + 1 :] and not morph.article
    doubled = _is_doubled(morph.lemma) or (morph.pos is Pos.VERB and SHADDA in morph.lemma.key)
    if shadda and doubled:  # حذّر is no حذر, سبّت no سبت
        weight += 1.0
    if not morph.exact:
        weight += _misspelling(surface, morph)
    if morph.lemma.tables <= _EMPTY:
        weight -= 3.0
    if morph.base and not morph.enclitic:
        weight += 0.4
    if not morph.lemma.tables.isdisjoint(_NUMERALS):  # عشر is rather ten than a tithe
        weight += 0.05
    if morph.pos is Pos.VERB:
        nunated = any(mark in surface for mark in NUNATION)  # شابًا is no verb
        return weight + _verb(surface, morph) - (_NUNATED if nunated else 0.0)
    if morph.pos in CONTENT_NOUNS:
        return weight + _noun(morph)
    return weight + (_name(morph) if morph.pos is Pos.NAME else 0.0)


def _misspelling(surface: str, morph: Morph) -> float:
    """What a reading costs whose letters are not those of the lexicon."""
    if morph.pos is not Pos.PARTICLE:
        return _INEXACT
    bare = morph.lemma.key in _OFTEN_BARE and "ك" not in morph.particles
    bare = bare and not (morph.lemma.key == "أحد" and morph.particles)  # واحد is one
    written, spelled = surface[morph.start : morph.end], morph.lemma.key
    ending = -1 if morph.enclitic else len(spelled)  # اليه: before a pronoun إلى ends in ي
    return _BARE_ALEF if bare and written[1:ending] == spelled[1:ending] else _INEXACT_PARTICLE


def _name(morph: Morph) -> float:
    """The article that belongs to a place's name speaks for it as that of a noun does for the noun: الرمادي."""
    weight = 0.7 if morph.lemma.tables & _PROMINENT else 0.0
    if "organisations" in morph.lemma.tables:
        weight += 0.3 + (_BODY_WITH_ARTICLE if morph.lemma.key.startswith("ال") else 0.0)
    if morph.lemma.tables.isdisjoint(("places", "countries")):
        return weight
    rank = prominence(morph.lemma)
    if not morph.lemma.key.startswith("ال"):
        return _KNOWN_PLACES[rank]
    plain = rank <= 1 and "common_word" not in morph.lemma.roles  # القدس; not العقبة
    return _KNOWN_PLACES[rank] + _WITH_ARTICLE[rank] + _UNMISTAKEN * plain


@cache
def _is_doubled(lemma: Lemma) -> bool:
    """سب/يسب, حل: a word of two letters, as those are whose last root letters are one."""
    return len(lemma.key.partition("/")[0]) == _DOUBLED


@cache
def _is_of_men(lemma: Lemma) -> bool:
    """A noun of a man from which that of a woman is made."""
    if lemma.row(HeadRow) is not None:
        return False
    person = lemma.row(TitleRow) is not None or any(row.noun_class == "person" for row in lemma.rows(NounRow))
    return person and not lemma.key.endswith("ة")


@cache
def prominence(lemma: Lemma) -> int:
    """That of the best known place of this name; 0 for a country."""
    if "countries" in lemma.tables:
        return 0
    return min((int(row.prominence) for row in lemma.rows(PlaceRow)), default=4)


def _clitics(morph: Morph) -> float:
    """What a reading costs that takes letters of the word for particles and pronouns."""
    joined = sum(letter in "وف" for letter in morph.particles)
    cost = 0.5 * joined + 0.6 * (len(morph.particles) - joined)
    cost += 0.4 * ("ك" in morph.particles)  # كبيرة is rather 'big' than 'like a beer'
    return -cost - (0.5 if morph.pos is Pos.VERB else 0.7) * bool(morph.enclitic)


def _verb(surface: str, morph: Morph) -> float:
    """News writes a damma on the first letter of a verb to show its passive: قُتل, وجُرح, أُصيب."""
    weight = 1.2 if surface[morph.start + 1 : morph.start + 2] == DAMMA else 0.0
    if morph.features.person != 3:
        weight -= 1.2
    if morph.features.number is Grammatical.DUAL and morph.features.aspect is Aspect.PERFECT:  # دولا are rather states
        weight -= 0.8
    if morph.features.voice is Voice.PASSIVE:  # سيرت قافلة: rather what somebody does
        weight -= 0.02
    if morph.features.aspect is Aspect.IMPERFECT:  # of two verbs, news rather tells what was: توفي, not تفي
        weight -= 0.05
    return weight + _JOINED_VERB.get(morph.particles[:1], 0.0)


def _noun(morph: Morph) -> float:
    weight = 1.5 if morph.article else 0.0
    if morph.pos is Pos.ACTIVE_PARTICIPLE and morph.enclitic:  # هاجمها: rather the verb
        weight -= 0.9
    if morph.features.construct and not morph.enclitic:
        weight -= 0.7
    if morph.features.feminine and morph.features.number in _OF_WOMEN and _is_of_men(morph.lemma):
        weight -= _OF_WOMEN[morph.features.number]
    if morph.features.number is Grammatical.DUAL:  # المعتقلين are rather detainees than two camps
        weight -= 0.1
    return weight - (0.3 if morph.features.tanwin else 0.0)
