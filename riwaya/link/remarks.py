"""What is said of no event: remarks, with the terms that tell what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from riwaya.link.apart import denials_apart, is_setting
from riwaya.link.bounds import day_number
from riwaya.link.naming import entity_key, home_country, is_named
from riwaya.link.saying import Speakers, Speaking, reading_entities
from riwaya.link.words import fold_words
from riwaya.model import Attribution, Reading, Span

_NEGATIONS = frozenset(fold_words("صوري صورية وهمي وهمية مزعوم مزعومة كاذب كاذبة باطل باطلة"))
_PARTICLES = "وفبك"
_REGIONS = ("GPE",)
_OPPOSED = frozenset(("deny", "doubt"))
# Definite nouns shorter than this are pronouns and particles; so many words are shown; so many terms are kept.
_SHORTEST, _SHOWN, _TERMS = 5, 30, 8
_STOP = frozenset(fold_words("الذي التي الذين اللذين اللتين الآن اليوم الماضي الماضية المقبل المقبلة الحالي الحالية"))


class Remark(Struct, frozen=True, array_like=True, gc=False):
    """One attribution that holds no event. `opposes` is the attribution of the report that it denies or doubts."""

    report: str
    outlet: str | None
    published: str | None
    day: int | None
    span: Span
    text: str
    terms: tuple[str, ...]
    negative: bool
    opposes: str | None
    voice: Speaking

    @property
    def key(self) -> tuple[str, str]:
        """The report and the attribution."""
        return self.report, str(self.voice.attribution)


def collect_remarks(reading: Reading) -> tuple[Remark, ...]:
    """The remarks of a report, in the order of its attributions."""
    return tuple(_remarks(reading))


def _remarks(reading: Reading) -> Iterator[Remark]:
    home = home_country(reading)
    speakers = Speakers(reading, home)
    opposed = {apart.denial.id: apart.against.id for apart in denials_apart(reading) if apart.against is not None}
    at_odds = {*opposed, *opposed.values()}  # بلغ القتلى عشرين، لكن الوزارة نفت ذلك: the denial and what it denies
    events = [event for event in reading.events if not is_setting(event)]
    told = {id for event in events for id in event.said_by}
    relayed = {a.inside for a in reading.attributions}
    report = reading.report
    for attribution in reading.attributions:
        opposes = opposed.get(attribution.id)
        if not attribution.content or attribution.id in relayed:
            continue
        holds_event = attribution.id in told or any(_inside(attribution, event.trigger) for event in events)
        if holds_event and attribution.id not in at_odds:
            continue
        words = fold_words(" ".join(span.of(report.text) for span in attribution.content))
        yield Remark(
            report.id,
            report.outlet,
            report.published,
            day_number(report.published),
            attribution.content[0],
            " ".join(attribution.content[0].of(report.text).split()[:_SHOWN]),
            _terms(reading, attribution, home, words),
            attribution.stance in _OPPOSED or bool(_NEGATIONS & set(words)) or attribution.negated,
            opposes,
            speakers.voice(attribution, denied=attribution.stance == "deny" and opposes is not None),
        )


def _inside(attribution: Attribution, span: Span) -> bool:
    return any(part.contains(span) for part in attribution.content)


def _terms(reading: Reading, attribution: Attribution, home: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Who and what a remark is about: named entities first, then definite nouns, each once. Countries and towns tell
    little of a subject.
    """
    entities = reading_entities(reading)
    spoken_of = [
        entities[mention.entity]
        for mention in reading.mentions
        if mention.entity in entities and _inside(attribution, mention.span)
    ]
    named = [entity_key(each, home) for each in spoken_of if each.type not in _REGIONS and is_named(each)]
    regions = {word for each in spoken_of if each.type in _REGIONS for word in fold_words(each.name)}
    nouns = [
        word
        for word in (word[1:] if word[1:3] == "ال" and word[0] in _PARTICLES else word for word in words)
        if word.startswith("ال") and len(word) >= _SHORTEST and word not in _STOP and word not in regions
    ]
    return tuple(dict.fromkeys((*named, *nouns)))[:_TERMS]
