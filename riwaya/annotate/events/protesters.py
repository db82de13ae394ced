"""Protesters make a protest: what they do is part of it, and to name them is to tell of it (تفريق المتظاهرين)."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.participants import SELF, is_armed, is_road, sector_of
from riwaya.annotate.events.walks import tags_behind
from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.speech.subject import is_preposition
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import EventType
from riwaya.text import Document, Morph
from riwaya.text.agreement import stands_for

# Violence where others do it, a riot where protesters do, unless a row of PROTEST says how else (احتل: obstruct).
_VIOLENT = frozenset(("ASSAULT",))
_BREAKING = frozenset(("ASSAULT", "COERCE"))
_DISPERSING = frozenset(("crowd-control", "restrict"))
# Types of what forces do, and those who speak of protesters, by the same verbs; the likelier first.
_FORCEFUL: tuple[EventType, ...] = ("COERCE", "ASSAULT")
_SPOKEN: tuple[EventType, ...] = ("ACCUSE", "REQUEST", "REJECT")
# What it is to close something, by the same verbs, where protesters do it.
_CLOSING = {"restrict": "obstruct"}
_DESTROY = "destroy"
# Sectors of those who shut a road only in protest, and of bodies whose seats they shut.
_PRIVATE = frozenset((None, "CVL", "LAB", "EDU"))
_PUBLIC = frozenset(("GOV", "LEG", "JUD"))
_SEATS = frozenset(("FAC", "ORG"))
_OF_THINGS = frozenset(("ه", "ها"))
_REACH = 20


def as_protests(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Attacks by protesters as protests: رشق المتظاهرون الشرطة; protests that only name them where no other is told."""
    drafts = [_as_told_of_others(document, draft) for draft in drafts]
    implied = [draft for draft in drafts if _is_implied(draft)]
    found: list[EventDraft] = []
    for number, draft in enumerate(drafts):
        following, before = drafts[number + 1 : number + 2], found[-1:]
        protesting = any(is_purpose_of(document, draft, other) for other in following)
        protesting = protesting or any(_goes_on(document, other, draft) for other in before)
        by_them = _is_by_protesters(document, draft) or (protesting and _is_by_people(document, draft))
        by_them = by_them or _is_blockade(document, draft)
        found.append(_as_protest(document, draft) if by_them else draft)
    found = [_with_protesters(draft, implied) for draft in found]
    told = any(draft.type == "PROTEST" and not _is_implied(draft) for draft in found)
    first = next((draft for draft in found if _is_implied(draft)), None)
    return [draft for draft in found if not _is_implied(draft) or (draft is first and not told)]


def _as_told_of_others(document: Document, draft: EventDraft) -> EventDraft:
    """قوات الأمن حاصرت الجامعة والطلاب المحتجين: forces do not protest, nor does who denounces those who do."""
    if draft.type != "PROTEST" or not draft.active or not draft.actor:
        return draft
    denounced = bool(draft.recipient) and all(plays(document.tags[p.head], "protester") for p in draft.recipient)
    acting = any(plays(document.tags[phrase.head], "protester") for phrase in draft.actor)
    if acting or not (denounced or all(is_armed(document, phrase) for phrase in draft.actor)):
        return draft
    tag = document.tags[draft.at]
    rows = tag.lemma.rows(TriggerRow) if tag is not None else ()
    kinds = _SPOKEN if denounced and not all(is_armed(document, phrase) for phrase in draft.actor) else _FORCEFUL
    others = [row for row in rows if row.event in kinds and row.pos == "verb"]
    row = min(others, key=lambda row: kinds.index(row.event), default=None)
    return draft if row is None else draft.with_(type=row.event, mode=row.mode, row=row)


