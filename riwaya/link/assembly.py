"""An incident put together: its tellings, accounts and attributes as one record."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from riwaya.link.bounds import iso_day
from riwaya.link.claims import Heard, group_claims, hear, make_accounts, report_order
from riwaya.link.copies import CopyOf
from riwaya.link.facts import ReportFacts, Said, Site
from riwaya.link.partition import Cluster, Edge, Node
from riwaya.link.relations import relate
from riwaya.link.scoring import weigh
from riwaya.link.telling import Telling
from riwaya.model import Attribute, Claim, EventRef, Evidence, Incident, Link, Place, Realis, Span

Value = TypeVar("Value", bound=str)

_REALIS: tuple[Realis, ...] = ("actual", "denied", "planned", "threatened", "possible", "generic_past")
# The order of the rows of the table of accounts; further numbers follow by name.
_ROWS = ("status", "actor", "recipient", "instrument", "instrument_count", "place", "day", "time", "killed", "injured")


class Sources(NamedTuple):
    """Where tellings, facts and copies are looked up."""

    telling: Callable[[Node], Telling]
    facts: Callable[[str], ReportFacts]
    copies: CopyOf


def assemble(cluster: Cluster, sources: Sources, unsure: Iterable[tuple[EventRef, EventRef]] = ()) -> Incident:
    """The incident that a cluster of tellings is."""
    tellings = [sources.telling(node) for node in cluster.nodes]
    facts = {report: sources.facts(report) for report in dict.fromkeys(node[0] for node in cluster.nodes)}
    tellings.sort(key=lambda telling: (report_order(facts[telling.report]), telling.spans[0], telling.events))
    heard = hear([(facts[report], _said(facts[report], tellings)) for report in facts], sources.copies, sources.facts)
    claims = _claims(heard)
    accounts = make_accounts(heard, claims)
    first = tellings[0]
    return Incident(
        id=derive_id("incident", first.report, first.spans[0]),
        title=facts[first.report].phrases[first.events[0]],
        type=_most(telling.types[0] for telling in tellings) or first.types[0],
        mode=_most(mode for telling in tellings for mode in sorted(telling.modes)),
        realis=min((telling.realis for telling in tellings), key=_REALIS.index),
        series=first.series,
        reports=tuple(dict.fromkeys(telling.report for telling in tellings)),
        events=tuple(EventRef(report=telling.report, event=id) for telling in tellings for id in telling.events),
        place=_place(tellings, facts),
        time=_time(claims, tellings, facts),
        **_bounds(tellings),
        accounts=accounts,
        attributes=_attributes(claims, [account.id for account in accounts]),
        links=tuple(_links(cluster, tellings, sources)),
        unsure=tuple(unsure),
    )


def derive_id(kind: str, report: str, span: Span) -> str:
    """An id that depends on the earliest member only."""
    return hashlib.sha256(f"{kind}\0{report}\0{span.start}\0{span.end}".encode()).hexdigest()[:16]


def _said(facts: ReportFacts, tellings: Sequence[Telling]) -> list[Said]:
    events = {id for telling in tellings if telling.report == facts.report for id in telling.events}
    return [said for said in facts.said if said.event in events]


def _claims(heard: Sequence[Heard]) -> dict[str, tuple[Claim, ...]]:
    by_attribute: dict[str, list[Heard]] = {}
    for item in heard:
        by_attribute.setdefault(item.said.attribute, []).append(item)
    order = {name: number for number, name in enumerate(_ROWS)}
    names = sorted(by_attribute, key=lambda name: (order.get(name, len(_ROWS)), name))
    return {name: group_claims(by_attribute[name]) for name in names}


def _attributes(claims: Mapping[str, Sequence[Claim]], accounts: Sequence[str]) -> tuple[Attribute, ...]:
    return tuple(relate(name, found, accounts) for name, found in claims.items())


def _most(values: Iterable[Value]) -> Value | None:
    """The most frequent value, the first of equals."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value], default=None)


def _place(tellings: Sequence[Telling], facts: Mapping[str, ReportFacts]) -> Place | None:
    """The most exact place that most tellings name."""
    sites: list[tuple[int, Site]] = []
    for telling in tellings:
        found = [site for id in telling.events if (site := facts[telling.report].sites.get(id)) is not None]
        if found:
            sites.append((telling.spot.size, found[0]))
    if not sites:
        return None
    size = max(size for size, _ in sites)
    name = _most(site.name for each, site in sites if each == size)
    site = next(site for each, site in sites if each == size and site.name == name)
    return Place(name=site.name, location=site.location)


def _time(
    claims: Mapping[str, Sequence[Claim]], tellings: Sequence[Telling], facts: Mapping[str, ReportFacts]
) -> str | None:
    """The hour or day that most accounts give, else the time that most tellings have."""
    for attribute in ("time", "day"):
        found = [claim for claim in claims.get(attribute, ()) if not claim.denied]
        if found:
            best = max(found, key=lambda claim: len({voice.account for voice in claim.voices}))
            return str(best.value)
    times = [
        time
        for telling in tellings
        for id in telling.events
        if (time := facts[telling.report].times.get(id)) is not None
    ]
    return _most(times)


def _bounds(tellings: Sequence[Telling]) -> dict[str, str | None]:
    """What all members that tell a time allow; if they leave nothing, from the earliest to the latest."""
    told = [telling.bounds for telling in tellings if telling.bounds is not None and not telling.assumed]
    if not told:
        return {"begins": None, "ends": None}
    begin, end = max(bounds.begin for bounds in told), min(bounds.end for bounds in told)
    if begin >= end:
        begin, end = min(bounds.begin for bounds in told), max(bounds.end for bounds in told)
    return {"begins": iso_day(begin), "ends": iso_day(end)}


def _links(cluster: Cluster, tellings: Sequence[Telling], sources: Sources) -> Iterable[Link]:
    """Within reports, the events that are told as one; between them, the edges that joined them."""
    for telling in tellings:
        for id in telling.events[1:]:
            other = EventRef(report=telling.report, event=id)
            yield Link(a=telling.ref, b=other, rule="same_as", score=0.0, evidence=())
    for edge in cluster.edges:
        a, b = (EventRef(report=node[0], event=node[1]) for node in (edge.a, edge.b))
        yield Link(a=a, b=b, rule=edge.rule, score=edge.score, evidence=_evidence(edge, sources))


def _evidence(edge: Edge, sources: Sources) -> tuple[Evidence, ...]:
    match edge.rule:
        case "copy":
            return (Evidence(what="the same words in a copy", weight=edge.score, a=edge.a[0], b=edge.b[0]),)
        case "decision":
            return (Evidence(what="a person joined them", weight=edge.score),)
    return weigh(sources.telling(edge.a), sources.telling(edge.b))
