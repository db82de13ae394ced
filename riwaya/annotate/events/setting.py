"""Where and when the events of a report are, by what it says elsewhere: other mentions of an event, its own place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.model import Time

_NARROW = frozenset(("FAC",))
_BROAD = frozenset(("GPE", "LOC", None))
# What is done by bodies that sit where the report is about; what is said is said nowhere in particular.
_SETTLED = frozenset(("ASSAULT", "COERCE", "PROTEST", "SANCTION", "OTHER"))
_OPEN_ENDED = frozenset(("generic_past", "planned", "threatened", "possible"))


def settle_places(drafts: Sequence[EventDraft], dateline: NounPhrase | None) -> list[EventDraft]:
    """All mentions of an event are where one says most narrowly that it was; those without place, at the dateline."""
    narrow = _narrowest(drafts)
    told = (d.place for d in drafts if d.place is not None and d.place.named and d.place.type == "GPE")
    home = next(told, None) or dateline
    return [_settle(index, draft, narrow, home) for index, draft in enumerate(drafts)]


def _narrowest(drafts: Sequence[EventDraft]) -> Mapping[int, NounPhrase]:
    """The first building that any mention of an event names, by the number of its first mention."""
    found: dict[int, NounPhrase] = {}
    for index, draft in enumerate(drafts):
        if draft.place is not None and draft.place.type in _NARROW:
            found.setdefault(_main(index, draft), draft.place)
    return found


def _settle(index: int, draft: EventDraft, narrow: Mapping[int, NounPhrase], home: NounPhrase | None) -> EventDraft:
    main = _main(index, draft)
    kind = draft.place.type if draft.place is not None else None
    if main in narrow and kind in _BROAD:
        return draft.with_(place=narrow[main])
    if draft.place is None and draft.type in _SETTLED and draft.realis not in _OPEN_ENDED:
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
