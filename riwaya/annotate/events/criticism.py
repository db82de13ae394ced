"""Attacks in words: whom politicians, the press and others who live by words 'attack' they criticise."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.markers import plays
from riwaya.annotate.names.actors import code_actor
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Grammatical
from riwaya.lexicon.tables import CountryRow, FigureRow, TriggerRow
from riwaya.text import Document

# Sectors of persons who speak for a living, and of bodies that do nothing else.
_SPEAKING = frozenset(("GOV", "LEG", "PTY", "OPP", "JRN", "REL", "EDU", "IGO", "NGO", "LAB"))
_PRESS = frozenset(("JRN",))
_CRITICISED = frozenset(("PER", "ORG", "GPE"))


def as_criticism(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """هاجم الوزير المعارضة, شن النائب هجوما على الحكومة: told as criticism, where nobody is harmed and nothing used."""
    return [_as_criticism(document, draft) for draft in drafts]


def _as_criticism(document: Document, draft: EventDraft) -> EventDraft:
    tag = document.tags[draft.at]
    if draft.type != "ASSAULT" or draft.mode is not None or draft.counts or draft.instrument is not None or tag is None:
        return draft
    rows = (row for row in tag.lemma.rows(TriggerRow) if row.event == "ACCUSE" and row.mode == "disapprove")
    row = next(rows, None)
    if row is None or not draft.actor or not draft.recipient:
        return draft
    spoken = all(_speaks(document, phrase) for phrase in draft.actor)
    if not spoken or not all(_can_be_criticised(document, phrase) for phrase in draft.recipient):
        return draft
    place = draft.place if draft.place not in draft.recipient else None  # هاجم إيران: whom, not where
    return draft.with_(type=row.event, mode=row.mode, row=row, place=place)


def _speaks(document: Document, phrase: NounPhrase) -> bool:
    """وزير الخارجية, النائب, كاتب سعودي, ترامب, الصحيفة: one person or a paper; not نواب, who may come in person."""
    words = range(phrase.first, phrase.last)
    if phrase.type == "ORG":
        return code_actor(document, words, phrase.name).sector in _PRESS
    head = document.tags[phrase.head]
    if phrase.type != "PER" or (head is not None and head.features.number is not Grammatical.SINGULAR):
        return False
    if phrase.name is not None and any(_is_figure(document, at) for at in range(*phrase.name)):
        return True
    return plays(head, "of_words") or code_actor(document, words, phrase.name).sector in _SPEAKING


def _is_figure(document: Document, at: int) -> bool:
    tag, entries = document.tags[at], document.phrases.get(at, ())
    lemmas = [sense.lemma for entry in entries for sense in entry.senses] + ([tag.lemma] if tag is not None else [])
    return any(lemma.row(FigureRow) is not None for lemma in lemmas)


def _can_be_criticised(document: Document, phrase: NounPhrase) -> bool:
    """People, bodies and countries; a town or a building is attacked by arms."""
    if phrase.type == "GPE":
        lemmas = [tag.lemma for tag in document.tags[phrase.first : phrase.last] if tag is not None]
        return any(lemma.row(CountryRow) is not None for lemma in lemmas)
    return phrase.type in _CRITICISED
