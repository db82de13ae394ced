"""Writes docs/times.md from the rules, their cases and the rows of the tables: `python docs/times_table.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import TABLES

ROOT = Path(__file__).parents[1]
PAGE = Path(__file__).with_name("times.md")
LAYERS = {"times": "Times", "numbers": "Numbers and quantities"}
EXAMPLES = 3
# Rules of pieces that are always joined to another.
INNER = {"times.shift", "times.day", "times.current_unit"}
HEAD = """\
# What is read as a time or a quantity

This page is written by `docs/times_table.py` from the rules of the two layers, their composed cases
([times](../tests/annotate/times/corpus/composed.tsv), [numbers](../tests/annotate/numbers/corpus/composed.tsv))
and the tables of the lexicon. Values are those of a report of Wednesday, 1 June 2022; how they are written is said in
[guide.md](guide.md). `riwaya times FILE` lists what is read in a report, each with its rule and row.
"""


def write_page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for layer in LAYERS for line in _list_layer(layer))])


def list_rules(layer: str) -> list[str]:
    """The names of the rules as they stand in the code of a layer."""
    code = "".join(path.read_text("utf-8") for path in sorted((ROOT / "riwaya/annotate" / layer).glob("*.py")))
    names = set(re.findall(rf'"({layer}\.[a-z_]+)"', code))
    return sorted(names - INNER)


def _list_layer(layer: str) -> Iterator[str]:
    yield f"## {LAYERS[layer]}\n\n| rule | read | value | near misses |\n|---|---|---|---|"
    cases = list(_read_cases(layer))
    for rule in list_rules(layer):
        read = [case for case in cases if case[0] == rule][:EXAMPLES]
        missed = [case[1] for case in cases if case[0] == f"silent {rule}"][:EXAMPLES]
        shown = "<br>".join(_quote(_marked(text)) for _, text, _, _ in read)
        values = "<br>".join(" ".join(filter(None, (value, more))) for _, _, value, more in read)
        yield f"| `{rule}` | {shown} | {values} | {'<br>'.join(map(_quote, missed))} |"
    yield "\n| table | rows | examples |\n|---|---|---|"
    for table in TABLES:
        if table.path.startswith(f"{layer}/"):
            rows = [sourced.row for sourced in read_table(table)]
            shown = " ".join(_quote(_marked(row.example)) for row in rows[:EXAMPLES])
            yield f"| `{table.path}` | {len(rows)} | {shown} |"
    yield ""


def _read_cases(layer: str) -> Iterator[tuple[str, str, str, str]]:
    path = ROOT / "tests/annotate" / layer / "corpus/composed.tsv"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        rule, text, value, more = line.split("\t")
        yield rule, text, value, more


def _marked(text: str) -> str:
    return text[text.index("[") + 1 : text.index("]")]


def _quote(text: str) -> str:
    """Arabic in an English page, isolated."""
    return f'<bdi lang="ar">{text}</bdi>'


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
