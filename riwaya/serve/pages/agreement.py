"""Agreement: how far people agree with each other, and with the program, layer by layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from riwaya.measure.agreement import measure_agreement
from riwaya.model import Decision
from riwaya.serve.cards import LISTS
from riwaya.serve.reviewing import Target, settle_each
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
PROGRAM = "riwaya"
ALL = "all"


class AgreementLine(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement of two or more coders in one layer: Krippendorff's alpha (null where it is not defined).

    `units` counts items that two of them or more have decided, `same` those on which all say the same. `riwaya` is the
    program, which accepts what it proposes and lacks what a person adds.
    """

    coders: tuple[str, ...]
    layer: str
    alpha: float | None
    units: int
    same: int


class AgreementPage(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement between all people, between each two, and between each and the program; a line for each layer."""

    people: tuple[str, ...]
    lines: tuple[AgreementLine, ...]


@router.screen("/agreement", "agreement.html", needs="reviewer")
def agreement(desk: AtDesk) -> AgreementPage:
    """How far the decisions of people agree with each other and with the program."""
    units = list_units(desk.ledger.decisions(holding=True))
    people = sorted({person for unit in units.values() for person in unit} - {PROGRAM})
    groups: list[tuple[str, ...]] = [tuple(people)] if len(people) > 2 else []
    groups += [*combinations(people, 2), *((person, PROGRAM) for person in people)]
    lines = [_measure(units, coders, layer) for coders in groups for layer in (ALL, *LISTS.values())]
    return AgreementPage(people=tuple(people), lines=tuple(line for line in lines if line.units))


def list_units(decisions: Iterable[Decision]) -> dict[tuple[str, Target], dict[str, str]]:
    """What each coder holds of each item that anybody has decided."""
    by_report: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_report.setdefault(decision.target.report, []).append(decision)
    units: dict[tuple[str, Target], dict[str, str]] = {}
    for report, made in sorted(by_report.items()):
        for person, settled in settle_each(made).items():
            for target, decision in settled.items():
                unit = units.setdefault((report, target), {})
                unit[person] = "accept" if decision.verdict == "add" else decision.verdict
                unit[PROGRAM] = "reject" if decision.verdict == "add" else "accept"
    return units


def _measure(
    units: Mapping[tuple[str, Target], Mapping[str, str]], coders: tuple[str, ...], layer: str
) -> AgreementLine:
    chosen = (unit for (_, target), unit in units.items() if layer in (ALL, target[0]))
    found = measure_agreement({coder: unit[coder] for coder in coders if coder in unit} for unit in chosen)
    return AgreementLine(coders=coders, layer=layer, alpha=found.alpha, units=found.units, same=found.same)