def with_dispersed(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Who breaks up a protest does it to those who hold it, where and when they do: مسيرة … فرقتها الشرطة."""
    found: list[EventDraft] = []
    for number, draft in enumerate(drafts):
        draft = _with_breakers(draft, drafts[number + 1] if number + 1 < len(drafts) else None)
        protest = _broken_up(document, drafts, number) if draft.type in _BREAKING and not draft.recipient else None
        if protest is not None and not set(protest.actor) <= set(draft.actor):  # not اشتبك المتظاهرون مع الشرطة
            place, time = draft.place or protest.place, draft.time or protest.time
            draft = draft.with_(recipient=protest.actor, place=place, time=time)
        found.append(draft)
    return found


def _with_breakers(draft: EventDraft, following: EventDraft | None) -> EventDraft:
    """تفريق قوات الأمن مظاهرة: the body between a verbal noun and the protest breaks it up."""
    if draft.type not in _BREAKING or draft.mode not in _DISPERSING or draft.actor or len(draft.recipient) != 1:
        return draft
    body = draft.recipient[0]
    between = body.first == draft.at + 1 and following is not None and following.at == body.last
    breaks = between and following is not None and following.type == "PROTEST" and body.type == "ORG"
    return draft.with_(actor=draft.recipient, recipient=following.actor) if breaks and following else draft


def _broken_up(document: Document, drafts: Sequence[EventDraft], number: int) -> EventDraft | None:
    """The protest that a deed is done to: the noun that follows as its object, or what its pronoun stands for."""
    draft, following = drafts[number], drafts[number + 1] if number + 1 < len(drafts) else None
    if following is not None and following.type == "PROTEST" and _is_object(document, draft, following):
        return following
    tag = document.tags[draft.at]
    if tag is None or tag.enclitic not in _OF_THINGS or draft.mode not in _DISPERSING:
        return None
    for other in reversed(drafts[:number]):
        noun = document.tags[other.at]
        if draft.at - other.at > _REACH:
            return None
        if other.type == "PROTEST" and noun is not None and stands_for(tag.enclitic, noun):
            return other
    return None


def _is_object(document: Document, deed: EventDraft, protest: EventDraft) -> bool:
    """قمع المظاهرات, فرقت قوات الأمن مساء أمس وقفة احتجاجية."""
    noun, before = document.tags[protest.at], document.tags[protest.at - 1]
    if noun is None or noun.particles or is_preposition(before):
        return False
    if protest.at - deed.at == 1:
        return True
    verb = document.tags[deed.at]
    between = document.tokens[deed.at + 1 : protest.at]
    near = len(between) < _REACH and all(token.word is not None or token.text.isdecimal() for token in between)
    return near and verb is not None and verb.pos is Pos.VERB and deed.mode in _DISPERSING


def _is_by_protesters(document: Document, draft: EventDraft) -> bool:
    return _can_be_protest(draft) and all(plays(document.tags[phrase.head], "protester") for phrase in draft.actor)


def _can_be_protest(draft: EventDraft) -> bool:
    """أغلق المتظاهرون الطريق, أقاموا حواجز, رشقوا الشرطة."""
    return bool(draft.actor) and (draft.type in _VIOLENT or draft.mode in _CLOSING)


def _is_by_people(document: Document, draft: EventDraft) -> bool:
    """Residents, youths: persons who bear no arms."""
    people = all(phrase.type == "PER" and not is_armed(document, phrase) for phrase in draft.actor)
    things = draft.mode in _CLOSING or draft.mode == _DESTROY
    return people and things and _can_be_protest(draft)


def _is_blockade(document: Document, draft: EventDraft) -> bool:
    """أغلق الأهالي الطريق, غلق الشباب مقر البلدية: what residents shut to be heard, not out of care or to settle."""
    if draft.mode not in _CLOSING or not draft.recipient or not _is_by_people(document, draft):
        return False
    residents = all(_is_resident(document, phrase) for phrase in draft.actor)
    public = all(is_road(document, p) or _is_seat(document, p) for p in draft.recipient)
    return residents and public and not _is_out_of_care(document, draft)


def _is_resident(document: Document, phrase: NounPhrase) -> bool:
    return sector_of(document, phrase) in _PRIVATE and not plays(document.tags[phrase.head], "settler")


def _is_seat(document: Document, phrase: NounPhrase) -> bool:
    """مقر البلدية, المحكمة."""
    return phrase.type in _SEATS and sector_of(document, phrase) in _PUBLIC


def _is_out_of_care(document: Document, draft: EventDraft) -> bool:
    """أغلق الأهالي الطريق خوفا من السيول, لمنع دخول المسلحين, لحماية الأطفال."""
    behind = tags_behind(document, draft.at, draft.sentence, _REACH)
    return any(plays(tag, "care") and tag is not None and _says_why(tag) for tag in behind)


def _says_why(noun: Morph) -> bool:
    return noun.particles.endswith("ل") or noun.features.tanwin or noun.pos is Pos.PARTICLE


def is_purpose_of(document: Document, deed: EventDraft, protest: EventDraft) -> bool:
    """أغلق الأهالي الطريق [احتجاجا] على مقتل الشاب: what a deed was done for."""
    word = document.tokens[protest.at].word
    if protest.type != "PROTEST" or protest.sentence != deed.sentence or protest.said_by != deed.said_by:
        return False
    purpose = word is not None and any(morph.features.tanwin and not morph.particles for morph in word.morphs)
    return purpose and not document.has_verb(deed.at + 1, protest.at)


def _goes_on(document: Document, protest: EventDraft, deed: EventDraft) -> bool:
    """قطع شبان الطريق، [وأضرموا] النيران بالإطارات: what those who protest do next."""
    verb = document.tags[deed.at]
    joined = verb is not None and verb.pos is Pos.VERB and verb.particles == "و"
    same = deed.sentence == protest.sentence and deed.actor == protest.actor
    return protest.type == "PROTEST" and joined and same


def _as_protest(document: Document, draft: EventDraft) -> EventDraft:
    row = _protest_row(document, draft)
    mode = row.mode if row is not None else _CLOSING.get(draft.mode or "", "riot")
    return draft.with_(type="PROTEST", mode=mode, row=row or draft.row, rule="events.protesters")


def _protest_row(document: Document, draft: EventDraft) -> TriggerRow | None:
    tag = document.tags[draft.at]
    rows = tag.lemma.rows(TriggerRow) if tag is not None else ()
    return next((row for row in rows if row.event == "PROTEST"), None)


def _with_protesters(draft: EventDraft, implied: Sequence[EventDraft]) -> EventDraft:
    """A protest that nobody is said to hold is held by the protesters whom its sentence names."""
    if draft.type != "PROTEST" or draft.actor:
        return draft
    near = (other for other in implied if other.sentence == draft.sentence)
    protesters = min(near, key=lambda other: abs(other.at - draft.at), default=None)
    return draft if protesters is None else draft.with_(actor=protesters.actor)


def _is_implied(draft: EventDraft) -> bool:
    """Whether a draft rests on the word for protesters alone."""
    return draft.row.actor == SELF
