"""Whether an adjective can belong to a noun."""

from __future__ import annotations

from riwaya.lexicon import Grammatical, Pos
from riwaya.text.words import Morph


def agrees(noun: Morph, adjective: Morph) -> bool:
    """Agreement in number and gender; plurals of things take the feminine singular, names anything.

    Definiteness is not looked at here: in a construct it is that of the last noun.
    """
    if noun.pos is Pos.NAME or noun.pos is Pos.PARTICLE:
        return True
    head, other = noun.features, adjective.features
    if head.sound and head.oblique and other.sound and other.oblique:  # ين is written for two and for many
        return True
    if head.number is Grammatical.SINGULAR:
        return other.number is Grammatical.SINGULAR and other.feminine == head.feminine
    if head.number is Grammatical.DUAL:
        return other.number is Grammatical.DUAL
    return other.number is Grammatical.PLURAL or (other.number is Grammatical.SINGULAR and other.feminine)
