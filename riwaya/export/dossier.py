"""An incident as people read it: what, where, when, and under each attribute who says what, with the words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.export.labels import Labels
from riwaya.export.release import Release
from riwaya.export.testimony import RELAYED, Testimony, list_testimony
from riwaya.model import Incident


class Said(NamedTuple):
    """Who gives a value, and the words; `where` names report, outlet, day and the place in the text."""

    speaker: str
    how: str
    quote: str
    where: str


class Value(NamedTuple):
    """A value of an attribute with everybody who gives it."""

    value: str
    sayings: tuple[Said, ...]


class Row(NamedTuple):
    """An attribute: how its values stand to each other, and the values."""

    name: str
    standing: str
    disputed: bool
    values: tuple[Value, ...]


class Dossier(NamedTuple):
    """One incident."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def list_dossiers(release: Release, labels: Labels) -> Iterator[Dossier]:
    """The dossiers of all incidents, in their order."""
    for incident in release.linkage.incidents:
        yield Dossier(
            incident.id,
            incident.title,
            tuple(_list_facts(incident, labels)),
            tuple(_list_rows(list(list_testimony(release, incident)), labels)),
        )


def _list_facts(incident: Incident, labels: Labels) -> Iterator[tuple[str, str]]:
    facts = {
        "what": labels.event(incident.type, incident.mode),
        "status": labels("realis", incident.realis),
        "place": incident.place.name if incident.place else "",
        "time": incident.time or incident.begins or "",
        "reports": str(len(incident.reports)),
        "accounts": str(len(incident.accounts)),
    }
    return ((labels("dossier", name), value) for name, value in facts.items() if value)


def _list_rows(testimony: list[Testimony], labels: Labels) -> Iterator[Row]:
    for name, of_attribute in itertools.groupby(testimony, key=lambda row: row.attribute):
        rows = list(of_attribute)
        groups = itertools.groupby(rows, key=lambda row: (row.value, row.denied))
        values = tuple(
            Value(
                labels.fill("dossier", "not", value) if denied else str(value),
                tuple(_say(row, labels) for row in given),
            )
            for (value, denied), given in groups
        )
        standing = rows[0].standing
        yield Row(labels("attribute", name), labels("standing", standing), standing == "disagree", values)


def _say(row: Testimony, labels: Labels) -> Said:
    speaker = labels("dossier", "own voice") if row.own_voice else row.chain or row.speaker
    how = labels("stance", row.stance) if row.stance else ""
    where = [row.outlet, row.published, row.report, f"{row.start}–{row.end}"]
    if row.copy_of:
        where.append(labels.fill("dossier", "copy", row.copy_of))
    return Said(speaker.replace(RELAYED, " ← "), how, row.quote, labels.comma.join(filter(None, where)))
