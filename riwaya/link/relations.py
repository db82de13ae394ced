"""How accounts stand to each other: one relation for each pair of claims, between the first accounts that make them.

All accounts that make one claim stand to others as the first of them does, so they are not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from riwaya.link.comparing import compare
from riwaya.link.numbers import interval
from riwaya.model import Attribute, Claim, Relation
from riwaya.model.incident import Standing


def relate(name: str, claims: Sequence[Claim], accounts: Sequence[str]) -> Attribute:
    """The row of one attribute; `accounts` are all of the incident, so that the silent ones show."""
    updates = list(_updates(claims))
    overtaken = {(relation.a, relation.a_key) for relation in updates}
    relations = [*updates, *_pairs(name, claims, overtaken)]
    speaking = _accounts(claims)
    standing = _standing(relations, speaking)
    silent = tuple(account for account in accounts if account not in speaking)
    return Attribute(name=name, standing=standing, claims=tuple(claims), relations=tuple(relations), silent=silent)


def _accounts(claims: Sequence[Claim]) -> dict[str, None]:
    return {voice.account: None for claim in claims for voice in claim.voices}


def _updates(claims: Sequence[Claim]) -> Iterator[Relation]:
    """The same speaker with a higher number at a later time."""
    for a, b in combinations([claim for claim in claims if not claim.denied], 2):
        x, y = _number(a), _number(b)
        if x is None or y is None:
            continue
        for account in _accounts([a]):
            early, late = _time(a, account), _time(b, account)
            if early is None or late is None or early == late:
                continue
            first, second = (a, b) if early < late else (b, a)
            if (_number(first) or 0) < (_number(second) or 0):
                yield Relation(kind="update", a=account, b=account, a_key=first.key, b_key=second.key)


def _number(claim: Claim) -> float | None:
    numbers = interval(claim.value) if not isinstance(claim.value, str) else None
    return numbers.middle if numbers is not None else None


def _time(claim: Claim, account: str) -> str | None:
    """When an account last made a claim."""
    times = [voice.time for voice in claim.voices if voice.account == account and voice.time is not None]
    return max(times, default=None)


def _pairs(name: str, claims: Sequence[Claim], overtaken: set[tuple[str, str]]) -> Iterator[Relation]:
    for claim in claims:
        first, *others = _accounts([claim])
        for other in others:
            yield Relation(kind="agree", a=first, b=other, a_key=claim.key, b_key=claim.key)
    for a, b in combinations(claims, 2):
        if (relation := _relation(name, a, b, overtaken)) is not None:
            yield relation


def _relation(name: str, a: Claim, b: Claim, overtaken: set[tuple[str, str]]) -> Relation | None:
    ours = [account for account in _accounts([a]) if (account, a.key) not in overtaken]
    theirs = [account for account in _accounts([b]) if (account, b.key) not in overtaken]
    if not ours or not theirs or (a.denied and b.denied):
        return None
    if a.denied != b.denied:
        said, denied = (b, a) if a.denied else (a, b)
        return _denial(name, said, denied)
    if set(ours) & set(theirs):
        return None
    kind = compare(name, a, b)
    if kind == "refined":
        return Relation(kind="refine", a=theirs[0], b=ours[0], a_key=b.key, b_key=a.key)
    return Relation(kind=kind, a=ours[0], b=theirs[0], a_key=a.key, b_key=b.key)


def _denial(name: str, said: Claim, denied: Claim) -> Relation | None:
    """A denial meets the claim it denies; what denies that anything happened meets every claim that it did."""
    happened = name == "status" and said.key == "actual"
    if not happened and (name == "status" or compare(name, said, denied) == "differ"):
        return None
    by = next(iter(_accounts([denied])))
    against = next((account for account in _accounts([said]) if account != by), None)
    if against is None:
        return None
    return Relation(kind="deny", a=against, b=by, a_key=said.key, b_key=denied.key)


def _standing(relations: Sequence[Relation], speaking: dict[str, None]) -> Standing:
    kinds = {relation.kind for relation in relations}
    if kinds & {"differ", "deny"}:
        return "disagree"
    if "update" in kinds:
        return "compatible"
    if len(speaking) < 2:
        return "single"
    return "compatible" if "refine" in kinds else "agree"
