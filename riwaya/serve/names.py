"""Across the reports of a ledger: who speaks and what they say, who is named and by which names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec
from msgspec import UNSET

from riwaya.link.naming import entity_key, home_country, is_nameless
from riwaya.model import Attribution, Entity, Reading
from riwaya.serve.cards import quote_verbatim

# A speaker who has both affirmed and denied deserves a second look; these are the sides.
AFFIRMING = frozenset({"say", "affirm", "announce", "claim", "claim_responsibility", "reveal"})
DENYING = frozenset({"deny", "doubt"})


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """Something a speaker says in a report; `at` is where its cue or content stands."""

    report: str
    outlet: str | None
    published: str | None
    stance: str
    negated: bool
    quote: str
    at: int


class SpeakerPage(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker across reports. `both_sides`: they affirm in one place and deny in another."""

    key: str
    name: str
    names: tuple[str, ...]
    stances: dict[str, int]
    outlets: tuple[str, ...]
    utterances: tuple[Utterance, ...]
    both_sides: bool


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A person, body or place across reports: its fullest name, all names used, and the reports that name it."""

    key: str
    name: str
    type: str
    mentions: int
    names: tuple[str, ...]
    reports: tuple[str, ...]


def collect_speakers(readings: Iterable[Reading]) -> dict[str, SpeakerPage]:
    """Everybody who is named as a speaker, those who say most first."""
    said: dict[str, list[tuple[str, Utterance]]] = {}
    for reading in readings:
        home = home_country(reading)
        entities = {entity.id: entity for entity in reading.entities}
        for attribution in reading.attributions:
            speaker = entities.get(attribution.speaker or "")
            if speaker is not None and not is_nameless(speaker.name):
                utterance = _make_utterance(reading, attribution)
                said.setdefault(entity_key(speaker, home), []).append((speaker.name, utterance))
    pages = [_make_speaker(key, found) for key, found in said.items()]
    return {page.key: page for page in sorted(pages, key=lambda page: (-len(page.utterances), page.key))}


def _make_utterance(reading: Reading, attribution: Attribution) -> Utterance:
    report = reading.report
    spans = list(attribution.content) or ([attribution.cue] if attribution.cue else [])
    return Utterance(
        report=report.id,
        outlet=report.outlet,
        published=report.published,
        stance=attribution.stance,
        negated=attribution.negated,
        quote=quote_verbatim(report.text, spans),
        at=min((span.start for span in spans), default=0),
    )


def _make_speaker(key: str, said: list[tuple[str, Utterance]]) -> SpeakerPage:
    names = Counter(name for name, _ in said)
    utterances = sorted((item for _, item in said), key=lambda item: (item.published or "", item.report, item.at))
    stances = Counter(item.stance for item in utterances)
    return SpeakerPage(
        key=key,
        name=_most(names),
        names=tuple(sorted(names, key=lambda name: (-names[name], name))),
        stances=dict(sorted(stances.items(), key=lambda pair: (-pair[1], pair[0]))),
        outlets=tuple(sorted({item.outlet for item in utterances if item.outlet})),
        utterances=tuple(utterances),
        both_sides=bool(AFFIRMING & stances.keys()) and bool(DENYING & stances.keys()),
    )


def _most(counts: Counter[str]) -> str:
    return max(counts, key=lambda name: (counts[name], len(name), name))


def collect_entities(readings: Iterable[Reading]) -> dict[str, Named]:
    """Everybody and every place that is named, those in most reports first."""
    found: dict[str, list[tuple[Reading, Entity]]] = {}
    for reading in readings:
        home = home_country(reading)
        for entity in reading.entities:
            found.setdefault(entity_key(entity, home), []).append((reading, entity))
    named = [_make_named(key, items) for key, items in found.items()]
    return {each.key: each for each in sorted(named, key=lambda each: (-len(each.reports), -each.mentions, each.key))}


def _make_named(key: str, items: list[tuple[Reading, Entity]]) -> Named:
    used: Counter[str] = Counter()
    for reading, entity in items:
        used.update(each.span.of(reading.report.text) for each in reading.mentions if each.entity == entity.id)
        used.update(() if entity.names is UNSET else entity.names)
    return Named(
        key=key,
        name=_most(Counter(entity.name for _, entity in items)),
        type=items[0][1].type,
        mentions=sum(used.values()),
        names=tuple(sorted(used, key=lambda name: (-used[name], name))),
        reports=tuple(dict.fromkeys(reading.report.id for reading, _ in items)),
    )
