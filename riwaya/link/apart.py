"""What is said of an event apart from it: "the number of those held is four", "he denied the charges".

A count names its event by the noun it counts (people, or weapons that were fired), a denial by a word that points back
(ذلك، هذه الأنباء، التهم).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riwaya.link.words import fold_words
from riwaya.model import Attribution, Event, EventType, Quantity, Reading, Span

# How far back what is said may point, in characters.
_REACH = 450
# How far from a number stand the words that make it a part, in characters.
_BESIDE = 16
_ENDS = ".\n!؟؛"


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold_words(words))


class _Count(NamedTuple):
    """Nouns (or a unit) that are counted, the attribute this gives, and the types and modes of its events."""

    attribute: str
    nouns: frozenset[str]
    unit: str | None
    types: tuple[EventType, ...]
    modes: tuple[str, ...] = ()


_PEOPLE_SHOWING = _folded("شخص أشخاص شخصا متظاهر متظاهرا متظاهرين محتج محتجا محتجين مشارك مشاركا مشاركين أهالي")
_PEOPLE_HELD = _folded("موقوف موقوفا موقوفين موقوفون معتقل معتقلا معتقلين معتقلون محتجز محتجزا محتجزين")
_DEAD = _folded("قتيل قتيلا قتلى شهيد شهيدا شهداء جثة جثث وفاة وفيات")
_HURT = _folded("جريح جريحا جرحى مصاب مصابا مصابين إصابة إصابات")
_COUNTS = (
    _Count("participants", _PEOPLE_SHOWING, None, ("PROTEST",)),
    _Count("participation_percent", frozenset(), "%", ("PROTEST",), ("strike",)),
    _Count("turnout_percent", frozenset(), "%", ("OTHER",), ("election",)),
    _Count("arrested", _PEOPLE_HELD, None, ("COERCE",)),
    _Count("killed", _DEAD, None, ("ASSAULT", "OTHER")),
    _Count("injured", _HURT, None, ("ASSAULT", "OTHER")),
)
_WEAPONS = _Count("instrument_count", frozenset(), None, ("ASSAULT",))
_AMONG = _folded("منهم منها منهن بينهم بينها بينهن")
_POINTERS = _folded(
    "ذلك هذا هذه تلك صحة الأنباء الأرقام الحصيلة الاتهامات الاتهام المزاعم الادعاءات الرواية الخبر الأمر كله"
)
_COUNTED = _folded("الأرقام الحصيلة الأعداد النسبة النسب العدد الإحصاءات")
_CHARGES = _folded("التهم التهمة الاتهامات الاتهام تهم تهمة اتهامات")
_BLAMING = ("ACCUSE", "SANCTION")
_INQUIRY = "investigate"


class CountApart(NamedTuple):
    """A quantity that gives an event a number, and the attribution it stands in (None: the own voice)."""

    event: Event
    attribute: str
    quantity: Quantity
    said_by: Attribution | None


class DenialApart(NamedTuple):
    """A denial that points back: to an event, or to what somebody else said of no event."""

    denial: Attribution
    event: Event | None
    against: Attribution | None


def counts_apart(reading: Reading) -> Iterator[CountApart]:
    """The numbers of events that no event holds, in the order of the text."""
    for quantity in reading.quantities:
        rule = _rule(reading, quantity)
        if rule is None or _is_part(reading.report.text, quantity.span):
            continue
        said_by = innermost(reading.attributions, quantity.span)
        event = _counted(reading, rule, quantity.span, said_by)
        if event is not None:
            yield CountApart(event, rule.attribute, quantity, said_by)


def denials_apart(reading: Reading) -> Iterator[DenialApart]:
    """The denials that name what they deny by a word that points back."""
    for denial in reading.attributions:
        if denial.stance != "deny" or denial.negated or not denial.content:
            continue
        words = [word for span in denial.content for word in fold_words(span.of(reading.report.text))]
        if any(_holds(denial, event.trigger) for event in reading.events) or not _points(words):
            continue
        if _CHARGES & set(words) and (charge := _charge(reading, denial)) is not None:
            yield DenialApart(denial, charge, None)
        elif (against := _said_before(_candidates(reading, words), denial)) is not None:
            events = [event for event in reading.events if against.id in event.said_by and not is_setting(event)]
            for event in events:
                yield DenialApart(denial, event, against)
            if not events:
                yield DenialApart(denial, None, against)


def is_setting(event: Event) -> bool:
    """اعترف في جلسات التحقيق: an inquiry, which is where something was said rather than what is denied."""
    return event.mode == _INQUIRY


def innermost(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The attribution with the shortest content around a span."""
    around = [(part.end - part.start, a.id, a) for a in attributions for part in a.content if part.contains(span)]
    if not around:
        return None
    shortest = min(length for length, _, _ in around)
    # Of two around the same words, the one inside the other speaks.
    inner = [a for length, _, a in around if length == shortest]
    outer = {a.inside for a in inner}
    return next((a for a in inner if a.id not in outer), inner[0])


