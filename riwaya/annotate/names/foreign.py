"""Names from other languages, known by their shape: خورلي, سريبرينتسا, دوغوبايازيت."""

from __future__ import annotations

from riwaya.text import Word

_SHORTEST = 5
# So many letters no Arabic stem has.
_LONG = 7
# How Arabic nouns begin that no table has: masdars, participles, plurals.
_BEGINNINGS = ("ت", "م", "أ", "إ", "ا", "است")
# Endings of Arabic plurals, abstract nouns and attached pronouns.
_ENDINGS = ("ات", "ة", "ها", "هم", "نا", "هن", "كم", "ون", "ين", "ان")
# The second and third letters of the broken plural فواعل.
_PLURAL = "وا"


def is_foreign(word: Word) -> bool:
    """Whether a word that no table has is spelled as no Arabic noun is, and so is rather a name."""
    letters = word.light
    if word.morphs or word.article or word.particles or len(letters) < _SHORTEST or letters.endswith(_ENDINGS):
        return False
    if not letters.isalpha() or letters[1:3] == _PLURAL:
        return False
    return len(letters) >= _LONG or not letters.startswith(_BEGINNINGS)
