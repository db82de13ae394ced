"""Chooses one reading for each word by its neighbours: verb or noun, particle or name.

The choice is a preference, not a verdict: layers that need another sense of a word still find it among the
word's readings.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.tables import HeadRow
from riwaya.text.agreement import agrees
from riwaya.text.document import Sentence, Token
from riwaya.text.morph import Morph
from riwaya.text.neighbours import BEFORE_NOUN, BEFORE_SHORT, BEFORE_VERB, CLAUSE_OPENERS, STARTERS
from riwaya.text.weights import ADJECTIVAL, CONTENT_NOUNS

_PLACES = frozenset(("GPE", "LOC"))


def tag(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Morph | None, ...]:
    """The reading chosen for each token; None for unknown words and for what is no word."""
    tags: list[Morph | None] = [None] * len(tokens)
    for sentence in sentences:
        before, previous = "", None
        for index in range(sentence.first, sentence.last):
            token = tokens[index]
            if token.word is not None and token.word.morphs:
                previous = tags[index] = _best(token.word.morphs, token.word.weights, before, previous)
            else:
                previous = None
            before = token.text
    return tuple(tags)


def _best(morphs: tuple[Morph, ...], weights: tuple[float, ...], before: str, previous: Morph | None) -> Morph:
    """The reading that fits best after the word before it; the first of equals is the better spelled one."""
    if len(morphs) == 1:
        return morphs[0]
    best, highest = morphs[0], float("-inf")
    for morph, weight in zip(morphs, weights, strict=True):
        if morph.pos is Pos.VERB:
            weight += _verb_context(morph, before, previous)
        elif morph.pos in CONTENT_NOUNS:
            weight += _noun_context(morph, before, previous)
        elif morph.pos is Pos.NAME and not morph.lemma.tables.isdisjoint(("places", "countries")):
            weight += _place_context(before, previous, morphs)
        if weight > highest:
            best, highest = morph, weight
    return best


def _verb_context(morph: Morph, before: str, previous: Morph | None) -> float:
    score = 0.0
    if morph.features.aspect is Aspect.SHORT:
        score += 1.0 if before in BEFORE_SHORT else -1.5
    elif morph.features.aspect is Aspect.PERFECT and before in BEFORE_SHORT:  # قبل أن تفرقها
        score -= 0.3
    if not before or before in STARTERS:
        score += 0.8
    elif before in CLAUSE_OPENERS and morph.features.aspect is Aspect.PERFECT:  # أكد أن فرق الإنقاذ وصلت: a noun
        score -= 0.5
    elif before in BEFORE_VERB:
        score += 1.5
    elif before in BEFORE_NOUN:
        score -= 3.0
    if previous is not None and _wants_noun(previous):
        score -= 1.5
    if not morph.particles and _is_number(before, previous):  # خمسين شخصا
        score -= 1.0
    return score


def _noun_context(morph: Morph, before: str, previous: Morph | None) -> float:
    score = 1.0 if before in BEFORE_NOUN else 0.0
    if morph.pos is Pos.ADJECTIVE:
        score += _adjective_context(morph, previous)
    return score


def _adjective_context(morph: Morph, previous: Morph | None) -> float:
    """An adjective follows its noun and agrees with it; alone it is rather a noun."""
    if previous is None or previous.pos not in CONTENT_NOUNS:
        return -0.4
    if morph.article:
        return (0.6 if agrees(previous, morph) else -0.6) if previous.article else 0.0
    bare = not (previous.article or previous.enclitic or morph.particles)
    return 0.9 if bare and agrees(previous, morph) and "titles" not in morph.lemma.tables else 0.0


def _place_context(before: str, previous: Morph | None, morphs: tuple[Morph, ...]) -> float:
    """A name after a preposition or the head of a place (في الرمادي), not after what it describes (القوة الخارجة)."""
    if before in BEFORE_NOUN:
        return 1.0
    if previous is None:
        return 0.0
    if previous.article or previous.enclitic or previous.pos is Pos.NAME:
        return -2.5 if any(_describes(morph, previous) for morph in morphs) else 0.0
    head = previous.lemma.row(HeadRow)
    return 2.0 if head is not None and head.type in _PLACES else 0.0


def _describes(morph: Morph, previous: Morph) -> bool:
    return morph.article and not morph.particles and morph.pos in ADJECTIVAL and agrees(previous, morph)


def _is_number(before: str, previous: Morph | None) -> bool:
    return before.isdecimal() or (previous is not None and "numbers" in previous.lemma.tables)


def _wants_noun(previous: Morph) -> bool:
    """A bare singular noun opens a construct and expects another noun."""
    return previous.features.construct and previous.pos in CONTENT_NOUNS
