"""The shape of a table's file: its opening comment, its columns, as many cells in every line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riwaya.lexicon.lint.problem import Problem


def lint_columns(path: Path, where: str) -> Iterator[Problem]:
    """Faults of the lines of one TSV file."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    if not lines[0].startswith("#") or not any("Apache-2.0" in line for line in lines if line.startswith("#")):
        yield Problem(where, "must open with comments that say what it holds, where from, and its licence")
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not rows:
        yield Problem(where, "has no columns")
        return
    columns = rows[0][1]
    if columns[-2:] != ["gloss", "example"]:
        yield Problem(f"{where}:{rows[0][0]}", "the last columns must be gloss and example")
    for number, cells in rows[1:]:
        if len(cells) != len(columns):
            yield Problem(f"{where}:{number}", f"{len(cells)} cells where the table has {len(columns)} columns")
        elif not cells[0] or not cells[-2]:
            yield Problem(f"{where}:{number}", "a row needs its lemma and a gloss")
