"""The notation of lemmas: verbs, nouns, adjectives, and the frames of cues."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress

from riwaya.lexicon.inflection.patterns import parse_verb, verb_key
from riwaya.lexicon.letters import SHADDA
from riwaya.lexicon.lint.problem import Problem
from riwaya.lexicon.tables import CueRow, LightVerbRow, TriggerRow, VerbRow
from riwaya.model import LexiconError

_WORD = rf"[ء-غف-يپچژڤگ{SHADDA}]+"
# A lemma with its plurals: مدير/ون,مدراء · ماض~ · فريق أول ركن; shadda where it tells two words apart: مسيّرة, مسيرة.
_NOUN = re.compile(rf"{_WORD}~?(?:[ -]{_WORD}~?)*(?:/{_WORD}~?(?:,{_WORD}~?)*)?")
_VERB = re.compile(rf"{_WORD}(?:/{_WORD})?")
_PREPOSITION = "(?:ب|ل|إلى|على|عن|في|من|مع|بين|نحو|تجاه|حول|ضد|إزاء|حيال)"
_FRAME = re.compile(
    rf"""
    (?:[TA][ ])?                     # a target or an addressee first
    (?: (?:{_PREPOSITION}\+)?(?:أن|N!?|H)
      | {_PREPOSITION}\+S[ ](?:أن|قوله)
      | S | " | \? | ما[ ]إذا )
    """,
    re.VERBOSE,
)

_HOMOGRAPHS = "words/verbs.tsv"
VerbLike = VerbRow | LightVerbRow | CueRow | TriggerRow


def lint_verb(where: str, row: VerbLike) -> Iterator[Problem]:
    """Faults of a verb's notation and of its masdars."""
    if not _VERB.fullmatch(row.lemma):
        yield Problem(where, f"{row.lemma!r} is not the notation of a verb")
        return
    try:
        verb = parse_verb(row.lemma)
    except LexiconError as error:
        yield Problem(where, str(error))
        return
    if len(verb.perfect) < 2 or not verb.imperfect.startswith("ي"):
        yield Problem(where, f"{row.lemma!r}: the imperfect must begin with ي")
    if isinstance(row, LightVerbRow):
        return
    if verb.pattern == "I" and not row.masdar:
        yield Problem(where, f"{row.lemma!r}: form I has no regular masdar; name it or write -")
    if row.masdar not in ("", "-"):
        yield from (lint for masdar in row.masdar.split(",") for lint in lint_noun(where, masdar))


def verb_name(notation: str) -> str:
    """The key of a verb, or the notation itself where it cannot be read."""
    try:
        return verb_key(notation)
    except LexiconError:
        return notation


def lint_noun(where: str, lemma: str) -> Iterator[Problem]:
    """Faults of the notation of a noun or adjective."""
    if not _NOUN.fullmatch(lemma):
        yield Problem(where, f"{lemma!r} is not the notation of a noun")
    plurals = lemma.partition("/")[2]
    if len(set(plurals.split(","))) < len(plurals.split(",")):
        yield Problem(where, f"{lemma!r} lists a plural twice")


def lint_frames(where: str, row: CueRow) -> Iterator[Problem]:
    """Frames that no reader of frames could parse."""
    for frame in row.frames.split("|"):
        if not _FRAME.fullmatch(frame.strip()):
            yield Problem(where, f"{row.lemma!r}: unknown frame {frame.strip()!r}")


def lint_imperfects(rows: Iterable[tuple[str, VerbLike]]) -> Iterator[Problem]:
    """The same verb with two imperfects.

    Two verbs of form I that are written alike stand together in words/verbs.tsv: زال/يزول ceased, زال/يزال.
    """
    seen: dict[str, dict[str, str]] = defaultdict(dict)
    for where, row in rows:
        with suppress(LexiconError):  # told by lint_verb
            seen[row.lemma.partition("/")[0]].setdefault(parse_verb(row.lemma).imperfect, where)
    for marked, places in seen.items():
        (imperfect, first), *others = places.items()
        for other, where in others:
            homographs = len(marked) <= 3 and first.startswith(_HOMOGRAPHS) and where.startswith(_HOMOGRAPHS)
            if not homographs:
                yield Problem(where, f"{marked}: imperfect {other}, but {imperfect} in {first}")
