"""Every value of an incident with everybody who gives it and the words it was read from: one row each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import UNSET

from riwaya.export.release import Release
from riwaya.model import Attribute, Claim, Event, Incident, Measure, Passage, Reading, Span, Voice

# Between the names of a chain, outermost first.
RELAYED = " > "
# Farther than any text is long.
FAR = 10**9


class Testimony(NamedTuple):
    """One voice for one value, at one place. Offsets are code points into the report's text, as it was received."""

    incident: str
    attribute: str
    value: str | int | float
    denied: bool
    standing: str
    account: str
    speaker: str
    chain: str
    stance: str
    status: str
    said_on: str
    own_voice: bool
    report: str
    outlet: str
    published: str
    url: str
    copy_of: str
    start: int
    end: int
    quote: str
    event: str
    attribution: str
    rule: str
    row: str


def list_testimony(release: Release, incident: Incident) -> Iterator[Testimony]:
    """The rows of one incident, in the order of its attributes, claims and texts."""
    originals = {copy.copy: copy.original for copy in release.linkage.copies}
    for attribute in incident.attributes:
        for claim in attribute.claims:
            for passage in claim.spans:
                for voice in find_voices(claim, passage, release.readings[passage.report]):
                    yield _make_row(release, incident, attribute, claim, passage, voice, originals)


def find_voices(claim: Claim, passage: Passage, reading: Reading) -> list[Voice]:
    """Who gives the value there."""
    return _hear(claim, passage.report, reading)[passage.span]


def _hear(claim: Claim, report: str, reading: Reading) -> dict[Span, list[Voice]]:
    """Which voices of a claim stand at each of its passages in a report.

    Those in whose words the passage stands; else the report itself, if it is a voice of the claim; else whoever's words
    are nearest. A voice that is heard nowhere so is heard at the passage nearest to its words.
    """
    contents = {item.id: item.content for item in reading.attributions}
    voices = [voice for voice in claim.voices if voice.report == report]
    spans = [passage.span for passage in claim.spans if passage.report == report]
    far = {
        voice: {span: _measure(span, contents.get(voice.attribution or "", ())) for span in spans} for voice in voices
    }
    heard = {span: _choose(span, far) for span in spans}
    for voice in voices:
        if not any(voice in at for at in heard.values()):
            heard[min(spans, key=lambda span: (far[voice][span], span))].append(voice)
    return heard


def _choose(span: Span, far: dict[Voice, dict[Span, int]]) -> list[Voice]:
    within = [voice for voice, distances in far.items() if distances[span] == 0]
    own = [voice for voice in far if voice.attribution is None]
    least = min((distances[span] for distances in far.values()), default=0)
    return within or own or [voice for voice, distances in far.items() if distances[span] == least]


def _measure(span: Span, contents: tuple[Span, ...]) -> int:
    """How many characters lie between a span and the nearest of some contents; 0 if one of them holds it."""
    return min((_gap(span, content) for content in contents), default=FAR)


def _gap(span: Span, content: Span) -> int:
    if content.contains(span):
        return 0
    return max(content.start - span.end, span.start - content.end, 0) + 1


def find_event(claim: Claim, passage: Passage, reading: Reading) -> Event | None:
    """The event that gives the value there: the one whose trigger is nearest."""
    ids = {ref.event for ref in claim.events if ref.report == passage.report}
    events = [event for event in reading.events if event.id in ids]
    return min(events, key=lambda event: (abs(event.trigger.start - passage.span.start), event.id), default=None)


def _make_row(
    release: Release,
    incident: Incident,
    attribute: Attribute,
    claim: Claim,
    passage: Passage,
    voice: Voice,
    originals: dict[str, str],
) -> Testimony:
    reading = release.readings[passage.report]
    event = find_event(claim, passage, reading)
    return Testimony(
        incident=incident.id,
        attribute=attribute.name,
        value=write_value(claim),
        denied=claim.denied,
        standing=attribute.standing,
        account=voice.account,
        speaker=voice.name,
        chain=RELAYED.join(voice.chain),
        stance=voice.stance or "",
        status=voice.realis,
        said_on=voice.time or "",
        own_voice=voice.attribution is None,
        report=passage.report,
        outlet=reading.report.outlet or "",
        published=reading.report.published or "",
        url=reading.report.url or "",
        copy_of=originals.get(passage.report, ""),
        start=passage.span.start,
        end=passage.span.end,
        quote=release.quote(passage),
        event=event.id if event else "",
        attribution=voice.attribution or "",
        rule=event.rule or "" if event else "",
        row=event.row or "" if event else "",
    )


def write_value(claim: Claim) -> str | int | float:
    """A value as one cell holds it: a bare number as a number, bounds and vagueness in words."""
    value = claim.value
    if not isinstance(value, Measure):
        return value
    low, high = (None if bound is UNSET else bound for bound in (value.low, value.high))
    if low is not None and high is not None and low != high:
        words = f"{low}..{high}"
    elif value.value is not None:
        words = str(value.value)
    elif low is not None:
        words = f"{low}.."
    else:
        words = "" if high is None else f"..{high}"
    if isinstance(value.mod, str):
        return f"{words} {value.mod}".strip()
    return value.value if value.value is not None and words == str(value.value) else words
