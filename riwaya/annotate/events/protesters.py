"""Protesters make a protest: what they do is part of it, and to name them is to tell of it (تفريق المتظاهرين)."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.participants import SELF
from riwaya.annotate.markers import plays
from riwaya.lexicon.tables import TriggerRow
from riwaya.text import Document

# Violence where others do it, a riot where protesters do, unless a row of PROTEST says how else (احتل: obstruct).
_VIOLENT = frozenset(("ASSAULT",))


def as_protests(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Attacks by protesters as protests: رشق المتظاهرون الشرطة; protests that only name them where no other is told."""
    implied = [draft for draft in drafts if _is_implied(draft)]
    found = [_as_protest(document, draft) if _is_by_protesters(document, draft) else draft for draft in drafts]
    found = [_with_protesters(draft, implied) for draft in found]
    told = any(draft.type == "PROTEST" and not _is_implied(draft) for draft in found)
    first = next((draft for draft in found if _is_implied(draft)), None)
    return [draft for draft in found if not _is_implied(draft) or (draft is first and not told)]


def _is_by_protesters(document: Document, draft: EventDraft) -> bool:
    if draft.type not in _VIOLENT or not draft.actor:
        return False
    return all(plays(document.tags[phrase.head], "protester") for phrase in draft.actor)


def _as_protest(document: Document, draft: EventDraft) -> EventDraft:
    tag = document.tags[draft.at]
    rows = tag.lemma.rows(TriggerRow) if tag is not None else ()
    row = next((row for row in rows if row.event == "PROTEST"), None)
    mode = row.mode if row is not None else "riot"
    return draft.with_(type="PROTEST", mode=mode, row=row or draft.row, rule="events.protesters")


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
