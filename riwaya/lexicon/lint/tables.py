"""What each table asks of its rows: classes from closed lists, codes, coordinates, parents, no row twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from riwaya.lexicon.inflection import noun_key
from riwaya.lexicon.lint.notation import lint_frames, lint_imperfects, lint_noun, lint_verb, verb_name
from riwaya.lexicon.lint.problem import Problem
from riwaya.lexicon.lint.vocabulary import (
    GENDERS,
    LINKS,
    NOUN_CLASSES,
    PARTICLE_CLASSES,
    PRECISIONS,
    PROMINENCES,
    ROLES,
    SECTORS,
    TITLE_SORTS,
)
from riwaya.lexicon.sources import Sourced
from riwaya.lexicon.tables import TABLES, CueRow, OrganisationRow, PlaceRow, Table
from riwaya.model import LexiconError

_CODE, _YEAR, _DEGREES = re.compile(r"[A-Z]{2}"), re.compile(r"(?:\d{4})?"), re.compile(r"-?\d{1,3}(?:\.\d{1,2})?")

Tables = dict[str, list[Sourced]]


def lint_tables(tables: Tables) -> Iterator[Problem]:
    """The faults of all rows."""
    for name, check in _CHECKS.items():
        for where, row in _rows(tables, name):
            yield from check(where, row)
    for name, key in _KEYS.items():
        yield from _twice(_rows(tables, name), key)
    verbs = [row for name in ("verbs", "light_verbs", "cues", "triggers") for row in _rows(tables, name)]
    yield from lint_imperfects((where, row) for where, row in verbs if getattr(row, "pos", "verb") == "verb")
    yield from _joined(tables)
    yield from _codes(tables)
    yield from _parents(tables)


def _rows(tables: Tables, name: str) -> list[tuple[str, Any]]:
    return [(sourced.where, sourced.row) for sourced in tables[name]]


def _noun(where: str, row: Any) -> Iterator[Problem]:
    yield from lint_noun(where, row.lemma)
    yield from _of(where, "class", row.noun_class, NOUN_CLASSES)
    yield from _of(where, "gender", row.gender, GENDERS)


def _title(where: str, row: Any) -> Iterator[Problem]:
    yield from lint_noun(where, row.lemma)
    yield from _of(where, "sort", row.sort, TITLE_SORTS)


def _cue(where: str, row: CueRow) -> Iterator[Problem]:
    if row.pos != "phrase":
        yield from lint_verb(where, row) if row.pos == "verb" else lint_noun(where, row.lemma)
    yield from lint_frames(where, row)


def _organisation(where: str, row: OrganisationRow) -> Iterator[Problem]:
    yield from _of(where, "role", row.role, ROLES)
    yield from _of(where, "type", row.type, frozenset(("ORG",)))


def _place(where: str, row: Any) -> Iterator[Problem]:
    for column, value, limit in (("lat", row.lat, 90.0), ("lon", row.lon, 180.0)):
        if not _DEGREES.fullmatch(value) or abs(float(value)) > limit:
            yield Problem(where, f"{row.name}: {column} {value!r} is not a number of degrees with at most two decimals")
    if isinstance(row, PlaceRow):
        yield from _of(where, "precision", row.precision, PRECISIONS)
        yield from _of(where, "prominence", row.prominence, PROMINENCES)
    elif not _CODE.fullmatch(row.code):
        yield Problem(where, f"{row.name}: code {row.code!r} is not of two capital letters")


def _figure(where: str, row: Any) -> Iterator[Problem]:
    if not (_YEAR.fullmatch(row.since) and _YEAR.fullmatch(row.until)):
        yield Problem(where, f"{row.name}: from and to are years or empty")
    elif row.since and row.until and row.since > row.until:
        yield Problem(where, f"{row.name}: from {row.since} is after to {row.until}")


def _of(where: str, column: str, value: str, allowed: frozenset[str]) -> Iterator[Problem]:
    if value not in allowed:
        yield Problem(where, f"{column} {value!r} is none of {', '.join(sorted(allowed))}")


def _twice(rows: list[tuple[str, Any]], key: Callable[[Any], Any]) -> Iterator[Problem]:
    seen: dict[Any, str] = {}
    for where, row in rows:
        first = seen.setdefault(key(row), where)
        if first != where:
            yield Problem(where, f"the same row as {first}: {key(row)}")


def _entry_keys(table: Table, row: Any) -> list[tuple[str, str]]:
    try:
        return [(entry.category, entry.key) for entry in table.entries(row)]
    except LexiconError:  # told by lint_verb
        return []


def _joined(tables: Tables) -> Iterator[Problem]:
    """Words of tables that join others, which no other writes out; particles and names may stand in theirs alone."""
    inflected = [table for table in TABLES if table.name not in _JOINING]
    known = {key for table in inflected for _, row in _rows(tables, table.name) for key in _entry_keys(table, row)}
    for where, row in (row for name in _JOINING for row in _rows(tables, name)):
        key = verb_name(row.lemma) if row.category == "verb" else row.lemma
        if row.category not in ("particle", "name") and (row.category, key) not in known:
            yield Problem(where, f"no table has the {row.category} {row.lemma!r}")


def _codes(tables: Tables) -> Iterator[Problem]:
    known = {row.code for _, row in _rows(tables, "countries")}
    for name in ("organisations", "figures", "places"):
        for where, row in _rows(tables, name):
            if row.country and row.country not in known:
                yield Problem(where, f"{row.name}: no country has the code {row.country!r}")


def _parents(tables: Tables) -> Iterator[Problem]:
    places = _rows(tables, "places")
    known = {(row.name, row.country) for _, row in places if row.kind in ("province", "region", "district")}
    for where, row in places:
        if row.parent and (row.parent, row.country) not in known:
            yield Problem(where, f"{row.name}: no division {row.parent!r} in {row.country}")


# Tables of rows about words that others write out.
_JOINING = ("markers", "governors", "sectors")
_CHECKS: dict[str, Callable[[str, Any], Iterator[Problem]]] = {
    "verbs": lint_verb,
    "light_verbs": lint_verb,
    "nouns": _noun,
    "adjectives": lambda where, row: lint_noun(where, row.lemma),
    "domains": lambda where, row: lint_noun(where, row.lemma),
    "particles": lambda where, row: _of(where, "class", row.particle_class, PARTICLE_CLASSES),
    "given": lambda where, row: _of(where, "gender", row.gender, GENDERS),
    "family": lambda where, row: _of(where, "gender", row.gender, frozenset(("",))),
    "titles": _title,
    "heads": lambda where, row: lint_noun(where, row.lemma),
    "organisations": _organisation,
    "figures": _figure,
    "governors": lambda where, row: _of(where, "link", row.link, LINKS),
    "sectors": lambda where, row: _of(where, "sector", row.sector, SECTORS),
    "countries": _place,
    "places": _place,
    "cues": _cue,
    "triggers": lambda where, row: lint_verb(where, row) if row.pos == "verb" else lint_noun(where, row.lemma),
}
# What makes two rows of a table the same (lemma, sense).
_KEYS: dict[str, Callable[[Any], Any]] = {
    "verbs": lambda row: verb_name(row.lemma),
    "light_verbs": lambda row: (verb_name(row.lemma), row.preposition),
    "nouns": lambda row: (row.lemma, row.noun_class),
    "adjectives": lambda row: row.lemma,
    "particles": lambda row: (row.form, row.particle_class),
    "domains": lambda row: (noun_key(row.lemma), row.domain),
    "markers": lambda row: (row.lemma, row.category, row.role),
    "governors": lambda row: (row.lemma, row.category, row.link),
    "given": lambda row: row.form,
    "family": lambda row: row.form,
    "titles": lambda row: (noun_key(row.lemma), row.sort),
    "heads": lambda row: (noun_key(row.lemma), row.type, row.sort),
    "organisations": lambda row: row.name,
    "figures": lambda row: row.name,
    "sectors": lambda row: (row.lemma, row.category),
    "countries": lambda row: row.code,
    "places": lambda row: (row.name, row.kind, row.country, row.parent),
    "cues": lambda row: (row.lemma, row.pos, row.stance),
    "triggers": lambda row: (row.lemma, row.pos, row.event, row.mode),
}
