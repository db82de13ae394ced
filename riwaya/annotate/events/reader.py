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
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import Quantity, Span, Time
from riwaya.text import Document

GENERIC_NOUNS = frozenset(("جريمة", "عملية", "حادث", "حادثة", "عمل", "حملة", "موجة", "سلسلة", "واقعة", "محاولة"))
# Types of which an announcement by a body usually reports its own act.
_OWN_ACTS = frozenset(("COERCE", "AID", "MOBILIZE", "RETREAT", "SANCTION", "PROTEST"))


MODE_OF_WEAPON = {
    "missile": "heavy-weapons",
    "shell": "heavy-weapons",
    "rocket": "heavy-weapons",
    "artillery": "heavy-weapons",
    "drone": "drone",
    "aircraft": "aerial",
    "bomb": "explosives",
    "mine": "explosives",
    "gun": "firearms",
    "bullet": "firearms",
}


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
        triggers = self._without_generic(triggers)
        triggers = [self._with_predicate(t) for t in self._without_relatives(self._without_light_verbs(triggers))]
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

    def _without_generic(self, triggers: list[Trigger]) -> list[Trigger]:
        """جريمة اغتيال, عملية تفجير: of two nouns in a construct the second says what happened."""
        at = {trigger.at: trigger for trigger in triggers}
        return [
            trigger
            for trigger in triggers
            if trigger.morph.lemma.key.partition("/")[0] not in GENERIC_NOUNS
            or not (after := at.get(trigger.at + 1))
            or after.row.event != trigger.row.event
        ]

    def _with_predicate(self, trigger: Trigger) -> Trigger:
        """اندلعت اشتباكات بين …: what stands after the verb belongs to the event that is its subject."""
        loan = self._loans.get(trigger.at)
        if loan is None or loan.role != "event":
            return trigger
        arguments = trigger.arguments
        others = tuple(p for p in loan.around.prepositional if p not in arguments.prepositional)
        merged = arguments._replace(
            prepositional=(*arguments.prepositional, *others),
            object=loan.around.object,
            last=max(arguments.last, loan.around.last),
        )
        return trigger._replace(arguments=merged)

    def _without_relatives(self, triggers: list[Trigger]) -> list[Trigger]:
        """هجوم استهدف قافلة: the verb says of the noun before it whom the same event hit."""
        kept: list[Trigger] = []
        for trigger in triggers:
            noun = kept[-1] if kept else None
            if noun is None or not self._is_relative(trigger, noun):
                kept.append(trigger)
                continue
            arguments, verb = noun.arguments, trigger.arguments
            hit = (*verb.object, *verb.subject)
            prepositional = (*arguments.prepositional, *verb.prepositional)
            kept[-1] = noun._replace(
                arguments=arguments._replace(object=hit, prepositional=prepositional, last=verb.last)
            )
        return kept

    def _is_relative(self, verb: Trigger, noun: Trigger) -> bool:
        """A verb of the same type in the clause of an event noun, with only its attributes between."""
        if verb.morph.pos is not Pos.VERB or noun.morph.pos is Pos.VERB or verb.sentence != noun.sentence:
            return False
        natural = noun.row.event == "OTHER" and verb.row.event == "ASSAULT" and not verb.row.counts  # سيول اجتاحت بلدات
        if not (natural or noun.row.event == verb.row.event) or not 0 < verb.at - noun.at <= 8 or verb.morph.particles:
            return False
        between = range(noun.at + 1, verb.at)
        tags = [self.document.tags[at] for at in between]
        texts = {self.document.tokens[at].text for at in between}
        return not texts & {"،", "؛", ":", "»", "”"} and not any(
            tag is not None and tag.pos is Pos.VERB for tag in tags
        )

    def _light_object(self, trigger: Trigger, by_token: dict[int, Trigger]) -> Trigger | None:
        if trigger.morph.pos is not Pos.VERB or not trigger.row.needs:
            return None
        arguments = trigger.arguments
        phrases = (
            *arguments.object,
            *arguments.subject,
            *(p for prep, p in arguments.prepositional if prep in ("ب", "ل")),
        )
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
        return trigger._replace(
            arguments=arguments._replace(subject=subject, last=max(arguments.last, light.arguments.last))
        )

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
        place = self._place(trigger) or self.circumstances.in_sentence(at, scope, sentence)
        return EventDraft(
            at=at,
            sentence=trigger.sentence,
            trigger=span,
            type=row.event,
            mode=row.mode or self._mode(row, instrument),
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
            active=self._is_active(trigger, actor),
        )

    def _is_active(self, trigger: Trigger, actor: Sequence[NounPhrase]) -> bool:
        """A verb with somebody who does it, if only in its ending: وقتلوا سائقه."""
        if trigger.morph.pos is not Pos.VERB or self._voiced(trigger).passive:
            return False
        plural = trigger.morph.features.number is Grammatical.PLURAL
        return bool(actor) or (plural and bool(trigger.arguments.subject or trigger.morph.enclitic))

    def _has_participants(self, trigger: Trigger, actor: Sequence[NounPhrase], recipient: Sequence[NounPhrase]) -> bool:
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
        if loan is not None and loan.role != "event":
            phrases = tuple(p for p in loan.phrases if is_participant(p, self.document))
            if loan.role == "actor" and not actor:
                actor = phrases
            elif loan.role == "recipient" and not recipient:
                recipient = tuple(loan.phrases)
        if not actor and said_by is not None and self.drafts[said_by].stance == "accuse":
            actor = self._accused(said_by, trigger, recipient)
        if not actor and trigger.morph.pos is Pos.VERB and "subject" in row.actor and not self._voiced(trigger).passive:
            actor = self._dropped(trigger)
        if not actor and said_by is not None and self._announces_own(said_by, row, trigger):
            speaker = self.speakers[said_by]
            own = speaker is not None and speaker.type in ("ORG", "GPE") and speaker not in recipient
            actor = (speaker,) if own and speaker is not None else ()
        return actor, recipient

    def _accused(self, said_by: int, trigger: Trigger, recipient: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        """اتهم X Y بقصف …: the accused, who opens what is said, did it."""
        tokens = self.document.tokens_in(self.drafts[said_by].content[0])
        accused = self.phrases.known(tokens[0]) if len(tokens) else None
        if accused is None or accused.first >= trigger.at or not is_participant(accused, self.document):
            return ()
        return (accused,) if accused not in recipient else ()

    def _dropped(self, trigger: Trigger) -> tuple[NounPhrase, ...]:
        """A verb without subject goes on with the last participant before it that agrees: … وقتلت خمسة."""
        feminine = trigger.morph.features.feminine
        sentence = self.document.sentences[trigger.sentence]
        for index in range(trigger.at - 1, sentence.first - 1, -1):
            if self.document.tokens[index].text in (".", "؛"):
                return ()
            tag = self.document.tags[index]
            if tag is None or tag.pos is not Pos.VERB or tag.features.feminine != feminine:
                continue
            subject = self.arguments.read(index, tag, sentence).subject
            found = tuple(p for p in subject if is_participant(p, self.document))
            if found:
                return found
        return ()

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

    def _mode(self, row: TriggerRow, instrument: NounPhrase | None) -> str | None:
        """The mode of an attack that only its weapon tells."""
        tag = self.document.tags[instrument.head] if instrument is not None else None
        return MODE_OF_WEAPON.get(head_sort(tag.lemma)) if tag is not None and row.event == "ASSAULT" else None

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
        row, arguments = trigger.row, self._voiced(trigger)
        noun = trigger.morph.pos is not Pos.VERB
        recipient = self._fill(_positions(row.recipient, noun, "recipient"), arguments)
        if noun and not recipient and arguments.object:
            recipient = tuple(p for p in arguments.object if p.type is not None and p.type not in ("WEA", "VEH"))
        actor = self._fill(_positions(row.actor, noun, "actor"), arguments, taken=recipient)
        instrument = self._instrument(row.instrument, arguments)
        if noun and not actor and arguments.subject:
            actor = tuple(p for p in arguments.subject if is_participant(p, self.document))
        return actor, recipient, instrument

    def _voiced(self, trigger: Trigger) -> Arguments:
        """Without marks قُتل is written like قَتل: with victims after it and nobody else, it is a passive."""
        arguments = trigger.arguments
        if trigger.morph.pos is not Pos.VERB or arguments.passive or "object" not in trigger.row.recipient:
            return arguments
        if arguments.object or trigger.morph.enclitic or not arguments.subject:
            return arguments
        first = arguments.subject[0]
        after = first.first > trigger.at
        counted = self._number(first) is not None or not first.definite
        if after and first.type == "PER" and counted:
            return arguments._replace(subject=(), object=arguments.subject, passive=True)
        return arguments

    def _fill(
        self, positions: Sequence[str], arguments: Arguments, taken: Sequence[NounPhrase] = ()
    ) -> tuple[NounPhrase, ...]:
        for position in positions:
            phrases = arguments.at(position)
            found = tuple(p for p in phrases if p.type is not None and p.type not in ("WEA", "VEH") and p not in taken)
            if position == "genitive":  # مجزرة قانا: the genitive of an attack is where it was
                found = tuple(p for p in found if p.type not in ("GPE", "LOC"))
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
            number = self._number(phrase) if phrase.type not in ("WEA", "VEH", "FAC", "GPE", "LOC") else None
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
