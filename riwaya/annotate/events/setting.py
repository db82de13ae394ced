"""Where and when the events of a report are, by what it says elsewhere: other mentions of an event, its own place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Grammatical
from riwaya.model import Time
from riwaya.text import Document

_NARROW = frozenset(("FAC",))
# Of raids and arrests a report tells several with one word, each elsewhere.
_RAIDS = "COERCE"
_BROAD = frozenset(("GPE", "LOC", None))
# What is done by bodies that sit where the report is about; what is said is said nowhere in particular.
_SETTLED = frozenset(("ASSAULT", "COERCE", "PROTEST", "SANCTION", "OTHER"))
# Types of what people travel to.
_VISITS = "CONSULT"
# How surely an event must be told for its town to be that of the report.
_TOLD = 0.3
_OPEN_ENDED = frozenset(("generic_past", "planned", "threatened", "possible"))


def settle_places(document: Document, drafts: Sequence[EventDraft], dateline: NounPhrase | None) -> list[EventDraft]:
    """All mentions of an event are where one says most narrowly that it was; those without place, at the dateline."""
    narrow = _narrowest(document, drafts)
    towns = [d for d in drafts if d.place is not None and d.place.named and d.place.type == "GPE"]
    home = next((d.place for d in towns if d.type != _VISITS and d.certainty >= _TOLD), dateline)
    return [_settle(index, draft, narrow, home) for index, draft in enumerate(drafts)]


def _narrowest(document: Document, drafts: Sequence[EventDraft]) -> Mapping[int, NounPhrase]:
    """The first building that any mention of an event names, by the number of its first mention; not several."""
    found: dict[int, NounPhrase] = {}
    for index, draft in enumerate(drafts):
        head = document.tags[draft.place.head] if draft.place is not None else None
        many = head is not None and head.features.number is not Grammatical.SINGULAR
        if draft.place is not None and draft.place.type in _NARROW and not many:
            found.setdefault(_main(index, draft), draft.place)
    return found


def _settle(index: int, draft: EventDraft, narrow: Mapping[int, NounPhrase], home: NounPhrase | None) -> EventDraft:
    main = _main(index, draft)
    kind = draft.place.type if draft.place is not None else None
    if main in narrow and kind in _BROAD and draft.type != _RAIDS:
        return draft.with_(place=narrow[main])
    if draft.place is None and draft.type in _SETTLED and not (draft.realis in _OPEN_ENDED or draft.background):
        return draft.with_(place=home)
    return draft


def settle_times(drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Mentions of an event without a time have the first day that another mention of it gives."""
    days: dict[int, Time] = {}
    for index, draft in enumerate(drafts):
        if draft.time is not None and (draft.happened or "")[:1].isdecimal():
            days.setdefault(_main(index, draft), draft.time)
    return [_with_time(index, draft, days) for index, draft in enumerate(drafts)]


def _with_time(index: int, draft: EventDraft, days: Mapping[int, Time]) -> EventDraft:
    main = _main(index, draft)
    return draft if draft.time is not None or main not in days else draft.with_(time=days[main])


def _main(index: int, draft: EventDraft) -> int:
    """The number of the first mention of the event that a mention tells."""
    return draft.same_as if draft.same_as is not None else index
