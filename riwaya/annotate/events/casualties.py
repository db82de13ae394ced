"""Deaths and injuries belong to the event that caused them: 'هجوم أسفر عن مقتل …', 'مقتل … جراء سقوط قذائف'."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import reduce

from riwaya.annotate.events.circumstances import follows_bound
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.participants import CASUALTIES, PLACES
from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Pos
from riwaya.model import Quantity, Time
from riwaya.text import Document

_REACH = 40
_BREATH = 14
_COMMAS = frozenset(("،", ","))
# How far before a deed the preposition stands that it depends on.
_NEAR = 3
_FROM = "من"
_CAUSING = frozenset(("ASSAULT", "OTHER", "PROTEST", "COERCE"))


def is_casualty(draft: EventDraft) -> bool:
    """Whether the trigger names a result (مقتل, إصابة, غرق) rather than what happened (هجوم, سيول, قتلوا سائقه)."""
    row = draft.row
    if row.counts not in CASUALTIES or not row.recipient or (row.mode is not None and row.event != "OTHER"):
        return False
    if draft.possessed:  # اختطاف السفير وقتله: another act
        return False
    hit = not draft.counts and all(phrase.type in PLACES for phrase in draft.recipient)
    weapon_fell = draft.instrument is not None and hit  # سقوط قذائف على سوق
    return not (draft.active or weapon_fell)


def _has_victims(draft: EventDraft) -> bool:
    return bool(draft.recipient or draft.counts)


def fold_casualties(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Gives the numbers of casualty mentions to the cause in their sentence, or joins those of one breath.

    A casualty of whom and how many is not said is part of its cause (أسفر الهجوم عن إصابات), and told no further.
    """
    kept: list[EventDraft] = []
    caused: dict[int, list[EventDraft]] = {}
    for index, draft in enumerate(drafts):
        if not is_casualty(draft):
            kept.append(draft)
            continue
        cause = _cause(document, drafts, index)
        if not _has_victims(draft):
            if cause is not None and draft.type == "ASSAULT" and not draft.active:
                caused.setdefault(cause.at, []).append(draft)
            else:
                kept.append(draft)
            continue
        if cause is not None:
            caused.setdefault(cause.at, []).append(draft)
            continue
        first = _first_casualty(kept, draft)
        if first is None:
            kept.append(draft)
        else:
            kept[first] = _merge(kept[first], draft)
    return [reduce(_merge, caused.get(draft.at, ()) if not is_casualty(draft) else (), draft) for draft in kept]


def _cause(document: Document, drafts: Sequence[EventDraft], index: int) -> EventDraft | None:
    """The nearest event of the same sentence and speaker that can have caused a casualty."""
    draft = drafts[index]
    first = bisect_left(drafts, draft.at - _REACH, key=_place)
    last = bisect_right(drafts, draft.at + _REACH, key=_place)
    near = [
        other
        for other in drafts[first:last]
        if other.sentence == draft.sentence
        and other.said_by == draft.said_by
        and not is_casualty(other)
        and not _is_case(document, other)
        and not _dates(document, other)
        and not (draft.at < other.at and _is_long_before(document, other))
        and other.mode != "abduct"  # خطفوا سائحين وقتلوا أحدهما: two deeds
        and other.type in _CAUSING
        and other.type in (draft.type, "ASSAULT", "OTHER")
        and other.realis == draft.realis
        and (other.at < draft.at or other.active or _is_told_as_cause(document, other))
        and not _is_separated(document, draft.at, other.at)
    ]
    return min(near, key=lambda other: (_is_over_comma(document, other, draft), abs(other.at - draft.at)), default=None)


def _is_over_comma(document: Document, deed: EventDraft, casualty: EventDraft) -> bool:
    """فيما تتواصل المواجهات، قتل ثلاثة في هجوم: told in a clause of its own before the casualty."""
    return any(token.text in _COMMAS for token in document.tokens[deed.at : casualty.at])


def _place(draft: EventDraft) -> int:
    return draft.at


def _is_case(document: Document, draft: EventDraft) -> bool:
    """قضية مذبحة, ملف اغتيال: a case known from before."""
    return draft.at > 0 and stands_as(document.tokens[draft.at - 1].word, "case")


