"""An event before its participants have entities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import EventType, Quantity, Realis, Span, Time

# What is left of a date that was counted in months or years: قبل عامين names no day.
_COUNTED_IN: Mapping[object, int] = {"month": len("2022-05"), "year": len("2022")}

# Numbers of those who take part by what befell them (killed, injured, arrested); an int for a person who is named.
Counts: TypeAlias = tuple[tuple[str, Quantity | int], ...]


class EventDraft(Struct, frozen=True):
    """An event as the rules of this layer made it; `at` is the token of its trigger.

    `counts` says what numbers its casualties have ('killed': quantity); `anaphoric` that the trigger takes an event
    up again with the article (الهجوم); `active` that it is a verb whose subject acts; `possessed` that a pronoun says
    whom it befell; `certainty` is how surely it tells that the event happened; `nearby` is a place in the sentence
    that may be its place where nothing better is known, `origin` one that it came from
    (أطلقت من مزرعة), `located` are the places that its own clause names;
    `background` that what stands before it came later (احتجاجا على مقتل);
    `status_cue` is the word that decided the realis; `words` are the other words that tell the same event, in no order.
    """

    at: int
    sentence: int
    trigger: Span
    type: EventType
    mode: str | None
    row: TriggerRow
    rule: str
    actor: tuple[NounPhrase, ...] = ()
    recipient: tuple[NounPhrase, ...] = ()
    instrument: NounPhrase | None = None
    instrument_count: int | None = None
    place: NounPhrase | None = None
    time: Time | None = None
    realis: Realis = "actual"
    status_cue: str = ""
    counts: Counts = ()
    said_by: int | None = None
    anaphoric: bool = False
    same_as: int | None = None
    needs_antecedent: bool = False
    active: bool = False
    possessed: bool = False
    nearby: NounPhrase | None = None
    origin: NounPhrase | None = None
    located: tuple[NounPhrase, ...] = ()
    background: bool = False
    certainty: float = 1.0
    words: tuple[Span, ...] = ()

    def with_(self, **changes: Any) -> EventDraft:
        """A copy with some fields changed."""
        return replace(self, **changes)

    def with_words_of(self, other: EventDraft) -> EventDraft:
        """A copy that also rests on the words of another, which tells the same event."""
        return self.with_(words=(*self.words, other.trigger, *other.words))

    @property
    def happened(self) -> str | None:
        """When, as in `Time`, but no finer than the unit that an approximate date was counted in."""
        value = self.time.value if self.time is not None else None
        if self.time is None or value is None or self.time.mod != "APPROX":
            return value
        return value[: _COUNTED_IN[self.time.grain]] if self.time.grain in _COUNTED_IN else value
