"""Attacks that a verb tells and a noun after it names: استهدفت القوات بهجمات صاروخية, قتلوا السائق في كمين."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.casualties import is_casualty
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.participants import are_gunmen
from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import PLACES
from riwaya.lexicon import Pos
from riwaya.text import Document

_REACH = 14
_WITH = "ب"
_IN = "في"
# What ends the clause in which a verb and the noun after it tell one deed.
_CUTS = frozenset(("،", ",", "؛", ":", "»", "”", ")"))
_COMMAS = frozenset(("،", ","))
# Modes that say for what or whom, which the way it was done makes more precise.
_OPEN_MODES = frozenset((None, "targeted", "explosives", "heavy-weapons"))


def fold_means(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Joins a noun that tells how an attack was done to the verb that tells the attack."""
    kept: list[EventDraft] = []
    for draft in drafts:
        deed = next((number for number, verb in enumerate(kept) if _is_means(document, verb, draft)), None)
        apart = deed is not None and any(between.background for between in kept[deed + 1 :])
        if deed is None or apart:  # بعد مقتل جندي في كمين
            kept.append(draft)
        else:
            carried_out = plays(document.tags[kept[deed].at], "execution")  # أعدموه بقطع الرأس
            joined = _with_means(document, kept[deed], draft)
            kept[deed] = joined.with_(mode=kept[deed].mode) if carried_out else joined
    return kept


def fold_outings(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """خرج الآلاف في مسيرة: a verb that tells a protest only beside its noun gives that what it has."""
    kept: list[EventDraft] = []
    for draft in drafts:
        outing = next((number for number, verb in enumerate(kept) if _is_outing(document, verb, draft)), None)
        if outing is not None:
            draft = _with_outing(draft, kept.pop(outing))
        kept.append(draft)
    return kept


def _is_outing(document: Document, verb: EventDraft, noun: EventDraft) -> bool:
    light = (verb.type, noun.type) == ("PROTEST", "PROTEST") and bool(verb.row.needs)
    return light and verb.said_by == noun.said_by and is_form_of(document, verb, noun)


def _with_outing(noun: EventDraft, verb: EventDraft) -> EventDraft:
    return noun.with_words_of(verb).with_(
        actor=verb.actor or noun.actor,
        place=noun.place or verb.place,
        time=noun.time or verb.time,
        realis=verb.realis if verb.realis != "actual" else noun.realis,
        located=(*verb.located, *noun.located),
        counts=(*verb.counts, *(count for count in noun.counts if count not in verb.counts)),
        certainty=max(verb.certainty, noun.certainty),
    )


def _is_means(document: Document, verb: EventDraft, noun: EventDraft) -> bool:
    if (verb.type, verb.sentence, verb.said_by) != ("ASSAULT", noun.sentence, noun.said_by) or noun.type != "ASSAULT":
        return False
    if not 0 < noun.at - verb.at <= _REACH or is_casualty(verb) or is_casualty(noun):
        return False
    tag, deed = document.tags[noun.at], document.tags[verb.at]
    if tag is None or deed is None or deed.pos is not Pos.VERB or tag.pos is Pos.VERB or tag.enclitic:
        return False
    cuts = _CUTS - _COMMAS if plays(tag, "using") else _CUTS  # استهدفت دورية، باستخدام القنابل
    return _is_governed(document, noun.at) and not _is_cut(document, verb.at + 1, noun.at, cuts)


def is_form_of(document: Document, verb: EventDraft, noun: EventDraft) -> bool:
    """تظاهر الآلاف، صباح الأحد، في مسيرة: a noun that tells in what form people protest."""
    if verb.sentence != noun.sentence or not 0 < noun.at - verb.at <= _REACH:
        return False
    deed = document.tags[verb.at]
    goes = deed is not None and (deed.pos is Pos.VERB or verb.row.pos == "verb")  # خروج الآلاف في مظاهرات
    told = goes and not _is_cut(document, verb.at + 1, noun.at, frozenset())
    return told and _is_governed(document, noun.at)


def _is_governed(document: Document, at: int) -> bool:
    """بهجمات صاروخية, بالضرب, في كمين; not في الهجوم, which was told before."""
    tag, before = document.tags[at], document.tags[at - 1]
    if tag is not None and tag.particles == _WITH:
        return True
    plain = tag is not None and not (tag.article or tag.particles)
    return plain and before is not None and before.lemma.key == _IN and not before.enclitic


def _is_cut(document: Document, first: int, last: int, cuts: frozenset[str]) -> bool:
    for at in range(first, last):
        tag = document.tags[at]
        if document.tokens[at].text in cuts or (tag is not None and tag.pos is Pos.VERB):
            return True
    return False


def _with_means(document: Document, verb: EventDraft, noun: EventDraft) -> EventDraft:
    hit_place = bool(noun.recipient) and all(phrase.type in PLACES for phrase in verb.recipient)
    raid = noun.mode == "aerial" and are_gunmen(document, verb.actor)  # قتل مسلحون 12 شخصا في غارة على قرية
    told = noun.mode is not None and not raid
    return verb.with_words_of(noun).with_(
        mode=noun.mode if told and verb.mode in _OPEN_MODES else verb.mode,
        actor=verb.actor or noun.actor,
        recipient=noun.recipient if hit_place else verb.recipient,
        instrument=verb.instrument or noun.instrument,
        place=verb.place or noun.place,
        time=verb.time or noun.time,
        located=(*verb.located, *noun.located),
        counts=(*verb.counts, *(count for count in noun.counts if count not in verb.counts)),
    )
