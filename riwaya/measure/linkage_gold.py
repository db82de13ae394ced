"""What people say of a set of reports together: incidents, copies, and who gives which value (dev/incidents.json)."""

from __future__ import annotations

from typing import Any

import msgspec


class GoldVoice(msgspec.Struct, frozen=True, kw_only=True):
    """Who says a value: the report, and its attributions or its own voice."""

    report: str
    attributions: tuple[str, ...] = ()
    speaker: str | None = None
    voice: str | None = None
    note: str | None = None


class GoldValue(msgspec.Struct, frozen=True, kw_only=True):
    """A value and all who give it."""

    value: Any
    said_by: tuple[GoldVoice, ...]
    note: str | None = None


class GoldAttribute(msgspec.Struct, frozen=True, kw_only=True):
    """An attribute with its values; `status`: agree, disagree, compatible, single."""

    attribute: str
    status: str
    values: tuple[GoldValue, ...]
    note: str | None = None


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event of an annotated reading."""

    report: str
    event: str


class GoldIncident(msgspec.Struct, frozen=True, kw_only=True):
    """Events that people say are one happening."""

    id: str
    title: str
    type: str
    reports: tuple[str, ...]
    events: tuple[GoldEvent, ...]
    attributes: tuple[GoldAttribute, ...] = ()
    note: str | None = None


class GoldCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a report and of what kind it is."""

    report: str
    kind: str
    note: str | None = None


class GoldCopies(msgspec.Struct, frozen=True, kw_only=True):
    """A report and its copies."""

    original: str
    copies: tuple[GoldCopy, ...]


class GoldLinkage(msgspec.Struct, frozen=True, kw_only=True):
    """What people say of a set of reports together."""

    incidents: tuple[GoldIncident, ...]
    copies: tuple[GoldCopies, ...] = ()
    note: str | None = None
