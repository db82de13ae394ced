"""An incident as people read it: what, where, when, and under each attribute who says what, with the words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.export.labels import Labels
from riwaya.export.release import Release
from riwaya.export.testimony import RELAYED, Testimony, list_testimony
from riwaya.export.values import name_moment
from riwaya.model import Incident, Passage, Span
from riwaya.text.sentences import split_sentences
from riwaya.text.tokens import cut


class Said(NamedTuple):
    """Who gives a value, and the sentence they give it in; `where` lists outlet, day, report and place in the text."""

    speaker: str
    how: str
    quote: str
    where: tuple[str, ...]


class Value(NamedTuple):
    """A value of an attribute with everybody who gives it."""

    value: str
    sayings: tuple[Said, ...]


class Row(NamedTuple):
    """An attribute: how its values stand to each other, and the values."""

    name: str
    standing: str
    disputed: bool
    values: tuple[Value, ...]


class Dossier(NamedTuple):
    """One incident."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def list_dossiers(release: Release, labels: Labels) -> Iterator[Dossier]:
    """The dossiers of all incidents, in their order."""
    writer = _Writer(release, labels)
    for incident in release.linkage.incidents:
        facts = tuple(_list_facts(incident, labels))
        yield Dossier(incident.id, incident.title, facts, tuple(writer.list_rows(incident)))


def _list_facts(incident: Incident, labels: Labels) -> Iterator[tuple[str, str]]:
    time = incident.time or incident.begins
    facts = {
        "what": labels.event(incident.type, incident.mode),
        "status": labels("realis", incident.realis),
        "place": incident.place.name if incident.place else "",
        "time": name_moment(time, labels) if time else "",
        "reports": str(len(incident.reports)),
        "accounts": str(len(incident.accounts)),
    }
    return ((labels("dossier", name), value) for name, value in facts.items() if value)


class _Writer:
    """Puts testimony in words. What one speaker says in one sentence is quoted once for each value."""

    def __init__(self, release: Release, labels: Labels) -> None:
        self._release = release
        self._labels = labels
        self._sentences: dict[str, list[Span]] = {}

    def list_rows(self, incident: Incident) -> Iterator[Row]:
        """The attributes in their order."""
        testimony = list_testimony(self._release, incident)
        for name, of_attribute in itertools.groupby(testimony, key=lambda row: row.attribute):
            rows = list(of_attribute)
            groups = itertools.groupby(rows, key=lambda row: (row.value, row.denied))
            values = tuple(
                Value(self._name(name, value, denied), tuple(dict.fromkeys(map(self._say, given))))
                for (value, denied), given in groups
            )
            standing = rows[0].standing
            labels = self._labels
            yield Row(labels("attribute", name), labels("standing", standing), standing == "disagree", values)

    def _name(self, attribute: str, value: object, denied: bool) -> str:
        words = self._labels("realis", str(value)) if attribute == "status" else str(value)
        if attribute in ("day", "time"):
            words = name_moment(words, self._labels)
        return self._labels.fill("dossier", "not", words) if denied else words

    def _say(self, row: Testimony) -> Said:
        labels = self._labels
        speaker = labels("dossier", "own voice") if row.own_voice else row.chain or row.speaker
        how = labels("stance", row.stance) if row.stance else ""
        sentence = self._find_sentence(row)
        where = [row.outlet, row.published, row.report, f"{sentence.start}\N{EN DASH}{sentence.end}"]
        if row.copy_of:
            where.append(labels.fill("dossier", "copy", row.copy_of))
        quote = self._release.quote(Passage(report=row.report, span=sentence))
        return Said(speaker.replace(RELAYED, " ← "), how, quote, tuple(filter(None, where)))

    def _find_sentence(self, row: Testimony) -> Span:
        """The sentence, or the sentences, that the words stand in."""
        if row.report not in self._sentences:
            self._sentences[row.report] = list(_split(self._release.readings[row.report].report.text))
        around = [span for span in self._sentences[row.report] if span.overlaps((row.start, row.end))]
        return Span(around[0].start, around[-1].end) if around else Span(row.start, row.end)


def _split(text: str) -> Iterator[Span]:
    tokens = list(cut(text))
    for sentence in split_sentences(text, tokens):
        yield Span(tokens[sentence.first].start, tokens[sentence.last - 1].end)
