"""Puts the layers together: ids, entities, who said it; the result is a reading."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace

from riwaya.annotate.anchoring import anchor_times
from riwaya.annotate.distance import DistanceReader
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.reader import read_events
from riwaya.annotate.events.spoken import Spoken
from riwaya.annotate.events.totals import total
from riwaya.annotate.markers import stands_as
from riwaya.annotate.names.anaphora import find_retaken
from riwaya.annotate.names.entities import EntityGrouper
from riwaya.annotate.names.ground import is_name_entry
from riwaya.annotate.names.mentions import choose_mentions
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.profiles import Profiler
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.names.spoken import find_spoken
from riwaya.annotate.names.surnames import find_surnames
from riwaya.annotate.numbers import NumberExpression, read_numbers, read_quantities
from riwaya.annotate.speech.authors import find_authors
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.reader import read_speech
from riwaya.annotate.speech.sources import SourceReader
from riwaya.annotate.speech.speakers import find_outer, find_speakers, write_out_sources
from riwaya.annotate.times import read_times
from riwaya.model import Attribution, Event, Measure, Mention, Quantity, Reading, Time
from riwaya.text import Document

_LONGEST_NAME = 4
# The kinds of numbers that events have fields for.
_FIELDS = ("killed", "injured")


def annotate(document: Document) -> Reading:
    """Reads all layers of a document, each with what the ones before it found.

    Surnames are adopted before speech is read, so that a later العكيلي can be a speaker; mentions are chosen last, for
    an indefinite description is one only if it speaks or takes part; ids are given in the order of the text.
    """
    numbers = read_numbers(document)
    times = read_times(document, numbers)
    quantities = read_quantities(document, numbers, times)
    reader = PhraseReader(document, blocked_tokens(document, numbers, times))
    reader.adopt(find_surnames(document, reader.read()))
    reader.adopt(find_retaken(document, reader))
    drafts = _name_speakers(document, reader, find_authors(document, reader, read_speech(document, reader)))
    times = anchor_times(document, times, drafts)
    speakers = find_speakers(document, drafts)
    if len(document.sentences) == 1:
        drafts = write_out_sources(drafts, speakers)
    events = read_events(document, reader, Spoken(drafts, speakers), times, quantities)
    used = [phrase for phrase in speakers if phrase is not None]
    used += [phrase for event in events for phrase in participants(event)]
    chosen = choose_mentions(document, reader, used)
    distances = DistanceReader(document, drafts)
    grouper = EntityGrouper(document, reader)
    referents = grouper.group(chosen)
    ids = {id(referent): f"e{number}" for number, referent in enumerate(referents, 1)}
    profiler = Profiler(document, reader, grouper)
    return Reading(
        report=document.report,
        times=times,
        quantities=quantities,
        mentions=_mentions(chosen, grouper, ids, distances),
        entities=tuple(profiler.describe(referent, ids[id(referent)]) for referent in referents),
        attributions=_attributions(drafts, speakers, grouper, ids, SourceReader(document, reader), distances),
        events=_events(events, grouper, ids, document, distances),
    )


def _name_speakers(document: Document, reader: PhraseReader, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The attributions with their nameless sources as persons, where their words can be a name."""
    found = find_spoken(document, [draft.source_phrase for draft in drafts if draft.source_phrase is not None])
    reader.adopt(found)
    return tuple(
        replace(draft, source_phrase=found[draft.source_phrase.first])
        if draft.source_phrase is not None and draft.source_phrase.first in found
        else draft
        for draft in drafts
    )


def blocked_tokens(document: Document, numbers: Sequence[NumberExpression], times: Sequence[Time]) -> frozenset[int]:
    """The tokens of numbers, their operators and times: no noun phrase runs over them. A dual is its own noun."""
    blocked: set[int] = set()
    for number in numbers:
        if number.kind != "dual" and not _is_in_name(document, number):
            blocked.update(range(_opening(document, number), number.last + 1))
            for operator in number.operators:
                blocked.update(document.tokens_in(operator))
    for time in times:
        blocked.update(document.tokens_in(time.span))
    return frozenset(blocked)


def _is_in_name(document: Document, number: NumberExpression) -> bool:
    """فرانس 24: a number that the lexicon has in a name of several words."""
    for first in range(max(0, number.first - _LONGEST_NAME), number.first):
        for entry in document.phrases.get(first, ()):
            if entry.last >= number.last and is_name_entry(entry):
                return True
    return False


def _opening(document: Document, number: NumberExpression) -> int:
    """The first token of a number with the 'between' of a range: ما بين 18 و20."""
    first = number.first
    while number.kind == "range" and first > 0 and stands_as(document.tokens[first - 1].word, "range_opener"):
        first -= 1
    return first


