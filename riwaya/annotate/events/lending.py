"""Actors that a clause does not name: lent by a light verb, an accusation, the verb before, a speaker."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from riwaya.annotate.events.arguments import ArgumentReader, Arguments
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.loans import Loan
from riwaya.annotate.events.participants import CASUALTIES, SELF, is_armed, is_participant, is_road
from riwaya.annotate.events.roles import AGENT_POSITIONS, RoleReader, Roles, is_mutual
from riwaya.annotate.events.spoken import Spoken
from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.markers import (
    SEVERAL,
    denies,
    is_number,
    is_who,
    joins_as,
    plays,
    reading_as,
    stands_as,
    tells_some,
)
from riwaya.annotate.names.actors import code_actor
from riwaya.annotate.names.kinds import head_sort
from riwaya.annotate.names.phrase import PLACES, WEAPONS, NounPhrase
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.subject import LONGEST_MEMORY
from riwaya.lexicon import Aspect, Grammatical, Pos, Voice
from riwaya.lexicon.tables import LightVerbRow, TriggerRow
from riwaya.model import Span
from riwaya.text import Document, Morph, Sentence
from riwaya.text.agreement import follows_as_subject, stands_for
from riwaya.text.neighbours import OPENING_QUOTES
from riwaya.text.tagger import is_act

_FROM, _ONTO, _IN = "من", "على", "في"
# Types of which an announcement by a body usually reports its own act.
_OWN_ACTS = frozenset(("COERCE", "AID", "MOBILIZE", "RETREAT", "SANCTION", "PROTEST"))
_ANNOUNCEMENTS = frozenset(("announce", "affirm", "say"))
_ANNOUNCED = "announce"
_ARREST, _SOURCE = "arrest", "source"
# Sectors that have no powers to arrest; the press reports what others do.
_PRESS = "JRN"
_CIVIL = frozenset(("JRN", "NGO", "LAB", "MED", "EDU", "CVL", "BUS", "LAW"))
_COMMITMENTS = frozenset(("threaten", "promise", "claim_responsibility"))
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})
# Types of deeds that somebody does for the purpose that he does something else.
_PURPOSES = frozenset(("ASSAULT", "COERCE"))
# What parties agree on or meet for, and how far after it is told.
_AGREEING = frozenset(("AGREE", "CONSULT"))
_AGREED = frozenset(("RETREAT", "AGREE", "COOPERATE"))
_AHEAD = frozenset(("planned", "possible"))
_LONGEST_AGREEMENT = 14
_BODIES = frozenset(("ORG", "GPE"))
_OPENING = 2
_LONGEST_AGENT = 6
_COMMAS = frozenset(("،", ","))
_STOPS = frozenset((".", "؛", "؟", "!"))
# How far after a deed stands at whom it was aimed.
_AIM_REACH = 14
_AGAINST = ("ضد", "بحق")
# Types of what is said to somebody, whom the verb may name before the noun.
_ADDRESSED = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT"))
_SUFFERING = frozenset(("PER", "ORG", "GPE", "FAC"))


class LendingReader:
    """Finds lent participants in one document."""

    def __init__(
        self, document: Document, arguments: ArgumentReader, roles: RoleReader, spoken: Spoken,
        loans: Mapping[int, Loan],
    ) -> None:  # fmt: skip
        self._document = document
        self._arguments = arguments
        self._phrases = arguments.phrases
        self._roles = roles
        self._spoken = spoken
        self._loans = loans

    def complete(self, trigger: Trigger, roles: Roles, said_by: int | None) -> Roles:
        """The roles with what is lent to them; the nearest lender comes first, the speaker last."""
        roles = self._with_threatened(trigger, self._with_loan(trigger, roles, said_by))
        if trigger.row.event == "ASSAULT" and all(phrase.type in PLACES for phrase in roles.recipient):
            roles = replace(roles, recipient=self._aimed_at(trigger) or roles.recipient)
        if roles.actor:
            return _apart(self._with_other_side(trigger, roles, said_by))
        actor = self._ascribed(trigger) or self._sender(trigger, roles.recipient) or self._at_hands_of(trigger)
        actor = actor or self._accused(trigger, roles.recipient, said_by)
        actor = actor or self._understood(trigger, roles, said_by)
        if not actor and said_by is not None and self._is_own_act(trigger, said_by):
            actor = self._speaker(said_by, roles.recipient)
        return _apart(replace(roles, actor=actor))

    def _aimed_at(self, trigger: Trigger) -> tuple[NounPhrase, ...]:
        """شن غارات على المدينة، مستهدفا مواقع المسلحين: at whom a participle after the deed says it was aimed."""
        sentence = self._document.sentences[trigger.sentence]
        for at in range(trigger.at + 1, min(sentence.last, trigger.at + _AIM_REACH)):
            tag, word = self._document.tags[at], self._document.tokens[at].word
            if self._document.tokens[at].text in _STOPS or (tag is not None and tag.pos is Pos.VERB):
                return ()
            if tag is not None and tag.pos in _DEEDS and any(map(_is_attack, tag.lemma.rows(TriggerRow))):
                return ()  # هجوما على البلدة بعد عملية مستهدفة دورية
            readings = word.morphs if word is not None and not (tag is not None and tag.article) else ()
            if (aiming := next(filter(_is_adverbial, readings), None)) is not None:
                told = self._arguments.read(at, aiming, sentence)
                return tuple(p for p in (*told.subject, *told.object) if p.type is not None and p.first > at)
        return ()

    def _understood(self, trigger: Trigger, roles: Roles, said_by: int | None) -> tuple[NounPhrase, ...]:
        """Who acts where no word of the clause says it."""
        sentence = self._document.sentences[trigger.sentence]
        if not trigger.is_verb:
            actor = self._self(trigger.at)
            if actor or not self._is_purpose(trigger):
                return actor
            if agent := self._agent_before(trigger.at, sentence):
                return agent
            return self._dropped(trigger.at, trigger.morph, sentence, said_by)  # استخدمت الشرطة الغاز لتفريق المحتجين
        if trigger.morph.features.person == 1:
            return self._first_person(trigger.at, said_by)
        if self._drops_subject(trigger):
            return self._dropped(trigger.at, trigger.morph, sentence, said_by)
        own = any(_is_possessed(self._document, phrase) for phrase in roles.recipient)  # أنه قتل خمسة من جنوده
        passive = trigger.morph.features.voice is Voice.PASSIVE
        return self._body_meant(trigger.at, said_by) if not (own or passive) else ()

    def _sender(self, trigger: Trigger, hit: Collection[NounPhrase]) -> tuple[NounPhrase, ...]:
        """تعرضت البلدة لقصف من قوات النظام, تلقى تهديدات من مجهولين; not من مواقع قريبة."""
        own = trigger.arguments.own
        if trigger.is_verb or not own or not self.is_suffered(trigger) or trigger.morph.particles not in ("", "ل"):
            return ()
        sources = (phrase for phrase in trigger.arguments.at(_FROM) if phrase.first == own[0].last + 1)
        return tuple(phrase for phrase in sources if is_participant(phrase, self._document) and phrase not in hit)

    def _at_hands_of(self, trigger: Trigger) -> tuple[NounPhrase, ...]:
        """تعرض للضرب والإهانة من قبل الجنود: who did all that somebody was exposed to."""
        loan = self._loans.get(trigger.at)
        if loan is None or loan.role != "recipient":
            return ()
        hands = [phrase for at in AGENT_POSITIONS for phrase in loan.around.at(at)]
        others = (g.phrase for g in loan.around.prepositional if g.phrase not in hands)
        return self._participants(hands) if all(phrase.type is None for phrase in others) else ()

    def is_suffered(self, trigger: Trigger) -> bool:
        """تعرضوا للضرب: the noun tells what befell somebody, though with the article."""
        loan = self._loans.get(trigger.at)
        return loan is not None and loan.role == "recipient"

    def is_survived(self, trigger: Trigger) -> bool:
        """تعرض لمحاولة اغتيال, نجا من القتل, الشروع في قتل شرطي: what was tried and came to nothing."""
        loan = self._loans.get(trigger.at)
        lender = self._document.tags[loan.at] if loan is not None else None
        first = trigger.at - (trigger.at > 0 and self._document.tokens[trigger.at - 1].text == _IN)
        before = self._document.tags[first - 1] if first else None
        survives = plays(lender, "survival") or plays(lender, "attempt")
        return survives or (plays(before, "attempt") and not trigger.is_verb)

    def is_told(self, trigger: Trigger) -> bool:
        """عقدت مفاوضات: whether a verb in the past tells the deed together with its noun."""
        loan = self._loans.get(trigger.at)
        verb = self._document.tags[loan.at] if loan is not None and loan.telling == "deed" else None
        return verb is not None and verb.pos is Pos.VERB and verb.features.aspect is Aspect.PERFECT

    def words(self, trigger: Trigger) -> Iterator[Span]:
        """The light verbs that tell the event together with its noun: نفذ عملية, أسفر هجوم نفذه."""
        loan = self._loans.get(trigger.at)
        while loan is not None:
            verb = self._document.tags[loan.at]
            if loan.telling == "deed" and verb is not None:
                yield self._document.tokens[loan.at].stem_span(verb)
            loan = loan.predicate

    def place(self, trigger: Trigger) -> NounPhrase | None:
        """شهدت مدينة تعز اشتباكات: the subject is where it happened."""
        lent = self._loans.get(trigger.at)
        loan = lent.having("place") if lent is not None else None  # شهدت المدينة هجوما تبناه التنظيم
        if loan is None:
            return None
        place = next((phrase for phrase in loan.phrases if phrase.type in PLACES), None)
        if place is None or place.named or place.definite or place.type == "FAC":
            return place
        within = (phrase for phrase in loan.around.at(_IN) if phrase.type in PLACES and phrase.named)
        return next(within, place)  # شهدت مناطق عدة في محافظة لحج

    def clause(self, trigger: Trigger) -> Arguments | None:
        """What stands around the verb of a clause on a deed: قصف نفذته القوات في عدة مناطق."""
        loan = self._loans.get(trigger.at)
        return loan.around if loan is not None and loan.at > trigger.at else None

    def _with_loan(self, trigger: Trigger, roles: Roles, said_by: int | None) -> Roles:
        """شنّ الفصيل هجوما, تعرضت القافلة لهجوم."""
        loan = self._loans.get(trigger.at)
        if loan is None:
            return roles
        if loan.predicate is not None:  # تصدى الجيش لهجوم شنته الحركة
            roles = self._with(loan.predicate, trigger, roles, said_by)
        return self._with(loan, trigger, roles, said_by)

    def _with(self, loan: Loan, trigger: Trigger, roles: Roles, said_by: int | None) -> Roles:
        if loan.role == "actor" and said_by is not None and self._disclaims(self._spoken.drafts[said_by]):
            return roles
        harmed = trigger.row.counts in CASUALTIES and trigger.row.recipient
        if harmed and denies(self._document.tags[loan.at]):  # نفت الوزارة مقتل الشاب
            return roles
        if loan.role == "actor" and trigger.row.counts in CASUALTIES and not trigger.row.actor:  # أقر الحلف بسقوط أربعة
            return roles
        if loan.role == "actor" and trigger.row.event == "ASSAULT" and self._is_fatal(loan):
            return roles
        roles = _with_means(trigger, _with_addressed(trigger, roles, loan), loan)
        if loan.role == "actor" and loan.phrases and self._is_of_later_deed(trigger, roles):
            roles = replace(roles, actor=self._participants(loan.phrases))
        if loan.role == "actor" and (not roles.actor or is_mutual(trigger.row)):
            actor = self._participants(loan.phrases) or self._first_person(loan.at, said_by)
            actor = actor or self._left_out(loan, self._document.sentences[trigger.sentence], said_by)
            if trigger.row.event == "PROTEST" and not loan.phrases:  # اعتقلته الشرطة في وقفة نظمها الخميس
                actor = tuple(phrase for phrase in actor if not is_armed(self._document, phrase))
            if roles.actor:  # أجرى الوزير محادثات مع نظيره
                return replace(roles, actor=tuple(dict.fromkeys((*actor, *roles.actor))))
            if "subject" in trigger.row.recipient and not roles.recipient:  # أجبر القتال الأسر على النزوح
                return replace(roles, recipient=actor)
            return replace(roles, actor=actor)
        if loan.role == "recipient" and (not roles.recipient or self._is_of_other_noun(trigger, roles, loan)):
            left_out = self._left_out(loan, self._document.sentences[trigger.sentence], said_by)
            return replace(roles, recipient=loan.phrases or left_out)
        return roles

    def _is_of_later_deed(self, trigger: Trigger, roles: Roles) -> bool:
        """نفذت القوات ضربة إثر تعرضها لهجوم [من قبل المسلحين]: at whose hands another deed was, not this one."""
        hands = [phrase for at in AGENT_POSITIONS for phrase in trigger.arguments.at(at)]
        return bool(roles.actor) and all(phrase in hands for phrase in roles.actor)

    def _is_of_other_noun(self, trigger: Trigger, roles: Roles, loan: Loan) -> bool:
        """تعرضت المدينة لقصف خلال حملة على الشمال, تعرض الموكب لهجوم على الطريق: not what was exposed to the deed."""
        if not loan.phrases or not trigger.morph.particles.endswith("ل"):
            return False
        aimed = trigger.arguments.at(_ONTO)
        things = {g.phrase.last for g in trigger.arguments.prepositional if g.phrase.type is None}
        return all(
            phrase in aimed and (phrase.first - 1 in things or is_road(self._document, phrase))
            for phrase in roles.recipient
        )

    def _is_fatal(self, loan: Loan) -> bool:
        """قضى مدنيان بقصف: who died by it, where the verb can also tell that a court rules."""
        verb = self._document.tags[loan.at]
        dies = verb is not None and any(row.counts == "killed" and not row.actor for row in verb.lemma.rows(TriggerRow))
        return dies and plays(verb, "penalises")

    def _disclaims(self, draft: Draft) -> bool:
        """لم تعلن أي جهة مسؤوليتها عن الهجوم: nobody is said to have done it."""
        return draft.negated and draft.stance in _COMMITMENTS

    def _first_person(self, verb: int, said_by: int | None) -> tuple[NounPhrase, ...]:
        """تمكنا من اعتقاله: we are who speaks, and those he speaks for."""
        tag = self._document.tags[verb]
        if said_by is None or tag is None or tag.pos is not Pos.VERB or tag.features.person != 1:
            return ()
        speaker = self._spoken.speakers[said_by]
        return (speaker,) if speaker is not None else ()

    def _with_other_side(self, trigger: Trigger, roles: Roles, said_by: int | None) -> Roles:
        """قال الوزير إنه بحث مع نظيره, زار دمشق، حيث التقى الرئيس: the speaker, or who did what was told before."""
        if not (trigger.is_verb and is_mutual(trigger.row)):
            return roles
        spoken = not self._participants(trigger.arguments.subject)
        other = self._meant_by_pronoun(trigger.at, said_by) if spoken else ()
        if not other and len(roles.actor) == 1:
            other = self._dropped(trigger.at, trigger.morph, self._document.sentences[trigger.sentence], said_by)
        return replace(roles, actor=tuple(dict.fromkeys((*other, *roles.actor))))

    def _with_threatened(self, trigger: Trigger, roles: Roles) -> Roles:
        """هدد باقتحام الأحياء الشرقية, قضت بمعاقبة المتهم: addressed to whom the deed would befall."""
        row = trigger.row
        if roles.recipient or not (row.event == "THREATEN" or (row.event == "SANCTION" and row.mode == "convict")):
            return roles
        sentence = self._document.sentences[trigger.sentence]
        for phrase in trigger.arguments.at("ب"):
            tag = self._document.tags[phrase.head]
            if tag is None or phrase.type is not None:
                continue
            deed = self._arguments.read(phrase.head, tag, sentence)
            found = tuple(p for p in (*deed.genitive, *deed.at("على")) if p.type is not None and p.type not in WEAPONS)
            if found:
                return replace(roles, recipient=found)
        return roles

    def _ascribed(self, trigger: Trigger) -> tuple[NounPhrase, ...]:
        """هجوم انتحاري، نسب إلى المتمردين: to whom a clause on a deed ascribes it."""
        if trigger.is_verb:
            return ()
        sentence = self._document.sentences[trigger.sentence]
        after = max((phrase.last for phrase in trigger.arguments.own), default=trigger.at + 1)
        after += after < sentence.last and self._document.tokens[after].text in _COMMAS
        for first in (after, trigger.at + 1):  # هجوم نسب إلى: also read as the plural of a noun
            word = self._document.tokens[first].word if first < sentence.last else None
            verbs = (m for m in (word.morphs if word is not None else ()) if m.pos is Pos.VERB and plays(m, "ascribes"))
            if (verb := next(verbs, None)) is not None:
                return self._participants(self._arguments.read(first, verb, sentence).at("إلى"))
        return ()

    def _accused(
        self, trigger: Trigger, recipient: Sequence[NounPhrase], said_by: int | None
    ) -> tuple[NounPhrase, ...]:
        """اتهم X Y بقصف …: the accused, who opens what is said, did it."""
        draft = self._spoken.drafts[said_by] if said_by is not None else None
        if draft is None or draft.stance != "accuse":
            return ()
        tokens = self._document.tokens_in(draft.content[0])
        accused = self._phrases.known(tokens[0]) if len(tokens) else None
        if accused is None or accused.first >= trigger.at or accused in recipient:
            return ()
        return self._participants((accused,)) if self._is_charge(accused.last, trigger.at) else ()

    def _is_charge(self, first: int, at: int) -> bool:
        """اتهم المديرية بقصف الحي, بالوقوف وراء الهجوم; not بالتستر على الجريمة: what somebody is accused of."""
        for index in range(first, at):
            tag = self._document.tags[index]
            if tag is None or tag.particles != "ب" or tag.pos not in _DEEDS:
                continue
            lends = "light_verbs" in tag.lemma.tables or "triggers" in tag.lemma.tables or plays(tag, "involvement")
            return lends or any(plays(later, "behind") for later in self._document.tags[index + 1 : index + 2])
        return True

    def _drops_subject(self, trigger: Trigger) -> bool:
        """A verb that somebody does, with no subject at all: not مسيرة معادية نفذت."""
        if not trigger.is_verb or "subject" not in trigger.row.actor or trigger.arguments.subject:
            return False
        several = trigger.morph.features.number is Grammatical.PLURAL
        if several and trigger.at and self._is_number(trigger.at - 1):  # إن الآلاف تظاهروا
            return False
        return not self._roles.voiced(trigger).passive

    def _is_number(self, at: int) -> bool:
        return at in self._phrases.blocked and is_number(self._document.tokens[at])

    def _left_out(self, loan: Loan, sentence: Sentence, said_by: int | None) -> tuple[NounPhrase, ...]:
        """أعلنت الحركة أنها نفذت هجوما: a light verb without subject goes on with who acted before."""
        verb = self._document.tags[loan.at]
        if loan.phrases or loan.passed or verb is None or verb.pos is not Pos.VERB or loan.around.passive:
            return ()
        return self._dropped(loan.at, verb, sentence, said_by)

    def _dropped(self, at: int, morph: Morph, sentence: Sentence, said_by: int | None) -> tuple[NounPhrase, ...]:
        """A verb without subject goes on with the last participant before it that agrees: … وقتلت خمسة."""
        is_verb, feminine = morph.pos is Pos.VERB, morph.features.feminine
        if is_verb and (speaker := self._meant_by_pronoun(at, said_by)):
            return speaker
        if self._tells_of_noun(at, morph) or self._stands_apart(at, morph):
            return ()
        relative = at > 0 and stands_as(self._document.tokens[at - 1].word, "relative_pronoun")
        if is_who(self._document.tags[at - 1] if at else None, morph):
            return ()
        if relative and not morph.enclitic:
            return ()  # صحيفة … إن الموقع الذي يعارض: the noun before does it
        for index in range(at - 1, max(sentence.first, at - LONGEST_MEMORY) - 1, -1):
            if self._document.tokens[index].text in (".", "؛"):
                return ()
            tag = self._document.tags[index]
            if index < at - 1 and self._opens_clause(index):
                return ()
            if tag is None or tag.pos is not Pos.VERB or (is_verb and tag.features.feminine != feminine):
                continue
            subject = self._arguments.read(index, tag, sentence).subject
            if found := self._participants(subject):
                speaks = said_by is not None and self._tells_of_others(said_by, found[0], morph)
                return found if not speaks and self._agrees_in_number(morph, found[0]) else ()
            if any(phrase.type in WEAPONS for phrase in subject):  # ودخلت سيارة مفخخة وقتلت مئة
                return ()
        return ()

    def _tells_of_others(self, said_by: int, found: NounPhrase, verb: Morph) -> bool:
        """أعلن مصدر مقتل شخص في انفجار عبوة كان يزرعها, قال الضابط «لقد احتجزوا تلاميذ»: not of who is speaking."""
        if found != self._spoken.speakers[said_by] or verb.features.person != 3:
            return False
        if verb.features.number is Grammatical.DUAL:  # تمكنا من اعتقاله: we
            return False
        head = self._document.tags[found.head]
        anonymous = head is not None and head_sort(head.lemma) == _SOURCE
        quoted = verb.pos is Pos.VERB and self._spoken.drafts[said_by].form == "direct"
        return anonymous or quoted

    def _opens_clause(self, at: int) -> bool:
        """قال المصدر [إن] المعسكر تعرض لهجوم: a clause about something of its own; not قبل أن يقتلوا, أن كلا منهما."""
        tag, following = self._document.tags[at], self._document.tags[at + 1 : at + 3]
        if tag is None or not plays(tag, "complementizer") or tag.enclitic:
            return False
        goes_on = following[0] is not None and following[0].pos is Pos.VERB
        return not (goes_on or any(word is not None and word.enclitic in SEVERAL for word in following))

    def _tells_of_noun(self, at: int, morph: Morph) -> bool:
        """في مدرسة تؤوي نازحين: a verb right after an indefinite noun tells what that does."""
        before = self._document.tags[at - 1] if at else None
        if before is None or before.pos is not Pos.NOUN or before.article or before.enclitic or before.features.tanwin:
            return False
        imperfect = morph.features.aspect is Aspect.IMPERFECT and not morph.particles
        return imperfect and not morph.enclitic and follows_as_subject(morph, before)

    def _stands_apart(self, at: int, morph: Morph) -> bool:
        """قتلوا في هجوم بسيارة مفخخة، استهدف الحاجز: a verb after a comma, joined to nothing, tells of the noun."""
        told = plays(morph, "targets") or any(row.subject == "event" for row in morph.lemma.rows(LightVerbRow))
        return told and not morph.particles and at > 0 and self._document.tokens[at - 1].text in _COMMAS

    def _self(self, at: int) -> tuple[NounPhrase, ...]:
        """امرأة قامت بتفجير نفسها: who does it to himself."""
        after = self._document.tokens[at + 1].word if at + 1 < len(self._document.tokens) else None
        soul = reading_as(after, "reflexive")
        found = self._arguments.antecedent(at, soul.enclitic) if soul is not None and soul.enclitic else None
        return self._participants((found,)) if found is not None else ()

    def _agent_before(self, at: int, sentence: Sentence) -> tuple[NounPhrase, ...]:
        """انتقدوا تدخل الأمن لفض المسيرة: who does what the deed right before is for."""
        starts = range(at - 1, max(sentence.first, at - _LONGEST_AGENT - 1), -1)
        phrase = next(self._phrases.ending_at(at, starts, sentence.last), None)
        deed = self._document.tags[phrase.first - 1] if phrase is not None and phrase.first > sentence.first else None
        governs = deed is not None and is_act(deed) and not (deed.article or deed.enclitic)
        return self._participants((phrase,)) if phrase is not None and governs else ()

    def _is_purpose(self, trigger: Trigger) -> bool:
        """What is done to do something else; not what is governed with ل: تعرضت لهجوم, الأهداف المحتملة للهجوم."""
        form = trigger.morph
        purpose = form.particles.endswith("ل") and not form.article and trigger.row.event in _PURPOSES
        return purpose and trigger.at not in self._loans

    def _meant_by_pronoun(self, at: int, said_by: int | None) -> tuple[NounPhrase, ...]:
        """قال الجيش إنه قصف, أعلنت الحركة أنها نفذت: the pronoun after the verb of saying is who speaks."""
        at -= at > 0 and self._document.tokens[at - 1].text in OPENING_QUOTES  # أنه "قتل عشرة إرهابيين"
        before = self._document.tags[at - 1] if at else None
        speaker = self._spoken.speakers[said_by] if said_by is not None else None
        if before is None or speaker is None or not before.enclitic or not plays(before, "complementizer"):
            return ()
        if self._turns(at - 2):  # إن الانتحاري وصل …، بيد أنه فجر نفسه: no more the speaker
            return ()
        head = self._document.tags[speaker.head]
        fits = head is None or head.pos is Pos.NAME or stands_for(before.enclitic, head)
        return self._participants((speaker,)) if fits else ()

    def _turns(self, at: int) -> bool:
        """بيد, غير, إلا: what turns against what was just told, of those told of there."""
        return at >= 0 and joins_as(self._document.tokens[at].word, "turning")

    def _body_meant(self, at: int, said_by: int | None) -> tuple[NounPhrase, ...]:
        """أكد الجيش أنه قتل خمسة مسلحين: a body tells what it did; a person rather that they were killed."""
        meant = self._meant_by_pronoun(at, said_by)
        return tuple(phrase for phrase in meant if phrase.type in _BODIES)

    def _agrees_in_number(self, morph: Morph, subject: NounPhrase) -> bool:
        """استهدف المتظاهرون … واستخدم الغاز: they would have the plural; one person would not: قال كامل إن … داهموا."""
        head, verb = self._document.tags[subject.head], morph.features
        if morph.pos is not Pos.VERB or subject.type != "PER" or head is None:
            return True
        if head.pos is Pos.NAME:
            return verb.number is not Grammatical.PLURAL or verb.person != 3
        many = head.features.number is Grammatical.PLURAL and not verb.feminine
        return not (many and verb.number is Grammatical.SINGULAR and verb.person == 3)

    def _is_own_act(self, trigger: Trigger, said_by: int) -> bool:
        """أعلنت الشرطة اعتقال …, هدد الحزب باقتحام …: who says it does it, if it heads what is said."""
        draft, speaker = self._spoken.drafts[said_by], self._spoken.speakers[said_by]
        start = self._document.tokens[trigger.at].start
        loan = self._loans.get(trigger.at)
        if loan is not None and loan.passed:  # أعلنت الشرطة إلقاء القبض على …
            start = min(start, max(draft.content[0].start, self._document.tokens[loan.at].start))
        heads = start - draft.content[0].start <= _OPENING or self._goes_on_listing(trigger, draft)
        if trigger.is_verb or not heads:
            return False
        known = trigger.morph.article and not plays(trigger.morph, "set_phrase")
        if known and loan is None:  # أكدت المنظمة الاحتجاز التعسفي لموظفيها
            return False
        if draft.stance in _COMMITMENTS:
            return not draft.negated
        sector = self._sector(speaker)
        if sector == _PRESS or (sector in _CIVIL and trigger.row.mode == _ARREST):
            return False  # أكدت القناة توقيف مراسلها, أعلنت نقابة الصحافيين اعتقال عضوين
        own = trigger.row.event in _OWN_ACTS or self._is_own_attack(trigger, draft)
        return own and draft.stance in _ANNOUNCEMENTS and not draft.negated

    def _sector(self, speaker: NounPhrase | None) -> str | None:
        return code_actor(self._document, range(speaker.first, speaker.last)).sector if speaker is not None else None

    def _is_own_attack(self, trigger: Trigger, draft: Draft) -> bool:
        """أعلن الجيش قتل خمسة مسلحين: an act of force that an armed body announces; not مقتل خمسة, قصف مواقعه."""
        speaker = draft.source_phrase
        if speaker is None or draft.stance != _ANNOUNCED or trigger.row.event != "ASSAULT" or trigger.row.pos != "verb":
            return False
        hit = (*trigger.arguments.genitive, *trigger.arguments.accusative)
        own = any(_is_possessed(self._document, phrase) for phrase in hit)
        return "subject" in trigger.row.actor and not own and is_armed(self._document, speaker)

    def _goes_on_listing(self, trigger: Trigger, draft: Draft) -> bool:
        """أعلنت الوزارة تفكيك خلية وتوقيف سبعة: a further deed after the one that heads what is said."""
        if trigger.morph.particles != "و" or trigger.morph.article:
            return False
        opening = draft.content[0].start
        said = self._document.tokens_in((opening, self._document.tokens[trigger.at].start))
        first = self._document.tags[said.start] if said else None
        if first is None or first.article or not is_act(first):
            return False
        tags = (self._document.tags[at] for at in said)
        return not any(tag is not None and tag.pos is Pos.VERB for tag in tags)

    def _speaker(self, said_by: int, recipient: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        speaker = self._spoken.speakers[said_by]
        if speaker is None or speaker.type not in _BODIES or speaker in recipient:
            return ()
        return (speaker,)

    def _participants(self, phrases: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        return tuple(phrase for phrase in phrases if is_participant(phrase, self._document))


def _with_addressed(trigger: Trigger, roles: Roles, loan: Loan) -> Roles:
    """انتهاكات ارتكبت ضد السكان, وجهت إلى الناشطين تهمة: against whom the verb says it was done."""
    if roles.recipient or loan.role != "actor":
        return roles
    positions = (*_AGAINST, *(trigger.row.recipient if trigger.row.event in _ADDRESSED else ()))
    against = (phrase for position in positions for phrase in loan.around.at(position))
    return replace(roles, recipient=tuple(phrase for phrase in against if phrase.type in _SUFFERING))


def _with_means(trigger: Trigger, roles: Roles, loan: Loan) -> Roles:
    """قصف نفذته طائرات حربية, تنفيذ الطائرات ضربات: with what an attack is told to have been done."""
    if loan.role != "actor" or trigger.row.event != "ASSAULT" or roles.instrument is not None:
        return roles
    return replace(roles, instrument=next((phrase for phrase in loan.phrases if phrase.type in WEAPONS), None))


def _is_adverbial(participle: Morph) -> bool:
    """مستهدفا, مستهدفة, مستهدفين: said of how somebody does something."""
    if participle.pos is not Pos.ACTIVE_PARTICIPLE or participle.particles or not plays(participle, "targets"):
        return False
    form = participle.features
    return form.tanwin or form.feminine or form.oblique


def _is_possessed(document: Document, phrase: NounPhrase) -> bool:
    tag = document.tags[phrase.head]
    return tag is not None and tag.enclitic != ""


def _apart(roles: Roles) -> Roles:
    """Nobody does it to himself: in واصلت القوات قصفها the pronoun stands for who does it."""
    return replace(roles, recipient=tuple(phrase for phrase in roles.recipient if phrase not in roles.actor))


def share_actors(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Deeds joined by و without a verb between are done by the same: استخدام القوة ضد المحتجين، واعتقال العشرات."""
    shared: list[EventDraft] = []
    before: EventDraft | None = None
    for draft in drafts:
        if before is not None and not draft.actor and _is_of_same(document, before, draft):
            actor = tuple(phrase for phrase in before.actor if phrase not in draft.recipient)
            draft = draft.with_(actor=actor)
        shared.append(draft)
        if draft.row.actor != SELF:  # متظاهرين names those whom the deed befell
            before = draft
    return shared


