"""Values from many reports as claims, each with all its voices, and the accounts that the voices belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from riwaya.link.copies import CopyOf, trace
from riwaya.link.facts import ReportFacts, Said
from riwaya.link.naming import same_name
from riwaya.link.outlets import outlet_key
from riwaya.link.words import fold_words
from riwaya.model import Account, Claim, EventRef, Passage, Voice

_NAMES = frozenset(("actor", "recipient"))
_TEXTS = frozenset(("instrument",))


class Heard(NamedTuple):
    """A value with the report it stands in and the account it belongs to."""

    said: Said
    facts: ReportFacts
    account: str
    speaker: str
    name: str


def hear(facts: Iterable[tuple[ReportFacts, Iterable[Said]]], copies: CopyOf,
         find: Callable[[str], ReportFacts]) -> list[Heard]:  # fmt: skip
    """Every value with its account, by day of publication, report and place in the text."""
    heard: list[Heard] = []
    for report, said in sorted(facts, key=lambda pair: report_order(pair[0])):
        for value in sorted(said, key=lambda value: (value.span, value.event, value.attribute, value.voice.key)):
            heard.append(_hear(value, report, copies, find))
    return heard


def report_order(facts: ReportFacts) -> tuple[str, str]:
    """By day of publication (unknown last), then by id."""
    return facts.published or "9999", facts.report


def _hear(said: Said, report: ReportFacts, copies: CopyOf, find: Callable[[str], ReportFacts]) -> Heard:
    """A named speaker is one account everywhere, and so is the own voice of an outlet, whoever copies it; nameless
    sources are one for each report that a copy goes back to.
    """
    voice = said.voice
    if voice.named:
        return Heard(said, report, voice.key, voice.key, voice.name)
    trigger = report.triggers.get(said.event, said.span)
    root, _ = trace(copies, report.report, trigger)
    origin = report if root == report.report else find(root)
    if voice.attribution is not None:
        return Heard(said, report, f"{voice.key}@{root}", voice.key, voice.name)
    speaker = f"outlet:{outlet_key(origin.outlet) or root}"
    return Heard(said, report, speaker, speaker, origin.outlet or root)


def group_claims(heard: Sequence[Heard]) -> tuple[Claim, ...]:
    """The claims of one attribute, in the order in which they were first made."""
    groups: dict[tuple[str, bool], list[Heard]] = {}
    for item in heard:
        key = _group_key(item.said, groups)
        groups.setdefault((key, item.said.denied), []).append(item)
    return tuple(_make_claim(key, denied, items) for (key, denied), items in groups.items())


def _group_key(said: Said, groups: Iterable[tuple[str, bool]]) -> str:
    if said.attribute in _NAMES:
        return next((key for key, _ in groups if same_name(key, said.key)), said.key)
    if said.attribute in _TEXTS:
        return " ".join(word.removeprefix("ال") for word in fold_words(said.key))
    return said.key


def _make_claim(key: str, denied: bool, items: Sequence[Heard]) -> Claim:
    return Claim(
        value=items[0].said.value,
        key=key,
        denied=denied,
        spans=tuple(dict.fromkeys(Passage(report=item.facts.report, span=item.said.span) for item in items)),
        voices=tuple(dict.fromkeys(_make_voice(item) for item in items)),
        events=tuple(dict.fromkeys(EventRef(report=item.facts.report, event=item.said.event) for item in items)),
    )


def _make_voice(item: Heard) -> Voice:
    voice = item.said.voice
    return Voice(
        report=item.facts.report,
        outlet=item.facts.outlet,
        attribution=voice.attribution,
        speaker=voice.speaker,
        key=item.speaker,
        name=item.name,
        chain=voice.chain,
        stance=voice.stance,
        realis=voice.realis,
        denied=voice.denied,
        time=item.facts.published,
        account=item.account,
    )


def make_accounts(heard: Sequence[Heard], claims: Mapping[str, Sequence[Claim]]) -> tuple[Account, ...]:
    """The independent accounts, in the order in which they were first heard."""
    first: dict[str, Heard] = {}
    reports: dict[str, dict[str, None]] = {}
    outlets: dict[str, dict[str, None]] = {}
    for item in heard:
        first.setdefault(item.account, item)
        reports.setdefault(item.account, {})[item.facts.report] = None
        if item.facts.outlet:
            outlets.setdefault(item.account, {})[item.facts.outlet] = None
    made: dict[str, dict[str, dict[str, None]]] = {}
    for attribute, found in claims.items():
        for claim in found:
            key = f"not {claim.key}" if claim.denied else claim.key
            for voice in claim.voices:
                made.setdefault(voice.account, {}).setdefault(attribute, {})[key] = None
    return tuple(
        Account(
            id=id,
            speaker=item.speaker,
            name=item.name,
            own_voice=item.said.voice.attribution is None,
            reports=tuple(reports[id]),
            outlets=tuple(outlets.get(id, ())),
            claims={attribute: tuple(keys) for attribute, keys in made.get(id, {}).items()},
        )
        for id, item in first.items()
    )
