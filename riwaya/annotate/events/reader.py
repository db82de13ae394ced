"""Reads the events of a document: triggers, roles, numbers, status, place and time, repeated mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from riwaya.annotate.events.aftermath import with_aftermath
from riwaya.annotate.events.agents import AgentReader
from riwaya.annotate.events.arguments import ArgumentReader, Arguments
from riwaya.annotate.events.assertion import AssertionReader
from riwaya.annotate.events.casualties import fold_casualties, without_nobody
from riwaya.annotate.events.circumstances import CircumstanceReader
from riwaya.annotate.events.counts import CountReader
from riwaya.annotate.events.criticism import as_criticism
from riwaya.annotate.events.domain import figurative_domain
from riwaya.annotate.events.drafts import Counts, EventDraft
from riwaya.annotate.events.figures import without_figures
from riwaya.annotate.events.lending import LendingReader, share_actors
from riwaya.annotate.events.loans import find_loans
from riwaya.annotate.events.means import fold_means, fold_outings
from riwaya.annotate.events.merging import merge_triggers
from riwaya.annotate.events.opponents import OpponentReader
from riwaya.annotate.events.participants import CASUALTIES, is_road
from riwaya.annotate.events.penalties import with_orders, with_penalties
from riwaya.annotate.events.protesters import as_protests, with_dispersed
from riwaya.annotate.events.roles import RoleReader, Roles
from riwaya.annotate.events.sameness import link_mentions
from riwaya.annotate.events.setting import settle_places, settle_times
from riwaya.annotate.events.spoken import Spoken
from riwaya.annotate.events.status import ACTUAL, Status, StatusReader, share_status
from riwaya.annotate.events.tolls import with_tolls
from riwaya.annotate.events.towns import TownReader
from riwaya.annotate.events.triggers import Trigger, TriggerReader
from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import PLACES, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import Quantity, Realis, Span, Time
from riwaya.text import Document

# Verbal events are events only where the clause names who they are addressed to.
_VERBAL_TYPES = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT"))
# Types of acts of courts and prosecutors, which are done where these sit.
_SEATED = frozenset(("SANCTION", "COERCE", "CONCEDE"))
# Types that happen somewhere; what is said is said nowhere in particular.
_PHYSICAL = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "OTHER"))
# Modes of attacks that hit what they go off at.
_BLASTS = frozenset(("explosives", "suicide-attack", "heavy-weapons", "aerial", "drone"))
_AHEAD = frozenset(("planned", "possible", "threatened"))
_NOWADAYS = "PRESENT"
_LATER = "FUTURE_REF"
_AREAS = frozenset(("GPE", "LOC"))
_ON = "على"
_HAPPENED = frozenset(("actual", "generic_past"))
_DAY = len("2024-03-11")
# How far from a noun the deed stands that is its content.
_BESIDE = 2
# Modes of what nobody plans.
_UNFORESEEN = frozenset(("accident", "disaster"))
# Types that need somebody who takes part in them.
_SHARED_TYPES = frozenset(("CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID"))


def read_events(
    document: Document, phrases: PhraseReader, spoken: Spoken, times: Sequence[Time], quantities: Sequence[Quantity]
) -> list[EventDraft]:
    """All events in the order of their triggers; none in reports of sports and markets."""
    if figurative_domain(document) is not None:
        return []
    arguments = ArgumentReader(document, phrases, quantities)
    loans = find_loans(document, arguments)
    found = list(TriggerReader(document, arguments, spoken.cues, loans).read())
    triggers = without_figures(document, merge_triggers(document, found, loans))
    counts = CountReader(document, quantities, phrases.blocked)
    towns = TownReader(document)
    circumstances = CircumstanceReader(document, phrases, times, towns)
    agents = AgentReader(document, phrases)
    roles = RoleReader(document, agents, counts, circumstances)
    lending = LendingReader(document, arguments, roles, spoken, loans)
    status = StatusReader(document, spoken.drafts, loans, _exact(times, quantities))
    drafter = _Drafter(document, spoken, counts, circumstances, roles, lending, status, triggers)
    told = [draft for trigger in triggers if (draft := drafter.draft(trigger)) is not None]
    drafts = _without_targets(document, as_criticism(document, told))
    shared = share_status(document, with_orders(document, drafts))  # قررت المحكمة الإفراج عن ثلاثة وحبس آخرين
    drafts = with_orders(document, share_actors(document, shared))
    drafts = with_penalties(document, drafts)
    assertion = AssertionReader(document, loans, spoken.drafts, phrases.blocked)
    opponents = OpponentReader(document, phrases, arguments, agents)
    protests = opponents.complete(with_dispersed(document, as_protests(document, drafts)))
    tolled = with_tolls(document, quantities, protests)
    folded = fold_casualties(document, fold_means(document, tolled))
    sure = [draft.with_(certainty=assertion.certainty(draft)) for draft in with_aftermath(document, folded)]
    linked = link_mentions(document, fold_outings(document, sure), towns)
    settled = settle_times(settle_places(document, linked, circumstances.dateline()))
    return without_nobody(document, settled)


def _without_targets(document: Document, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """هجوم على رتل عسكري: forces on the move that were hit are told of as such, their movement is not."""
    attacks = [draft for draft in drafts if draft.type == "ASSAULT"]
    hit = {phrase.head for attack in attacks for phrase in (*attack.recipient, *attack.located)}
    # هجوم على رتل للجيش, قصفت رتلا للجيش: the recipient is whose it is
    right_after = {at for attack in attacks if (at := _hit_by(document, attack)) is not None}

    def is_target(draft: EventDraft) -> bool:
        return draft.at in hit or (draft.row.pos == "noun" and draft.at in right_after)

    return [draft for draft in drafts if draft.type != "MOBILIZE" or not is_target(draft)]


def _hit_by(document: Document, attack: EventDraft) -> int | None:
    """The token right after an attack, or after the preposition on it, where what it hits can stand."""
    after, tag = attack.at + 1, document.tags[attack.at]
    if after < len(document.tokens) and document.tokens[after].text == _ON:
        return after + 1
    thing = document.tags[after] if after < len(document.tags) else None
    told = (tag is not None and tag.pos is Pos.VERB) or (thing is not None and thing.features.tanwin)
    return after if told else None


class _Drafter:
    """Makes the events of the triggers of one document."""

    def __init__(
        self, document: Document, spoken: Spoken, counts: CountReader, circumstances: CircumstanceReader,
        roles: RoleReader, lending: LendingReader, status: StatusReader, triggers: Sequence[Trigger],
    ) -> None:  # fmt: skip
        self._triggers = [trigger.at for trigger in triggers]
        self._types = [trigger.row.event for trigger in triggers]
        self._document = document
        self._spoken = spoken
        self._counts = counts
        self._circumstances = circumstances
        self._roles = roles
        self._lending = lending
        self._status = status

    def draft(self, trigger: Trigger) -> EventDraft | None:
        """The event of a trigger; None if nobody takes part who would have to."""
        trigger = self._spoken.as_speech(trigger)
        at, row, span = trigger.at, trigger.row, trigger.span
        trigger = replace(trigger, arguments=self._own(trigger))
        said_by = self._spoken.holder(span)
        roles = self._lending.complete(trigger, self._roles.roles(trigger), said_by)
        held = row.event == "CONSULT" and self._lending.is_told(trigger)  # عقدت مفاوضات
        if not (trigger.needs_antecedent or held or _has_participants(trigger, roles)):
            return None
        sentence = self._document.sentences[trigger.sentence]
        scope = self._spoken.scope(said_by, span)
        status = self._status.read(at, trigger.morph, sentence, said_by)
        time = self._time(trigger, scope, status.realis)
        if time is not None and status is ACTUAL and not trigger.is_verb and self._is_ahead(trigger, time):
            status = Status("planned", time.span.of(self._document.text))  # أعلنت النقابة إضرابا يوم الأحد المقبل
        place, heading = self._place(trigger, roles), self._heading(trigger)
        general = self._is_general(trigger, roles)
        mode = self._roles.mode(trigger, roles)
        counts = self._counts.counts(trigger, roles.actor, roles.recipient)
        if mode in _BLASTS and place is not None and self._can_be_hit(place) and not roles.recipient:
            roles = replace(roles, recipient=self._roles.held(place))  # فجر نفسه وسط سوق, سقط صاروخ قرب القاعدة
        if row.event == "ASSAULT" and row.counts in CASUALTIES:
            roles = replace(roles, recipient=self._roles.whose_dead(trigger, roles.recipient) or roles.recipient)
        return EventDraft(
            at=at,
            sentence=trigger.sentence,
            trigger=span,
            type=row.event,
            mode=mode,
            row=row,
            rule="events.verb" if trigger.is_verb else "events.noun",
            actor=roles.actor,
            recipient=roles.recipient,
            instrument=roles.instrument,
            instrument_count=self._counts.pieces(roles.instrument),
            place=place,
            located=tuple(p for p in (place, heading, *self._located(trigger, roles)) if p is not None),
            origin=self._circumstances.left(trigger.arguments) if trigger.is_verb else None,
            # وفي محافظة بابل، أفادت المصادر بمقتل خمسة: what is said has no place of its own
            nearby=(self._circumstances.in_sentence(at, scope, sentence) or heading)
            if row.event in _PHYSICAL
            else None,
            time=time,
            realis=status.realis,
            status_cue=status.cue,
            counts=_told_counts(
                counts,
                done=status.realis in _HAPPENED and not self._lending.is_survived(trigger),
            ),
            said_by=said_by,
            anaphoric=self._is_anaphoric(trigger),
            needs_antecedent=trigger.needs_antecedent or (status.realis != "generic_past" and general),
            active=self._is_active(trigger, roles),
            background=self._circumstances.follows_prior(at, sentence),
            words=(*trigger.words, *self._lending.words(trigger), *self._roles.words(trigger)),
            possessed=bool(trigger.morph.enclitic) and row.pos == "verb" and not trigger.is_verb,
        )

    def _can_be_hit(self, place: NounPhrase) -> bool:
        """A building that is hit where something goes off; a road is only where that was."""
        return place.type == "FAC" and not is_road(self._document, place)

    def _own(self, trigger: Trigger) -> Arguments:
        """Without what stands after a deed of another kind: مفاوضات لوقف المذبحة في البوسنة."""
        arguments = trigger.arguments
        number = bisect_right(self._triggers, trigger.at)
        deeds = zip(self._triggers[number:], self._types[number:], strict=True)
        later = [(at, kind) for at, kind in deeds if at < arguments.last]
        cut = next((at for at, _ in later if self._is_reason(at, trigger)), None)
        if cut is None:
            cut = next((at for at, kind in later if kind != trigger.row.event), None)
            if cut is None or self._is_content(cut, trigger):
                return arguments
        left = (g for g in arguments.prepositional if g.phrase.first <= cut or g.phrase.type not in PLACES)
        return replace(arguments, prepositional=tuple(left))

    def _is_content(self, deed: int, trigger: Trigger) -> bool:
        """اتفاق لوقف القتال في الإقليم, اتفقا على وقف القتال في الوادي: what the one is about is where the other is."""
        governed = any(item.phrase.head == deed for item in trigger.arguments.prepositional)
        return governed or deed - trigger.at <= _BESIDE

    def _is_reason(self, at: int, trigger: Trigger) -> bool:
        """اندلعت المعارك بعد مقتل شاب عند حاجز: a death before the deed, which has a place of its own."""
        death, before = self._document.tags[at], self._document.tags[at - 1]
        if trigger.row.counts in CASUALTIES or death is None or death.article or not plays(before, "prior"):
            return False
        return any(row.counts in CASUALTIES and row.pos == "noun" for row in death.lemma.rows(TriggerRow))

    def _located(self, trigger: Trigger, roles: Roles) -> Iterator[NounPhrase]:
        """The places that the clause of a trigger names: where it was, and what was hit."""
        yield from self._circumstances.located(trigger.arguments)
        if (told := self._lending.clause(trigger)) is not None:  # القصف الذي نفذته الطائرات على سوق في بلدة سراقب
            yield from self._circumstances.located(told)
        hit = (*roles.recipient, *trigger.arguments.at("على"))
        yield from (phrase for phrase in hit if phrase.type in PLACES)

    def _heading(self, trigger: Trigger) -> NounPhrase | None:
        """The place that the sentence opens with; not of what is told again: وفي واشنطن، انعكس الهجوم على الأسواق."""
        sentence = self._document.sentences[trigger.sentence]
        return None if trigger.morph.article else self._circumstances.heading(trigger.at, sentence)

    def _time(self, trigger: Trigger, scope: Span | None, realis: Realis) -> Time | None:
        time = self._told_time(trigger, scope)
        if time is None or (time.value or "").startswith(_NOWADAYS):
            return None
        if self._is_of_verb(trigger, time):
            return None
        own = self._is_own(trigger, time)
        gone = realis in _AHEAD and time.direction == "past"  # المفاوضات التي بدأت أمس سعيا إلى اتفاق
        later = realis in _HAPPENED and time.value == _LATER  # أفرج عنهم في وقت لاحق
        unforeseen = realis in _HAPPENED and trigger.row.mode in _UNFORESEEN
        ahead = unforeseen and self._is_to_come(time)  # حادث سير … للمحاكمة الثلاثاء المقبل
        single = realis == "generic_past" and len(time.value or "") >= _DAY  # كثيرا ما تقصف، وآخر مرة في 30 أبريل
        return time if not (later or ahead) and (own or not (gone or single)) else None

    def _is_of_verb(self, trigger: Trigger, time: Time) -> bool:
        """توقفت المعارك اليوم, نددت الحكومة بالهجوم أمس: when what the verb tells was done to a deed taken as known."""
        verb, after = trigger.at - 1, trigger.at + 1
        if trigger.is_verb or not trigger.morph.article or plays(trigger.morph, "set_phrase"):
            return False
        number = bisect_left(self._triggers, verb)
        known = number < len(self._triggers) and self._triggers[number] == verb
        if not known or self._types[number] == trigger.row.event:
            return False
        tag = self._document.tags[verb]
        return tag is not None and tag.pos is Pos.VERB and self._document.tokens_in(time.span).start == after

    def _is_own(self, trigger: Trigger, time: Time) -> bool:
        """Whether the clause of a trigger itself says when."""
        return self._document.tokens_in(time.span).start in range(trigger.at, trigger.arguments.last)

    def _is_ahead(self, trigger: Trigger, time: Time) -> bool:
        return time.direction == "future" and time.value != _LATER and self._is_own(trigger, time)

    def _is_to_come(self, time: Time) -> bool:
        """Whether a day is after that of the report."""
        published, value = self._document.report.published or "", time.value or ""
        return min(len(published), len(value)) >= _DAY and value[:_DAY] > published[:_DAY]

    def _told_time(self, trigger: Trigger, scope: Span | None) -> Time | None:
        sentence = self._document.sentences[trigger.sentence]
        if trigger.is_verb and trigger.row.event in _VERBAL_TYPES:
            return self._circumstances.said_at(trigger.at, sentence)
        return self._circumstances.time(trigger.at, trigger.arguments, scope, sentence, self._triggers)

    def _is_anaphoric(self, trigger: Trigger) -> bool:
        """الهجوم; not القبض, which has the article whenever it is told."""
        definite = trigger.morph.article and not trigger.is_verb and not plays(trigger.morph, "set_phrase")
        return definite and not self._is_listed(trigger)

    def _is_listed(self, trigger: Trigger) -> bool:
        """المشورة والمساعدة: joined to a plain noun, it takes no event up."""
        before = self._document.tags[trigger.at - 1] if trigger.at else None
        if trigger.morph.particles != "و" or before is None or before.pos is not Pos.NOUN:
            return False
        return before.article and trigger.at - 1 not in self._triggers

    def _is_general(self, trigger: Trigger, roles: Roles) -> bool:
        """الضرب, الاغتصاب: a verbal noun with the article and nobody who takes part means the deed in general."""
        if trigger.is_verb or trigger.row.pos != "verb" or not trigger.morph.article:
            return False
        if self._lending.is_suffered(trigger) or self._lending.clause(trigger) is not None:  # القصف الذي نفذته القوات
            return False
        return not (roles.actor or roles.recipient or roles.instrument or trigger.arguments.prepositional)

    def _place(self, trigger: Trigger, roles: Roles) -> NounPhrase | None:
        if trigger.row.event in _VERBAL_TYPES and not trigger.row.place:
            return None
        told = self._lending.clause(trigger)
        place = self._roles.place(trigger) or self._lending.place(trigger)
        place = place or (self._circumstances.place(told) if told is not None else None)
        place = place or self._circumstances.antecedent(trigger.at, self._document.sentences[trigger.sentence])
        if place is None or place.type in _AREAS:
            site = self._roles.site(roles.recipient)
            place = site if place is None or self._is_one_building(site) else place
        place = place or (self._roles.workplace(roles.actor) if trigger.row.mode == "strike" else None)
        return place or (self._circumstances.seat(roles.actor) if trigger.row.event in _SEATED else None)

    def _is_one_building(self, site: NounPhrase | None) -> bool:
        """هجوم استهدف قاعدة عين الأسد في العراق: what is hit tells the place better than the town or region."""
        head = self._document.tags[site.head] if site is not None else None
        one = head is not None and head.features.number is Grammatical.SINGULAR
        return site is not None and site.type == "FAC" and one

    def _is_active(self, trigger: Trigger, roles: Roles) -> bool:
        """A verb with somebody who does it, if only in its ending: وقتلوا سائقه."""
        if not trigger.is_verb or "subject" not in trigger.row.actor or self._roles.voiced(trigger).passive:
            return False
        plural = trigger.morph.features.number is Grammatical.PLURAL
        return bool(roles.actor) or (plural and bool(trigger.arguments.subject or trigger.morph.enclitic))


def _exact(times: Sequence[Time], quantities: Sequence[Quantity]) -> Iterator[Span]:
    """The numbers and days that make several happenings single ones."""
    yield from (quantity.span for quantity in quantities if quantity.unit is None and quantity.value is not None)
    yield from (time.span for time in times if time.value is not None and len(time.value) >= _DAY)


def _has_participants(trigger: Trigger, roles: Roles) -> bool:
    if trigger.row.event in _VERBAL_TYPES and trigger.row.mode != "investigate":  # فتحت الشرطة تحقيقا
        return bool(roles.recipient)
    if trigger.row.event == "SUPPORT" and not plays(trigger.morph, "concludes"):  # أشاد الوزير بالجهود
        return bool(roles.recipient)
    named = trigger.row.event == "AID" and trigger.row.pos == "noun" and not trigger.morph.article  # وصلت مواد إغاثة
    return named or trigger.row.event not in _SHARED_TYPES or bool(roles.actor or roles.recipient)


def _told_counts(counts: Counts, *, done: bool) -> Counts:
    """Of what did not happen or was tried only the numbers that the text gives: نجا من محاولة اغتيال killed nobody."""
    if done:
        return counts
    return tuple((kind, number) for kind, number in counts if isinstance(number, Quantity))
