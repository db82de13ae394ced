"""Cases of the corpora beside the layers: a sentence, what must be read from it, and why the case is there.

A case that fails today says so in `known` (a few words on the cause) and is a strict xfail: once it passes, the word
has to go. Words stand in a case as they stand in its text; `word#2` is the second place where they do.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from _pytest.mark import ParameterSet

from riwaya.annotate import Reader
from riwaya.model import Reading, Report, Span

PUBLISHED = "2024-03-12"  # a Tuesday; relative days of all cases lean on it


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the cases of all corpora share."""

    label: str
    text: str
    kind: str = ""
    comment: str = ""
    known: str = ""


SomeCase = TypeVar("SomeCase", bound=Case)


def load(path: Path, kind: type[SomeCase]) -> list[SomeCase]:
    """The cases of a corpus: one JSON object a line."""
    return [msgspec.json.decode(line, type=kind) for line in path.read_text("utf-8").splitlines()]


def params(cases: Sequence[Case]) -> list[ParameterSet]:
    """The cases as pytest parameters, those that are known to fail as strict xfail."""
    return [
        pytest.param(
            case,
            id=f"{case.kind}: {case.label}" if case.kind else case.label,
            marks=pytest.mark.xfail(strict=True, reason=case.known, raises=AssertionError) if case.known else (),
        )
        for case in cases
    ]


@functools.cache
def reader() -> Reader:
    """One reader for all cases."""
    return Reader()


def read(text: str) -> Reading:
    """The reading of a sentence published on a Tuesday."""
    return reader().read(Report(id="case", text=text, published=PUBLISHED))


def locate(text: str, words: str) -> Span:
    """Where words stand in a text: at word boundaries if they do anywhere, else after a clitic."""
    words, _, nth = words.partition("#")
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    assert starts, f"{words!r} does not stand in {text!r}"
    broken = {at: _inside(text, at) + _inside(text, at + len(words)) for at in starts}
    starts = [at for at in starts if broken[at] == min(broken.values())]
    start = starts[int(nth or 1) - 1]
    return Span(start, start + len(words))


def _inside(text: str, at: int) -> bool:
    """Whether a place lies between two letters."""
    return 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()


Key = tuple[str, ...]


def known_failures(path: Path, columns: tuple[str, ...]) -> dict[Key, str]:
    """The keys listed in a table of known failures and their reasons."""
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines[0] == [*columns, "reason"], f"{path.name}: columns {lines[0]}"
    listed = {tuple(cells[:-1]): cells[-1] for cells in lines[1:]}
    assert len(listed) == len(lines) - 1, f"{path.name} lists a key twice"
    assert all(listed.values()), f"{path.name} gives no reason for a key"
    return listed


def compare_with_list(failed: dict[Key, str], known: dict[Key, str], every: set[Key]) -> None:
    """All differences at once between the keys that fail today and the list of known failures."""
    told = [f"fails and is not listed: {' '.join(key)}: {fault}" for key, fault in failed.items() if key not in known]
    told += [f"passes: remove it from the list: {' '.join(key)}" for key in known if key in every and key not in failed]
    told += [f"is listed and does not exist: {' '.join(key)}" for key in known if key not in every]
    assert not told, f"{len(told)} rows differ from the list:\n" + "\n".join(told)
