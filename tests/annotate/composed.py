"""Composed cases: which rule reads the words in brackets and as what, and where it must not fire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SILENT = "silent "


class Composed(NamedTuple):
    """One case; `start` and `end` of the words in brackets, `more` is the mod of a time or the unit of a number."""

    rule: str
    silent: bool
    text: str
    start: int
    end: int
    value: str
    more: str


def read_composed(path: Path) -> Iterator[Composed]:
    """The cases of a file: rule, text, value and one column more."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        rule, text, value, more = line.split("\t")
        plain = text.replace("[", "").replace("]", "")
        marked = "[" in text
        start, end = (text.index("["), text.index("]") - 1) if marked else (0, 0)
        yield Composed(rule.removeprefix(SILENT), rule.startswith(SILENT), plain, start, end, value, more)
