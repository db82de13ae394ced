"""Words that would name an event but for who or what takes part: causes, figures of speech, reasons given."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.events.aims import aims_at_deed
from riwaya.annotate.events.participants import SELF
from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.events.walks import tags_behind, walk_back
from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.names.phrase import NOMINAL, PLACES, NounPhrase
from riwaya.lexicon import Aspect, Pos, Sense
from riwaya.lexicon.tables import NounRow, TriggerRow
from riwaya.text import Document, Morph
from riwaya.text.agreement import agrees

# Types of events that only people and bodies bring about.
_DELIBERATE = frozenset(("COERCE", "REQUEST", "CONSULT", "SUPPORT", "ACCUSE", "THREATEN", "REJECT", "SANCTION", "AID"))
# Classes of nouns that cannot be attacked but in a figure of speech.
_INTANGIBLE = frozenset(("abstract", "speech", "time", "measure", "event"))
_WITH, _NO, _WHO = "ب", "لا", "من"
# How many words may stand between what a deed is called and the verb that calls it so.
_VERDICT_REACH = 4
# What is behind the word for a crime that a deed is called: جريمة حرب, جرائم ضد الإنسانية.
_GRAVE = frozenset(("حرب", "ضد", "إبادة"))
_PENALTIES = frozenset(("arrest", "convict"))
# How far behind a deed its penalty stands.
_PENALTY_REACH = 14
# How many words may stand between who is killed and how.
_NEAR = 8
# How many words may describe a noun before its relative pronoun.
_ATTRIBUTES = 3
_REASONS = frozenset(("احتجاج", "احتج", "تنديد", "ندّد", "تضامن", "استنكار", "استنكر"))


def without_figures(document: Document, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers that people bring about, that befall what can be hit, and that are told for themselves."""
    unreal = (
        _is_caused, _is_figurative, _is_attribute, _is_suspicion, _is_of_law, _is_in_set_phrase, _is_of_wounds,
        _is_manner, _is_slogan, _is_of_nature, _is_held, _is_on_abstract, _is_aim, _is_verdict, _is_of_plan,
        _is_of_anybody, _is_flare, _is_on_motion,
    )  # fmt: skip
    told = [trigger for trigger in triggers if not any(test(document, trigger) for test in unreal)]
    return _with_reasons(document, told)


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


def _is_in_set_phrase(document: Document, trigger: Trigger) -> bool:
    """الأكبر على الإطلاق: a noun behind the preposition of a phrase that means something else as a whole."""
    before = document.tags[trigger.at - 1] if trigger.at else None
    if before is None or before.pos is not Pos.PARTICLE:
        return False
    entries = document.phrases.get(trigger.at - 1, ())
    return any(trigger.at <= entry.last and any(map(_is_abstract, entry.senses)) for entry in entries)


def _is_of_wounds(document: Document, trigger: Trigger) -> bool:
    """استشهد متأثرا بجراح أصيب بها: what wounds somebody died of is told no more."""
    before = document.tags[trigger.at - 1] if trigger.at else None
    after = document.tags[trigger.at + 1] if trigger.at + 1 < len(document.tags) else None
    taken_up = after is not None and after.pos is Pos.PARTICLE and after.lemma.key == _WITH and after.enclitic != ""
    return trigger.is_verb and trigger.row.counts == "injured" and taken_up and plays(before, "wound")


def _is_manner(document: Document, trigger: Trigger) -> bool:
    """قتل خمسة جنود رميا بالرصاص: how they were killed, which the verb has told."""
    if trigger.is_verb or not trigger.morph.features.tanwin or not plays(trigger.morph, "manner_of_death"):
        return False
    before = document.tags[max(document.sentences[trigger.sentence].first, trigger.at - _NEAR) : trigger.at]
    deeds = (tag for tag in before if tag is not None)
    return any(row.event == "ASSAULT" and row.counts == "killed" for tag in deeds for row in tag.lemma.rows(TriggerRow))


def _is_slogan(document: Document, trigger: Trigger) -> bool:
    """«لا للقمع», لا للحرب: what people shout against."""
    tokens = document.tokens
    return bool(trigger.at) and trigger.morph.particles.endswith("ل") and tokens[trigger.at - 1].text == _NO


def _is_of_nature(document: Document, trigger: Trigger) -> bool:
    """ضربت الفيضانات البلاد, الأزمة التي تضرب القطاع: what happens does it, which its own noun tells."""
    if not trigger.is_verb or trigger.morph.enclitic or not plays(trigger.morph, "strikes_as"):
        return False
    heads = [document.tags[phrase.head] for phrase in trigger.arguments.subject if phrase.type is None]
    if (noun := _antecedent(document, trigger)) is not None:
        heads.append(noun)
    return any(tag is not None and _happens(tag) for tag in heads)


def _antecedent(document: Document, trigger: Trigger) -> Morph | None:
    """الفيضانات التي [تضرب] البلاد: the noun before a relative pronoun, which the verb agrees with."""
    if trigger.at < 2 or not stands_as(document.tokens[trigger.at - 1].word, "relative_pronoun"):
        return None
    for at in range(trigger.at - 2, max(-1, trigger.at - 2 - _ATTRIBUTES), -1):
        tag = document.tags[at]
        if tag is not None and tag.pos in (Pos.NOUN, Pos.MASDAR):
            return tag
    return None


def _happens(noun: Morph) -> bool:
    """Whether a noun tells a disaster or state of affairs, which people are not."""
    told = {row.event for row in noun.lemma.rows(TriggerRow)}
    if "OTHER" in told:
        return True
    return "ASSAULT" not in told and any(row.noun_class in ("event", "abstract") for row in noun.lemma.rows(NounRow))


