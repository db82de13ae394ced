"""Whom a protest is against or addressed to: هتافات مناهضة للحكومة, احتجاجا على قرار الوزارة, مطالبين برحيل الرئيس."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from riwaya.annotate.events.agents import AgentReader
from riwaya.annotate.events.arguments import ArgumentReader
from riwaya.annotate.events.drafts import EventDraft
from riwaya.annotate.events.holders import HolderReader
from riwaya.annotate.events.participants import is_armed
from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.kinds import description_type, head_sort, particle_classes
from riwaya.annotate.names.phrase import ADJECTIVAL, AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Aspect, Grammatical, Lemma, Pos
from riwaya.lexicon.tables import CueRow, TriggerRow
from riwaya.text import Document, Morph
from riwaya.text.agreement import agrees
from riwaya.text.tagger import is_act

_REACH = 30
# How far before 'against' a clause of its own can begin.
_RELATIVE_REACH = 8
# How far على stands from the verb it belongs to, and 'against' from a deed.
_NEAR = 8
# How far from a demand the word for what is demanded stands: طالب المتظاهرون، مساء أمس، برحيل الحكومة.
_DEMANDED = 12
# Particles after which what is opposed or demanded stands.
_AT = frozenset(("على", "ضد", "ب", "ل", "إزاء"))
_BY = "ب"
_OF = "ل"
_ON = "على"
_FROM = "من"
_AGAINST = "ضد"
_STOPS = frozenset(("؛", ".", "؟", "!", ":"))
_OPENING, _CLOSING, _STRAIGHT = frozenset("«“„"), frozenset("»”"), '"'
_COMMAS = frozenset(("،", ","))
_LINKS = ("و", "ف")
_PROTEST = "PROTEST"
# Stances of words after which stands whom somebody blames.
_AGAINST_SOMEBODY = frozenset(("condemn", "accuse"))
_VANDALIZE = "vandalize"
_DESTROYING = frozenset((_VANDALIZE, "destroy"))
# How far after its verb what is burned or torn stands.
_BURNED = 3
_TO = "إلى"
_WAYS = frozenset(("road", "square", "bridge"))
_NOUNS = frozenset({Pos.NOUN, Pos.MASDAR})


class OpponentReader:
    """Finds the opponents of the protests of one document."""

    def __init__(
        self, document: Document, phrases: PhraseReader, arguments: ArgumentReader, agents: AgentReader
    ) -> None:
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags
        self._phrases = phrases
        self._joins = arguments.joins
        self._agents = agents
        self._holders = HolderReader(document, phrases, arguments, agents)

    def complete(self, drafts: Sequence[EventDraft]) -> list[EventDraft]:
        """The drafts, protests without a recipient with whom they are against where their clause says so."""
        doers = {draft.at: draft.actor for draft in drafts if draft.type != _PROTEST and draft.actor}
        return [
            self._completed(self._without_others(draft), doers) if draft.type == _PROTEST else draft for draft in drafts
        ]

    def _without_others(self, draft: EventDraft) -> EventDraft:
        """Without what no protest is against: roads, other protesters, whom another deed is against."""
        kept = (p for p in draft.recipient if not (self._is_way(p) or self._is_same(p, draft) or self._is_done_to(p)))
        return draft.with_(recipient=tuple(kept))

    def _is_same(self, phrase: NounPhrase, draft: EventDraft) -> bool:
        """Protesters who are none of the other side: رشقوا متظاهري الحزب."""
        return self._holders.protests(phrase) and (phrase.is_short or phrase in draft.actor)

    def _is_done_to(self, phrase: NounPhrase) -> bool:
        """احتجوا على حملة الشرطة ضد [الباعة], هتفوا ضد الوصاية على [العراق]."""
        before = self._tags[phrase.first - 1] if phrase.first else None
        if before is not None and before.lemma.key == _ON:
            earlier = self._tags[max(0, phrase.first - _RELATIVE_REACH) : phrase.first - 1]
            return any(tag is not None and tag.lemma.key == _AGAINST for tag in earlier)
        return before is not None and before.lemma.key == _AGAINST and self._is_of_deed(phrase.first - 1)

    def _is_way(self, phrase: NounPhrase) -> bool:
        head = self._tags[phrase.head]
        return head is not None and head_sort(head.lemma) in _WAYS

    def _completed(self, draft: EventDraft, doers: Mapping[int, tuple[NounPhrase, ...]]) -> EventDraft:
        if draft.recipient:
            return draft
        sentence = self._document.sentences[draft.sentence]
        own = [draft.at, *(phrase.head for phrase in draft.actor if phrase.first >= sentence.first)]
        clause = list(self._clause(min(own), draft.at, sentence.last))
        for at in clause:
            found = self._opposed(at, sentence.last, own=at == draft.at) if self._is_about(at, own) else ()
            found = found or self._addressed(at, sentence.last)
            found = found or (self._pictured(at, sentence.last) if self._is_destroyed(at, draft) else ())
            if left := tuple(phrase for phrase in found if phrase not in draft.actor):
                return draft.with_(recipient=left)
        deeds = (self._deed(at, sentence.last, own=at == draft.at) for at in clause)
        did = next((doers[deed] for deed in deeds if deed in doers), ())
        return draft.with_(recipient=tuple(phrase for phrase in did if phrase not in draft.actor))

    def _is_about(self, at: int, own: Sequence[int]) -> bool:
        """اشتباكات بين المتظاهرين وطلاب معادين للحزب: an adjective of others says nothing of those who protest."""
        tag, before = self._tags[at], self._tags[at - 1] if at else None
        if tag is None or tag.pos not in ADJECTIVAL or before is None or at - 1 in own:
            return True
        others = description_type(before.lemma) == "PER" and not before.article
        return not (others and agrees(before, tag))

    def _clause(self, first: int, at: int, end: int) -> Iterator[int]:
        """The tokens of the clause of a protest, from who protests or its word on, whichever is first."""
        quoted = False
        for index in range(first, min(end, at + _REACH)):
            text = self._tokens[index].text
            quoted = not quoted if text == _STRAIGHT else text in _OPENING or (quoted and text not in _CLOSING)
            if text in _STOPS:
                return
            if index > at and not quoted and self._begins_other(index):  # هتفوا «… وسنبقى» مطالبين برحيله
                return
            yield index

    def _begins_other(self, index: int) -> bool:
        """… فيما ندد الوزير, … وقال المتحدث: a verb of somebody else."""
        verb, before = self._tags[index], self._tags[index - 1]
        if verb is None or verb.pos is not Pos.VERB or self._goes_on(verb):
            return False
        linked = verb.particles.startswith(_LINKS) or self._tokens[index - 1].text in _COMMAS
        if linked or before is None or before.pos is not Pos.PARTICLE:
            return linked
        return "conjunction" in particle_classes(before.lemma)

    def _goes_on(self, verb: Morph) -> bool:
        """وطالبوا, ونددوا, وهتفوا, وسلموا مذكرة: a plural verb goes on about those who protest."""
        told = plays(verb, "handing") or any(row.event == _PROTEST for row in verb.lemma.rows(TriggerRow))
        return verb.features.number is Grammatical.PLURAL and (told or _opposes(verb.lemma) or _demands(verb.lemma))

    def _opposed(self, at: int, end: int, *, own: bool) -> tuple[NounPhrase, ...]:
        """Who is opposed or called upon by the word at a token; its `own` word tells the protest: احتج."""
        tag = self._tags[at]
        if (chanted := self._chanted(at, end)) is not None:
            return chanted
        if tag is not None and plays(tag, "cursed") and tag.article:  # هتفوا «الموت لإسرائيل»
            return self._holders.behind(at + 1, end) if at + 1 < end and self._phrases.particles(at + 1) == _OF else ()
        if tag is None or self._is_topic(tag, own=own) or (self._is_protester(tag) and not self._goes_on_with(at + 1)):
            return ()
        if tag.pos is Pos.VERB and own and plays(tag, "opposition"):
            return self._protested(at, end)
        if tag.pos is Pos.VERB and self._has_subject(at, tag):
            return self._ousted(at, end) if _demands(tag.lemma) or plays(tag, "calling_for") else ()
        if plays(tag, "motive"):
            return self._motive(at + 1, end)
        if tag.lemma.key == _AGAINST and (self._is_of_deed(at) or self._is_of_clause(at)):
            return ()
        if _opposes(tag.lemma):
            start = self._after_particle(at + 1, tag)
            return self._holders.behind(start, end, "stance", "resented") if self._is_aimed(tag, start) else ()
        if _demands(tag.lemma):
            return self._called_upon(at + 1, end) or self._ousted(at, end)
        return self._ousted(at, end) if plays(tag, "calling_for") else ()

    def _is_topic(self, tag: Morph, *, own: bool) -> bool:
        """الرفض, الاحتجاج: a noun with the article tells no stance of those who protest unless it tells of them."""
        told = own or tag.particles.endswith(_OF) or self._is_protester(tag)
        return tag.article and tag.pos in _NOUNS and not told

    def _is_aimed(self, word: Morph, at: int) -> bool:
        """احتجاجات على القرار; not احتجاجات بالقاهرة, احتجاجات للطلاب, احتجاجات الطلاب."""
        rows = (row for row in word.lemma.rows(TriggerRow) if row.event == _PROTEST)
        against = {position for row in rows for position in row.recipient}
        if word.pos not in _NOUNS or not against or at >= len(self._tags):
            return True
        before = self._tags[at - 1]
        apart = before is not None and before.lemma.key in against and not before.enclitic
        return apart or self._phrases.particles(at).strip("وف")[-1:] in against

    def _motive(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """تظاهروا بسبب سياسات الحكومة, إثر قرار الوزارة: whose it is that moves people to protest."""
        phrase = self._phrases.phrase_at(at, end) if at < end else None
        return self._holders.behind(at, end, "resented") if phrase is not None and phrase.type not in AGENTS else ()

    def _chanted(self, at: int, end: int) -> tuple[NounPhrase, ...] | None:
        """«يسقط حكم العسكر», «الشعب يريد إسقاط النظام»: who is to fall; None for other words."""
        tag = self._tags[at]
        if tag is not None and tag.pos is Pos.VERB and self._is_after_mark(at) and plays(tag, "cursed"):
            return self._holders.behind(at + 1, end, "resented")
        if plays(tag, "wanting") and at + 1 < end and plays(self._tags[at + 1], "ousting"):
            return self._holders.behind(at + 1, end, "ousting")
        return None

    def _protested(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """احتج المعلمون على قرار الوزارة: behind the verb and its subject."""
        after = self._after_on(at, end)
        return self._holders.behind(after, end, "stance", "resented") if after is not None else ()

    def _after_on(self, at: int, end: int) -> int | None:
        """The token behind على, where it stands apart not far after a verb."""
        for index in range(at + 1, min(end - 1, at + _NEAR)):
            tag = self._tags[index]
            if tag is not None and tag.lemma.key == _ON:
                return index + 1 if not tag.enclitic else None
        return None

    def _addressed(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """سلموا رسالة إلى رئيس الوزراء, مذكرة إلى البرلمان: to whom what they bring is addressed."""
        brought = at > 0 and plays(self._tags[at - 1], "handing")
        written = plays(self._tags[at], "petition") or (brought and plays(self._tags[at], "letter"))
        letter = self._phrases.phrase_at(at, end) if written else None
        if letter is None:
            return ()
        return self._addressee(letter, end) or (self._seat(at, end) if brought else ())

    def _addressee(self, letter: NounPhrase, end: int) -> tuple[NounPhrase, ...]:
        if letter.last + 1 >= end:
            return ()
        tag = self._tags[letter.last]
        apart = tag is not None and tag.lemma.key == _TO and not tag.enclitic
        if not apart and self._phrases.particles(letter.last) != _OF:
            return ()
        return self._holders.behind(letter.last + apart, end)

    def _seat(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """توجهوا إلى مقر رئيس الوزراء حيث سلموا رسالة: whose building they went to with it."""
        for index in range(at - 1, max(0, at - _REACH), -1):
            if self._tokens[index].text in _STOPS:
                return ()
            place = self._phrases.phrase_at(index, end)
            way = self._tags[index - 1]
            if place is not None and place.type == "FAC" and way is not None and way.lemma.key == _TO:
                return self._agents.owners(place)
        return ()

    def _is_destroyed(self, at: int, draft: EventDraft) -> bool:
        """أحرقوا [صور] الرئيس, أحرق متظاهرون [أعلام] إسرائيل في احتجاجات."""
        if draft.mode == _VANDALIZE:
            return True
        verbs = (tag for tag in self._tags[max(0, at - _BURNED) : at] if tag is not None and tag.pos is Pos.VERB)
        return any(row.mode in _DESTROYING for verb in verbs for row in verb.lemma.rows(TriggerRow))

    def _pictured(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """أحرقوا صور الرئيس, حافلة تابعة للشركة: whom what is burned or torn shows, or whose it is."""
        thing = self._phrases.phrase_at(at, end)
        if thing is None:
            return ()
        if thing.type == "VEH":  # not سيارة الإسعاف
            told = any(plays(self._tags[index], "belonging") for index in range(thing.first, thing.last))
            owners = (p for p in self._agents.owners(thing) if told or is_armed(self._document, p))
            return tuple(owners) or self._agents.holders(thing)
        return self._agents.owners(thing) if plays(self._tags[at], "effigy") else ()

    def _has_subject(self, at: int, verb: Morph) -> bool:
        """فيما تندد الحكومة ب: only plurals and verbs that describe a noun (مسيرة تندد ب) have none of their own."""
        if verb.features.number is Grammatical.PLURAL:
            return False
        noun = self._tags[at - 1] if at else None
        describes = noun is not None and noun.pos in (*_NOUNS, *ADJECTIVAL) and not noun.article
        return verb.particles != "" or not describes or verb.features.aspect is not Aspect.IMPERFECT

    def _is_of_deed(self, at: int) -> bool:
        """احتجاجا على العنف ضد النساء: against whom another deed is done."""
        for index in range(at - 1, max(-1, at - _NEAR), -1):
            tag = self._tags[index]
            if tag is None or tag.pos not in (*_NOUNS, *ADJECTIVAL):
                return False
            if tag.pos in _NOUNS:
                if self._is_genitive(index):  # حملة [الحكومة] ضد الجمعيات
                    continue
                ending = self._phrases.ending_at(at, range(index, index + 1), at)
                if any(phrase.type is not None for phrase in ending):  # تظاهر التحالف ضد الزيارة
                    return False
                rows = tag.lemma.rows(TriggerRow)
                done = bool(rows) or is_act(tag) or plays(tag, "resented")
                return done and not any(row.event == _PROTEST for row in rows)
        return False

    def _is_genitive(self, at: int) -> bool:
        noun, before = self._tags[at], self._tags[at - 1] if at else None
        governed = before is not None and before.pos in _NOUNS and not before.article and not before.enclitic
        return governed and noun is not None and noun.article and not noun.particles

    def _is_of_clause(self, at: int) -> bool:
        """الهجمات التي تنفذها الدولة ضد الإقليم: against whom a clause on another deed says it is done."""
        for index in range(at - 1, max(0, at - _RELATIVE_REACH), -1):
            tag = self._tags[index]
            if tag is not None and tag.pos is Pos.VERB:
                return stands_as(self._tokens[index - 1].word, "relative_pronoun")
        return False

    def _deed(self, at: int, end: int, *, own: bool) -> int:
        """احتجاجا على [مقتل] شاب برصاص الشرطة: the head of what the word at a token is against; -1 for none."""
        tag = self._tags[at]
        if tag is None or self._is_topic(tag, own=own) or not _opposes(tag.lemma):
            return -1
        if tag.pos is Pos.VERB and self._has_subject(at, tag) and not own:
            return -1
        start = self._after_on(at, end) if tag.pos is Pos.VERB else self._after_particle(at + 1, tag)
        phrase = self._phrases.phrase_at(start, end) if start is not None and start < end else None
        if phrase is None:
            return -1
        at_it = self._goes_on_with(phrase.first - 1) or self._phrases.particles(phrase.first).strip("وف")
        return phrase.head if at_it else -1

    def _is_protester(self, tag: Morph) -> bool:
        """المحتجين [على] القرار; a protester is no opponent otherwise."""
        return plays(tag, "protester") and plays(tag, "opposition")

    def _goes_on_with(self, at: int) -> bool:
        """Whether على or another preposition before what is opposed stands at a token."""
        tag = self._tags[at] if at < len(self._tags) else None
        return tag is not None and tag.pos is Pos.PARTICLE and tag.lemma.key in (*_AT, _FROM) and not tag.enclitic

    def _after_particle(self, at: int, word: Morph) -> int:
        """Where what is opposed begins, behind the adjectives of the word and its preposition."""
        while at < len(self._tags) and self._describes(at, word):  # غضب متزايد من القرار
            at += 1
        tag = self._tags[at] if at < len(self._tags) else None
        if tag is None or tag.pos is not Pos.PARTICLE or tag.enclitic:
            return at
        felt = tag.lemma.key == _FROM and plays(word, "feeling")  # غضب من القرار; not احتجاجات من السائقين
        return at + 1 if tag.lemma.key in _AT or felt else at

    def _describes(self, at: int, noun: Morph) -> bool:
        tag = self._tags[at]
        return tag is not None and noun.pos in _NOUNS and tag.pos in ADJECTIVAL and agrees(noun, tag)

    def _called_upon(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """مطالبين الحكومة ب: somebody right after a demand."""
        phrase = self._phrases.phrase_at(at, end) if at < end and not self._phrases.particles(at) else None
        called = phrase is not None and phrase.type in AGENTS and not self._holders.protests(phrase)
        return (phrase, *self._joins.after(phrase, end)) if called and phrase is not None else ()

    def _ousted(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """مطالبين برحيل الرئيس: whose fall is demanded."""
        demanded, found = False, list[NounPhrase]()
        for index in range(at + 1, min(end, at + _DEMANDED)):
            word, particles = self._tokens[index].word, self._phrases.particles(index)
            apart = word is not None and word.light == _BY  # تطالب بـ«استقالة الرئيس»
            demanded |= particles == _BY or apart
            if not demanded or (particles not in (_BY, "و") and not self._opens_quoted(index)):
                continue
            if plays(self._tags[index], "ousting"):  # مطالبين بإنهاء الحرب وسحب القوات وإقالة الرئيس
                found += self._holders.behind(index, end, "ousting")
        return tuple(dict.fromkeys(found))

    def _is_after_mark(self, index: int) -> bool:
        return index > 0 and self._tokens[index - 1].kind == "punctuation"

    def _opens_quoted(self, index: int) -> bool:
        """بـ«[استقالة] الرئيس»."""
        return self._is_after_mark(index) and self._tokens[index - 2].text.startswith(_BY)


@cache
def _opposes(word: Lemma) -> bool:
    """Whether a word is followed by what somebody is against."""
    if "opposition" in word.roles:
        return True
    return any(row.stance in _AGAINST_SOMEBODY or row.act == "reject" for row in word.rows(CueRow))


def _demands(word: Lemma) -> bool:
    return "demanding" in word.roles
