"""Who can take part in an event."""

from __future__ import annotations

from collections.abc import Collection

from riwaya.annotate.markers import is_numeral, plays
from riwaya.annotate.names.actors import code_actor
from riwaya.annotate.names.kinds import description_type, head_sort, name_type
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.lexicon import Grammatical
from riwaya.lexicon.tables import CountryRow, TriggerRow
from riwaya.text import Document, Morph, Token

# The position of who is named by the trigger itself: المتظاهرون.
SELF = ("self",)
# What befalls those whom a row counts.
CASUALTIES = frozenset(("killed", "injured", "missing"))
# Types of what can have harmed somebody.
CAUSING = frozenset(("ASSAULT", "OTHER", "PROTEST", "COERCE"))
_HARM = frozenset(("killed", "injured"))
_ROAD = "road"
_BODIES = frozenset(("PER", "ORG"))
# Sorts of bodies that are known by their building, which is attacked.
_HOUSED = frozenset(("embassy", "consulate", "university", "college", "bank"))
_ARMED = frozenset(("MIL", "REB", "UAF", "COP"))


def is_armed(document: Document, phrase: NounPhrase) -> bool:
    """Whether a phrase names a force: by its head, or as the body that its name stands for."""
    if plays(document.tags[phrase.head], "force"):
        return True
    if phrase.type not in _BODIES or not phrase.named:
        return False
    return code_actor(document, range(phrase.first, phrase.last)).sector in _ARMED


def is_state(document: Document, phrase: NounPhrase) -> bool:
    """إيران, الدولة اللبنانية: a country, no town."""
    head = document.tags[phrase.head]
    return phrase.type == "GPE" and head is not None and head.lemma.row(CountryRow) is not None


def sector_of(document: Document, phrase: NounPhrase) -> str | None:
    """The sector (PLOVER) that the words of a phrase tell, those of a personal name by who is known by it."""
    return code_actor(document, range(phrase.first, phrase.last), phrase.name).sector


def tells_casualty(word: Morph) -> bool:
    """قتل, مقتل, جرحى, خطف: a word of dead, wounded or missing."""
    return any(row.counts in CASUALTIES for row in word.lemma.rows(TriggerRow))


def is_harmed(noun: Morph | None) -> bool:
    """قتلى, جريح, ضحايا: a word that says of people only what befell them."""
    return noun is not None and any(row.pos == "noun" and row.counts in _HARM for row in noun.lemma.rows(TriggerRow))


def is_road(document: Document, phrase: NounPhrase) -> bool:
    """الطريق الدولي: where something goes off, not whom it was to hit."""
    head = document.tags[phrase.head]
    return head is not None and head_sort(head.lemma) == _ROAD


def is_housed(phrase: NounPhrase, head: Morph) -> bool:
    """هجوم على السفارة: a body that is known by its building."""
    return phrase.type == "ORG" and head_sort(head.lemma) in _HOUSED


def is_participant(phrase: NounPhrase, document: Document) -> bool:
    """Whether a phrase can act or be acted on: a person, body, force or state."""
    if phrase.type is not None:
        return phrase.type in AGENTS
    tag = document.tags[phrase.head]
    return tag is not None and (name_type(tag.lemma) or description_type(tag.lemma)) in AGENTS


def counts_both(document: Document, noun: int) -> bool:
    """23 شهيدا ومصابا: whether the noun of a number, or the one before it, is joined to one of another harm.

    How many each befell is then not said.
    """
    starts = (at for at in (noun - 1, noun) if 0 < at < len(document.tags) - 1)
    return any(_shares_number(document.tokens[at - 1], *document.tags[at : at + 2]) for at in starts)


def _shares_number(before: Token, noun: Morph | None, joined: Morph | None) -> bool:
    numbered = before.kind == "number" or is_numeral(before.word)
    if not numbered or joined is None or joined.particles != "و" or joined.article:
        return False
    single = joined.features.number is Grammatical.SINGULAR
    return single and plays(noun, "harmed") and plays(joined, "harmed")


def are_gunmen(document: Document, phrases: Collection[NounPhrase]) -> bool:
    """مسلحون, مقاتلون: people who fight on foot, and nobody else."""
    heads = [document.tags[phrase.head] for phrase in phrases if phrase.type == "PER"]
    gunmen = [head for head in heads if head is not None and head_sort(head.lemma) == "fighter"]
    return bool(phrases) and len(gunmen) == len(phrases)
