"""Attacks in words: whom politicians, the press and others who live by words 'attack' they criticise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.participants import is_armed, is_state, sector_of
from riwaya.annotate.events.walks import tags_behind
from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import CueRow, FigureRow, TriggerRow
from riwaya.text import Document, Morph

# Sectors of persons who speak for a living, and of bodies that do nothing else.
_SPEAKING = frozenset(("GOV", "LEG", "PTY", "OPP", "JRN", "REL", "IGO", "NGO", "LAB"))
_PRESS = frozenset(("JRN",))
_PEOPLE = frozenset(("PER", "ORG"))
# How far behind an attack the word stands for what it was made with: هاجم الوزير السابق القرية [بغارات].
_REACH = 12


def as_criticism(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """هاجم الوزير المعارضة, شن النائب هجوما على الحكومة: told as criticism, where nobody is harmed and nothing used."""
    return [
        draft if _goes_on(draft, following) else _as_criticism(document, draft)
        for draft, following in zip_longest(drafts, drafts[1:])
    ]


def _goes_on(draft: EventDraft, following: EventDraft | None) -> bool:
    """هاجم النائب زميله [وأصابه]: violence told of the same people in the same breath."""
    if following is None or following.sentence != draft.sentence or following.at - draft.at > _REACH:
        return False
    return following.type == "ASSAULT"


def _as_criticism(document: Document, draft: EventDraft) -> EventDraft:
    tag = document.tags[draft.at]
    if draft.type != "ASSAULT" or draft.mode is not None or draft.counts or draft.instrument is not None or tag is None:
        return draft
    rows = (row for row in tag.lemma.rows(TriggerRow) if row.event == "ACCUSE" and row.mode == "disapprove")
    row = next(rows, None)
    if row is None or not draft.actor or _is_with_weapon(document, draft):
        return draft
    if not _speak(document, draft) and not _says_so(document, draft):
        return draft
    verbal = tag.pos is Pos.VERB  # هاجم الوزير إيران; but شن الرئيس هجوما على أوكرانيا
    if not all(_can_be_criticised(document, phrase, states=verbal) for phrase in draft.recipient):
        return draft
    place = draft.place if draft.place not in draft.recipient else None  # هاجم إيران: whom, not where
    return draft.with_(type=row.event, mode=row.mode, row=row, place=place)


def _is_with_weapon(document: Document, draft: EventDraft) -> bool:
    """هاجم الوزير السابق القرية بغارات: an attack behind ب."""
    behind = tags_behind(document, draft.at, draft.sentence, _REACH)
    used = (tag for tag in behind if tag is not None and tag.particles == "ب")
    return any(row.event == "ASSAULT" for tag in used for row in tag.lemma.rows(TriggerRow))


def _speak(document: Document, draft: EventDraft) -> bool:
    """Whether those who attack somebody live by words."""
    return bool(draft.recipient) and all(_speaks(document, phrase) for phrase in draft.actor)


def _says_so(document: Document, draft: EventDraft) -> bool:
    """هاجمت رايس حماس [قائلة] إنها تعرقل السلام: a participle of saying tells how somebody named did it."""
    if not all(_is_named(document, phrase) for phrase in draft.actor):
        return False
    if not all(phrase.named or phrase.definite for phrase in draft.recipient):
        return False
    return any(map(_tells_of_saying, tags_behind(document, draft.at, draft.sentence, _REACH)))


def _tells_of_saying(participle: Morph | None) -> bool:
    """قائلا, واصفة: an adverbial participle of one person; القائل is none."""
    if participle is None or participle.pos is not Pos.ACTIVE_PARTICIPLE or participle.particles:
        return False
    form = participle.features
    is_adverbial = (form.tanwin or form.feminine) and form.number is Grammatical.SINGULAR
    return is_adverbial and participle.lemma.row(CueRow) is not None


def _is_named(document: Document, phrase: NounPhrase) -> bool:
    """رايس, لافروف: one person called by name, who has no arms."""
    head = document.tags[phrase.head]
    named = phrase.name is not None or (head is not None and head.pos is Pos.NAME)
    return phrase.type == "PER" and named and not is_armed(document, phrase)


def _speaks(document: Document, phrase: NounPhrase) -> bool:
    """وزير الخارجية, النائب, كاتب سعودي, ترامب, الصحيفة: one person or a paper; not نواب, who may come in person."""
    if phrase.type == "ORG":
        return sector_of(document, phrase) in _PRESS
    head = document.tags[phrase.head]
    if phrase.type != "PER" or (head is not None and head.features.number is not Grammatical.SINGULAR):
        return False
    if any(plays(tag, "of_arms") for tag in document.tags[phrase.first : phrase.last]):  # رئيس الأركان, قائد
        return False
    if phrase.name is not None and any(_is_figure(document, at) for at in range(*phrase.name)):
        return True
    return plays(head, "of_words") or sector_of(document, phrase) in _SPEAKING


def _is_figure(document: Document, at: int) -> bool:
    """ترامب, نتنياهو: somebody whom readers know by his words."""
    tag, entries = document.tags[at], document.phrases.get(at, ())
    lemmas = [sense.lemma for entry in entries for sense in entry.senses] + ([tag.lemma] if tag is not None else [])
    return any(lemma.row(FigureRow) is not None for lemma in lemmas)


def _can_be_criticised(document: Document, phrase: NounPhrase, *, states: bool) -> bool:
    """People and bodies without arms, and countries; a force, a town or a building is attacked by arms."""
    if phrase.type == "GPE":
        return states and is_state(document, phrase)
    return phrase.type in _PEOPLE and not is_armed(document, phrase)
