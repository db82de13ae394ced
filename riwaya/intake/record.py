"""Fields as a source states them -> a report, or the reason why there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from riwaya.intake.dates import read_date
from riwaya.intake.results import Defaults, Intake, RefusalError, Skipped
from riwaya.intake.script import find_fault
from riwaya.model import Report

KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}


class Origin(NamedTuple):
    """Where a record stands and what it was taken from."""

    raw: bytes
    where: str
    media_type: str
    encoding: str


def admit(fields: Mapping[str, object], origin: Origin, defaults: Defaults) -> Intake | Skipped:
    """The report the fields make, with its origin; or why they make none."""
    try:
        report = make_report(fields, defaults)
        if fault := find_fault(report.text):
            raise RefusalError(fault)
    except RefusalError as refusal:
        return Skipped(origin.where, str(refusal))
    return Intake(report=report, **origin._asdict(), sha256=hashlib.sha256(origin.raw).hexdigest())


def make_report(fields: Mapping[str, object], defaults: Defaults) -> Report:
    """The report the fields state, completed from the defaults; its text is taken as it is, in any script."""
    text = _read_text(fields)
    url = _read_field(fields, "url") or defaults.url
    return Report(
        id=_read_id(fields) or make_id(text, url),
        text=text,
        outlet=_read_field(fields, "outlet") or defaults.outlet,
        url=url,
        title=_read_field(fields, "title") or defaults.title,
        published=_read_published(fields, defaults),
        language=_read_field(fields, "language") or defaults.language or "ar",
        fictional=_read_fictional(fields),
        note=_read_field(fields, "note") or UNSET,
    )


def make_id(text: str, url: str | None) -> str:
    """An id that the same report gets wherever and whenever it is read."""
    return hashlib.sha256(f"{url or ''}\n{text}".encode()).hexdigest()[:16]


def _read_text(fields: Mapping[str, object]) -> str:
    if fields.get("text") is None:
        raise RefusalError("no field 'text'")
    text = _read_string(fields, "text")
    if not text or not text.strip():
        raise RefusalError("empty text")
    return text


def _read_field(fields: Mapping[str, object], name: str) -> str | None:
    """A field as stated; one that holds only white space says nothing."""
    value = _read_string(fields, name)
    return value if value and value.strip() else None


def _read_string(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise RefusalError(f"field '{name}' is {KINDS.get(type(value), type(value).__name__)}, not text")
    if value and (position := _find_surrogate(value)) is not None:
        raise RefusalError(f"field '{name}' has half a surrogate pair at position {position}")
    return value


def _find_surrogate(value: str) -> int | None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        return error.start
    return None


def _read_id(fields: Mapping[str, object]) -> str | None:
    """The id the source gives; data sets often count their records, so a whole number is an id too."""
    value = fields.get("id")
    return str(value) if type(value) is int else _read_field(fields, "id")


def _read_published(fields: Mapping[str, object], defaults: Defaults) -> str | None:
    stated = _read_field(fields, "published") or defaults.published
    if stated is None:
        return None
    published = read_date(stated)
    if published is None:
        raise RefusalError(f"published is not a date: {stated}")
    return published


def _read_fictional(fields: Mapping[str, object]) -> bool | UnsetType:
    value = fields.get("fictional", UNSET)
    return value if isinstance(value, bool) else UNSET
