"""Folds words into the trigger that names the event: light verbs, generic nouns, verbs of relative clauses.

The steps run in this order: a generic noun must be gone before a light verb looks for its noun, and a light verb
before the clause of a noun is read for a verb that tells the same event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.annotate.events.loans import Loan
from riwaya.annotate.events.participants import CASUALTIES, SELF
from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.markers import plays
from riwaya.lexicon import Pos
from riwaya.text import Document

_CUTS = frozenset(("،", "؛", ":", "»", "”"))
_LONGEST_RELATIVE = 8
# جولة من المحادثات, التوصل إلى اتفاق
_LINKS = frozenset(("من", "إلى"))


def merge_triggers(document: Document, triggers: Sequence[Trigger], loans: Mapping[int, Loan]) -> list[Trigger]:
    """One trigger an event mention, with all arguments that the words folded into it had."""
    named = _without_generic(document, triggers)
    lent = _without_light_verbs(named)
    told = _without_relatives(document, lent)
    return [_with_predicate(trigger, loans.get(trigger.at)) for trigger in told]


def _without_generic(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """جريمة اغتيال, عملية تفجير: of two nouns in a construct the second says what happened."""
    events = {trigger.at: trigger.row.event for trigger in triggers}
    return [trigger for trigger in triggers if not _is_general(trigger) or not _names_next(document, trigger, events)]


def _is_general(trigger: Trigger) -> bool:
    """عملية, جريمة; شن of شن هجوم."""
    light = trigger.morph.pos is Pos.MASDAR and "light_verbs" in trigger.morph.lemma.tables
    return light or plays(trigger.morph, "generic")


def _names_next(document: Document, trigger: Trigger, events: Mapping[int, str]) -> bool:
    """Whether the next noun, after a preposition perhaps, names the same happening: جولة من المحادثات."""
    if events.get(trigger.at + 1) == trigger.row.event:
        return True
    if events.get(trigger.at + 2) != trigger.row.event:
        return False
    between = document.tags[trigger.at + 1]
    return between is not None and between.lemma.key in _LINKS


def _without_light_verbs(triggers: Sequence[Trigger]) -> list[Trigger]:
    """شنّ هجوما: the noun names the event, the verb gives it a subject."""
    by_token = {trigger.at: trigger for trigger in triggers}
    kept: list[Trigger] = []
    verbs: dict[int, Trigger] = {}
    for trigger in triggers:
        noun = _light_object(trigger, by_token)
        if noun is None:
            kept.append(trigger)
        else:
            verbs[noun.at] = trigger
    return [_with_subject(trigger, verbs[trigger.at]) if trigger.at in verbs else trigger for trigger in kept]


def _light_object(verb: Trigger, by_token: Mapping[int, Trigger]) -> Trigger | None:
    """The noun of the same event type that a verb asks for as a complement."""
    if not verb.is_verb or not verb.row.needs or verb.row.counts in CASUALTIES:  # أودى بحياة 12: it has the number
        return None
    arguments = verb.arguments
    governed = (item.phrase for item in arguments.prepositional if item.preposition in ("ب", "ل"))
    nouns = (by_token.get(phrase.head) for phrase in (*arguments.object, *arguments.subject, *governed))
    same = (noun for noun in nouns if noun is not None and noun.row.event == verb.row.event)
    return next((noun for noun in same if noun.row.actor != SELF), None)


def _with_subject(noun: Trigger, verb: Trigger) -> Trigger:
    subject = tuple(phrase for phrase in verb.arguments.subject if phrase.head != noun.at)
    last = max(noun.arguments.last, verb.arguments.last)
    return noun._replace(arguments=noun.arguments._replace(subject=subject, last=last))


def _without_relatives(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """هجوم استهدف قافلة: the verb says of the noun before it whom the same event hit."""
    kept: list[Trigger] = []
    for trigger in triggers:
        if kept and _is_relative(document, trigger, kept[-1]):
            kept[-1] = _with_clause(kept[-1], trigger)
        else:
            kept.append(trigger)
    return kept


def _with_clause(noun: Trigger, verb: Trigger) -> Trigger:
    told, clause = noun.arguments, verb.arguments
    after = tuple(phrase for phrase in clause.subject if phrase.first > noun.at)
    arguments = told._replace(
        object=(*clause.object, *after),
        prepositional=(*told.prepositional, *clause.prepositional),
        last=clause.last,
    )
    return noun._replace(arguments=arguments)


def _is_relative(document: Document, verb: Trigger, noun: Trigger) -> bool:
    """A verb of the same type in the clause of an event noun, with only its attributes between."""
    if not verb.is_verb or noun.is_verb or verb.sentence != noun.sentence or verb.morph.particles:
        return False
    if noun.row.actor == SELF or verb.row.counts in CASUALTIES:  # ضربة قتلت ثلاثة: the verb has the number
        return False
    if not _tells_same(verb, noun) or not 0 < verb.at - noun.at <= _LONGEST_RELATIVE:
        return False
    between = range(noun.at + 1, verb.at)
    return not any(document.tokens[at].text in _CUTS or _is_verb(document, at) for at in between)


def _tells_same(verb: Trigger, noun: Trigger) -> bool:
    if noun.row.event == verb.row.event:
        return True
    # سيول اجتاحت بلدات: what nature does is told with verbs of attack.
    return noun.row.event == "OTHER" and verb.row.event == "ASSAULT" and not verb.row.counts


def _is_verb(document: Document, index: int) -> bool:
    tag = document.tags[index]
    return tag is not None and tag.pos is Pos.VERB


def _with_predicate(trigger: Trigger, loan: Loan | None) -> Trigger:
    """اندلعت اشتباكات بين …: what stands after the verb belongs to the event that is its subject."""
    if loan is None or loan.role != "event":
        return trigger
    own, verb = trigger.arguments, loan.around
    others = tuple(item for item in verb.prepositional if item not in own.prepositional)
    merged = own._replace(
        prepositional=(*own.prepositional, *others), object=verb.object, last=max(own.last, verb.last)
    )
    return trigger._replace(arguments=merged)
