"""Chooses one reading for each word by its neighbours: verb or noun, particle or name.

The choice is a preference, not a verdict: layers that need another sense of a word still find it among the
word's readings.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.letters import DAMMA
from riwaya.text.agreement import agrees
from riwaya.text.document import Sentence, Token
from riwaya.text.words import Morph, Word

_CONTENT_NOUNS = frozenset({Pos.NOUN, Pos.MASDAR, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE})
_BEFORE_VERB = frozenset(
    (
        "لم",
        "لن",
        "سوف",
        "قد",
        "لقد",
        "كي",
        "ولم",
        "ولن",
        "وقد",
        "فقد",
        "كما",
        "حيث",
        "عندما",
        "بعدما",
        "حين",
        "الذي",
        "التي",
        "الذين",
        "اللذين",
        "ما",
        "مما",
        "فيما",
        "بينما",
        "أن",
        "وأن",
        "بأن",
        "إذا",
        "إذ",
        "الا",
        "إلا",
        "لا",
        "ولا",
    )
)
_BEFORE_NOUN = frozenset(("في", "من", "على", "إلى", "الى", "عن", "مع", "بين", "خلال", "بعد", "قبل", "ضد", "لدى", "عند", "منذ", "حتى", "حول", "نحو", "كل", "جميع", "بعض", "معظم", "هذا", "هذه", "ذلك", "تلك", "هؤلاء", "أي", "غير", "إن", "وإن", "لكن", "بسبب", "جراء", "إثر", "عقب", "بشأن", "وسط", "أمام", "تحت", "فوق", "دون", "بدون", "عبر", "ضمن", "داخل", "خارج", "قرب", "عدم", "أحد", "إحدى"))  # fmt: skip
_STARTERS = frozenset('.!?؟:،؛«»"“”()[]-–—…')


def tag(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Morph | None, ...]:
    """The reading chosen for each token; None for unknown words and for what is no word."""
    tags: list[Morph | None] = [None] * len(tokens)
    for sentence in sentences:
        for index in range(sentence.first, sentence.last):
            word = tokens[index].word
            if word is None or not word.morphs:
                continue
            if len(word.morphs) == 1:
                tags[index] = word.morphs[0]
                continue
            before = tokens[index - 1] if index > sentence.first else None
            previous = tags[index - 1] if index > sentence.first else None
            tags[index] = max(word.morphs, key=lambda morph: _score(morph, before, previous) + _marked(word, morph))
    return tuple(tags)


def _score(morph: Morph, before: Token | None, previous: Morph | None) -> float:
    """How well a reading fits what stands before it; the first of equals is the better spelled one."""
    pos = morph.pos
    score = _SCORES[pos] + (0.0 if morph.exact else -2.0) + 0.4 * (morph.base and not morph.enclitic)
    score -= (0.5 if pos is Pos.VERB else 0.8) * bool(morph.enclitic)
    score -= 0.6 * sum(letter in "بكلس" for letter in morph.particles) + 0.2 * sum(
        letter in "وف" for letter in morph.particles
    )
    if pos is Pos.VERB:
        return score + _verb_score(morph, before, previous)
    if pos in _CONTENT_NOUNS:
        return score + _noun_score(morph, before, previous)
    if pos is Pos.NAME and morph.lemma.tables & _PROMINENT:
        return score + 0.7
    return score


# Tables whose names are rarely other words.
_PROMINENT = frozenset(("countries", "organisations", "figures", "places"))

_SCORES = {
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


def _marked(word: Word, morph: Morph) -> float:
    """News writes a damma on the first letter of a verb to show its passive: قُتل, وجُرح, أُصيب."""
    if morph.pos is not Pos.VERB or len(word.surface) == len(word.light):
        return 0.0
    return 1.2 if word.surface[morph.start + 1 : morph.start + 2] == DAMMA else 0.0


def _verb_score(morph: Morph, before: Token | None, previous: Morph | None) -> float:
    features = morph.features
    score = 0.0
    if features.aspect is Aspect.SHORT:
        score -= (
            1.5 if before is None or before.text not in ("لم", "ولم", "فلم", "لن", "ولن", "أن", "ألا", "لا") else -1.0
        )
    if features.person != 3:
        score -= 1.2
    if before is None or before.text in _STARTERS:
        score += 0.8
    elif before.text in _BEFORE_VERB:
        score += 1.5
    elif before.text in _BEFORE_NOUN:
        score -= 3.0
    if morph.particles[:1] in ("و", "ف") and morph.particles:
        score += 0.3
    if previous is not None and _wants_noun(previous):
        score -= 1.5
    return score


def _noun_score(morph: Morph, before: Token | None, previous: Morph | None) -> float:
    score = 0.0
    features = morph.features
    if morph.article:
        score += 1.5
        if morph.pos is Pos.ADJECTIVE and previous is not None and previous.article:
            score += 0.6 if agrees(previous, morph) else -0.6
    if features.construct and not morph.enclitic:
        score -= 0.7
    if features.tanwin:
        score -= 0.3
    if before is not None and before.text in _BEFORE_NOUN:
        score += 1.0
    if morph.pos is Pos.ADJECTIVE:
        score += _adjective_score(morph, previous)
    return score


def _adjective_score(morph: Morph, previous: Morph | None) -> float:
    """An adjective follows its noun: alone it is rather a noun, after an indefinite noun it agrees with an adjective."""
    if previous is None or previous.pos not in _CONTENT_NOUNS:
        return -0.4
    bare = not (previous.article or previous.enclitic or morph.article or morph.particles)
    return 0.9 if bare and agrees(previous, morph) and "titles" not in morph.lemma.tables else 0.0


def _wants_noun(previous: Morph) -> bool:
    """A bare singular noun opens a construct and expects another noun."""
    return previous.features.construct and previous.pos in _CONTENT_NOUNS
