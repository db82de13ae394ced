"""Which words play which part in the rules of the layers: the roles of words/markers.tsv.

A layer names a role where it would else need a list of words: `plays(tag, "negation")`.
"""

from __future__ import annotations

from riwaya.lexicon import Pos, Voice
from riwaya.lexicon.tables import CueRow
from riwaya.text import Morph, Token, Word

_WHO = "من"
# Tables of words that are numbers or stand for one.
_NUMBERS = frozenset(("numbers", "vague"))
_ALONE = frozenset(("",))
_CONJUNCTIONS = frozenset(("", "و", "ف"))
# The word for one of several women or things, also before a pronoun: إحداهن.
_ONE_WOMAN = ("إحدى", "احدى", "إحدا", "احدا")
# The pronouns of several people told of before; those just told of may be things too: بينهم, منها.
SEVERAL = frozenset(("هم", "هما", "هن"))
_MEMBERS = SEVERAL | {"ها"}


def is_numeral(word: Word | None) -> bool:
    """Whether a word is a number or stands for one: ثلاثة, عشرات."""
    return word is not None and not word.tables.isdisjoint(_NUMBERS)


def is_number(token: Token) -> bool:
    """A number in digits or words, or a word that stands for one."""
    return token.text.isdecimal() or is_numeral(token.word)


def plays(morph: Morph | None, role: str) -> bool:
    """Whether a word in this reading has the role."""
    return morph is not None and role in morph.lemma.roles


def denies(morph: Morph | None) -> bool:
    """نفى, ينكر, نفي: a word that says that something is not so."""
    return morph is not None and any(row.stance == "deny" for row in morph.lemma.rows(CueRow))


def reading_as(word: Word | None, role: str) -> Morph | None:
    """The best reading of a word that has the role, whichever its context prefers; None without one."""
    if word is None or role not in word.roles:
        return None
    return next(morph for morph in word.morphs if role in morph.lemma.roles)


def is_who(before: Morph | None, verb: Morph | None) -> bool:
    """من استهدف الجسر: whether a word before a verb is 'who', for no preposition governs a verb."""
    if verb is None or before is None or before.lemma.key != _WHO or before.enclitic:
        return False
    return verb.pos is Pos.VERB and not verb.particles


def stands_as(word: Word | None, role: str) -> bool:
    """Whether a word can have the role with nothing attached to it."""
    return word is not None and role in word.roles and _stands(word, role, _ALONE)


def joins_as(word: Word | None, role: str) -> bool:
    """Whether a word can have the role, alone or joined with و or ف to what is before it."""
    return word is not None and role in word.roles and _stands(word, role, _CONJUNCTIONS)


def tells_some(morph: Morph | None) -> bool:
    """بينهم, منهم: some of those just told of."""
    return morph is not None and morph.enclitic in _MEMBERS and plays(morph, "some_of")


def is_one_of_them(morph: Morph | None) -> bool:
    """أحدهم, إحداهن: one of those just told of."""
    return morph is not None and morph.enclitic in SEVERAL and not morph.particles and plays(morph, "one_of")


def is_one_woman(token: Token) -> bool:
    """إحدى, إحداهن: one of several women or things."""
    return token.text.startswith(_ONE_WOMAN)


def gives_name(morph: Morph | None) -> bool:
    """رجل يدعى علي: says what somebody is called; claims nothing and calls for nothing."""
    return morph is not None and morph.features.voice is Voice.PASSIVE and plays(morph, "called")


def _stands(word: Word, role: str, particles: frozenset[str]) -> bool:
    for morph in word.morphs:
        if role in morph.lemma.roles and morph.particles in particles and not morph.enclitic:
            return True
    return False
