"""How many: the quantities that count the participants of events."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Grammatical, Pos
from riwaya.model import Quantity
from riwaya.text import Document

_NEVER_COUNTED = frozenset(("WEA", "VEH", "FAC", "GPE", "LOC"))


class CountReader:
    """Finds the numbers of phrases in one document by the character at which what they count begins."""

    def __init__(self, document: Document, quantities: Sequence[Quantity]) -> None:
        self._document = document
        self._counted = {quantity.of.start: quantity for quantity in quantities if quantity.of is not None}

    def counts(self, trigger: Trigger, recipient: Sequence[NounPhrase]) -> tuple[tuple[str, Quantity | int], ...]:
        """The numbers of those in the role that the row counts, else that of the trigger itself (خمس هجمات)."""
        kind = trigger.row.counts
        if not kind:
            return ()
        phrases = recipient or trigger.arguments.genitive or trigger.arguments.object
        numbers = [self.number(phrase) for phrase in phrases if phrase.type not in _NEVER_COUNTED]
        found = tuple((kind, number) for number in numbers if number is not None)
        own = self._counted.get(self._document.tokens[trigger.at].start + trigger.morph.start)
        return found or (((kind, own),) if own is not None else ())

    def number(self, phrase: NounPhrase) -> Quantity | int | None:
        """The quantity that counts a phrase; one for an indefinite singular person."""
        tag = self._document.tags[phrase.head]
        start = self._document.tokens[phrase.head].start + (tag.start if tag is not None else 0)
        if (quantity := self._counted.get(start)) is not None:
            return quantity
        if phrase.type != "PER":
            return None
        singular = tag is not None and tag.features.number is Grammatical.SINGULAR and tag.pos is not Pos.NAME
        return 1 if phrase.name is not None or (singular and not phrase.definite) else None

    def pieces(self, instrument: NounPhrase | None) -> int | None:
        """How many of a weapon, where the text says so."""
        number = self.number(instrument) if instrument is not None else None
        return int(number.value) if isinstance(number, Quantity) and number.value is not None else None