def _holds(attribution: Attribution, span: Span) -> bool:
    return any(part.contains(span) for part in attribution.content)


# Counts


def _rule(reading: Reading, quantity: Quantity) -> _Count | None:
    noun = ""
    if quantity.of is not None:
        if any(mention.type == "WEA" and mention.span.overlaps(quantity.of) for mention in reading.mentions):
            return _WEAPONS
        noun = next(iter(fold_words(quantity.of.of(reading.report.text))), "").removeprefix("ال")
    for rule in _COUNTS:
        if (rule.unit is not None and quantity.unit == rule.unit) or noun in rule.nouns:
            return rule
    return None


def _is_part(text: str, span: Span) -> bool:
    """Whether a number counts some of those just counted: "اثنان منهم", "بينهم أربعة"."""
    before = fold_words(text[max(0, span.start - _BESIDE) : span.start])[-1:]
    after = fold_words(text[span.end : span.end + _BESIDE])[:2]
    return not _AMONG.isdisjoint((*before, *after))


def _counted(reading: Reading, rule: _Count, span: Span, said_by: Attribution | None) -> Event | None:
    """The event that a count belongs to: said by the same, or in the same sentence; else one just before."""
    fitting = [
        event
        for event in reading.events
        if event.type in rule.types and (not rule.modes or event.mode in rule.modes) and event.realis != "planned"
    ]
    if said_by is None:
        near = [event for event in fitting if not event.said_by and _one_sentence(reading.report.text, event, span)]
    else:
        near = [event for event in fitting if said_by.id in event.said_by]
    if not near and said_by is not None and not any(said_by.id in event.said_by for event in reading.events):
        near = [event for event in fitting if 0 <= span.start - event.trigger.end <= _REACH]
    return min(near, key=lambda event: (abs(event.trigger.start - span.start), event.id), default=None)


def _one_sentence(text: str, event: Event, span: Span) -> bool:
    first, last = sorted((event.trigger, span))
    return not any(mark in text[first.end : last.start] for mark in _ENDS)


# Denials


def _points(words: Sequence[str]) -> bool:
    """Whether words do no more than point: few, and one of them a pointer."""
    return len(words) <= 5 and bool((_POINTERS | _CHARGES) & set(words))


def _charge(reading: Reading, denial: Attribution) -> Event | None:
    """What the denier is charged with or was convicted of."""
    charges = [event for event in reading.events if event.type in _BLAMING and denial.speaker in event.recipient]
    return charges[0] if charges else None


def _candidates(reading: Reading, words: Sequence[str]) -> Sequence[Attribution]:
    """What a denial may point to: "these figures" only to what holds a number."""
    if not _COUNTED & set(words):
        return reading.attributions
    return [a for a in reading.attributions if any(_holds(a, quantity.span) for quantity in reading.quantities)]


def _said_before(attributions: Sequence[Attribution], denial: Attribution) -> Attribution | None:
    """The last thing that somebody else said before a denial."""
    at = denial.cue or denial.content[0]
    before = [
        a
        for a in attributions
        if a.content
        and a.content[-1].end <= at.start
        and at.start - a.content[-1].end <= _REACH
        and a.speaker != denial.speaker
        and a.stance != "deny"
    ]
    inner = {a.inside for a in before}
    return max((a for a in before if a.id not in inner), key=lambda a: (a.content[-1].end, a.id), default=None)
