"""Items of a reading for people: value, quote, facts, rule and lexicon row, a line each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import typer

from riwaya.cli.output import choose_style
from riwaya.export import Evidence, Labels, Language, Line, Phrase, own, read_labels, write_lines


def print_items(items: Sequence[Evidence], lang: Language | None, heading: Phrase | None = None) -> None:
    """Prints the items with an empty line between them, below a heading if one is given, or that there is nothing."""
    labels = read_labels(lang or "en")
    lines = [] if heading is None else [Line(0, heading)]
    for item in items:
        if lines:
            lines.append(Line(0, ()))
        lines += _list_lines(item, labels)
    if not items:
        lines.append(Line(len(lines), own(labels("page", "nothing"))))
    typer.echo(write_lines(lines, choose_style(sys.stdout, lang)), nl=False)


def _list_lines(item: Evidence, labels: Labels) -> Iterator[Line]:
    kind = own(f"{labels('kind', item.kind)} {item.id}: ")
    yield Line(0, kind + item.value, heading=True)
    yield Line(1, own(labels("field", "quote") + ": ") + item.quote)
    for fact in item.facts:
        yield Line(1, own(labels(fact.group, fact.key) + ": ") + fact.value)
    for key, name in (("rule", item.rule), ("row", item.row)):
        if name:
            yield Line(1, own(f"{labels('field', key)}: {name}"))