def _is_of_same(document: Document, first: EventDraft, second: EventDraft) -> bool:
    if (first.sentence, first.said_by) != (second.sentence, second.said_by):
        return False
    same = (_continues, _is_agreed_on, _is_one_of, _befalls_next)
    return any(test(document, first, second) for test in same)


def _is_agreed_on(document: Document, first: EventDraft, second: EventDraft) -> bool:
    """اتفاق بين الحركة والحكومة لوقف القتال: those who agree or meet on a deed do it."""
    if first.type not in _AGREEING or second.type not in _AGREED or second.realis not in _AHEAD:
        return False
    return second.at - first.at <= _LONGEST_AGREEMENT and not document.has_verb(first.at + 1, second.at)


def _is_one_of(document: Document, first: EventDraft, second: EventDraft) -> bool:
    """سلسلة من أعمال الخطف من بينها خطف 23 متطوعا: one of several that the same did."""
    return first.type == second.type and second.at > 0 and tells_some(document.tags[second.at - 1])


def _befalls_next(document: Document, first: EventDraft, second: EventDraft) -> bool:
    """خطفوا من قبل متمردين واقتيدوا وقتلوا: whom the one befell at somebody's hands, the other befalls too."""
    tag = document.tags[second.at]
    joined = tag is not None and tag.pos is Pos.VERB and tag.particles.startswith("و") and not second.active
    return (
        joined
        and bool(second.recipient)
        and second.recipient == first.recipient
        and {first.type, second.type} <= _PURPOSES
    )


def _continues(document: Document, first: EventDraft, second: EventDraft) -> bool:
    tag = document.tags[second.at]
    if tag is None or tag.pos is Pos.VERB or not tag.particles.startswith("و") or tag.article:
        return False
    return {first.type, second.type} <= _PURPOSES and not document.has_verb(first.at, second.at)


def _is_attack(row: TriggerRow) -> bool:
    return row.event == "ASSAULT"
