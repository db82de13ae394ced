"""Reads the events of a document: triggers, roles, numbers, status, place and time, repeated mentions."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.arguments import ArgumentReader
from riwaya.annotate.events.casualties import fold_casualties
from riwaya.annotate.events.circumstances import CircumstanceReader
from riwaya.annotate.events.counts import CountReader
from riwaya.annotate.events.domain import figurative_domain
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.lending import LendingReader
from riwaya.annotate.events.loans import find_loans
from riwaya.annotate.events.merging import merge_triggers
from riwaya.annotate.events.roles import RoleReader, Roles
from riwaya.annotate.events.sameness import link_mentions
from riwaya.annotate.events.spoken import Spoken
from riwaya.annotate.events.status import StatusReader
from riwaya.annotate.events.triggers import Trigger, TriggerReader
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Grammatical
from riwaya.model import Quantity, Span, Time
from riwaya.text import Document

# Verbal events are events only where the clause names who they are addressed to.
_VERBAL_TYPES = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT"))
# Types that need somebody who does them.
_AGENT_TYPES = frozenset(("CONSULT", "SUPPORT", "CONCEDE", "COOPERATE"))


def read_events(
    document: Document, phrases: PhraseReader, spoken: Spoken, times: Sequence[Time], quantities: Sequence[Quantity]
) -> list[EventDraft]:
    """All events in the order of their triggers; none in reports of sports and markets."""
    if figurative_domain(document) is not None:
        return []
    arguments = ArgumentReader(document, phrases)
    loans = find_loans(document, arguments)
    triggers = merge_triggers(document, list(TriggerReader(document, arguments, spoken.cues).read()), loans)
    counts = CountReader(document, quantities)
    circumstances = CircumstanceReader(document, phrases, times)
    roles = RoleReader(document, counts, circumstances)
    lending = LendingReader(document, arguments, roles, spoken, loans)
    drafter = _Drafter(document, spoken, counts, circumstances, roles, lending)
    drafts = [draft for trigger in triggers if (draft := drafter.draft(trigger)) is not None]
    return link_mentions(document, fold_casualties(document, drafts))


class _Drafter:
    """Makes the events of the triggers of one document."""

    def __init__(
        self, document: Document, spoken: Spoken, counts: CountReader, circumstances: CircumstanceReader,
        roles: RoleReader, lending: LendingReader,
    ) -> None:  # fmt: skip
        self._document = document
        self._spoken = spoken
        self._counts = counts
        self._circumstances = circumstances
        self._roles = roles
        self._lending = lending
        self._status = StatusReader(document, spoken.drafts)

    def draft(self, trigger: Trigger) -> EventDraft | None:
        """The event of a trigger; None if nobody takes part who would have to."""
        trigger = self._spoken.as_speech(trigger)
        at, row, token = trigger.at, trigger.row, self._document.tokens[trigger.at]
        span = Span(token.start + trigger.morph.start, token.end)
        said_by = self._spoken.holder(span)
        roles = self._lending.complete(trigger, self._roles.roles(trigger), said_by)
        if not trigger.needs_antecedent and not _has_participants(trigger, roles):
            return None
        sentence = self._document.sentences[trigger.sentence]
        scope = self._spoken.scope(said_by, span)
        status = self._status.read(at, trigger.morph, sentence, said_by)
        return EventDraft(
            at=at,
            sentence=trigger.sentence,
            trigger=span,
            type=row.event,
            mode=self._roles.mode(row, roles.instrument),
            row=row,
            rule="events.verb" if trigger.is_verb else "events.noun",
            actor=roles.actor,
            recipient=roles.recipient,
            instrument=roles.instrument,
            instrument_count=self._counts.pieces(roles.instrument),
            place=self._roles.place(trigger)
            or self._roles.site(roles.recipient)
            or self._circumstances.in_sentence(at, scope, sentence),
            time=self._circumstances.time(at, trigger.arguments, scope, sentence),
            realis=status.realis,
            status_cue=status.cue,
            counts=self._counts.counts(trigger, roles.recipient),
            said_by=said_by,
            anaphoric=trigger.morph.article and not trigger.is_verb,
            needs_antecedent=trigger.needs_antecedent,
            active=self._is_active(trigger, roles),
        )

    def _is_active(self, trigger: Trigger, roles: Roles) -> bool:
        """A verb with somebody who does it, if only in its ending: وقتلوا سائقه."""
        if not trigger.is_verb or self._roles.voiced(trigger).passive:
            return False
        plural = trigger.morph.features.number is Grammatical.PLURAL
        return bool(roles.actor) or (plural and bool(trigger.arguments.subject or trigger.morph.enclitic))


def _has_participants(trigger: Trigger, roles: Roles) -> bool:
    if trigger.row.event in _VERBAL_TYPES:
        return bool(roles.recipient)
    return trigger.row.event not in _AGENT_TYPES or bool(roles.actor or roles.recipient)
