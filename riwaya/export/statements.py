"""What people and bodies say, across reports: one record for each attribution, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from riwaya.export.labels import Labels
from riwaya.export.lines import Line
from riwaya.export.phrase import join, own, quote
from riwaya.link.words import fold_words
from riwaya.model import Attribution, Reading, Span


class Statement(NamedTuple):
    """An attribution with its report. `about` are the entities that are named in what is said.

    `chain` are those in whose words it stands, innermost first, without the speaker; spans are half-open offsets in
    code points into the report's text. `names` are all names the report has for the speaker, `distance`
    the words by which the report does not make the statement its own.
    """

    report: str
    outlet: str | None
    published: str | None
    attribution: str
    speaker: str | None
    names: tuple[str, ...]
    source: str | None
    stance: str
    act: str | None
    negated: bool
    form: str
    cue: str | None
    commitment: str | None
    distance: str | None
    chain: tuple[str, ...]
    about: tuple[str, ...]
    content: tuple[str, ...]
    spans: tuple[Span, ...]
    rule: str | None


class Wanted(NamedTuple):
    """Which statements; what is None does not matter. Names are found in any spelling, and by any part of theirs.

    `since` and `until` are days of publication, or the beginnings of such, inclusive.
    """

    speaker: str | None = None
    stance: str | None = None
    about: str | None = None
    outlet: str | None = None
    commitment: str | None = None
    since: str | None = None
    until: str | None = None


def choose_statements(readings: Iterable[Reading], wanted: Wanted) -> Iterator[Statement]:
    """The statements that are wanted, by reports and in the order of their texts."""
    speaker, about = (_fold(name) for name in (wanted.speaker, wanted.about))
    for reading in readings:
        if _fits(reading, wanted):
            for statement in list_statements(reading):
                if (
                    wanted.stance in (None, statement.stance)
                    and wanted.commitment in (None, statement.commitment)
                    and _is_named(speaker, (*statement.names, statement.source or ""))
                    and _is_named(about, statement.about)
                ):
                    yield statement


def list_statements(reading: Reading) -> Iterator[Statement]:
    """All statements of one report."""
    text, about = reading.report.text, reading.report
    voices = {item.id: item for item in reading.attributions}
    names = reading.entity_names
    known = {entity.id: tuple(dict.fromkeys((entity.name, *(entity.names or ())))) for entity in reading.entities}
    for item in reading.attributions:
        yield Statement(
            report=about.id,
            outlet=about.outlet,
            published=about.published,
            attribution=item.id,
            speaker=names.get(item.speaker or ""),
            names=known.get(item.speaker or "", ()),
            source=item.source.of(text) if item.source else None,
            stance=item.stance,
            act=item.act or None,
            negated=item.negated,
            form=item.form,
            cue=item.cue.of(text) if item.cue else None,
            commitment=item.commitment or None,
            distance=item.distance.of(text) if item.distance else None,
            chain=tuple(_climb(item, voices, names, text)),
            about=_list_named(item, reading),
            content=tuple(span.of(text) for span in item.content),
            spans=item.content,
            rule=item.rule or None,
        )


def _climb(item: Attribution, voices: dict[str, Attribution], names: dict[str, str], text: str) -> Iterator[str]:
    passed = {item.id}
    outer = voices.get(item.inside or "")
    while outer is not None and outer.id not in passed:
        passed.add(outer.id)
        yield names.get(outer.speaker or "") or (outer.source.of(text) if outer.source else "?")
        outer = voices.get(outer.inside or "")


def _list_named(item: Attribution, reading: Reading) -> tuple[str, ...]:
    names = reading.entity_names
    inside = (m for m in reading.mentions if any(span.contains(m.span) for span in item.content))
    return tuple(dict.fromkeys(names[mention.entity] for mention in inside if mention.entity in names))


def _fits(reading: Reading, wanted: Wanted) -> bool:
    published = reading.report.published or ""
    return (
        wanted.outlet in (None, reading.report.outlet)
        and (wanted.since is None or published >= wanted.since)
        and (wanted.until is None or (bool(published) and published[: len(wanted.until)] <= wanted.until))
    )


def _fold(name: str | None) -> tuple[str, ...]:
    """The words of a name without the article, for it comes and goes."""
    return tuple(word.removeprefix("ال") for word in fold_words(name or ""))


def _is_named(wanted: tuple[str, ...], names: Iterable[str]) -> bool:
    """Whether all words that are asked for stand in one of the names."""
    return not wanted or any(set(wanted) <= set(_fold(name)) for name in names)


def list_statement_lines(statements: Iterable[Statement], labels: Labels) -> Iterator[Line]:
    """Statements as people read them: who, how and where, and below it the words."""
    for item in statements:
        speaker = item.speaker or item.source
        who = quote(speaker) if speaker else own(labels("speaker", "none"))
        how = own(labels("stance", item.stance))
        told = [quote(name) for name in item.chain]
        where = [quote(field) for field in (item.outlet, item.published, item.report) if field]
        chain = own(f"{labels('speaker', 'told')} ") + join(labels.comma, told) if told else ()
        yield Line(0, join(" - ", (who, how, chain, join(labels.comma, where))))
        yield Line(1, own("“") + join(" … ", map(quote, item.content)) + own("”"))


def write_statement(item: Statement) -> dict[str, Any]:
    """A statement as JSON has it."""
    return {key: msgspec.to_builtins(value) for key, value in item._asdict().items()}
