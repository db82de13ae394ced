"""Later mentions of a body or place by its head alone: المديرية after مديرية أمن سبها, المركز after the medical centre."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Grammatical, Lemma, Pos
from riwaya.model import MentionType
from riwaya.text import Document, Morph

_TYPES = frozenset(("ORG", "FAC", "GPE", "LOC"))


def find_retaken(document: Document, phrases: Iterable[NounPhrase]) -> dict[int, NounPhrase]:
    """One-word phrases with the article that take up a fuller one before them, with its type.

    A noun that means something else by itself (الحركة, المركز) is a participant only so.
    """
    known: dict[Lemma, MentionType] = {}
    found: dict[int, NounPhrase] = {}
    for phrase in phrases:
        noun = _head(document, phrase)
        if noun is None:
            continue
        if phrase.is_short and noun.article:
            kind = known.get(noun.lemma)
            if kind is not None and phrase.type != kind and phrase.type != "PER":
                found[phrase.first] = phrase._replace(type=kind, definite=True, rule="names.retaken")
        elif phrase.type in _TYPES and phrase.named and not phrase.is_short:
            known[noun.lemma] = phrase.type
    return found


def _head(document: Document, phrase: NounPhrase) -> Morph | None:
    """The noun in the singular that heads a description."""
    tag = document.tags[phrase.head]
    if tag is None or tag.pos is Pos.NAME or tag.features.number is not Grammatical.SINGULAR:
        return None
    return tag
