"""Reads the events of a document: triggers, roles, numbers, status, place and time, repeated mentions."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.arguments import ArgumentReader, Arguments
from riwaya.annotate.events.casualties import fold_casualties, is_casualty
from riwaya.annotate.events.circumstances import PLACE_TYPES, CircumstanceReader
from riwaya.annotate.events.domain import figurative_domain
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.loans import Loan, find_loans
from riwaya.annotate.events.sameness import link_mentions
from riwaya.annotate.events.status import StatusReader
from riwaya.annotate.events.triggers import AGENT_TYPES, VERBAL_TYPES, Trigger, TriggerReader, is_participant
from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import Quantity, Span, Time
from riwaya.text import Document


# Types of which an announcement by a body usually reports its own act.
_OWN_ACTS = frozenset(("COERCE", "AID", "MOBILIZE", "RETREAT", "SANCTION", "PROTEST"))


class EventReader:
    """The events layer on one document."""

    def __init__(
        self,
        document: Document,
        phrases: PhraseReader,
        drafts: Sequence[Draft],
        speakers: Sequence[NounPhrase | None],
        times: Sequence[Time],
        quantities: Sequence[Quantity],
    ) -> None:
        self.document = document
        self.phrases = phrases
        self.drafts = drafts
        self.speakers = speakers
        self.arguments = ArgumentReader(document, phrases)
        self.status = StatusReader(document, drafts)
        self.circumstances = CircumstanceReader(document, phrases, times)
        self._spoken: dict[int, int] = {}
        self._loans: dict[int, Loan] = {}
        self.counted = {quantity.of.start: quantity for quantity in quantities if quantity.of is not None}

    def read(self) -> list[EventDraft]:
        """All events in the order of their triggers; none in reports of sports and markets."""
        if figurative_domain(self.document) is not None:
            return []
        cues = {draft.at: draft.kind for draft in self.drafts if not draft.relayed}
        self._spoken = {draft.at: number for number, draft in enumerate(self.drafts) if not draft.relayed}
        self._loans = find_loans(self.document, self.arguments)
        triggers = list(TriggerReader(self.document, self.arguments, cues).read())
        triggers = self._without_light_verbs(triggers)
        drafts = [draft for trigger in triggers if (draft := self._draft(trigger)) is not None]
        return link_mentions(self.document, fold_casualties(self.document, drafts))

    def _without_light_verbs(self, triggers: list[Trigger]) -> list[Trigger]:
        """شنّ هجوما: the noun names the event, the verb gives it a subject."""
        by_token = {trigger.at: trigger for trigger in triggers}
        kept: list[Trigger] = []
        dropped: dict[int, Trigger] = {}
        for trigger in triggers:
            noun = self._light_object(trigger, by_token)
            if noun is not None:
                dropped[noun.at] = trigger
            else:
                kept.append(trigger)
        return [self._with_subject(trigger, dropped.get(trigger.at)) for trigger in kept]

    def _light_object(self, trigger: Trigger, by_token: dict[int, Trigger]) -> Trigger | None:
        if trigger.morph.pos is not Pos.VERB or not trigger.row.needs:
            return None
        arguments = trigger.arguments
        phrases = (*arguments.object, *arguments.subject, *(p for prep, p in arguments.prepositional if prep in ("ب", "ل")))
        for phrase in phrases:
            noun = by_token.get(phrase.head)
            if noun is not None and noun.row.event == trigger.row.event:
                return noun
        return None

    def _with_subject(self, trigger: Trigger, light: Trigger | None) -> Trigger:
        if light is None:
            return trigger
        arguments = trigger.arguments
        subject = tuple(p for p in light.arguments.subject if p.head != trigger.at)
        return trigger._replace(arguments=arguments._replace(subject=subject, last=max(arguments.last, light.arguments.last)))

    # -- one event ----------------------------------------------------------------------------------------------

    def _draft(self, trigger: Trigger) -> EventDraft | None:
        trigger = self._as_speech(trigger)
        row, arguments, at = trigger.row, trigger.arguments, trigger.at
        token = self.document.tokens[at]
        span = Span(token.start + trigger.morph.start, token.end)
        said_by = self._said_by(span)
        actor, recipient, instrument = self._roles(trigger)
        actor, recipient = self._lent(at, row, actor, recipient, said_by, trigger)
        if not trigger.needs_antecedent and not self._has_participants(trigger, actor, recipient):
            return None
        sentence = self.document.sentences[trigger.sentence]
        status = self.status.read(at, trigger.morph, sentence, said_by)
        scope = self._scope(said_by, span)
        place = self._place(trigger)
        return EventDraft(
            at=at,
            sentence=trigger.sentence,
            trigger=span,
            type=row.event,
            mode=row.mode,
            row=row,
            rule=f"events.{'verb' if trigger.morph.pos is Pos.VERB else 'noun'}",
            actor=actor,
            recipient=recipient,
            instrument=instrument,
            instrument_count=self._count(instrument),
            place=place,
            time=self.circumstances.time(at, arguments, scope, sentence),
            realis=status.realis,
            status_cue=status.cue,
            counts=self._counts(trigger, recipient),
            said_by=said_by,
            anaphoric=self._is_anaphoric(trigger),
            needs_antecedent=trigger.needs_antecedent,
        )

    def _has_participants(
        self, trigger: Trigger, actor: Sequence[NounPhrase], recipient: Sequence[NounPhrase]
    ) -> bool:
        """Verbal events need whom they are addressed to; meetings and support somebody at all."""
        if trigger.row.event in VERBAL_TYPES:
            return bool(recipient)
        return bool(actor or recipient) if trigger.row.event in AGENT_TYPES else True

    def _lent(
        self, at: int, row: TriggerRow, actor: tuple[NounPhrase, ...], recipient: tuple[NounPhrase, ...],
        said_by: int | None, trigger: Trigger,
    ) -> tuple[tuple[NounPhrase, ...], tuple[NounPhrase, ...]]:  # fmt: skip
        """Participants that a light verb or an announcement lends to a noun of action."""
        loan = self._loans.get(at)
        if loan is not None:
            phrases = tuple(p for p in loan.phrases if is_participant(p, self.document))
            if loan.role == "actor" and not actor:
                actor = phrases
            elif loan.role == "recipient" and not recipient:
                recipient = tuple(loan.phrases)
        if not actor and said_by is not None and self._announces_own(said_by, row, trigger):
            speaker = self.speakers[said_by]
            actor = (speaker,) if speaker is not None and speaker not in recipient else ()
        return actor, recipient

    def _announces_own(self, said_by: int, row: TriggerRow, trigger: Trigger) -> bool:
        """أعلنت الشرطة اعتقال …, هدد الحزب باقتحام …: who says it does it, if it heads what is said."""
        draft = self.drafts[said_by]
        start = self.document.tokens[trigger.at].start
        if trigger.morph.pos is Pos.VERB or start - draft.content[0].start > 2:
            return False
        own = row.event in _OWN_ACTS and draft.stance in ("announce", "affirm", "say")
        return own or draft.stance in ("threaten", "promise", "claim_responsibility")

    def _as_speech(self, trigger: Trigger) -> Trigger:
        """A trigger that is a cue has its speaker as subject and what it is addressed to or about as object."""
        number = self._spoken.get(trigger.at)
        if number is None:
            return trigger
        speaker, arguments = self.speakers[number], trigger.arguments
        phrases = (*arguments.subject, *arguments.object)
        source = self.drafts[number].source_phrase
        others = tuple(p for p in phrases if p != source and p != speaker)
        return trigger._replace(arguments=arguments._replace(subject=(speaker,) if speaker else (), object=others))

    def _is_anaphoric(self, trigger: Trigger) -> bool:
        return trigger.morph.pos is not Pos.VERB and trigger.morph.article

    def _said_by(self, span: Span) -> int | None:
        """The innermost attribution whose content holds the trigger."""
        holders = [
            (content.end - content.start, -index)
            for index, draft in enumerate(self.drafts)
            for content in draft.content
            if content.contains(span)
        ]
        return -min(holders)[1] if holders else None

    def _scope(self, said_by: int | None, span: Span) -> Span | None:
        if said_by is None:
            return None
        return next((c for c in self.drafts[said_by].content if c.contains(span)), None)

    # -- roles --------------------------------------------------------------------------------------------------

    def _roles(self, trigger: Trigger) -> tuple[tuple[NounPhrase, ...], tuple[NounPhrase, ...], NounPhrase | None]:
        row, arguments = trigger.row, trigger.arguments
        noun = trigger.morph.pos is not Pos.VERB
        recipient = self._fill(_positions(row.recipient, noun, "recipient"), arguments)
        actor = self._fill(_positions(row.actor, noun, "actor"), arguments, taken=recipient)
        instrument = self._instrument(row.instrument, arguments)
        if noun and not actor and arguments.subject:
            actor = tuple(p for p in arguments.subject if is_participant(p, self.document))
        return actor, recipient, instrument

    def _fill(
        self, positions: Sequence[str], arguments: Arguments, taken: Sequence[NounPhrase] = ()
    ) -> tuple[NounPhrase, ...]:
        for position in positions:
            phrases = arguments.at(position)
            found = tuple(p for p in phrases if p.type is not None and p.type not in ("WEA", "VEH") and p not in taken)
            if found:
                return found
        return ()

    def _instrument(self, positions: Sequence[str], arguments: Arguments) -> NounPhrase | None:
        for position in (*positions, "ب", "subject", "object", "genitive"):
            for phrase in arguments.at(position):
                if phrase.type in ("WEA", "VEH"):
                    return phrase
        return None

    def _place(self, trigger: Trigger) -> NounPhrase | None:
        arguments = trigger.arguments
        for position in trigger.row.place:
            for phrase in arguments.at(position):
                if phrase.type in PLACE_TYPES:
                    return phrase
        place = self.circumstances.place(arguments)
        if place is not None:
            return place
        hit = (*arguments.object, *arguments.genitive, *arguments.at("على"))
        return next((p for p in hit if p.type == "FAC" or (p.type in ("GPE", "LOC") and p.named)), None)

    # -- numbers ------------------------------------------------------------------------------------------------

    def _counts(self, trigger: Trigger, recipient: Sequence[NounPhrase]) -> tuple[tuple[str, Quantity | int], ...]:
        """The number of those in the role that the row counts."""
        kind = trigger.row.counts
        if not kind:
            return ()
        found: list[tuple[str, Quantity | int]] = []
        phrases = recipient or trigger.arguments.genitive or trigger.arguments.object
        for phrase in phrases:
            number = self._number(phrase)
            if number is not None:
                found.append((kind, number))
        own = self.counted.get(self.document.tokens[trigger.at].start + trigger.morph.start)
        if not found and own is not None:
            found.append((kind, own))
        return tuple(found)

    def _number(self, phrase: NounPhrase) -> Quantity | int | None:
        """The quantity that counts a phrase; one for an indefinite singular person."""
        tag = self.document.tags[phrase.head]
        start = self.document.tokens[phrase.head].start + (tag.start if tag is not None else 0)
        quantity = self.counted.get(start)
        if quantity is not None:
            return quantity
        singular = tag is not None and tag.features.number is Grammatical.SINGULAR and tag.pos is not Pos.NAME
        if phrase.type == "PER" and (phrase.name is not None or (singular and not phrase.definite)):
            return 1
        return None

    def _count(self, instrument: NounPhrase | None) -> int | None:
        if instrument is None:
            return None
        number = self._number(instrument)
        if isinstance(number, Quantity):
            return int(number.value) if number.value is not None else None
        return None


def _positions(stated: Sequence[str], noun: bool, role: str) -> tuple[str, ...]:
    """Where to look for a role; for verbal nouns the object becomes a genitive and the subject an agent phrase."""
    if not noun:
        return tuple(stated)
    mapped: list[str] = []
    for position in stated:
        if position == "object":
            mapped += ["genitive", "ل"]
        elif position == "subject":
            mapped += ["من قبل", "على يد", "على أيدي"] + (["genitive"] if role == "actor" else ["genitive"])
        else:
            mapped.append(position)
    return tuple(dict.fromkeys(mapped))


__all__ = ["EventReader", "is_casualty"]
