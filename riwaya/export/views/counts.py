"""Tolls as other projects count them: one number, or three, out of what the accounts say."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from msgspec import UNSET

from riwaya.export.views.derived import Basis, Derived, find_claims
from riwaya.model import Incident, Measure

# What ACLED's codebook takes vague numbers for; a vague count is kept with its lower bound.
VAGUE = {20: 12, 200: 100}


class Toll(NamedTuple):
    """One claim of how many, as bounds; `high` is None where the words set none."""

    low: int
    high: int | None
    basis: Basis


def list_tolls(incident: Incident, attribute: str = "killed") -> list[Toll]:
    """All tolls that are claimed and not denied."""
    tolls = (_read_toll(basis) for basis in find_claims(incident, attribute) if not basis.claim.denied)
    return [toll for toll in tolls if toll is not None]


def _read_toll(basis: Basis) -> Toll | None:
    value = basis.claim.value
    if isinstance(value, str):
        return None
    if not isinstance(value, Measure):
        return Toll(int(value), int(value), basis)
    exact = value.value
    low = exact if value.low is UNSET or value.low is None else value.low
    high = exact if value.high is UNSET or value.high is None else value.high
    if low is None:
        return None
    if value.mod == "VAGUE" and value.value is None:
        return Toll(VAGUE.get(int(low), int(low)), None if high is None else int(high), basis)
    least = int(low) + (1 if value.mod == "MORE_THAN" and value.low is UNSET else 0)
    open_above = value.mod in ("MORE_THAN", "EQUAL_OR_MORE", "VAGUE")
    return Toll(least, None if open_above or high is None else int(high), basis)


def count_conservatively(incident: Incident, attribute: str = "killed") -> Derived:
    """The lowest toll that anybody gives; 0 where nobody gives one."""
    tolls = list_tolls(incident, attribute)
    if not tolls:
        return Derived(0, "most conservative: no toll is given")
    least = min(toll.low for toll in tolls)
    basis = tuple(toll.basis for toll in tolls if toll.low == least)
    return Derived(least, f"most conservative: the lowest of {len(tolls)} tolls given", basis)


def estimate(incident: Incident, attribute: str = "killed") -> tuple[Derived, Derived, Derived]:
    """Best, high and low: the toll most independent accounts give (of several, the lower), the highest, the lowest."""
    tolls = list_tolls(incident, attribute)
    if not tolls:
        none = Derived(0, "no toll is given")
        return none, none, none
    accounts = Counter({toll.low: 0 for toll in tolls})
    for toll in tolls:
        accounts[toll.low] += len({voice.account for voice in toll.basis.claim.voices})
    best = min(accounts, key=lambda number: (-accounts[number], number))
    high = max(toll.low if toll.high is None else toll.high for toll in tolls)
    low = min(accounts)
    return (
        Derived(best, f"best: given by {accounts[best]} independent accounts", _of(tolls, best)),
        Derived(high, "high: the highest toll given", tuple(t.basis for t in tolls if high in (t.low, t.high))),
        Derived(low, "low: the lowest toll given", _of(tolls, low)),
    )


def _of(tolls: list[Toll], number: int) -> tuple[Basis, ...]:
    return tuple(toll.basis for toll in tolls if toll.low == number)
