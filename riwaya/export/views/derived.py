"""A row of a view: each cell with the rule that made it and the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from riwaya.export.cells import Cell, write_csv
from riwaya.export.release import File, Release
from riwaya.export.testimony import find_voices, write_value
from riwaya.model import Claim, Incident

MEDIA_TYPE = "text/csv"
EVIDENCE = (
    "event_id", "column", "value", "rule", "attribute", "claim", "denied", "speaker", "stance", "account", "report",
    "outlet", "start", "end", "quote",
)  # fmt: skip


class Basis(NamedTuple):
    """A claim that a value rests on, with the attribute it is of."""

    attribute: str
    claim: Claim


class Derived(NamedTuple):
    """A value, the name of the rule that made it, and what it rests on; nothing where the incident itself says it."""

    value: Cell
    rule: str
    basis: tuple[Basis, ...] = ()


# Not known to riwaya: the column is there and empty.
NOT_CODED = Derived(None, "not coded")
ViewRow: TypeAlias = Mapping[str, Derived]


def find_claims(incident: Incident, *names: str) -> tuple[Basis, ...]:
    """The claims of some attributes, in their order."""
    found = {attribute.name: attribute for attribute in incident.attributes}
    return tuple(Basis(name, claim) for name in names if name in found for claim in found[name].claims)


def write_view(release: Release, columns: Sequence[str], rows: Sequence[ViewRow], key: str) -> tuple[File, ...]:
    """The view as CSV, and beside it where each value comes from."""
    table = [[row.get(column, NOT_CODED).value for column in columns] for row in rows]
    evidence = [line for row in rows for line in list_evidence(release, row[key].value, row)]
    return (
        File(".csv", MEDIA_TYPE, write_csv(columns, table)),
        File(".evidence.csv", MEDIA_TYPE, write_csv(EVIDENCE, evidence)),
    )


def list_evidence(release: Release, id: Cell, row: ViewRow) -> Iterator[list[Cell]]:
    """Where each value of a row comes from: its rule, and every voice for the claims it rests on."""
    for column, derived in row.items():
        yield from _list_cell(release, [id, column, derived.value, derived.rule], derived)


def _list_cell(release: Release, head: list[Cell], derived: Derived) -> Iterator[list[Cell]]:
    if not derived.basis:
        yield [*head, *([None] * (len(EVIDENCE) - len(head)))]
    for name, claim in derived.basis:
        for passage in claim.spans:
            reading = release.readings[passage.report]
            for voice in find_voices(claim, passage, reading):
                said: list[Cell] = [voice.name, voice.stance, voice.account, passage.report, reading.report.outlet]
                where: list[Cell] = [*passage.span, release.quote(passage)]
                yield [*head, name, write_value(claim), claim.denied, *said, *where]
