"""Holds all tables to the law of docs/lexicon.md and says what breaks it, with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riwaya.lexicon.lint.columns import lint_columns
from riwaya.lexicon.lint.events import lint_event
from riwaya.lexicon.lint.examples import lint_example
from riwaya.lexicon.lint.letters import lint_letters
from riwaya.lexicon.lint.problem import Problem
from riwaya.lexicon.lint.tables import lint_tables
from riwaya.lexicon.sources import DATA, read_all, table_files
from riwaya.lexicon.tables import TABLES
from riwaya.model import LexiconError

__all__ = ["Problem", "lint"]


def lint(data: Path = DATA) -> list[Problem]:
    """Everything that breaks the law, files first; rows are looked at once all files can be read."""
    problems = list(_files(data))
    try:
        tables = read_all(data)
    except LexiconError as error:
        where, _, message = str(error).rpartition(": ")
        return problems or [Problem(where, message)]
    problems += (problem for rows in tables.values() for sourced in rows for problem in lint_example(sourced))
    problems += lint_tables(tables)
    return list(dict.fromkeys(problems))


def _files(data: Path) -> Iterator[Problem]:
    known = {path for table in TABLES for path in table_files(table, data)}
    for path in sorted([*data.rglob("*.tsv"), *data.rglob("*.yaml")]):
        where = f"{path.parent.name}/{path.name}"
        if path not in known:
            yield Problem(where, "no table reads this file")
        yield from lint_letters(path, where)
        yield from lint_event(path, where) if path.suffix == ".yaml" else lint_columns(path, where)