def _mentions(
    chosen: Sequence[NounPhrase], grouper: EntityGrouper, ids: dict[int, str], distances: DistanceReader
) -> tuple[Mention, ...]:
    mentions = []
    for number, phrase in enumerate(chosen, 1):
        referent = grouper.referent(phrase)
        assert referent is not None
        assert phrase.type is not None
        mentions.append(
            Mention(
                id=f"m{number}", span=phrase.span, type=phrase.type, entity=ids[id(referent)],
                distance=distances.of_name(phrase) or UNSET, rule=phrase.rule, row=phrase.row or UNSET,
            )
        )  # fmt: skip
    return tuple(mentions)


def _attributions(
    drafts: Sequence[Draft],
    speakers: Sequence[NounPhrase | None],
    grouper: EntityGrouper,
    ids: dict[int, str],
    sources: SourceReader,
    distances: DistanceReader,
) -> tuple[Attribution, ...]:
    outer = find_outer(drafts)
    attributions = []
    for number, draft in enumerate(drafts):
        speaker = speakers[number]
        referent = grouper.referent(speaker) if speaker is not None else None
        inside, request = outer[number], sources.anonymity(draft)
        attributions.append(
            Attribution(
                id=f"a{number + 1}",
                cue=draft.cue,
                source=draft.source,
                speaker=ids[id(referent)] if referent is not None else None,
                content=draft.content,
                form=draft.form,
                stance=draft.stance,
                negated=draft.negated,
                inside=f"a{inside + 1}" if inside is not None else None,
                act=draft.act or UNSET,
                source_kind="anon" if request is not None else sources.kind(draft, speaker),
                anonymity=request or UNSET,
                commitment=distances.commitment(draft, spoken=bool(draft.source or speaker)),
                distance=distances.of_statement(draft) or UNSET,
                voice="passive" if draft.passive else UNSET,
                rule=draft.rule,
                row=draft.row,
            )
        )
    return tuple(attributions)


def participants(event: EventDraft) -> list[NounPhrase]:
    """The phrases of an event that are mentions because of it."""
    found = [*event.actor, *event.recipient]
    found += [phrase for phrase in (event.instrument, event.place, event.origin) if phrase is not None]
    return [phrase for phrase in found if phrase.type is not None]


def _events(
    drafts: Sequence[EventDraft],
    grouper: EntityGrouper,
    ids: dict[int, str],
    document: Document,
    distances: DistanceReader,
) -> tuple[Event, ...]:
    def entity(phrase: NounPhrase | None) -> str | None:
        referent = grouper.referent(phrase) if phrase is not None else None
        return ids[id(referent)] if referent is not None else None

    def entities(phrases: Sequence[NounPhrase]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for phrase in phrases if (name := entity(phrase)) is not None))

    events = []
    for number, draft in enumerate(drafts, 1):
        killed, injured, values = _numbers(draft)
        events.append(
            Event(
                id=f"v{number}",
                trigger=draft.trigger,
                type=draft.type,
                mode=draft.mode,
                realis=draft.realis,
                actor=entities(draft.actor),
                recipient=entities(draft.recipient),
                instrument=draft.instrument.span.of(document.text) if draft.instrument is not None else None,
                instrument_count=draft.instrument_count,
                place=entity(draft.place),
                time=draft.happened,
                killed=killed,
                injured=injured,
                said_by=(f"a{draft.said_by + 1}",) if draft.said_by is not None else (),
                same_as=f"v{draft.same_as + 1}" if draft.same_as is not None else None,
                values=values or UNSET,
                distance=distances.of_deed(draft.at) or UNSET,
                words=tuple(sorted({*draft.words} - {draft.trigger})) or UNSET,
                confidence=draft.certainty,
                rule=draft.rule + (f"/{draft.status_cue}" if draft.status_cue else ""),
                row=f"triggers:{draft.row.event}:{draft.row.lemma}",
            )
        )
    return tuple(events)


def _numbers(draft: EventDraft) -> tuple[int | None, int | None, dict[str, Measure | int | float | str]]:
    """Killed and injured summed over the parts the text gives, other counts and all bounds as values."""
    parts: dict[str, list[Quantity | int]] = {}
    for kind, number in draft.counts:
        parts.setdefault(kind, []).append(number)
    totals = {kind: total(numbers) for kind, numbers in parts.items()}
    values: dict[str, Measure | int | float | str] = {}
    for kind, found in totals.items():
        if found.measure is not None:
            values[kind] = found.measure
        elif found.value is not None and kind not in _FIELDS:
            values[kind] = found.value
    killed, injured = (_whole(totals[kind].value) if kind in totals else None for kind in _FIELDS)
    return killed, injured, values


def _whole(number: int | float | None) -> int | None:
    return int(number) if number is not None else None
