"""What courts give: a term in prison is an arrest of its own beside the conviction (قضت المحكمة بسجنه عامين)."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.markers import plays, reading_as
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.text import Document, Morph

_REACH = 30
# What judges order that is done with the order, and the sorts of bodies that do.
_ORDERED = frozenset(("arrest", "release"))
_JUDICIAL = frozenset(("court", "prosecution"))
_ORDER_REACH = 8
_STOPS = frozenset((".", "؛", "؟", "!"))
_OPEN = frozenset(("denied", "generic_past"))
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})


def with_penalties(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """The events with the prison terms of rulings; of a ruling and its penalty in one clause the ruling is told."""
    ruled = _without_punishing(document, drafts)
    terms = [term for draft in ruled if (term := _term(document, draft, ruled)) is not None]
    taken = {term.at for term in terms}
    return sorted([*(draft for draft in ruled if draft.at not in taken), *terms], key=lambda draft: draft.at)


def with_orders(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """قررت النيابة حبس الصحفي, أمر القاضي بإخلاء سبيله: what they order is done."""
    return [draft.with_(realis="actual", status_cue="") if _is_ordered(document, draft) else draft for draft in drafts]


def _is_ordered(document: Document, draft: EventDraft) -> bool:
    if draft.realis != "planned" or draft.mode not in _ORDERED:
        return False
    if not any(_is_judicial(document, phrase) for phrase in draft.actor):
        return False
    for at in range(draft.at - 1, max(document.sentences[draft.sentence].first, draft.at - _ORDER_REACH) - 1, -1):
        verb = document.tags[at]
        if verb is not None and verb.pos is Pos.VERB:
            return plays(verb, "orders") and verb.features.aspect is Aspect.PERFECT
    return False


def _is_judicial(document: Document, phrase: NounPhrase) -> bool:
    head = document.tags[phrase.head]
    return head is not None and (head_sort(head.lemma) in _JUDICIAL or plays(head, "judge"))


def _is_ruling(draft: EventDraft) -> bool:
    return draft.type == "SANCTION" and draft.mode == "convict"


def _without_punishing(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """قضت المحكمة بمعاقبة المتهم بالسجن: the verbal noun says whom the ruling is on."""
    kept: list[EventDraft] = []
    for draft in drafts:
        before, tag = (kept[-1] if kept else None), document.tags[draft.at]
        governed = tag is not None and tag.pos in _DEEDS and tag.particles == "ب"
        same = before is not None and _is_ruling(before) and before.sentence == draft.sentence
        if before is not None and same and governed and _is_ruling(draft) and _is_near(document, before, draft.at):
            kept[-1] = before.with_words_of(draft).with_(
                recipient=before.recipient or draft.recipient, counts=before.counts or draft.counts
            )
        else:
            kept.append(draft)
    return kept


def _is_near(document: Document, ruling: EventDraft, at: int) -> bool:
    between = range(ruling.at + 1, at)
    return len(between) < _REACH and not any(document.tokens[index].text in _STOPS for index in between)


def _term(document: Document, ruling: EventDraft, drafts: Sequence[EventDraft]) -> EventDraft | None:
    """The event of the prison term that a ruling gives."""
    if not _is_ruling(ruling) or ruling.realis in _OPEN:
        return None
    end = min(document.sentences[ruling.sentence].last, ruling.at + _REACH)
    following = next((d.at for d in drafts if d.at > ruling.at and _is_ruling(d)), end)
    for at in range(ruling.at + 1, min(end, following)):
        if document.tokens[at].text in _STOPS:
            return None
        prison = reading_as(document.tokens[at].word, "penalty")
        row = _row(prison) if prison is not None and (prison.particles == "ب" or prison.features.tanwin) else None
        if prison is not None and row is not None:
            span = document.tokens[at].stem_span(prison)
            return ruling.with_(
                at=at, trigger=span, words=(), type="COERCE", mode="arrest", row=row, rule="events.penalty", counts=(),
                anaphoric=False,
            )  # fmt: skip
    return None


def _row(prison: Morph) -> TriggerRow | None:
    return next((row for row in prison.lemma.rows(TriggerRow) if row.event == "COERCE"), None)
