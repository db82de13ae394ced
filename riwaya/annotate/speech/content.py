"""Whether a noun phrase is rather said than says."""

from __future__ import annotations

from riwaya.annotate.markers import reading_as
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import NounRow
from riwaya.text import Document

NOUNS = frozenset({Pos.NOUN, Pos.MASDAR})
_CLASSES_OF_CONTENT = frozenset(("event", "act", "speech", "abstract", "document", "quantity"))


def is_content_like(document: Document, phrase: NounPhrase, *, has_subject: bool) -> bool:
    """Whether a phrase is a verbal noun, an event, an act; no person or body. A document may also speak."""
    if phrase.type in AGENTS:
        return False
    tag = document.tags[phrase.head]
    if tag is None or _is_stressed(document, phrase.last):
        return False
    if tag.pos is Pos.MASDAR or _holds_event(document, phrase):
        return True
    classes = {row.noun_class for row in tag.lemma.rows(NounRow)}
    if not classes:
        return "triggers" in tag.lemma.tables
    if classes == {"document"} and not has_subject:
        return False
    return not classes.isdisjoint(_CLASSES_OF_CONTENT)


def _is_stressed(document: Document, after: int) -> bool:
    """أوضحت المصالح نفسها: who speaks, not what is said."""
    word = document.tokens[after].word if after < len(document.tokens) else None
    soul = reading_as(word, "reflexive")
    return soul is not None and soul.enclitic != "" and not soul.particles


def _holds_event(document: Document, phrase: NounPhrase) -> bool:
    """نتائج الهجمات, تفاصيل العملية: an event in the genitive makes the whole something that is said."""
    if phrase.type is not None:
        return False
    genitives = document.tags[phrase.first + 1 : min(phrase.last, phrase.first + 3)]
    return any(
        tag is not None and tag.article and "triggers" in tag.lemma.tables and tag.pos in NOUNS for tag in genitives
    )
