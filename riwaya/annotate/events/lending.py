"""Actors that a clause does not name: lent by a light verb, an accusation, the verb before, a speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.annotate.events.arguments import ArgumentReader
from riwaya.annotate.events.loans import Loan
from riwaya.annotate.events.participants import PLACES, is_participant
from riwaya.annotate.events.roles import RoleReader, Roles
from riwaya.annotate.events.spoken import Spoken
from riwaya.annotate.events.triggers import Trigger
from riwaya.annotate.names.phrase import WEAPONS, NounPhrase
from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Pos
from riwaya.text import Document

# Types of which an announcement by a body usually reports its own act.
_OWN_ACTS = frozenset(("COERCE", "AID", "MOBILIZE", "RETREAT", "SANCTION", "PROTEST"))
_ANNOUNCEMENTS = frozenset(("announce", "affirm", "say"))
_COMMITMENTS = frozenset(("threaten", "promise", "claim_responsibility"))
# Types of deeds that somebody does for the purpose that he does something else.
_PURPOSES = frozenset(("ASSAULT", "COERCE"))
_BODIES = frozenset(("ORG", "GPE"))
_OPENING = 2


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
        if roles.actor:
            return _apart(roles)
        draft = self._spoken.drafts[said_by] if said_by is not None else None
        actor: tuple[NounPhrase, ...] = ()
        if draft is not None and draft.stance == "accuse":
            actor = self._accused(draft, trigger, roles.recipient)
        if not actor and trigger.is_verb and trigger.morph.features.person == 1:
            actor = self._first_person(trigger.at, said_by)
        elif (
            not actor and trigger.is_verb and "subject" in trigger.row.actor and not self._roles.voiced(trigger).passive
        ):
            actor = self._dropped(trigger)
        elif not actor and trigger.morph.particles.endswith("ل") and trigger.row.event in _PURPOSES:
            actor = self._dropped(trigger)  # استخدمت الشرطة الغاز لتفريق المحتجين
        if not actor and said_by is not None and self._is_own_act(trigger, self._spoken.drafts[said_by]):
            actor = self._speaker(said_by, roles.recipient)
        return _apart(roles._replace(actor=actor))

    def place(self, trigger: Trigger) -> NounPhrase | None:
        """شهدت مدينة تعز اشتباكات: the subject is where it happened."""
        loan = self._loans.get(trigger.at)
        phrases = loan.phrases if loan is not None and loan.role == "place" else ()
        return next((phrase for phrase in phrases if phrase.type in PLACES), None)

    def _with_loan(self, trigger: Trigger, roles: Roles, said_by: int | None) -> Roles:
        """شنّ الفصيل هجوما, تعرضت القافلة لهجوم."""
        loan = self._loans.get(trigger.at)
        if loan is None:
            return roles
        if loan.role == "actor" and not roles.actor:
            actor = self._participants(loan.phrases) or self._first_person(loan.at, said_by)
            if "subject" in trigger.row.recipient and not roles.recipient:  # أجبر القتال الأسر على النزوح
                return roles._replace(recipient=actor)
            return roles._replace(actor=actor)
        if loan.role == "recipient" and not roles.recipient:
            return roles._replace(recipient=loan.phrases)
        return roles

    def _first_person(self, verb: int, said_by: int | None) -> tuple[NounPhrase, ...]:
        """تمكنا من اعتقاله: we are who speaks, and those he speaks for."""
        tag = self._document.tags[verb]
        if said_by is None or tag is None or tag.pos is not Pos.VERB or tag.features.person != 1:
            return ()
        speaker = self._spoken.speakers[said_by]
        return (speaker,) if speaker is not None else ()

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
                return roles._replace(recipient=found)
        return roles

    def _accused(self, draft: Draft, trigger: Trigger, recipient: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        """اتهم X Y بقصف …: the accused, who opens what is said, did it."""
        tokens = self._document.tokens_in(draft.content[0])
        accused = self._phrases.known(tokens[0]) if len(tokens) else None
        if accused is None or accused.first >= trigger.at or accused in recipient:
            return ()
        return self._participants((accused,))

    def _dropped(self, trigger: Trigger) -> tuple[NounPhrase, ...]:
        """A verb without subject goes on with the last participant before it that agrees: … وقتلت خمسة."""
        feminine = trigger.morph.features.feminine
        sentence = self._document.sentences[trigger.sentence]
        for index in range(trigger.at - 1, sentence.first - 1, -1):
            if self._document.tokens[index].text in (".", "؛"):
                return ()
            tag = self._document.tags[index]
            if tag is None or tag.pos is not Pos.VERB or (trigger.is_verb and tag.features.feminine != feminine):
                continue
            if found := self._participants(self._arguments.read(index, tag, sentence).subject):
                return found
        return ()

    def _is_own_act(self, trigger: Trigger, draft: Draft) -> bool:
        """أعلنت الشرطة اعتقال …, هدد الحزب باقتحام …: who says it does it, if it heads what is said."""
        start = self._document.tokens[trigger.at].start
        loan = self._loans.get(trigger.at)
        if loan is not None and loan.passed:  # أعلنت الشرطة إلقاء القبض على …
            start = min(start, max(draft.content[0].start, self._document.tokens[loan.at].start))
        if trigger.is_verb or start - draft.content[0].start > _OPENING:
            return False
        if draft.stance in _COMMITMENTS:
            return True
        return trigger.row.event in _OWN_ACTS and draft.stance in _ANNOUNCEMENTS

    def _speaker(self, said_by: int, recipient: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        speaker = self._spoken.speakers[said_by]
        if speaker is None or speaker.type not in _BODIES or speaker in recipient:
            return ()
        return (speaker,)

    def _participants(self, phrases: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        return tuple(phrase for phrase in phrases if is_participant(phrase, self._document))


def _apart(roles: Roles) -> Roles:
    """Nobody does it to himself: in واصلت القوات قصفها the pronoun stands for who does it."""
    return roles._replace(recipient=tuple(phrase for phrase in roles.recipient if phrase not in roles.actor))
