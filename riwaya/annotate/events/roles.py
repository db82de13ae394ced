"""Who does it, who suffers it, with what and where, by the positions that the row of a trigger names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.events.agents import AgentReader
from riwaya.annotate.events.arguments import Arguments
from riwaya.annotate.events.circumstances import CircumstanceReader
from riwaya.annotate.events.counts import CountReader
from riwaya.annotate.events.participants import (
    CASUALTIES,
    are_gunmen,
    is_armed,
    is_harmed,
    is_housed,
    is_participant,
    is_road,
    is_state,
    tells_casualty,
)
from riwaya.annotate.events.towns import TOWN_HEADS
from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.markers import is_number, joins_as, plays
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrase import AGENTS, PLACES, WEAPONS, NounPhrase
from riwaya.lexicon import Aspect, Grammatical, Pos, Voice
from riwaya.lexicon.tables import LightVerbRow, TriggerRow
from riwaya.model import Quantity, Span
from riwaya.text import Document, Morph

AGENT_POSITIONS = ("من قبل", "على يد")
_INSTRUMENT_POSITIONS = ("ب", "subject", "object", "genitive")
# Prepositions after which any event has its place, of which the narrowest counts.
_INSIDE = frozenset(("في", "أمام", "قرب", "عند", "داخل", "وسط"))
# What nobody is: اشتباكات الأسواق.
_SITES = frozenset(("FAC", "LOC"))
_AREAS = frozenset(("GPE", "LOC"))
_ONTO, _TOWARDS, _OF = "على", "إلى", "ل"
# How far before a blow the verb stands by which it is dealt: وجهت إسرائيل ضربة.
_DEALING_REACH = 5
# Among how many words behind it an adjective says whose it is: ضربة جوية إسرائيلية.
_ADJECTIVES = 2
# Modes of what is done to somebody, so that of two who are named beside the noun the first can have done it.
_OF_ONE_BY_OTHERS = frozenset(("targeted", "abduct"))
_IN = "في"
_HIT = frozenset(("FAC", "ORG", "GPE", "LOC"))
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})
# How many words tell in which direction from another a place lies.
_DIRECTIONS = 2
# Modes of what is done to people alone.
_OF_PEOPLE = frozenset(("arrest", "abduct", "convict"))
# How many words may stand between phrases that are joined.
_JOINT = 1
# How many words a number of victims has.
_COUNTED = 2
# How far before a deed with ب the word stands that tells whom it harmed.
_CAUSE_REACH = 10
# Types whose participants do it together, all of them actors.
_MUTUAL = frozenset(("CONSULT", "AGREE"))
# Types whose nouns take the nationality of who acts: الغارات الأمريكية; not الانتخابات اللبنانية.
_NATIONAL = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "SANCTION", "CONSULT", "REJECT"))
# Modes of attacks from a distance.
_FIRED = frozenset(("heavy-weapons", "firearms", "drone", "aerial"))
# Modes of attacks that lie in wait, and who passes by them.
_LAID = frozenset(("explosives", "suicide-attack"))
_PASSING = frozenset(("PER", "ORG", "VEH"))
# Types that tell of people who leave a place.
_LEAVING = frozenset(("RETREAT", "AID", "SANCTION", "OTHER"))
# Types of deeds that buildings suffer.
_DAMAGING = frozenset(("ASSAULT", "PROTEST"))
# Types of what only speakers do, to whom it is rarely done by nobody.
_VOICED = frozenset(("REQUEST", "THREATEN", "REJECT"))
# Types of what is said for or against somebody.
_SPOKEN = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
_MODE_OF_WEAPON = {
    "missile": "heavy-weapons",
    "shell": "heavy-weapons",
    "rocket": "heavy-weapons",
    "artillery": "heavy-weapons",
    "drone": "drone",
    "aircraft": "aerial",
    "bomb": "explosives",
    "mine": "explosives",
    "gun": "firearms",
    "bullet": "firearms",
}


# What adjectives of attacks and weapons tell, by the part they play.
_MODE_OF_ADJECTIVE = (
    ("riot_control", "crowd-control"),
    ("unmanned", "drone"),
    ("airborne", "aerial"),
    ("shelling", "heavy-weapons"),
)
# Modes that the weapon tells although the verb has one: قصف الطائرات, أطلق قنابل مسيلة للدموع.
_TOLD_ANYWAY = frozenset(("aerial", "drone", "crowd-control"))


class Roles(Struct, frozen=True, gc=False):
    """The participants of an event."""

    actor: tuple[NounPhrase, ...]
    recipient: tuple[NounPhrase, ...]
    instrument: NounPhrase | None


class RoleReader:
    """Fills the roles of triggers in one document."""

    def __init__(
        self, document: Document, agents: AgentReader, counts: CountReader, circumstances: CircumstanceReader
    ) -> None:
        self._document = document
        self._agents = agents
        self._counts = counts
        self._circumstances = circumstances

    def roles(self, trigger: Trigger) -> Roles:
        """What the clause of the trigger gives; the recipient first, who is then nobody's actor."""
        row, arguments = trigger.row, self.voiced(trigger)
        if trigger.is_verb:
            recipient = _fill(row.recipient, arguments)
            actor = _fill(_agent_positions(row.actor), arguments, taken=recipient)
            agentless = arguments.passive or not arguments.subject  # قصفت القرية من قبل الجيش
            if not actor and agentless and "subject" in row.actor:
                actor = _fill(AGENT_POSITIONS, arguments, taken=recipient)
        elif victims := _acted_on(row, arguments) or self._attacked(row, arguments) or self._fired_on(row, arguments):
            actor, recipient = _actors(arguments.genitive), victims
        elif victims := self._dealt_to(trigger, arguments):
            actor, recipient = _actors(arguments.genitive) or self._agents_of(trigger, arguments), victims
        else:
            located = plays(trigger.morph, "scene")
            suffers = tuple(p for p in _of_noun(row.recipient) if p != _OF or p not in row.actor)  # قصف لقوات النظام
            hit = any(phrase.type is not None for phrase in arguments.object)
            if hit and plays(trigger.morph, "ambush"):  # كمين للمسلحين استهدف دورية
                suffers = tuple(position for position in suffers if position != _OF)
            if self._is_operation(trigger) and self._is_by_force(arguments):  # عملية دهم للقوات الأميركية
                suffers = tuple(position for position in suffers if position != _OF)
            recipient = _fill(suffers, arguments, located=located) or self._struck(trigger, arguments.object)
            if row.mode in _FIRED and row.pos == "verb" and not recipient:  # قصف على رفح
                recipient = _fill((_ONTO,), arguments, located=located)
            acts = (*_of_noun(row.actor), *(p for p in _of_noun(row.recipient) if p not in suffers))
            actor = _fill(acts, arguments, taken=(*recipient, *self._aside(row, arguments)), located=located)
            if self._is_cause(trigger) and recipient and recipient == _forces(arguments.genitive):
                actor, recipient = recipient, ()
            if row.counts not in CASUALTIES:  # سقط ثمانية شهداء: nobody did it to himself
                actor = actor or tuple(p for p in arguments.subject if is_participant(p, self._document))
        if row.counts in CASUALTIES:  # الإعدام في بلاده
            recipient = tuple(p for p in recipient if p.type not in _AREAS or p not in arguments.at(_IN))
        if _IN in row.recipient and any(phrase.type not in _AREAS for phrase in recipient):
            recipient = tuple(p for p in recipient if p.type not in _AREAS)  # النار في مقرات الأحزاب في محافظة ذي قار
        if is_mutual(row):
            met = recipient if trigger.is_verb and "object" in row.recipient else ()
            actor, recipient = _together(actor, recipient, (*_partners(arguments), *met))
        if row.event == "OTHER" and row.mode == "disaster":
            recipient = ()  # nature does it to nobody
        if row.mode == "convict":
            recipient = tuple(phrase for phrase in recipient if not self._is_seated(phrase, arguments))
            recipient = recipient or _fill((_OF,), arguments, taken=actor)  # قضت بالسجن المؤبد لأربعة متهمين
        if row.event == "COERCE" and not recipient:  # احتجزت إيران سفينة, منعت القوات سيارات الإسعاف من الدخول
            recipient = tuple(p for p in arguments.object if p.type == "VEH" and "object" in row.recipient)
        if row.event == "ASSAULT":
            recipient = tuple(owner for phrase in recipient for owner in self.held(phrase))
            recipient = recipient or self._owners(_recipient_positions(trigger), arguments, taken=actor)
            recipient = tuple(p for p in recipient if row.mode not in _LAID or not is_road(self._document, p))
            recipient = recipient or self._passing(row, arguments)
        if row.event in _DAMAGING:
            recipient = recipient or self._wholes(_recipient_positions(trigger), arguments)
            recipient = (*recipient, *self._vehicles_beside(recipient, trigger, arguments))
        if row.event in _SPOKEN and not recipient:
            # رحبت باتفاق الفصيلين, أثنى على شجاعة رجال الإنقاذ
            any_thing = row.event == "SUPPORT" and not plays(trigger.morph, "concludes")
            recipient = self._stances(_recipient_positions(trigger), arguments, taken=actor, any_thing=any_thing)
        recipient = tuple(phrase for phrase in recipient if not plays(self._document.tags[phrase.head], "other"))
        actor = tuple(phrase for phrase in actor if phrase.type not in _SITES) or self._agents_of(trigger, arguments)
        if row.event == "MOBILIZE" and not actor:  # استدعي الجيش: who is sent goes there
            sent = tuple(p for p in _forces(recipient) if p not in arguments.at(_TOWARDS))  # أرسل قوات إلى الإقليم
            actor, recipient = sent, tuple(p for p in recipient if p not in sent)
        return Roles(actor, recipient, _instrument(row, arguments, recipient))

    def _is_operation(self, trigger: Trigger) -> bool:
        """عملية دهم, حملة تفتيش: a deed that says what kind of operation it was."""
        return trigger.at > 0 and plays(self._document.tags[trigger.at - 1], "generic")

    def _is_by_force(self, arguments: Arguments) -> bool:
        """Whether a force, and nobody else, stands behind ل."""
        whose = arguments.at(_OF)
        return bool(whose) and not arguments.genitive and all(is_armed(self._document, phrase) for phrase in whose)

    def _attacked(self, row: TriggerRow, arguments: Arguments) -> tuple[NounPhrase, ...]:
        """اغتيال مسلحين الناشط علي, اختطاف التنظيم مدنيين: whom several or a body did it to; not who one person is."""
        if row.mode not in _OF_ONE_BY_OTHERS or not arguments.accusative or not arguments.genitive:
            return ()
        heads = (self._document.tags[p.head] for p in arguments.genitive if p.type not in ("ORG", "GPE"))
        several = all(head is not None and head.features.number is Grammatical.PLURAL for head in heads)
        return tuple(p for p in arguments.accusative if several and p.type == "PER")

    def _fired_on(self, row: TriggerRow, arguments: Arguments) -> tuple[NounPhrase, ...]:
        """قصف قوات النظام وروسيا على المدينة: what lies behind على, where the genitive is of those who fire."""
        if row.mode not in _FIRED or not arguments.genitive or not all(map(self._can_fire, arguments.genitive)):
            return ()
        return tuple(phrase for phrase in arguments.at(_ONTO) if phrase.type in _HIT)

    def _can_fire(self, phrase: NounPhrase) -> bool:
        return is_state(self._document, phrase) or is_armed(self._document, phrase)

    def _dealt_to(self, trigger: Trigger, arguments: Arguments) -> tuple[NounPhrase, ...]:
        """ضربة إسرائيلية لإيران, وجهت الطائرات ضربة لإيران: the state behind ل; not ضربات لروسيا على إدلب."""
        if not plays(trigger.morph, "dealt") or arguments.at(_ONTO):
            return ()
        before = self._document.tags[max(0, trigger.at - _DEALING_REACH) : trigger.at]
        told = bool(arguments.genitive) or any(plays(tag, "deals") for tag in before)
        described = self._document.tags[trigger.at + 1 : trigger.at + 1 + _ADJECTIVES]
        if not told and not any(map(_is_nationality, described)):
            return ()
        return tuple(phrase for phrase in arguments.at(_OF) if is_state(self._document, phrase))

    def whose_dead(self, trigger: Trigger, recipient: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        """سقط قتلى في صفوف الجيش, عشرات القتلى من المدنيين, 13 قتيلا بين المدنيين: those of whom words for dead tell.

        Nobody where the recipient is told otherwise.
        """
        tags, tokens = self._document.tags, self._document.tokens
        if any(not is_harmed(tags[phrase.head]) for phrase in recipient):
            return ()
        ends = {trigger.at, *(self._last_joined(phrase) for phrase in recipient)}
        for governed in trigger.arguments.prepositional:
            preposition, phrase = governed.preposition, governed.phrase
            before = phrase.first - (1 if self._circumstances.phrases.particles(phrase.first) else 2)
            if before < 0 or (before not in ends and not is_number(tokens[before])):
                continue
            if plays(tags[phrase.head], "ranks"):
                return tuple(p for p in self._circumstances.phrases.inside(phrase) if p.type in AGENTS)[:1]
            of = preposition == "من" and (trigger.is_verb or is_harmed(tags[before]))  # not القتل من أتباعه
            told = (of or preposition == "بين") and phrase.type in ("PER", "ORG") and not is_harmed(tags[phrase.head])
            if told:
                return (phrase,)
        return ()

    def _last_joined(self, harmed: NounPhrase) -> int:
        """القتلى [والجرحى]: the last of several words for those harmed."""
        last, tokens = harmed.last - 1, self._document.tokens
        while last + 1 < len(tokens) and joins_as(tokens[last + 1].word, "harmed"):
            last += 1
        return last

    def _aside(self, row: TriggerRow, arguments: Arguments) -> Iterator[NounPhrase]:
        """What looks like an agent of a noun, and is none.

        Where it was (عملية بولاية بورنو), whose its target is (هجوم على نقطة للشرطة), what is used (استقدام تعزيزات).
        """
        if row.pos == "verb" and "object" in row.instrument and not arguments.accusative:
            yield from arguments.genitive
        yield from (phrase for phrase in arguments.at("ب") if phrase.type in _AREAS)
        ends = {phrase.last for phrase in arguments.own}
        used = (phrase for phrase in arguments.at("ب") if phrase.type in WEAPONS and phrase.first in ends)
        ends |= {phrase.last for phrase in used}  # هجوم بطائرة مسيرة لقوات الدعم السريع
        ends |= {end + 1 for end in ends if self._is_written_apart(end)}
        yield from (phrase for phrase in arguments.at(_OF) if phrase.first not in ends)

    def _is_written_apart(self, at: int) -> bool:
        """قصف [لـ]«الدعم السريع»."""
        word = self._document.tokens[at].word if at < len(self._document.tokens) else None
        return word is not None and word.light == _OF

    def _struck(self, trigger: Trigger, phrases: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        """Who is hit by what happens: هز انفجار مقر الحزب, استهدفت الغارات الحي.

        An area that is not aimed at is where it happened: هز انفجار العاصمة.
        """
        hit = _actors(phrases)
        before = range(max(0, trigger.at - 1), hit[0].first) if hit else range(0)
        aimed = any(plays(self._document.tags[at], "aims_at") for at in before)
        inner = {phrase for phrase in hit for other in hit if other.first < phrase.first < other.last}
        return tuple(phrase for phrase in hit if phrase not in inner and (aimed or phrase.type not in _AREAS))

    def _is_cause(self, trigger: Trigger) -> bool:
        """قتل مدنيان بقصف قوات النظام, أدى قصف الجيش إلى: a deed that did harm, so that its genitive did it."""
        before = self._document.tags[trigger.at - 1] if trigger.at else None
        if before is not None and before.pos is Pos.VERB and trigger.row.event == "ASSAULT":
            return any(row.subject == "event" and row.preposition for row in before.lemma.rows(LightVerbRow))
        if trigger.morph.particles != "ب" or trigger.row.event != "ASSAULT":
            return False
        for at in range(trigger.at - 1, max(-1, trigger.at - _CAUSE_REACH), -1):
            tag = self._document.tags[at]
            if self._document.tokens[at].kind == "punctuation":
                return False
            if tag is not None and tells_casualty(tag):
                return True
        return False

    def held(self, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
        """غارة على موقع للحلف: who is hit with a building is the force that holds it."""
        if phrase.type != "FAC":
            return (phrase,)
        bodies = tuple(owner for owner in self._agents.holders(phrase) if owner.type == "ORG")
        return bodies or (phrase,)

    def _owners(
        self, positions: Sequence[str], arguments: Arguments, taken: Collection[NounPhrase]
    ) -> tuple[NounPhrase, ...]:
        """استهدف موكبا لقوات الحلف, هجوم على قافلة المنظمة: who is hit with a vehicle is the body it belongs to."""
        hit = [
            phrase
            for position in positions
            for phrase in arguments.at(position)
            if phrase.type == "VEH" and not (position == _OF and self._is_flown(phrase))
        ]
        owners = (owner for phrase in hit for owner in self._agents.owners(phrase))
        named = tuple(dict.fromkeys(owner for owner in owners if owner not in taken))
        return named or tuple(phrase for phrase in hit if phrase not in taken)  # هجوم استهدف حافلة

    def _passing(self, row: TriggerRow, arguments: Arguments) -> tuple[NounPhrase, ...]:
        """انفجرت عبوة لدى مرور دورية للجيش: who passes where something goes off is whom it was to hit."""
        if row.mode not in _LAID:
            return ()
        passages = (g.phrase for g in arguments.prepositional if plays(self._document.tags[g.phrase.head], "passing"))
        inner = (phrase for passage in passages for phrase in self._circumstances.phrases.inside(passage))
        who = next((phrase for phrase in inner if phrase.type in _PASSING), None)
        head = self._document.tags[who.head] if who is not None else None
        if who is None or head is None or head.enclitic:  # مرور موكبه: of somebody who is told
            return ()
        owners = self._agents.owners(who) if who.type == "VEH" else ()
        return tuple(owner for owner in owners if owner.type == "ORG") or (who,)

    def _vehicles_beside(
        self, recipient: Collection[NounPhrase], trigger: Trigger, arguments: Arguments
    ) -> tuple[NounPhrase, ...]:
        """استهدفوا المكاتب وسيارات الشرطة: vehicles that were hit with something else."""
        if "object" in trigger.row.instrument:  # أطلقوا
            return ()
        ends = {phrase.last for phrase in recipient}
        found = []
        for phrase in (phrase for position in _recipient_positions(trigger) for phrase in arguments.at(position)):
            if phrase.type == "VEH" and phrase.first in ends and self._is_added(phrase) and phrase not in recipient:
                found.append(phrase)
                ends.add(phrase.last)
        return tuple(found)

    def _is_added(self, phrase: NounPhrase) -> bool:
        tag = self._document.tags[phrase.first]
        return tag is not None and tag.particles == "و"

    def _wholes(self, positions: Sequence[str], arguments: Arguments) -> tuple[NounPhrase, ...]:
        """حطموا باب الكلية: what is hit with a part of a building is the building."""
        found = (phrase for position in positions for phrase in arguments.at(position))
        parts = (p for p in found if p.type is None and plays(self._document.tags[p.head], "building_part"))
        wholes = (next(self._circumstances.phrases.inside(part), None) for part in parts)
        return tuple(whole for whole in wholes if whole is not None and whole.type in _HIT)

    def _stances(
        self, positions: Sequence[str], arguments: Arguments, taken: Collection[NounPhrase], *, any_thing: bool
    ) -> tuple[NounPhrase, ...]:
        """انتقد سياسة الحكومة, استياء من موقف الوزارة: whoever takes a stance is who is blamed or backed."""
        told = [phrase for position in positions for phrase in arguments.at(position) if phrase.type is None]
        stances = [phrase for phrase in told if any_thing or plays(self._document.tags[phrase.head], "stance")]
        owners = (owner for phrase in stances for owner in self._agents.owners(phrase))
        return tuple(dict.fromkeys(owner for owner in owners if owner not in taken))

    def _is_seated(self, phrase: NounPhrase, arguments: Arguments) -> bool:
        """قضت بمحكمة الاستئناف, قضت محكمة الجنح بالجزائر العاصمة: where it is ruled, not on whom."""
        tag = self._document.tags[phrase.head]
        if tag is not None and head_sort(tag.lemma) == "court":
            return True
        return phrase.type in _AREAS and phrase in arguments.at("ب")

    def _is_flown(self, phrase: NounPhrase) -> bool:
        """قصف جوي لطائرات حربية: what struck."""
        tag = self._document.tags[phrase.head]
        return tag is not None and head_sort(tag.lemma) in ("aircraft", "drone")

    def _agents_of(self, trigger: Trigger, arguments: Arguments) -> tuple[NounPhrase, ...]:
        """The owner of the weapon that is the subject of a verb or did the harm, the state whose act a noun names."""
        fired = arguments.at("ب") if trigger.row.event == "ASSAULT" else ()  # أصيب برصاص الجيش
        met = "subject" in trigger.row.recipient and "subject" not in trigger.row.instrument  # اصطدمت آلية بلغم
        holders = () if met else arguments.subject
        weapons = (p for p in (*holders, *(f for f in fired if f.type == "WEA")) if p.type in WEAPONS)
        owners = next((owners for phrase in weapons if (owners := self._agents.owners(phrase))), ())
        if trigger.is_verb or owners:
            return owners
        if trigger.row.event not in _NATIONAL:
            return ()
        return next((nations for phrase in arguments.own if (nations := self._agents.nations(phrase))), ())

    def voiced(self, trigger: Trigger) -> Arguments:
        """Without marks قُتل is written like قَتل: with victims before or after it and nobody else, it is a passive."""
        arguments = trigger.arguments
        if not trigger.is_verb or arguments.passive or "object" not in trigger.row.recipient:
            return arguments
        # دعا ناشطون, استنكر خالد، … اقتحام النقابة
        if trigger.row.event in _VOICED or trigger.row.mode == "disapprove":
            return arguments
        if trigger.morph.enclitic or not arguments.subject:
            return arguments
        form = trigger.morph.features
        active = form.aspect is Aspect.PERFECT and form.voice is Voice.ACTIVE
        if active and trigger.row.counts not in CASUALTIES:  # هاجم: the passive is spelled otherwise
            return arguments
        first = arguments.subject[0]
        jailed = trigger.row.mode == "arrest" and first.type == "PER" and bool(arguments.object)
        if jailed and all(phrase.type == "FAC" for phrase in arguments.object):  # أودع المتهم السجن
            return replace(arguments, subject=(), object=arguments.subject, passive=True)
        agents = _fill(AGENT_POSITIONS, arguments)  # قتل الصحفي على يد مجهولين
        if agents and not self._has_deed(first.last, agents[0].first):
            return replace(arguments, subject=(), object=arguments.subject, passive=True)
        harms = trigger.row.counts in CASUALTIES
        if any(not (self._is_manner(p) or (harms and self._names_event(p))) for p in arguments.object):
            return arguments
        if all(phrase.type == "FAC" for phrase in arguments.subject):  # دمرت مراكز الأبحاث: what a building suffers
            return replace(arguments, subject=(), object=arguments.subject)
        counted = not first.definite or self._counts.number(first) is not None or self._is_held(trigger, first)
        perfect = form.aspect is Aspect.PERFECT
        victims = first.type == "PER" or plays(self._document.tags[first.head], "other")  # وأصيب اثنان آخران
        if victims and counted and (first.first > trigger.at or perfect):
            return replace(arguments, subject=(), object=arguments.subject, passive=True)
        return arguments

    def _is_held(self, trigger: Trigger, phrase: NounPhrase) -> bool:
        """أوقف الناشط الحقوقي, سجن المعارض: one person with a verb of arrest and nothing else, who arrests nobody."""
        head = self._document.tags[phrase.head]
        one = head is not None and head.features.number is Grammatical.SINGULAR
        return trigger.row.mode == "arrest" and one

    def _is_manner(self, phrase: NounPhrase) -> bool:
        """أعدم 13 شخصا شنقا: how it was done, nobody to whom."""
        tag = self._document.tags[phrase.head]
        return phrase.type is None and tag is not None and tag.features.tanwin and plays(tag, "manner_of_death")

    def _names_event(self, phrase: NounPhrase) -> bool:
        """قتل شخص أثناء تفريق القوات بالقوة تظاهرة: no victim of who is killed."""
        tag, word = self._document.tags[phrase.head], self._document.tokens[phrase.head].word
        deed = tag is not None and tag.pos in _DEEDS and word is not None and "triggers" in word.tables
        return phrase.type is None and deed

    def _has_deed(self, first: int, last: int) -> bool:
        """استنكر المجلس الاعتداءات من جانب الشرطة: the agent is that of a deed between the verb and it."""
        tags = (self._document.tags[at] for at in range(first, last))
        return any(t is not None and t.article and t.pos in _DEEDS and "triggers" in t.lemma.tables for t in tags)

    def mode(self, trigger: Trigger, roles: Roles) -> str | None:
        """The mode of the row, or that of an attack that only its weapon or who carried it out tells."""
        row, instrument = trigger.row, roles.instrument
        if row.mode == "aerial" and are_gunmen(self._document, roles.actor):  # غارة شنها مسلحون على قرية
            return None
        if row.event != "ASSAULT" or row.mode not in (None, "explosives", "heavy-weapons"):
            return row.mode
        if self._is_suicide(trigger, roles.actor):
            return "suicide-attack"
        if (described := self._mode_among(self._described(trigger))) is not None or instrument is None:
            return described or row.mode
        tag = self._document.tags[instrument.head]
        told = self._mode_among(range(instrument.head + 1, instrument.last))
        told = told or ("drone" if plays(tag, "also_drone") else None)
        told = told or ("crowd-control" if self._is_of_gas(instrument) else None)
        told = told or (_MODE_OF_WEAPON.get(head_sort(tag.lemma)) if tag is not None else None)
        return told if row.mode is None or told in _TOLD_ANYWAY else row.mode

    def words(self, trigger: Trigger) -> Iterator[Span]:
        """هجوم [انتحاري], غارة [جوية]: the adjectives that tell the mode of an attack."""
        if trigger.row.event != "ASSAULT":
            return
        roles = [role for role, _ in _MODE_OF_ADJECTIVE]
        for at in self._described(trigger):
            tag = self._document.tags[at]
            if tag is not None and any(plays(tag, role) for role in roles):
                yield self._document.tokens[at].stem_span(tag)

    def _is_of_gas(self, weapon: NounPhrase) -> bool:
        """قنابل الغاز: what police throw; not a bomb with a gas that is named, غاز الكلور."""
        inner = self._document.tags[weapon.head + 1] if weapon.head + 1 < weapon.last else None
        return inner is not None and inner.article and head_sort(inner.lemma) == "gas"

    def _described(self, trigger: Trigger) -> range:
        """The words that describe the noun of a trigger."""
        own = trigger.arguments.own if not trigger.is_verb else ()
        return range(own[0].head + 1, own[0].last) if own else range(0)

    def _mode_among(self, tokens: range) -> str | None:
        """The mode that an adjective tells: قصف صاروخي, ضربة جوية, طائرة مسيرة, رصاص مطاطي."""
        tags = [self._document.tags[at] for at in tokens]
        return next((mode for tag in tags for role, mode in _MODE_OF_ADJECTIVE if plays(tag, role)), None)

    def _is_suicide(self, trigger: Trigger, actor: Sequence[NounPhrase]) -> bool:
        """هجوم انتحاري, or استهدف انتحاري موكبا."""
        described = (*self._described(trigger), *(phrase.head for phrase in actor))
        return any(plays(self._document.tags[at], "suicide") for at in described)

    def place(self, trigger: Trigger) -> NounPhrase | None:
        """Where the row says that its place stands, else after a preposition of place, else what was hit.

        What was hit comes first where the place only says where that lies: اقتحموا بلدة قراوة شمال غرب رام الله.
        """
        arguments = trigger.arguments
        apart = (position for position in trigger.row.place if position not in _INSIDE)  # قرب باب العامود في القدس
        stated = (phrase for position in apart for phrase in arguments.at(position))
        place = next((p for p in stated if p.type in _AREAS or self._is_site(p)), None)
        told = self._without_origins(_beside(arguments, (*trigger.row.instrument, *_away(trigger.row))))
        place = place or self._circumstances.place(told)
        if place is None and trigger.row.event in _LEAVING:
            place = self._circumstances.origin(arguments)
        whose = arguments.genitive if not arguments.accusative else ()  # اغتيال إسرائيل القائد
        hit = self.site((*arguments.object, *arguments.accusative, *whose, *arguments.at("على")))
        if place is None or hit is None:
            return place or hit
        beside = 0 < place.first - hit.last <= _DIRECTIONS
        aimed_at = hit in (*arguments.object, *arguments.accusative) and {hit.type, place.type} <= _AREAS
        aimed_at |= hit.type == "GPE" and place.type == "LOC" and self._is_town(hit)  # قصف على قرية في ريف حلب
        return hit if beside and (hit.type == place.type or aimed_at) else place

    def _is_town(self, phrase: NounPhrase) -> bool:
        head = self._document.tags[phrase.head]
        return head is not None and head.pos is not Pos.NAME and head_sort(head.lemma) in TOWN_HEADS

    def _without_origins(self, arguments: Arguments) -> Arguments:
        """خطف 23 متطوعا مسيحيا من كوريا الجنوبية: the state that somebody comes from is not where it happened."""
        left = (g for g in arguments.prepositional if g.preposition != "من" or not self._is_origin(g.phrase, arguments))
        return replace(arguments, prepositional=tuple(left))

    def _is_origin(self, place: NounPhrase, arguments: Arguments) -> bool:
        head = self._document.tags[place.head]
        state = head is not None and "countries" in head.lemma.tables
        people = (*arguments.object, *arguments.genitive, *arguments.accusative, *arguments.subject)
        return state and any(p.type == "PER" and not p.definite and p.last == place.first - 1 for p in people)

    def workplace(self, actor: Sequence[NounPhrase]) -> NounPhrase | None:
        """دخل عمال ميناء صفاقس في إضراب: where people work who strike."""
        for phrase in actor:
            inner = self._circumstances.phrases.inside(phrase)
            if (found := next((p for p in inner if p.type == "FAC"), None)) is not None:
                return found
        return None

    def site(self, hit: Sequence[NounPhrase]) -> NounPhrase | None:
        """The building or named area among those hit: تعرضت قاعدة عين الأسد لقصف."""
        return next((p for p in hit if self._is_site(p) or (p.type in _AREAS and (p.named or p.definite))), None)

    def _is_site(self, phrase: NounPhrase) -> bool:
        """A building that was hit is where it happened; 1240 houses are not."""
        tag = self._document.tags[phrase.head]
        housed = tag is not None and is_housed(phrase, tag)
        return (phrase.type == "FAC" or housed) and not isinstance(self._counts.number(phrase), Quantity)


def _acted_on(row: TriggerRow, arguments: Arguments) -> tuple[NounPhrase, ...]:
    """Whom a verbal noun with its subject in the genitive acts on: اقتحام الجنود المخيم, اعتقال الشرطة لناشطين."""
    if row.mode in _OF_PEOPLE and any(phrase.type in PLACES for phrase in arguments.accusative):
        return ()  # حبس سائق حافلة طريق الجلالة
    driven = any(phrase.type == "VEH" for phrase in arguments.genitive)  # استهداف مسيرة سيارة
    struck = tuple(phrase for phrase in arguments.accusative if phrase.type == "VEH") if driven else ()
    if row.pos == "verb" and "object" in row.recipient and arguments.accusative:
        return _actors(arguments.accusative) or struck
    transitive = "object" in row.recipient or ("genitive" in row.recipient and row.counts not in CASUALTIES)
    subject = arguments.genitive if driven else _actors(arguments.genitive)
    if not transitive or not subject or any(phrase.type not in AGENTS | {"VEH"} for phrase in subject):
        return ()
    if accusative := _actors(arguments.accusative):
        return accusative
    aimed = arguments.at(_OF)
    if row.mode in _OF_PEOPLE:  # اعتقال ثمانية مطلوبين للقضاء
        aimed = tuple(phrase for phrase in aimed if phrase.type == "PER")
    victims = _actors(aimed) or (aimed if driven else ())  # قصف طائرة لمركبة
    return victims if victims and victims[0].first - subject[-1].last <= _COUNTED else ()  # للمئات من المهاجرين


def _away(row: TriggerRow) -> tuple[str, ...]:
    """Prepositions after which stands another place than that of the deed: أطلقوا قذائف من مزرعة, نزحوا إلى المدينة."""
    if row.event == "ASSAULT" and (row.mode in _FIRED or "object" in row.instrument):
        return ("من",)
    if row.event == "ASSAULT" and row.counts in CASUALTIES:  # نقل المصابين إلى مستشفى
        return ("إلى",)
    return ("إلى",) if row.event == "SANCTION" and row.mode == "expel" else ()


def _beside(arguments: Arguments, taken: Collection[str]) -> Arguments:
    """Without what follows some prepositions: وقعا على ست نقاط tells what was signed, not where."""
    left = (g for g in arguments.prepositional if g.preposition == "ب" or g.preposition not in taken)  # بدمشق
    return replace(arguments, prepositional=tuple(left))


def _is_nationality(adjective: Morph | None) -> bool:
    """ضربة [إسرائيلية]."""
    return adjective is not None and adjective.pos is Pos.ADJECTIVE and "countries" in adjective.lemma.tables


def _forces(phrases: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
    return tuple(phrase for phrase in phrases if phrase.type in ("ORG", "GPE"))


def _actors(phrases: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
    return tuple(phrase for phrase in phrases if phrase.type is not None and phrase.type not in WEAPONS)


def _fill(
    positions: Sequence[str], arguments: Arguments, taken: Collection[NounPhrase] = (), *, located: bool = False
) -> tuple[NounPhrase, ...]:
    """The phrases in the first position that holds any; `located`: an area in the genitive says where it was."""
    for position in positions:
        told = dict.fromkeys(_actors(arguments.at(position)))  # مدنيان اثنان: read with its number as well
        found = tuple(phrase for phrase in told if phrase not in taken)
        if position == "genitive" and located:  # مجزرة قانا
            found = tuple(phrase for phrase in found if phrase.type not in _AREAS)
        found = tuple(phrase for phrase in found if phrase.type not in _AREAS or not _stands_apart(phrase, found))
        if found:
            return found
    return ()


def _stands_apart(area: NounPhrase, phrases: Sequence[NounPhrase]) -> bool:
    """هجوم على موقع للجيش … على الحدود: an area after the same preposition as the one hit, not joined to it."""
    before = [phrase.last for phrase in phrases if phrase.last <= area.first]
    return bool(before) and area.first - max(before) > _JOINT


def _recipient_positions(trigger: Trigger) -> tuple[str, ...]:
    """Where the recipient of a trigger stands."""
    return trigger.row.recipient if trigger.is_verb else (*_of_noun(trigger.row.recipient), "object")


def is_mutual(row: TriggerRow) -> bool:
    """Whether all who take part act: talks, agreements, clashes."""
    return (row.event in _MUTUAL and row.mode != "visit") or "مع" in row.actor


def _partners(arguments: Arguments) -> tuple[NounPhrase, ...]:
    return tuple(phrase for position in ("بين", "مع") for phrase in _actors(arguments.at(position)))


def _together(
    actor: tuple[NounPhrase, ...], recipient: tuple[NounPhrase, ...], partners: tuple[NounPhrase, ...]
) -> tuple[tuple[NounPhrase, ...], tuple[NounPhrase, ...]]:
    """Talks and agreements: who acts with those they act with; nobody of them is a recipient."""
    actors = tuple(dict.fromkeys((*actor, *partners)))
    return actors, tuple(phrase for phrase in recipient if phrase not in actors)


def _instrument(row: TriggerRow, arguments: Arguments, recipient: Collection[NounPhrase]) -> NounPhrase | None:
    """The weapon or vehicle used; not one that is hit, with its owner or without: استهدف حافلة للجيش."""
    hit = {phrase for phrase in arguments.object if phrase.type == "VEH"} if row.event == "ASSAULT" else set()
    spared = hit if "object" not in row.instrument else set()
    positions = (*row.instrument, *_INSTRUMENT_POSITIONS)
    phrases = (phrase for position in positions for phrase in arguments.at(position))
    weapons = (phrase for phrase in phrases if phrase.type in WEAPONS)
    return next((phrase for phrase in weapons if phrase not in spared and phrase not in recipient), None)


@cache
def _agent_positions(stated: tuple[str, ...]) -> tuple[str, ...]:
    """Where a verb has its agent: ل in a row names that of its noun."""
    return tuple(position for position in stated if position != _OF or "subject" not in stated)


@cache
def _of_noun(stated: tuple[str, ...]) -> tuple[str, ...]:
    """Where a verbal noun has what its verb has: the object in the genitive, the subject after 'by' or there too."""
    mapped: list[str] = []
    for position in stated:
        if position == "object":
            mapped += ["genitive", _OF]
        elif position == "subject":
            mapped += [*AGENT_POSITIONS, "genitive"]
        else:
            mapped.append(position)
    return tuple(dict.fromkeys(mapped))
