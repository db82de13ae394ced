"""What the speech layer found, as the events layer asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.speech.contents import Contents
from riwaya.annotate.speech.cues import CueKind
from riwaya.annotate.speech.drafts import Draft
from riwaya.model import Span


class Spoken:
    """The attributions of a document with their speakers."""

    def __init__(self, drafts: Sequence[Draft], speakers: Sequence[NounPhrase | None]) -> None:
        self.drafts = drafts
        self.speakers = speakers
        self._by_cue = {draft.at: number for number, draft in enumerate(drafts) if not draft.relayed}
        self._contents = Contents(drafts)
        self.cues: dict[int, CueKind] = {at: drafts[number].kind for at, number in self._by_cue.items()}

    def holder(self, span: Span) -> int | None:
        """The innermost attribution whose content holds a span, the later one of equals."""
        holders = [(content.end - content.start, -number) for content, number in self._contents.holding(span)]
        return -min(holders)[1] if holders else None

    def scope(self, number: int | None, span: Span) -> Span | None:
        """The part of an attribution's content that holds a span; None outside all speech."""
        if number is None:
            return None
        return next((content for content in self.drafts[number].content if content.contains(span)), None)

    def as_speech(self, trigger: Trigger) -> Trigger:
        """A trigger that is a cue has its speaker as subject and what it is addressed to or about as object."""
        number = self._by_cue.get(trigger.at)
        if number is None or (self.speakers[number] is None and self.drafts[number].kind == "verb"):
            return trigger
        same = [n for n, draft in enumerate(self.drafts) if draft.at == trigger.at and not draft.relayed]
        subject = tuple(speaker for n in same if (speaker := self.speakers[n]) is not None)
        sources, arguments = [self.drafts[n].source_phrase for n in same], trigger.arguments
        others = tuple(p for p in (*arguments.subject, *arguments.object) if p not in sources and p not in subject)
        return replace(trigger, arguments=replace(arguments, subject=subject, object=others))
