"""The table of accounts: a column for each independent account, a row for each attribute, the words of each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from riwaya.export.labels import Labels
from riwaya.export.values import name_number
from riwaya.model import (
    Account,
    Attribute,
    Attribution,
    Claim,
    Copy,
    Measure,
    Passage,
    Reading,
    Relation,
    Report,
    Span,
)

# What a cell shows when its account stands to others in several ways: the one a reader must see.
ORDER = ("deny", "denied", "differ", "update", "refine", "broader", "agree")
# Relations that are not the same from both sides: of the first claim, of the second.
SIDES = {"deny": ("denied", "deny"), "refine": ("broader", "refine")}


class Wording(NamedTuple):
    """How values are written for one person: the words, and a time in their calendar."""

    labels: Labels
    write_moment: Callable[[str], str]


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """An independent account: who speaks, in which reports. `copies` are those of them that only copy another."""

    id: str
    name: str
    own_voice: bool
    outlets: tuple[str, ...]
    reports: tuple[str, ...]
    copies: tuple[str, ...]


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """The sentence a value was read from, cut around the words themselves, and where it stands."""

    report: str
    outlet: str | None
    at: int
    before: str
    words: str
    after: str


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A value an account gives, in words, and whether it is denied."""

    text: str
    is_name: bool
    denied: bool
    quotes: tuple[Quote, ...]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one account says of one attribute, and how that stands to the others.

    `relation`: agree, refine (it is finer), broader, differ, deny, denied (by another), update, silent or single.
    """

    account: str
    values: tuple[Value, ...]
    relation: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One attribute: how the accounts stand on it, and the cell of each."""

    name: str
    standing: str
    cells: tuple[Cell, ...]


def list_columns(accounts: Iterable[Account], copies: Mapping[str, Copy]) -> Iterator[Column]:
    """The accounts in their order, with the reports of each that only copy another of them."""
    for account in accounts:
        copied = tuple(r for r in account.reports if r in copies and copies[r].original in account.reports)
        yield Column(
            id=account.id,
            name=account.name,
            own_voice=account.own_voice,
            outlets=account.outlets,
            reports=account.reports,
            copies=copied,
        )


def list_rows(
    attributes: Iterable[Attribute],
    accounts: Sequence[Account],
    readings: Mapping[str, Reading],
    wording: Wording,
) -> Iterator[Row]:
    """The attributes that anybody gives a value for."""
    for attribute in attributes:
        cells = (_make_cell(attribute, account.id, readings, wording) for account in accounts)
        yield Row(name=attribute.name, standing=attribute.standing, cells=tuple(cells))


def _make_cell(attribute: Attribute, account: str, readings: Mapping[str, Reading], wording: Wording) -> Cell:
    claims = [claim for claim in attribute.claims if any(voice.account == account for voice in claim.voices)]
    values = tuple(_make_value(attribute.name, claim, account, readings, wording) for claim in claims)
    return Cell(account=account, values=values, relation=_relate(attribute, claims) if claims else "silent")


def _relate(attribute: Attribute, claims: list[Claim]) -> str:
    """How these claims stand to the others: a relation of a claim is one of all who make it."""
    kinds = {kind for claim in claims for relation in attribute.relations for kind in _name_side(relation, claim)}
    if any(len({voice.account for voice in claim.voices}) > 1 for claim in claims):
        kinds.add("agree")
    return next((kind for kind in ORDER if kind in kinds), "single")


def _name_side(relation: Relation, claim: Claim) -> Iterator[str]:
    """What a relation says of a claim on either side of it: of two that refine, only one is the finer."""
    first, second = SIDES.get(relation.kind, (relation.kind, relation.kind))
    denies = relation.kind == "deny"
    if claim.key == relation.a_key and not (denies and claim.denied):
        yield first
    if claim.key == relation.b_key and not (denies and not claim.denied):
        yield second


def _make_value(attribute: str, claim: Claim, account: str, readings: Mapping[str, Reading], wording: Wording) -> Value:
    passages = find_passages(claim, account, readings)
    quotes = [quote(passage, readings[passage.report].report) for passage in passages]
    text = _name_value(attribute, claim, wording)
    return Value(text=text, is_name=isinstance(claim.value, str), denied=claim.denied, quotes=tuple(quotes))


def find_passages(claim: Claim, account: str, readings: Mapping[str, Reading]) -> list[Passage]:
    """The places of a claim where this account makes it: within what it says, for a report's own voice outside of all
    that others say; where that leaves none, every place of the claim in the report.
    """
    found: list[Passage] = []
    for report in dict.fromkeys(voice.report for voice in claim.voices if voice.account == account):
        there = [passage for passage in claim.spans if passage.report == report]
        spoken = {voice.attribution for voice in claim.voices if (voice.report, voice.account) == (report, account)}
        said = [each for each in readings[report].attributions if None in spoken or each.id in spoken]
        kept = [passage for passage in there if _is_within(passage.span, said) is not (None in spoken)]
        found += kept or there
    return found


def _is_within(span: Span, attributions: Iterable[Attribution]) -> bool:
    """Whether a place lies in what is said, or in the words that say so."""
    return any(
        place.overlaps(span)
        for each in attributions
        for place in (*each.content, each.cue, each.source)
        if place is not None
    )


def _name_value(attribute: str, claim: Claim, wording: Wording) -> str:
    labels = wording.labels
    if isinstance(claim.value, Measure | int | float):
        return name_number(claim.value, labels)
    if attribute == "status":
        return labels("realis", claim.value)
    return wording.write_moment(claim.value) if attribute == "day" else claim.value


def quote(passage: Passage, report: Report, margin: int = 160) -> Quote:
    """The paragraph around a passage, verbatim, at most `margin` characters to each side."""
    text, span = report.text, passage.span
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - margin)
    end = text.find("\n", span.end)
    last = min(len(text) if end < 0 else end, span.end + margin)
    return Quote(
        report=report.id,
        outlet=report.outlet,
        at=span.start,
        before=_cut_before(text, first, span.start),
        words=span.of(text),
        after=_cut_after(text, span.end, last),
    )


def _cut_before(text: str, first: int, start: int) -> str:
    words = text[first:start]
    return words if first == 0 or text[first - 1] in "\n" else "…" + words.partition(" ")[2]


def _cut_after(text: str, end: int, last: int) -> str:
    words = text[end:last]
    return words if last == len(text) or text[last] == "\n" else words.rpartition(" ")[0] + "…"
