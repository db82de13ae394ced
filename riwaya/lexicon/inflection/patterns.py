"""Recognises the derived form (I to X) and the weak letters of a verb from its notation.

Notation: perfect third person masculine singular, `/` and the imperfect where it is not derivable (always
for form I); shadda on forms II and V. See docs/lexicon.md.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from riwaya.lexicon.letters import SHADDA
from riwaya.model import LexiconError

Pattern = Literal["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "X", "QI", "QII"]
Weakness = Literal["sound", "hollow", "defective", "doubled"]

# Form VIII of roots that begin with س looks like form X.
_EIGHT_WITH_SIN = ("استمع", "استلم", "استند", "استبق", "استعر", "استتر", "استاء")
_HOLLOW_LENGTH = {"I": 3, "IV": 4, "VII": 5, "VIII": 5, "X": 6}
# Length of a derived perfect whose last root letter is doubled and written once.
_DOUBLED_LENGTH = {"I": 2, "IV": 3, "VII": 4, "VIII": 4, "X": 5}


class Verb(NamedTuple):
    """A verb taken apart: its two principal parts without shadda, derived form and weakness."""

    perfect: str
    imperfect: str
    pattern: Pattern
    weakness: Weakness


def parse_verb(notation: str) -> Verb:
    """The verb behind a notation; LexiconError if no derived form fits and no imperfect is given."""
    marked, _, imperfect = notation.partition("/")
    perfect = marked.replace(SHADDA, "")
    pattern = _derived_pattern(marked) if SHADDA in marked or not imperfect else _given_pattern(perfect, imperfect)
    if pattern is None:
        raise LexiconError(f"verb {notation!r}: a form I verb needs its imperfect after a slash")
    weakness = _weakness(perfect, imperfect.replace(SHADDA, ""), pattern)
    return Verb(perfect, imperfect.replace(SHADDA, "") or _imperfect(perfect, pattern, weakness), pattern, weakness)


def verb_key(notation: str) -> str:
    """One name for a verb however it is noted: a regular imperfect of a derived form is left out."""
    marked, slash, imperfect = notation.partition("/")
    verb = parse_verb(notation)
    if not slash or verb.pattern == "I":
        return notation
    return marked if _imperfect(verb.perfect, verb.pattern, verb.weakness) == imperfect else notation


def _derived_pattern(marked: str) -> Pattern | None:
    bare = marked.replace(SHADDA, "")
    if SHADDA in marked:
        return "V" if bare.startswith("ت") and len(bare) >= 4 and marked.index(SHADDA) == 3 else "II"
    if bare.startswith("است") and len(bare) >= 5 and bare not in _EIGHT_WITH_SIN:
        return "X"
    if bare.startswith("ان") and len(bare) >= 4 and bare[2] != "ت":
        return "VII"
    if bare.startswith("ا") and len(bare) >= 4:
        return "VIII"
    if bare[0] in "أآ" and len(bare) >= 3:
        return "IV"
    if len(bare) == 5 and bare.startswith("ت"):
        return "VI" if bare[2] == "ا" else "QII"
    if len(bare) == 4:
        return "III" if bare[1] == "ا" else "QI"
    return None


def _given_pattern(perfect: str, imperfect: str) -> Pattern:
    """With an imperfect at hand: form I unless the perfect is too long for it."""
    fourth = (perfect[0] in "أآ" and imperfect[1] not in "أؤ") or perfect[0] == "آ"
    if len(perfect) <= 3 and not fourth:
        return "I"
    return _derived_pattern(perfect) or "QI"


def _weakness(perfect: str, imperfect: str, pattern: Pattern) -> Weakness:
    if perfect[-1] in "ىاي" and (perfect[-1] != "ي" or pattern == "I"):
        return "defective"
    if len(perfect) == _HOLLOW_LENGTH.get(pattern) and perfect[-2] == "ا":
        return "hollow" if not imperfect or imperfect[-2] in "اوي" else "sound"
    if len(perfect) == _DOUBLED_LENGTH.get(pattern) and not _assimilates(perfect, pattern):
        return "doubled"
    return "sound"


def _assimilates(perfect: str, pattern: Pattern) -> bool:
    """Short perfects with a letter written once but no doubled root: اتهم, اطلع, آمن."""
    return perfect.startswith("آ") or (pattern == "VIII" and (perfect[1] in "تطد" or perfect[2] not in "تطد"))


def _imperfect(perfect: str, pattern: Pattern, weakness: Weakness) -> str:
    """The regular imperfect of a derived form."""
    body = perfect[1:] if pattern in ("IV", "VII", "VIII", "X") else perfect
    if pattern == "II" and body.startswith("أ"):
        body = "ؤ" + body[1:]
    if weakness == "defective" and pattern not in ("V", "VI", "QII"):
        body = body[:-1] + "ي"
    elif weakness == "hollow" and pattern in ("IV", "X"):
        body = body[:-2] + "ي" + body[-1]
    elif body.endswith("أ") and pattern not in ("V", "VI"):
        body = body[:-1] + "ئ"
    return "ي" + body


def weak_alef(stem: str) -> str:
    """A stem with the final alef of a weak word, which after ي is written ا: يجرى, يحيا."""
    return stem + ("ا" if stem.endswith("ي") else "ى")
