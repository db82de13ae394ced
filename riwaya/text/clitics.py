"""The letters that may stand before and after a stem: conjunctions, prepositions, future, article, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

ENCLITICS = ("هما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
# The same by the letter they end in, for no word is tried with those that it cannot have.
_ENDING_IN = {last: tuple(e for e in ENCLITICS if e[-1] == last) for last in {e[-1] for e in ENCLITICS}}
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"


class Prefix(Struct, frozen=True, gc=False):
    """One way to take proclitics off: what is left to look up, and where the thing and the stem begin.

    `restored` says that the stem was given back the alef of an article that ل swallowed: للعراق.
    """

    particles: str
    article: bool
    start: int
    stem: str
    stem_start: int
    restored: bool = False


_GUESS = re.compile(
    r"""
    (?P<conjunction>[وف]?) (?: (?P<preposition>[بك]?)ال | (?P<lam>ل)ل ) (?=...)
  | (?P<bare>و) (?=[^اويى]...)
    """,
    re.VERBOSE,
)


def guess_proclitics(light: str) -> tuple[str, bool]:
    """Particles and article that the letters of an unknown word suggest: والكازمي, بالشدادي, للعبيدي, وكيربي."""
    match = _GUESS.match(light)
    if match is None:
        return "", False
    if match["bare"]:
        return "و", False
    return "".join(part or "" for part in match.group("conjunction", "preposition", "lam")), True


def prefixes(form: str) -> Iterator[Prefix]:
    """The ways to take particles and article off a folded form, fewest first."""
    yield from _after_particles(form, "", 0)
    if form[0] in _CONJUNCTIONS and len(form) > 2:
        yield from _after_particles(form, form[0], 1)


def _after_particles(form: str, particles: str, at: int) -> Iterator[Prefix]:
    rest = form[at:]
    yield Prefix(particles, False, at, rest, at)
    yield from _after_article(form, particles, at)
    if len(rest) < 3:
        return
    if rest.startswith("لل"):  # the article loses its alef after ل, and its ل before another: للعراق, للجنة
        yield Prefix(particles + "ل", True, at + 1, rest[2:], at + 2)
        yield Prefix(particles + "ل", True, at + 1, rest[1:], at + 1)
        yield Prefix(particles + "ل", False, at + 1, "ا" + rest[1:], at + 1, restored=True)
    if rest[0] in _PREPOSITIONS:
        yield Prefix(particles + rest[0], False, at + 1, rest[1:], at + 1)
        yield from _after_article(form, particles + rest[0], at + 1)
    elif rest[0] == "س" and rest[1] in "يتنا":
        yield Prefix(particles + "س", False, at, rest[1:], at + 1)


def _after_article(form: str, particles: str, at: int) -> Iterator[Prefix]:
    if form.startswith("ال", at) and len(form) - at >= 4:
        yield Prefix(particles, True, at, form[at + 2 :], at + 2)


class Stem(Struct, frozen=True, gc=False):
    """One way to take a pronoun off: the form to look up, the ending its spelling must have, the pronoun."""

    form: str
    ending: str
    enclitic: str


def stems(stem: str, *, marbuta: bool = False) -> Iterator[Stem]:
    """A folded stem without and with attached pronoun.

    A word written with ta marbuta (`marbuta`) carries none, though folding makes it look like the pronoun ه.
    """
    yield Stem(stem, "", "")
    for enclitic in _ENDING_IN.get(stem[-1:], ()) if not marbuta else ():
        rest = stem[: -len(enclitic)]
        if stem.endswith(enclitic) and (len(rest) > 1 or rest in ("ب", "ل")):
            yield from _before_pronoun(rest, enclitic)


def _before_pronoun(rest: str, enclitic: str) -> Iterator[Stem]:
    """The forms that may have become `rest` before a pronoun."""
    yield Stem(rest, "", enclitic)
    if rest[-1] == "ت":
        yield Stem(rest[:-1] + "ه", "ة", enclitic)
    elif rest[-1] == "ا":
        yield Stem(rest[:-1] + "ي", "ى", enclitic)
    elif rest[-1] == "و":
        yield Stem(rest + "ا", "وا", enclitic)
    elif rest[-1] == "ء":
        yield Stem(rest[:-1] + "ا", "أ", enclitic)
