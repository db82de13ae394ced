"""Later mentions of a body or place by its head alone: المديرية after مديرية أمن سبها."""

from __future__ import annotations

from msgspec.structs import replace

from riwaya.annotate.names.phrase import COMMON, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Grammatical, Lemma
from riwaya.model import MentionType
from riwaya.text import Document, Morph

_TYPES = frozenset(("ORG", "FAC", "GPE", "LOC"))


def find_retaken(document: Document, reader: PhraseReader) -> dict[int, NounPhrase]:
    """One-word phrases with the article that take up a fuller one before them, with its type.

    A noun that means something else by itself (الحركة, المركز) is a participant only so.
    """
    fuller = {phrase.first: phrase for phrase in reader.read() if phrase.type in _TYPES and not phrase.is_short}
    known: dict[Lemma, MentionType] = {}
    found: dict[int, NounPhrase] = {}
    for sentence in document.sentences:
        for index in range(sentence.first, sentence.last):
            noun = _noun(document.tags[index])
            if noun is None:
                continue
            phrase = fuller.get(index)
            if phrase is not None and phrase.named:
                known[noun.lemma] = phrase.type  # type: ignore[assignment]
            elif noun.article and (kind := known.get(noun.lemma)) is not None:
                again = reader.phrase_at(index, sentence.last)
                if again is not None and again.is_short and again.type not in (kind, "PER"):
                    found[index] = replace(again, type=kind, definite=True, rule="names.retaken")
    return found


def _noun(tag: Morph | None) -> Morph | None:
    """A noun in the singular, which can head a description."""
    if tag is None or tag.pos not in COMMON or tag.features.number is not Grammatical.SINGULAR:
        return None
    return tag
