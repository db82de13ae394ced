"""Synthetic news nights: incidents, outlets, copies, rewrites and contradictions whose truth is known.

    python bench/nights.py 200 > night.jsonl

Every report is composed from templates, as text and as the reading of it, so that linking can be measured and timed
without reading. This is easier than life: sentences are alike and readings are without fault. Nothing in it happened.
The same seed and number give the same reports; a night has about 200, so the world grows by nights, not in density.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from night_words import ASIDES, BUILDINGS, FIRST, GROUPS, HOURS, LAST, OUTLETS, QUARTERS, TOWNS, WEAPONS

from riwaya.model import (
    Attribution,
    Entity,
    Event,
    EventType,
    Location,
    Mention,
    MentionType,
    Quantity,
    Reading,
    Report,
    Span,
    Time,
    encode_reading,
)

FIRST_DAY = date(2019, 1, 1)
INCIDENTS_A_NIGHT = 60
# Two reports of one incident never open alike, unless one is a copy.
_LEADS = 4
# Name, province, country.
_TOWN = re.compile(r"(\S[^:]*):([^:]+):([A-Z]{2})")
_MARK = re.compile(r"\[(\w+)\|([^\[\]]*)\]")


class Happening(NamedTuple):
    """An incident as it was, and what each speaker says of it."""

    id: str
    day: date
    town: tuple[str, str, str]
    site: str
    noun: str
    weapon: str
    other_weapon: str
    hour: str
    police_killed: int
    hospital_killed: int
    injured: int
    spokesman: str
    group: str


class Told(NamedTuple):
    """A report with its truth: the incident of each event, and what it is a copy of."""

    reading: Reading
    truth: Mapping[str, str]
    copy_of: str | None


def tell_nights(count: int, seed: int = 7) -> Iterator[Told]:
    """So many reports, night after night."""
    made = night = 0
    while made < count:
        for told in _tell_night(night, random.Random(f"{seed} {night}")):
            if made == count:
                return
            made += 1
            yield told
        night += 1


def _tell_night(night: int, chance: random.Random) -> Iterator[Told]:
    day = FIRST_DAY + timedelta(days=night)
    towns = _TOWN.findall(TOWNS)
    chance.shuffle(towns)
    number = 0
    for index in range(INCIDENTS_A_NIGHT):
        happening = _happen(f"n{night}.{index}", day, towns[index % len(towns)], chance)
        originals: list[tuple[str, str, Sequence[str], date]] = []
        for _ in range(min(12, 1 + int(chance.expovariate(0.42)))):
            number += 1
            id = f"night{night:05}-{number:04}"
            outlet = chance.choice(OUTLETS)
            if len(originals) == _LEADS or (originals and chance.random() < 0.35):
                original = chance.choice(originals)
                yield _copy(id, outlet, original, happening, chance)
                continue
            sentences = _compose(happening, len(originals), chance)
            published = day + timedelta(days=chance.choice((0, 0, 1)))
            originals.append((id, outlet, sentences, published))
            yield Told(*_build(id, outlet, published, sentences, happening), None)


def _happen(id: str, day: date, town: tuple[str, str, str], chance: random.Random) -> Happening:
    noun = chance.choice(list(WEAPONS))
    killed = chance.randint(2, 30)
    return Happening(
        id,
        day,
        town,
        f"{chance.choice(BUILDINGS)} {chance.choice(QUARTERS)}",
        noun,
        *WEAPONS[noun][1:],
        chance.choice(HOURS),
        killed,
        killed + chance.choice((0, 0, 1, 2, 4)),
        chance.randint(5, 80),
        f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        chance.choice(GROUPS),
    )


# Sentences. [name|words] marks words that the reading holds; names: v trigger, k and i numbers, t time, and so on.


def _compose(it: Happening, number: int, chance: random.Random) -> list[str]:
    town = f"[town|{it.town[0]}]"
    site, when = f"[site|{it.site}]", f"[t|{it.hour} {it.day.isoformat()}]"
    police, hospital = f"[police|مديرية أمن {it.town[0]}]", f"[hospital|مدير مستشفى {it.town[0]}]"
    killed, injured = f"[k|{it.police_killed}]", f"[i|{it.injured}]"
    told = f"{it.hour} {it.day.isoformat()}"
    leads = (
        f"[cue|أعلنت] {police} [c1|مقتل {it.police_killed} أشخاص وإصابة {it.injured} آخرين في {it.noun} استهدف"
        f" {it.site} في مدينة {it.town[0]} {told}]",
        f"{town}: قتل {killed} أشخاص وجرح {injured} آخرون في [v|{it.noun}] هز {site} {when}، كما ذكر مراسلنا",
        f"هز [v|{it.noun}] عنيف {site} وسط {town} {when} وأسفر عن سقوط {killed} قتلى و{injured} جريحا",
        f"شهدت {town} {when} [v|{it.noun}] قرب {site} راح ضحيته {killed} أشخاص فيما أصيب {injured} بجروح",
    )
    seconds = (
        f"[cue2|وقال] {hospital} إن [c2|عدد القتلى في ال{it.noun} بلغ {it.hospital_killed}]",
        f"غير أن {hospital} [cue2|أكد] لنا أن [c2|ال{it.noun} أوقع {it.hospital_killed} قتيلا]",
    )
    thirds = (
        f"[cue3|واتهم] المتحدث [man|{it.spokesman}] [c3|{it.group} بتنفيذ ال{it.noun} مستخدمة {it.weapon}]",
        f"لكن [man|{it.spokesman}] [cue3|ذكر] أن [c3|{it.group} نفذت ال{it.noun} بواسطة {it.other_weapon}]",
    )
    asides = [_aside(chance) for _ in range(4)]
    return [leads[number], asides[0], chance.choice(seconds), asides[1], chance.choice(thirds), *asides[2:]]


def _aside(chance: random.Random) -> str:
    opening, who, does, end, close = (chance.choice(words) for words in ASIDES)
    return f"{opening} {who} {does} {_somewhere(chance)} {end} {close} قرب {_somewhere(chance)}"


def _somewhere(chance: random.Random) -> str:
    return f"{chance.choice(BUILDINGS)} {chance.choice(QUARTERS)} و{chance.choice(QUARTERS)}"


def _copy(
    id: str,
    outlet: str,
    original: tuple[str, str, Sequence[str], date],
    it: Happening,
    chance: random.Random,
) -> Told:
    first, credited, sentences, published = original
    kept = list(sentences)
    way = chance.choice(("whole", "cut", "more"))
    if way == "cut":
        kept = kept[:-2]
    elif way == "more":
        kept.append(_aside(chance))
    if outlet == credited:
        outlet = f"{outlet} مباشر"
    later = published + timedelta(days=chance.choice((0, 1)))
    return Told(*_build(id, outlet, later, kept, it, credit=credited), first)


# Readings


def _build(
    id: str, outlet: str, published: date, sentences: Sequence[str], it: Happening, credit: str | None = None
) -> tuple[Reading, dict[str, str]]:
    text, marks = _unmark(sentences)
    if credit is not None:
        text = f"{text}\n({credit})"
    report = Report(
        id=id, text=text, outlet=outlet, title=f"{it.noun} في {it.town[0]}", published=published.isoformat()
    )
    maker = _Maker(text, marks, it)
    reading = Reading(
        report=report,
        times=tuple(maker.times()),
        quantities=tuple(maker.quantities()),
        mentions=tuple(maker.mentions()),
        entities=tuple(maker.entities()),
        attributions=tuple(maker.attributions()),
        events=tuple(maker.events()),
    )
    return reading, {event.id: it.id for event in reading.events}


def _unmark(sentences: Sequence[str]) -> tuple[str, dict[str, Span]]:
    pieces: list[str] = []
    marks: dict[str, Span] = {}
    length = 0
    for number, sentence in enumerate(sentences):
        at = 0
        for match in _MARK.finditer(sentence):
            pieces.append(sentence[at : match.start()])
            length += match.start() - at
            pieces.append(match[2])
            marks[match[1]] = Span(length, length + len(match[2]))
            length += len(match[2])
            at = match.end()
        end = ".\n" if number % 2 else ". "
        pieces.append(sentence[at:] + end)
        length += len(sentence) - at + len(end)
    return "".join(pieces).rstrip(), marks


class _Maker:
    """The items of one reading, found by the marks of its sentences."""

    def __init__(self, text: str, marks: Mapping[str, Span], it: Happening) -> None:
        self._text, self._marks, self._it = text, marks, it

    def _inside(self, mark: str, words: str) -> Span | None:
        """Where words stand within a mark."""
        span = self._marks.get(mark)
        at = self._text.find(words, span.start, span.end) if span is not None else -1
        return Span(at, at + len(words)) if at >= 0 else None

    def _find(self, mark: str, words: str, within: str) -> Span | None:
        return self._marks.get(mark) or self._inside(within, words)

    def times(self) -> Iterator[Time]:
        part = {"صباح": "MO", "ظهر": "MI", "عصر": "AF", "مساء": "EV"}[self._it.hour]
        span = self._find("t", f"{self._it.hour} {self._it.day.isoformat()}", "c1")
        if span is not None:
            yield Time(span=span, type="TIME", value=f"{self._it.day.isoformat()}T{part}")

    def quantities(self) -> Iterator[Quantity]:
        found = (
            ("k", "c1", self._it.police_killed),
            ("i", "c1", self._it.injured),
            ("kk", "c2", self._it.hospital_killed),
        )
        for mark, within, value in found:
            if (span := self._find(mark, str(value), within)) is not None:
                yield Quantity(span=span, value=value)

    def _named(self) -> Iterator[tuple[str, str, MentionType, Span | None]]:
        it = self._it
        yield "e1", it.town[0], "GPE", self._find("town", it.town[0], "c1")
        yield "e2", it.site, "FAC", self._find("site", it.site, "c1")
        yield "e3", f"مديرية أمن {it.town[0]}", "ORG", self._marks.get("police")
        yield "e4", f"مدير مستشفى {it.town[0]}", "PER", self._marks.get("hospital")
        yield "e5", it.spokesman, "PER", self._marks.get("man")
        yield "e6", it.group, "ORG", self._inside("c3", it.group)

    def mentions(self) -> Iterator[Mention]:
        found = [(span, id, type) for id, _, type, span in self._named() if span is not None]
        for number, (span, id, type) in enumerate(sorted(found), 1):
            yield Mention(id=f"m{number}", span=span, type=type, entity=id)

    def entities(self) -> Iterator[Entity]:
        town, province, country = self._it.town
        for id, name, type, span in self._named():
            if span is None:
                continue
            if type not in ("GPE", "FAC"):
                yield Entity(id=id, name=name, type=type)
                continue
            location = Location(
                name=town,
                country=country,
                province=province,
                lat=None,
                lon=None,
                precision="town",
                basis="name" if type == "GPE" else "within",
                row=f"places:{town}/town/{country}/{province}",
            )
            yield Entity(id=id, name=name, type=type, location=location)

    def attributions(self) -> Iterator[Attribution]:
        said = (("a1", "cue", "police", "c1", "e3", "announce"), ("a2", "cue2", "hospital", "c2", "e4", "say"))
        for id, cue, source, content, speaker, stance in (*said, ("a3", "cue3", "man", "c3", "e5", "say")):
            if content in self._marks:
                yield Attribution(
                    id=id,
                    cue=self._marks.get(cue),
                    source=self._marks.get(source),
                    speaker=speaker,
                    content=(self._marks[content],),
                    form="indirect",
                    stance=stance,  # type: ignore[arg-type]
                )

    def events(self) -> Iterator[Event]:
        it = self._it
        mode = WEAPONS[it.noun][0]
        kind: EventType = "ASSAULT"
        place = "e2" if self._find("site", it.site, "c1") else None
        time = next((time.value for time in self.times()), None)
        lead = self._find("v", it.noun, "c1")
        if lead is not None:
            by = ("a1",) if "c1" in self._marks else ()
            yield Event(id="v1", trigger=lead, type=kind, mode=mode, place=place, time=time, killed=it.police_killed,
                        injured=it.injured, said_by=by)  # fmt: skip
        if (trigger := self._inside("c2", it.noun)) is not None:
            yield Event(id="v2", trigger=trigger, type=kind, place=place, time=time, killed=it.hospital_killed,
                        said_by=("a2",), same_as="v1")  # fmt: skip
        if (trigger := self._inside("c3", it.noun)) is not None:
            weapon = it.weapon if self._inside("c3", it.weapon) else it.other_weapon
            yield Event(id="v3", trigger=trigger, type=kind, mode=mode, actor=("e6",), instrument=weapon, place=place,
                        time=time, said_by=("a3",), same_as="v1")  # fmt: skip


if __name__ == "__main__":
    for told in tell_nights(int(sys.argv[1])):
        sys.stdout.buffer.write(encode_reading(told.reading) + b"\n")
