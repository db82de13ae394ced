"""The letters of the files: normal form, line ends, and characters that no row may hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from riwaya.lexicon.letters import EASTERN_DIGITS, INVISIBLE, LIGHT_FOLDS, MARKS, PERSIAN_DIGITS, SHADDA, TATWEEL
from riwaya.lexicon.lint.problem import Problem

_REASONS: dict[str, str] = {
    TATWEEL: "tatweel",
    "\N{NO-BREAK SPACE}": "no-break space",
    **dict.fromkeys(MARKS, "vowel mark"),
    **dict.fromkeys(INVISIBLE, "invisible mark"),
    **dict.fromkeys(EASTERN_DIGITS + PERSIAN_DIGITS, "Eastern digit"),
}


def lint_letters(path: Path, where: str) -> Iterator[Problem]:
    """The faults of one file, line by line; comments are held to the same letters except for their marks."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Problem(where, f"not UTF-8 at byte {error.start}")
        return
    if "\r" in text:
        yield Problem(where, "line ends must be LF")
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield Problem(where, "must end with one line end")
    for number, line in enumerate(text.split("\n"), 1):
        yield from (Problem(f"{where}:{number}", message) for message in _faults(line, tsv=path.suffix == ".tsv"))


def _faults(line: str, *, tsv: bool) -> Iterator[str]:
    if not unicodedata.is_normalized("NFC", line):
        yield "not in NFC"
    if line.startswith("#"):
        return
    shadda = _lemma_end(line, tsv=tsv)
    for index, char in enumerate(line):
        if char == SHADDA and index < shadda:
            continue
        if reason := _reason(char):
            yield f"{reason} (U+{ord(char):04X}) in {line[max(0, index - 8) : index + 8]!r}"
    if tsv and any(cell != cell.strip() or "  " in cell for cell in line.split("\t")):
        yield "space at the edge of a cell, or two together"


def _lemma_end(line: str, *, tsv: bool) -> int:
    """Where the cell ends that may hold the shadda of the verb notation."""
    if tsv:
        return line.find("\t") if "\t" in line else len(line)
    return max(line.find(", pos: verb"), 0)


def _reason(char: str) -> str:
    if char in _REASONS:
        return _REASONS[char]
    if char in "؀؁؂؃؄" or "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc":
        return "presentation form"
    folded = LIGHT_FOLDS.get(ord(char), char)
    return f"not the Arabic letter {folded}" if folded != char else ""