def _dates(document: Document, draft: EventDraft) -> bool:
    """قبل يومين من الانتخابات, منذ الانقلاب: what only says when something was."""
    return draft.mode == "election" or follows_bound(document, draft.at)


def _is_long_before(document: Document, deed: EventDraft) -> bool:
    """قتل جندي أمس بعد ثلاثة أيام من هجوم: a deed that another followed after some time, not at once."""
    return deed.background and document.tokens[deed.at - 1].text == _FROM


def _is_told_as_cause(document: Document, deed: EventDraft) -> bool:
    """قتل ثلاثة في سلسلة هجمات; not وسط دلائل على تنامي التمرد: by the preposition nearest before it."""
    tag = document.tags[deed.at]
    if tag is None or tag.pos is Pos.VERB or tag.particles.strip("وف"):
        return True
    for at in range(deed.at - 1, max(-1, deed.at - _NEAR - 1), -1):
        before = document.tags[at]
        if before is not None and before.pos is Pos.PARTICLE and not before.enclitic:
            return not plays(before, "topical")
        if before is not None and before.particles.strip("وف"):
            return True
    return True


def _is_separated(document: Document, a: int, b: int) -> bool:
    between = document.tokens[min(a, b) : max(a, b)]
    return any(
        token.text == "؛"
        or stands_as(token.word, "clause_link")
        or stands_as(token.word, "retaliation")  # مقتل أربعة ردا على اغتيال الفتى
        for token in between
    )


def _first_casualty(kept: Sequence[EventDraft], draft: EventDraft) -> int | None:
    """A casualty mention just before in the same breath: مقتل خمسة وإصابة عشرة."""
    for number in range(len(kept) - 1, -1, -1):
        other = kept[number]
        if draft.at - other.at > _BREATH:
            return None
        if not is_casualty(other) or (other.sentence, other.said_by) != (draft.sentence, draft.said_by):
            continue
        if draft.row.counts != other.row.counts and (draft.type == other.type or other.type == "OTHER"):
            return number
    return None


def _victims(event: EventDraft, casualty: EventDraft, hit_place: bool) -> tuple[NounPhrase, ...]:
    """Those whom an attack was on and those it killed; a disaster is done to nobody."""
    if event.type == "OTHER" and event.mode == "disaster":
        return event.recipient
    return casualty.recipient if hit_place else tuple(dict.fromkeys((*event.recipient, *casualty.recipient)))


def _time_of(event: EventDraft, casualty: EventDraft) -> Time | None:
    """The time of a casualty; not أمس … بعد ثلاثة أيام من هجوم أودى بحياة 12: a day told before what was earlier."""
    time = casualty.time
    return None if time is not None and event.background and time.span.start < event.trigger.start else time


def _further_counts(event: EventDraft, casualty: EventDraft) -> Iterator[tuple[str, Quantity | int]]:
    """The numbers of a casualty that its event does not have; of سقوط قتيل both words tell one death."""
    known = {kind for kind, _ in event.counts}
    same = any(phrase.head == casualty.at for phrase in event.recipient)
    same = same or (bool(casualty.recipient) and set(casualty.recipient) <= set(event.recipient))
    for kind, number in casualty.counts:
        again = (kind, number) in event.counts and (isinstance(number, Quantity) or not casualty.recipient)
        if not (again or (same and kind in known)):
            yield kind, number


def _merge(event: EventDraft, casualty: EventDraft) -> EventDraft:
    if not _has_victims(casualty):
        return event.with_words_of(casualty)
    hit_place = bool(casualty.recipient) and all(phrase.type in PLACES for phrase in event.recipient)
    return event.with_words_of(casualty).with_(
        counts=(*event.counts, *_further_counts(event, casualty)),
        recipient=_victims(event, casualty, hit_place),
        actor=event.actor or casualty.actor,
        instrument=event.instrument or casualty.instrument,
        place=event.place or casualty.place,
        time=event.time or _time_of(event, casualty),
        needs_antecedent=False,  # an explosion that killed is an event of its own
    )
