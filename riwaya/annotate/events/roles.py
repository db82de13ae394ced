"""Who does it, who suffers it, with what and where, by the positions that the row of a trigger names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.annotate.events.arguments import Arguments
from riwaya.annotate.events.circumstances import CircumstanceReader
from riwaya.annotate.events.counts import CountReader
from riwaya.annotate.events.participants import WEAPONS, is_participant
from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Aspect
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import Quantity
from riwaya.text import Document

_AGENT_POSITIONS = ("من قبل", "على يد", "من جانب")
_INSTRUMENT_POSITIONS = ("ب", "subject", "object", "genitive")
_AREAS = frozenset(("GPE", "LOC"))
_MODE_OF_WEAPON = {
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


class Roles(NamedTuple):
    """The participants of an event."""

    actor: tuple[NounPhrase, ...]
    recipient: tuple[NounPhrase, ...]
    instrument: NounPhrase | None


class RoleReader:
    """Fills the roles of triggers in one document."""

    def __init__(self, document: Document, counts: CountReader, circumstances: CircumstanceReader) -> None:
        self._document = document
        self._counts = counts
        self._circumstances = circumstances

    def roles(self, trigger: Trigger) -> Roles:
        """What the clause of the trigger gives; the recipient first, who is then nobody's actor."""
        row, arguments = trigger.row, self.voiced(trigger)
        if trigger.is_verb:
            recipient = _fill(row.recipient, arguments)
            actor = _fill(row.actor, arguments, taken=recipient)
            if not actor and arguments.passive and "subject" in row.actor:
                actor = _fill(_AGENT_POSITIONS, arguments, taken=recipient)
        else:
            recipient = _fill(_of_noun(row.recipient), arguments) or _actors(arguments.object)
            actor = _fill(_of_noun(row.actor), arguments, taken=recipient)
            actor = actor or tuple(p for p in arguments.subject if is_participant(p, self._document))
        return Roles(actor, recipient, _instrument(row, arguments))

    def voiced(self, trigger: Trigger) -> Arguments:
        """Without marks قُتل is written like قَتل: with victims before or after it and nobody else, it is a passive."""
        arguments = trigger.arguments
        if not trigger.is_verb or arguments.passive or "object" not in trigger.row.recipient:
            return arguments
        if arguments.object or trigger.morph.enclitic or not arguments.subject:
            return arguments
        first = arguments.subject[0]
        if _fill(_AGENT_POSITIONS, arguments):  # قتل الصحفي على يد مجهولين
            return arguments._replace(subject=(), object=arguments.subject, passive=True)
        counted = not first.definite or self._counts.number(first) is not None
        perfect = trigger.morph.features.aspect is Aspect.PERFECT
        if first.type == "PER" and counted and (first.first > trigger.at or perfect):
            return arguments._replace(subject=(), object=arguments.subject, passive=True)
        return arguments

    def mode(self, row: TriggerRow, instrument: NounPhrase | None) -> str | None:
        """The mode of the row, or that of an attack that only its weapon tells."""
        if row.mode or instrument is None or row.event != "ASSAULT":
            return row.mode
        tag = self._document.tags[instrument.head]
        return _MODE_OF_WEAPON.get(head_sort(tag.lemma)) if tag is not None else None

    def place(self, trigger: Trigger) -> NounPhrase | None:
        """Where the row says that its place stands, else after a preposition of place, else what was hit."""
        arguments = trigger.arguments
        stated = (phrase for position in trigger.row.place for phrase in arguments.at(position))
        place = next((p for p in stated if p.type in _AREAS or self._is_site(p)), None)
        place = place or self._circumstances.place(arguments) or self._circumstances.origin(arguments)
        if place is not None:
            return place
        return self.site((*arguments.object, *arguments.genitive, *arguments.at("على")))

    def site(self, hit: Sequence[NounPhrase]) -> NounPhrase | None:
        """The building or named area among those hit: تعرضت قاعدة عين الأسد لقصف."""
        return next((p for p in hit if self._is_site(p) or (p.type in _AREAS and p.named)), None)

    def _is_site(self, phrase: NounPhrase) -> bool:
        """A building that was hit is where it happened; 1240 houses are not."""
        return phrase.type == "FAC" and not isinstance(self._counts.number(phrase), Quantity)


def _actors(phrases: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
    return tuple(phrase for phrase in phrases if phrase.type is not None and phrase.type not in WEAPONS)


def _fill(positions: Sequence[str], arguments: Arguments, taken: Collection[NounPhrase] = ()) -> tuple[NounPhrase, ...]:
    """The phrases in the first position that holds any."""
    for position in positions:
        found = tuple(phrase for phrase in _actors(arguments.at(position)) if phrase not in taken)
        if position == "genitive":  # مجزرة قانا: the genitive of an attack is where it was
            found = tuple(phrase for phrase in found if phrase.type not in _AREAS)
        if found:
            return found
    return ()


def _instrument(row: TriggerRow, arguments: Arguments) -> NounPhrase | None:
    positions = (*row.instrument, *_INSTRUMENT_POSITIONS)
    phrases = (phrase for position in positions for phrase in arguments.at(position))
    return next((phrase for phrase in phrases if phrase.type in WEAPONS), None)


@cache
def _of_noun(stated: tuple[str, ...]) -> tuple[str, ...]:
    """Where a verbal noun has what its verb has: the object in the genitive, the subject after 'by' or there too."""
    mapped: list[str] = []
    for position in stated:
        if position == "object":
            mapped += ["genitive", "ل"]
        elif position == "subject":
            mapped += [*_AGENT_POSITIONS, "genitive"]
        else:
            mapped.append(position)
    return tuple(dict.fromkeys(mapped))
