"""Framing: which names each outlet or speaker uses for the same entity.

An entity is the same in two reports if its key is (see naming.py), or if one of its names there is one that it has
here; so loaded names (الاحتلال) that one report ties to it are counted for it in that report, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import UNSET

from riwaya.link.apart import innermost
from riwaya.link.naming import entity_key, home_country, name_key, place_words, same_name
from riwaya.link.saying import Speakers
from riwaya.link.words import fold_words
from riwaya.model import Entity, Framing, Naming, Passage, Reading, Span

# Characters of the text shown on each side of a name; how many places are quoted.
_AROUND, _QUOTED = 40, 5
_PLACES = ("GPE", "LOC")
_OPEN, _CLOSE = '«“"', '»”"'


class _Use(NamedTuple):
    name: str
    by: str
    speaker: bool
    passage: Passage
    quote: str


def frame(readings: Iterable[Reading], name: str) -> Framing:
    """The names that the reports use for the entity of a name, and who uses each."""
    wanted = name_key(name)
    known: dict[str, None] = {}
    uses: list[_Use] = []
    for reading in readings:
        home = home_country(reading)
        for entity in reading.entities:
            if _is_wanted(entity, wanted, home):
                known.update(dict.fromkeys(_names(entity)))
                uses += _uses(reading, entity, home)
    return Framing(entity=name, known_as=tuple(known), namings=tuple(_count(uses)))


def _is_wanted(entity: Entity, wanted: str, home: str) -> bool:
    keys = [entity_key(entity, home), *(name_key(name) for name in _names(entity))]
    if entity.type in _PLACES and any(place_words(name) == place_words(wanted) for name in _names(entity)):
        return True
    return any(same_name(key, wanted) for key in keys)


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *(entity.names if entity.names is not UNSET else ()))


def _uses(reading: Reading, entity: Entity, home: str) -> Iterator[_Use]:
    text, speakers = reading.report.text, Speakers(reading, home)
    for mention in reading.mentions:
        if mention.entity != entity.id:
            continue
        said = innermost(reading.attributions, mention.span)
        quoted = said is not None and (said.form == "direct" or _is_quoted(text, mention.span))
        voice = speakers.voice(said) if said is not None and quoted else speakers.own()
        yield _Use(
            mention.span.of(text),
            voice.name or voice.key,
            quoted,
            Passage(report=reading.report.id, span=mention.span),
            _quote(text, mention.span),
        )


def _is_quoted(text: str, span: Span) -> bool:
    """Whether a quotation opens before a span in its line and closes after it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before = text[start : span.start]
    after = text[span.end : end if end >= 0 else len(text)]
    opened = max(before.rfind(mark) for mark in _OPEN[:2])
    return opened > max(before.rfind(mark) for mark in _CLOSE[:2]) and any(mark in after for mark in _CLOSE[:2])


def _quote(text: str, span: Span) -> str:
    """Some words on both sides of a span, none of them cut."""
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = before[len(before.split(" ", 1)[0]) :]
    if span.end + _AROUND < len(text):
        after = after[: len(after) - len(after.rsplit(" ", 1)[-1])]
    return " ".join(f"{before}{span.of(text)}{after}".split())


def _count(uses: Iterable[_Use]) -> Iterator[Naming]:
    groups: dict[tuple[bool, str, tuple[str, ...]], list[_Use]] = {}
    for use in uses:
        groups.setdefault((use.speaker, use.by, fold_words(use.name)), []).append(use)
    for (speaker, by, _), found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        found.sort(key=lambda use: use.passage)
        yield Naming(
            name=found[0].name,
            by=by,
            kind="speaker" if speaker else "outlet",
            count=len(found),
            passages=tuple(use.passage for use in found),
            quotes=tuple(use.quote for use in found[:_QUOTED]),
        )
