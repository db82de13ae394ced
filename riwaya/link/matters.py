"""Matters: remarks of several speakers on one subject, set against each other where one opposes another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from riwaya.link.assembly import derive_id
from riwaya.link.copies import CopyOf, trace
from riwaya.link.outlets import outlet_key
from riwaya.link.remarks import Remark
from riwaya.link.words import fold_words
from riwaya.model import Account, Attribute, Claim, Matter, Passage, Relation, Voice
from riwaya.model.incident import Standing

Key: TypeAlias = tuple[str, str]

# Remarks of so many days are of one time; so many terms in common make one subject; more remarks than this make none.
_DAYS, _IN_COMMON, _MOST = 7, 3, 200
_ATTRIBUTE = "said"


class _Told(NamedTuple):
    """A remark with the account it belongs to."""

    remark: Remark
    account: str


class Matters:
    """The remarks so far. Whatever the order in which they were added, the matters are the same."""

    def __init__(self) -> None:
        self._remarks: dict[Key, Remark] = {}
        self._blocks: dict[tuple[str, ...], list[Key]] = {}
        self._edges: dict[Key, set[Key]] = {}

    def add(self, remarks: Iterable[Remark]) -> None:
        """Adds the remarks of a report."""
        for remark in remarks:
            self._remarks[remark.key] = remark
            if remark.opposes is not None:
                self._join(remark.key, (remark.report, remark.opposes))
            for other in self._meet(remark):
                if _one_subject(remark, self._remarks[other]):
                    self._join(remark.key, other)

    def all(self, copy_of: CopyOf) -> Iterator[Matter]:
        """The matters on which at least two speak, in the order of their keys."""
        seen: set[Key] = set()
        for key in sorted(self._remarks):
            if key in seen:
                continue
            part = self._part(key)
            seen.update(part)
            remarks = [self._remarks[other] for other in part if other in self._remarks]
            if 1 < len(remarks) <= _MOST and (matter := _make_matter(remarks, copy_of)) is not None:
                yield matter

    def _join(self, a: Key, b: Key) -> None:
        self._edges.setdefault(a, set()).add(b)
        self._edges.setdefault(b, set()).add(a)

    def _part(self, key: Key) -> list[Key]:
        seen, waiting = {key}, [key]
        while waiting:
            for other in self._edges.get(waiting.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return sorted(seen)

    def _meet(self, remark: Remark) -> set[Key]:
        met: set[Key] = set()
        if remark.day is None:
            return met
        for terms in combinations(sorted(remark.terms), _IN_COMMON):
            for week in (remark.day // _DAYS, remark.day // _DAYS + 1):
                others = self._blocks.setdefault((str(week), *terms), [])
                met.update(others)
                others.append(remark.key)
        met.discard(remark.key)
        return met


def _one_subject(a: Remark, b: Remark) -> bool:
    near = a.day is not None and b.day is not None and abs(a.day - b.day) <= _DAYS
    return near and len(set(a.terms) & set(b.terms)) >= _IN_COMMON


def _make_matter(remarks: Sequence[Remark], copy_of: CopyOf) -> Matter | None:
    told = [_Told(remark, _account(remark, copy_of)) for remark in sorted(remarks, key=_order)]
    claims = _claims(told)
    accounts = _accounts(told)
    if len(accounts) < 2:
        return None
    relations = tuple(_relations(told))
    first = told[0].remark
    return Matter(
        id=derive_id("matter", first.report, first.span),
        subject=_subject(told),
        reports=tuple(dict.fromkeys(item.remark.report for item in told)),
        accounts=accounts,
        attribute=Attribute(name=_ATTRIBUTE, standing=_standing(relations), claims=claims, relations=relations),
    )


def _order(remark: Remark) -> tuple[str, str, int, str]:
    return remark.published or "9999", remark.report, remark.span.start, str(remark.voice.attribution)


def _account(remark: Remark, copy_of: CopyOf) -> str:
    if remark.voice.named:
        return remark.voice.key
    root, _ = trace(copy_of, remark.report, remark.span)
    return f"{remark.voice.key}@{root}"


def _subject(told: Sequence[_Told]) -> str:
    """The terms that most remarks share, else the opening of the first that is not just a pointer."""
    counts: dict[str, int] = {}
    for item in told:
        for term in item.remark.terms:
            counts[term] = counts.get(term, 0) + 1
    shared = [term for term, count in counts.items() if count > 1][:_IN_COMMON]
    if shared:
        return "، ".join(shared)
    longest = max(told, key=lambda item: (len(item.remark.terms), -told.index(item)))
    return " ".join(longest.remark.text.split()[:8])


def _claims(told: Sequence[_Told]) -> tuple[Claim, ...]:
    groups: dict[tuple[str, bool], list[_Told]] = {}
    for item in told:
        groups.setdefault((_claim_key(item.remark), item.remark.voice.denied), []).append(item)
    return tuple(
        Claim(
            value=items[0].remark.text,
            key=key,
            denied=denied,
            spans=tuple(Passage(report=item.remark.report, span=item.remark.span) for item in items),
            voices=tuple(_voice(item) for item in items),
        )
        for (key, denied), items in groups.items()
    )


def _claim_key(remark: Remark) -> str:
    """What is said; a denial that only points back is told apart by what it points to."""
    words = " ".join(fold_words(remark.text))
    return f"{words} ({remark.report} {remark.opposes})" if remark.opposes is not None else words


def _voice(item: _Told) -> Voice:
    remark, voice = item.remark, item.remark.voice
    return Voice(
        report=remark.report,
        outlet=remark.outlet,
        attribution=voice.attribution,
        speaker=voice.speaker,
        key=voice.key,
        name=voice.name,
        chain=voice.chain,
        stance=voice.stance,
        realis=voice.realis,
        denied=voice.denied,
        time=remark.published,
        account=item.account,
    )


def _accounts(told: Sequence[_Told]) -> tuple[Account, ...]:
    groups: dict[str, list[_Told]] = {}
    for item in told:
        groups.setdefault(item.account, []).append(item)
    return tuple(
        Account(
            id=id,
            speaker=items[0].remark.voice.key,
            name=items[0].remark.voice.name or outlet_key(items[0].remark.outlet),
            own_voice=False,
            reports=tuple(dict.fromkeys(item.remark.report for item in items)),
            outlets=tuple(dict.fromkeys(item.remark.outlet for item in items if item.remark.outlet)),
            claims={_ATTRIBUTE: tuple(dict.fromkeys(_claim_key(item.remark) for item in items))},
        )
        for id, items in groups.items()
    )


def _relations(told: Sequence[_Told]) -> Iterator[Relation]:
    by_key: Mapping[Key, _Told] = {item.remark.key: item for item in told}
    for item in told:
        target = by_key.get((item.remark.report, item.remark.opposes or ""))
        if target is not None and target.account != item.account:
            keys = _claim_key(target.remark), _claim_key(item.remark)
            yield Relation(kind="deny", a=target.account, b=item.account, a_key=keys[0], b_key=keys[1])
    for a, b in combinations(told, 2):
        opposing = a.remark.opposes is not None or b.remark.opposes is not None
        if not opposing and a.account != b.account and a.remark.negative != b.remark.negative:
            keys = _claim_key(a.remark), _claim_key(b.remark)
            yield Relation(kind="differ", a=a.account, b=b.account, a_key=keys[0], b_key=keys[1])


def _standing(relations: Sequence[Relation]) -> Standing:
    return "disagree" if relations else "compatible"
