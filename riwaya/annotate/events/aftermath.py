"""People harmed by nobody, told after an accident or disaster: ضرب زلزال المدينة. وقتل مئة شخص."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.casualties import is_casualty
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.participants import CAUSING
from riwaya.annotate.events.sameness import opens_other
from riwaya.text import Document

_CALAMITIES = frozenset(("accident", "disaster"))
# How many sentences after an accident those it harmed are told of.
_AFTERMATH = 3


def with_aftermath(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """The events, those harmed told as harmed by the accident before them where nothing says otherwise."""
    return [_as_aftermath(document, drafts, number) for number in range(len(drafts))]


def _as_aftermath(document: Document, drafts: Sequence[EventDraft], number: int) -> EventDraft:
    harm = drafts[number]
    if not _is_plain(harm) or harm.located or not harm.counts:  # not يشهد كل عام سقوط ضحايا, قتل أربعة في دمشق
        return harm
    told = (other for other in reversed(drafts[:number]) if other.type in CAUSING and not _is_plain(other))
    cause = next((other for other in told if other.realis == harm.realis), None)
    if cause is None or cause.type != "OTHER" or cause.mode not in _CALAMITIES:
        return harm
    apart = harm.time is not None and cause.time is not None and harm.happened != cause.happened
    place, there = harm.place or harm.nearby, cause.place or cause.nearby  # وفي دمشق قتل أربعة
    apart |= place is not None and there is not None and place != there
    if apart or not 0 < harm.sentence - cause.sentence <= _AFTERMATH or opens_other(document, harm):
        return harm
    return harm.with_(type="OTHER", mode=cause.mode, rule="events.aftermath")


def _is_plain(draft: EventDraft) -> bool:
    """قتل مئة شخص: harm of which nothing says who or what did it."""
    told = draft.actor or draft.instrument or draft.mode
    return draft.type == "ASSAULT" and is_casualty(draft) and not told
