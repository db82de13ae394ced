"""Words of the rules by the part they play: the rows of roles.tsv beside the rules of each layer.

A rule names a role where it would else need a list of words: `forms("times", "until")`. These are closed lists of
forms, particles attached, as they stand around a number or a time; what the words mean is said in the lexicon.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import Row, Table

Layer: TypeAlias = Literal["numbers", "times"]
FOLDER = Path(__file__).parents[1]


class RoleRow(Row, frozen=True, kw_only=True):
    """A word, as it is written, and the part it plays."""

    form: str
    role: str


def read_roles(layer: Layer) -> list[RoleRow]:
    """The rows of a layer."""
    table = Table(f"{layer}_roles", f"{layer}/roles.tsv", RoleRow, lambda row: [])
    return [sourced.row for sourced in read_table(table, FOLDER) if isinstance(sourced.row, RoleRow)]


@cache
def _roles(layer: Layer) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_roles(layer):
        found.setdefault(row.role, set()).add(row.form)
    return {role: frozenset(words) for role, words in found.items()}


def forms(layer: Layer, role: str) -> frozenset[str]:
    """The words of a role. Raises KeyError for a role without rows."""
    return _roles(layer)[role]
