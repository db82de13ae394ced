"""Who says something is somebody: unknown words, rare names and vague bodies that are subjects of verbs of saying."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from riwaya.annotate.markers import plays
from riwaya.annotate.names.kinds import PERSON_NAME_TABLES, description_type, is_written
from riwaya.annotate.names.people import is_nisba
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Pos
from riwaya.text import Document

_NO_NAMES = frozenset((Pos.VERB, Pos.PARTICLE, Pos.MASDAR))
_LONGEST = 3


def find_spoken(document: Document, sources: Iterable[NounPhrase]) -> dict[int, NounPhrase]:
    """The sources that no lexicon types and whose words can be a name, as persons: قال تومبرنك, أوضح جودي."""
    found: dict[int, NounPhrase] = {}
    for phrase in sources:
        if phrase.type is not None:
            continue
        if phrase.last - phrase.first <= _LONGEST and _is_name(document, phrase) and not _is_document(document, phrase):
            found[phrase.first] = replace(
                phrase, type="PER", named=True, definite=True, name=(phrase.first, phrase.last), rule="names.spoken"
            )
        elif phrase.definite and plays(head := document.tags[phrase.head], "vague_body") and head is not None:
            found[phrase.first] = replace(phrase, type=description_type(head.lemma), rule="names.spoken")  # ورأت الحركة
    return found


def _is_document(document: Document, phrase: NounPhrase) -> bool:
    """بيان, نداء: names of women as well, but what says something is rather written."""
    word = document.tokens[phrase.first].word
    alone = phrase.last == phrase.first + 1
    return alone and word is not None and any(morph.exact and is_written(morph.lemma) for morph in word.morphs)


def _is_name(document: Document, phrase: NounPhrase) -> bool:
    """Whether all words are unknown or personal names."""
    words = [document.tokens[index].word for index in range(phrase.first, phrase.last)]
    tags = document.tags[phrase.first : phrase.last]
    return all(
        word is not None
        and (tag is None or not word.tables.isdisjoint(PERSON_NAME_TABLES) or (not word.particles and is_nisba(word)))
        for word, tag in zip(words, tags, strict=True)
    ) and not any(tag is not None and tag.pos in _NO_NAMES for tag in tags)
