"""Words that would name an event but for who or what takes part: causes, figures of speech, reasons given."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.participants import SELF
from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.names.phrase import NOMINAL, NounPhrase
from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.tables import NounRow
from riwaya.text import Document
from riwaya.text.agreement import agrees

# Types of events that only people and bodies bring about.
_DELIBERATE = frozenset(("COERCE", "REQUEST", "CONSULT", "SUPPORT", "ACCUSE", "THREATEN", "REJECT", "SANCTION", "AID"))
# Classes of nouns that cannot be attacked but in a figure of speech.
_INTANGIBLE = frozenset(("abstract", "speech", "time", "measure", "event"))
_REASONS = frozenset(("احتجاج", "احتج", "تنديد", "ندّد", "تضامن", "استنكار", "استنكر"))


def without_figures(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers that people bring about, that befall what can be hit, and that are told for themselves."""
    unreal = (_is_caused, _is_figurative, _is_attribute, _is_suspicion, _is_of_law)
    told = [trigger for trigger in triggers if not any(test(document, trigger) for test in unreal)]
    return [trigger for trigger in told if not _is_reason(document, trigger, told)]


def _is_caused(document: Document, trigger: Trigger) -> bool:
    """البرد أجبر الحراس على الاختباء, ما دفع السلطات إلى …: a thing or a state of affairs did it."""
    if not trigger.is_verb or trigger.row.event not in _DELIBERATE or trigger.arguments.passive:
        return False
    if "object" not in trigger.row.recipient:
        return False
    before = document.tokens[trigger.at - 1].word if trigger.at else None
    if stands_as(before, "outcome"):
        return True
    subject = trigger.arguments.subject
    return bool(subject) and all(_is_thing(document, phrase) for phrase in subject)


def _is_suspicion(document: Document, trigger: Trigger) -> bool:
    """مسلحون يشتبه بانتمائهم إلى الجماعة: what somebody is thought to be, no charge that is brought."""
    opens = trigger.at == document.sentences[trigger.sentence].first
    before = document.tags[trigger.at - 1] if not opens else None
    described = before is not None and before.pos in NOMINAL and not before.article
    return described and trigger.is_verb and plays(trigger.morph, "suspects") and not trigger.morph.particles


def _is_thing(document: Document, phrase: NounPhrase) -> bool:
    """A noun that the lexicon knows to be neither person nor body; an unknown word may be a name."""
    tag = document.tags[phrase.head]
    if phrase.type is not None or tag is None or tag.pos is Pos.NAME:
        return False
    row = tag.lemma.row(NounRow)
    return row is not None and row.noun_class in _INTANGIBLE


def _is_figurative(document: Document, trigger: Trigger) -> bool:
    """فجّر أزمة, يضرب الاستقرار: an attack on nothing that can be attacked."""
    objects = trigger.arguments.object
    if not trigger.is_verb or trigger.row.event != "ASSAULT" or not objects:
        return False
    if "object" not in trigger.row.recipient or trigger.arguments.passive:
        return False
    return all(_is_thing(document, phrase) and not _names_attack(document, phrase) for phrase in objects)


def _is_attribute(document: Document, trigger: Trigger) -> bool:
    """القطع المتظاهرة, أي متظاهر: not protesters, but of what kind something is."""
    before = document.tags[trigger.at - 1] if trigger.at else None
    if trigger.row.actor != SELF or before is None:
        return False
    if "quantifier" in particle_classes(before.lemma):  # أي متظاهر
        return True
    if not trigger.morph.article:
        return False
    return before.article and before.pos in NOMINAL and agrees(before, trigger.morph)


def _is_of_law(document: Document, trigger: Trigger) -> bool:
    """مشروع قانون يحظر الزواج القسري, المادة التي تعاقب على التعذيب: what a law does is done to nobody yet."""
    if not trigger.is_verb or trigger.morph.features.aspect is not Aspect.IMPERFECT:
        return False
    at = trigger.at - 1
    if at > 0 and stands_as(document.tokens[at].word, "relative_pronoun"):
        at -= 1
    before = document.tags[at] if at >= 0 else None
    return plays(before, "law") or any(plays(document.tags[p.head], "law") for p in trigger.arguments.subject)


def _names_attack(document: Document, phrase: NounPhrase) -> bool:
    """نفذ هجوما, شن عملية: the object is the deed."""
    tag = document.tags[phrase.head]
    return plays(tag, "generic") or plays(tag, "life") or (tag is not None and "triggers" in tag.lemma.tables)


def _is_reason(document: Document, trigger: Trigger, told: Sequence[Trigger]) -> bool:
    """احتجاجا على الغلاء after a strike or march gives its reason, it is no second protest."""
    tag = trigger.morph
    word = document.tokens[trigger.at].word
    adverbial = word is not None and word.light.endswith("ا") and not (trigger.is_verb or tag.particles)
    if not adverbial or tag.lemma.key.partition("/")[0] not in _REASONS:
        return False
    return any(other.row.event == "PROTEST" and other.sentence == trigger.sentence and other.at < trigger.at
               for other in told)  # fmt: skip
