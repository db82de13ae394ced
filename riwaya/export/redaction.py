"""Leaves the names of private persons out of a release: a label stands for each, the same one everywhere.

A person is private unless some report gives them an office, a rank or the part of a spokesman, or everybody knows them
(a row of `figures`). What the reports' own descriptions tell ("a vegetable seller") stays: it names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from riwaya.export.labels import read_labels
from riwaya.export.release import Clean, Release, Shelf
from riwaya.link.words import fold_words
from riwaya.model import Entity, Linkage, Reading

Kept = TypeVar("Kept")
FIGURES = "figures:"
DESCRIPTION = "names.description"
# Particles that are written as one word with a name.
PARTICLES = "[وف]?[بلك]?"


def redact(release: Release) -> Release:
    """The release without the names of private persons."""
    clean = make_cleaner(release)
    ids = {clean(id): id for id in release.readings}
    return release._replace(
        readings=Shelf(ids, lambda id: _redact_reading(release.readings[ids[id]], clean)),
        linkage=_map_words(release.linkage, Linkage, clean),
        clean=clean,
        redacted=True,
    )


def make_cleaner(release: Release) -> Clean:
    """What puts labels in place of names; the longest names first, so that none is cut."""
    label = read_labels(release.language)
    public, private = _sort_persons(release.readings)
    numbers = {key: number for number, key in enumerate(sorted(private), 1)}
    forms = {
        form: label.fill("dossier", "person", numbers[key])
        for key, names in private.items()
        for name in sorted(names)
        for form in _list_forms(name, public)
    }
    if not forms:
        return str
    names = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
    pattern = re.compile(rf"(?<!\w)({PARTICLES})({names})(?!\w)")
    return lambda words: pattern.sub(lambda match: f"{match[1]}{forms[match[2]]}", words)


def _sort_persons(readings: Mapping[str, Reading]) -> tuple[set[str], dict[str, set[str]]]:
    """The words of public persons' names, and for each private person, by folded name, all names used."""
    public: set[str] = set()
    private: dict[str, set[str]] = {}
    for _, reading in sorted(readings.items()):
        for entity in reading.entities:
            if entity.type == "PER" and _is_named(entity, reading):
                if _is_public(entity, reading):
                    public.add(_fold(entity.name))
                else:
                    private.setdefault(_fold(entity.name), set()).update(_list_names(entity, reading))
    words = {word for name in public for word in name.split()}
    # A single name that is part of a public person's is most likely that person, named in short.
    alone = {key for key in private if key in words}
    return words, {key: names for key, names in private.items() if key not in public and key not in alone}


def _is_named(entity: Entity, reading: Reading) -> bool:
    """Whether the report names the person, and does not only describe them."""
    rules = [mention.rule for mention in reading.mentions if mention.entity == entity.id]
    return any(rule != DESCRIPTION for rule in rules) or not rules


def _is_public(entity: Entity, reading: Reading) -> bool:
    if entity.role or any(fact.kind == "role" for fact in entity.facts or ()):
        return True
    rows = [mention.row or "" for mention in reading.mentions if mention.entity == entity.id]
    return any(FIGURES in row for row in (*rows, *(entity.coding or ())))


def _list_names(entity: Entity, reading: Reading) -> Iterator[str]:
    yield entity.name
    yield from entity.names or ()
    for mention in reading.mentions:
        if mention.entity == entity.id and mention.rule != DESCRIPTION:
            yield mention.span.of(reading.report.text)


def _list_forms(name: str, public: set[str]) -> Iterator[str]:
    """A name as it stands, as linking folds it, and its surname unless that is part of a public person's name."""
    last = name.split()[-1] if len(name.split()) > 1 else ""
    for form in (name, last):
        if form and (form is name or (len(form) > 2 and not set(_fold(form).split()) & public)):
            yield form
            yield _fold(form)


def _fold(name: str) -> str:
    return " ".join(fold_words(name))


def _redact_reading(reading: Reading, clean: Clean) -> Reading:
    """The reading with its text as it was, for spans to point into; all other words are cleaned."""
    cleaned = _map_words(reading, Reading, clean)
    return msgspec.structs.replace(cleaned, report=msgspec.structs.replace(cleaned.report, text=reading.report.text))


def _map_words(record: Kept, kind: type[Kept], clean: Clean) -> Kept:
    return msgspec.convert(_map(msgspec.to_builtins(record), clean), kind)


def _map(value: Any, clean: Clean) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _map(item, clean) for key, item in value.items()}
    return [_map(item, clean) for item in value] if isinstance(value, list | tuple) else value