def _is_held(document: Document, trigger: Trigger) -> bool:
    """المدينة التي تسيطر عليها الحركة, الشرطة تسيطر على الوضع: who holds something, no seizure."""
    imperfect = trigger.morph.features.aspect is Aspect.IMPERFECT and "س" not in trigger.morph.particles
    if not trigger.is_verb or not plays(trigger.morph, "holds") or not imperfect:
        return False
    related = trigger.at > 0 and stands_as(document.tokens[trigger.at - 1].word, "relative_pronoun")
    return related or not any(phrase.type in PLACES for phrase in trigger.arguments.at("على"))


def _is_on_abstract(document: Document, trigger: Trigger) -> bool:
    """اعتداء على حرية التعبير: a deed against what nobody can hit."""
    if trigger.is_verb or trigger.row.event != "ASSAULT":
        return False
    against = trigger.arguments.at("على")
    return bool(against) and all(plays(document.tags[phrase.head], "intangible") for phrase in against)


def _is_aim(document: Document, trigger: Trigger) -> bool:
    """تستهدف زعزعة الاستقرار: nothing is hit."""
    return trigger.is_verb and aims_at_deed(document, trigger.at)


def _is_verdict(document: Document, trigger: Trigger) -> bool:
    """يمثل جريمة حرب, ترقى إلى جرائم ضد الإنسانية: what a deed told elsewhere is called; not جريمة اغتيال الصحفي."""
    first = trigger.at - (trigger.at > 0 and plays(document.tags[trigger.at - 1], "crime"))
    noun, sentence = document.tags[first], document.sentences[trigger.sentence]
    if not plays(noun, "crime") or noun is None or noun.article or noun.enclitic or first + 1 >= sentence.last:
        return False
    if document.tokens[first + 1].text not in _GRAVE:
        return False
    before = walk_back(document, first - 1, sentence, _VERDICT_REACH)
    return any(plays(document.tags[at], "amounts_to") for at in before)


def _is_of_plan(document: Document, trigger: Trigger) -> bool:
    """يستهدف التطعيم الأطفال, تستهدف الخطة خفض العجز: what something is meant for."""
    imperfect = trigger.morph.features.aspect is Aspect.IMPERFECT
    if not trigger.is_verb or not imperfect or not plays(trigger.morph, "targets") or not trigger.arguments.subject:
        return False
    return all(plays(document.tags[phrase.head], "plan") for phrase in trigger.arguments.subject)


def _is_of_anybody(document: Document, trigger: Trigger) -> bool:
    """كل من خطف شخصا يعاقب بالسجن: whoever may do it; not كرم كل من هاجم القاعدة."""
    if trigger.at < 2 or document.tokens[trigger.at - 1].text != _WHO:
        return False
    if not stands_as(document.tokens[trigger.at - 2].word, "each"):
        return False
    behind = tags_behind(document, trigger.at, trigger.sentence, _PENALTY_REACH)
    return any(plays(tag, "penalises") for tag in behind)


def _is_on_motion(document: Document, trigger: Trigger) -> bool:
    """قضت المحكمة برفض الطعن: no verdict on anybody; but برفض الاستئناف وحبس الناشط."""
    if trigger.row.mode != "convict" or not trigger.is_verb:
        return False
    behind = tags_behind(document, trigger.at, trigger.sentence, _PENALTY_REACH)
    ruled = [tag for tag in behind if tag is not None]
    if any(plays(tag, "penalty") or _takes_away(tag) for tag in ruled):
        return False
    return any(tag.particles == "ب" and plays(tag, "motion") for tag in ruled)


def _takes_away(noun: Morph) -> bool:
    """حبس, إعدام, تغريم: what a court does to people."""
    return any(row.mode in _PENALTIES or row.counts == "killed" for row in noun.lemma.rows(TriggerRow))


def _is_flare(document: Document, trigger: Trigger) -> bool:
    """أطلق الجيش قنابل مضيئة: lights, no bombs; not قنابل مضيئة وقذائف."""
    thrown = trigger.arguments.object or trigger.arguments.subject[-1:] or trigger.arguments.genitive
    if trigger.row.event != "ASSAULT" or "object" not in trigger.row.instrument or not thrown:
        return False
    return all(any(plays(tag, "flare") for tag in document.tags[p.first : p.last + 1]) for p in thrown)


def _is_abstract(sense: Sense) -> bool:
    row = sense.lemma.row(NounRow)
    return row is not None and row.noun_class == "abstract"


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


def _with_reasons(document: Document, told: Sequence[Trigger]) -> list[Trigger]:
    """احتجاجا على الغلاء after a strike or march gives its reason, it is no second protest."""
    kept: list[Trigger] = []
    for trigger in told:
        reason = _is_reason(document, trigger)
        protest = _last_protest(kept, trigger.sentence) if reason else None
        if protest is None:
            kept.append(trigger)
        else:
            kept[protest] = kept[protest].with_words_of(trigger)
    return kept


def _is_reason(document: Document, trigger: Trigger) -> bool:
    word = document.tokens[trigger.at].word
    adverbial = word is not None and word.light.endswith("ا") and not (trigger.is_verb or trigger.morph.particles)
    return adverbial and trigger.morph.lemma.key.partition("/")[0] in _REASONS


def _last_protest(kept: Sequence[Trigger], sentence: int) -> int | None:
    for number in range(len(kept) - 1, -1, -1):
        if kept[number].sentence != sentence:
            return None
        if kept[number].row.event == "PROTEST":
            return number
    return None
