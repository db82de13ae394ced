"""Every row has an example with exactly one marked place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.lexicon.lint.problem import Problem
from riwaya.lexicon.sources import Sourced
from riwaya.lexicon.tables import CueRow, TriggerRow

_SQUARE, _CURLY = re.compile(r"\[[^\[\]]+\]"), re.compile(r"\{[^{}]+\}")


def lint_example(sourced: Sourced) -> Iterator[Problem]:
    """Faults of the marks of one example."""
    where, row = sourced
    curly = isinstance(row, CueRow | TriggerRow)
    if len((_CURLY if curly else _SQUARE).findall(row.example)) != 1:
        yield Problem(where, f"the example must mark one place with {'{…}' if curly else '[…]'}: {row.example!r}")
    elif not isinstance(row, CueRow) and len(re.findall(r"[\[\]{}<>]", row.example)) != 2:
        yield Problem(where, f"the example has other marks than those of its row: {row.example!r}")
    elif row.example.count("<") != row.example.count(">") or row.example.count("[") != row.example.count("]"):
        yield Problem(where, f"the example leaves a mark open: {row.example!r}")
