"""Finds trigger words and decides by their conditions which event, if any, they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.events.arguments import ArgumentReader, Arguments
from riwaya.annotate.events.clause import Governed
from riwaya.annotate.events.conditions import ConditionReader
from riwaya.annotate.events.loans import Loan
from riwaya.annotate.events.participants import CASUALTIES, SELF, is_participant
from riwaya.annotate.markers import gives_name, plays, reading_as, stands_as
from riwaya.annotate.names.ground import is_name_entry
from riwaya.annotate.names.kinds import description_type, head_sort
from riwaya.annotate.names.phrase import WEAPONS
from riwaya.annotate.speech.cues import CueKind
from riwaya.lexicon import Aspect, Grammatical, Pos
from riwaya.lexicon.tables import NounRow, TriggerRow
from riwaya.model import Span
from riwaya.text import Document, Morph, Sentence, Word
from riwaya.text.document import Phrase

_TRIGGER_POS = frozenset({Pos.VERB, Pos.NOUN, Pos.MASDAR, Pos.PASSIVE_PARTICIPLE})
_NEVER_TRIGGERS = frozenset((Pos.NAME, Pos.ADJECTIVE))
# Classes of nouns for what is done.
_ACTS = frozenset(("act", "event", "document"))
_LONGEST_NAME = 4
_TAKE_PART = frozenset(("PER", "ORG", "GPE", "LOC", "FAC"))
_ENDING = frozenset({Pos.VERB, Pos.PARTICLE})
_MOVES = {"RETREAT"}
# Modes of people who leave or are made to leave.
_UPROOTING = frozenset(("expel", "deport"))
# How much likelier a reading is by its spelling than one that it rules out.
_PLAINLY = 0.9


class Trigger(Struct, frozen=True, gc=False):
    """A trigger word with the row that won and what stands around it.

    `needs_antecedent` says that it is an event only if it takes one up (الحادث); `words` are other words that tell the
    same event.
    """

    at: int
    span: Span
    sentence: int
    morph: Morph
    row: TriggerRow
    arguments: Arguments
    needs_antecedent: bool = False
    words: tuple[Span, ...] = ()

    @property
    def is_verb(self) -> bool:
        """Whether the event is told by a verb, not by a noun."""
        return self.morph.pos is Pos.VERB

    def with_words_of(self, other: Trigger) -> Trigger:
        """The trigger with the words of another that tells the same event."""
        return replace(self, words=(*self.words, other.span, *other.words))


class TriggerReader:
    """Finds the triggers of one document.

    `cues` are the tokens of speech cues with their kind: their participles are verbal events.
    """

    def __init__(
        self, document: Document, arguments: ArgumentReader, cues: Mapping[int, CueKind], loans: Mapping[int, Loan]
    ) -> None:
        self._loans = loans
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags
        self._arguments = arguments
        self._phrases = arguments.phrases
        self._conditions = ConditionReader(document, arguments.phrases.blocked)
        self._cues = cues
        self._told: set[tuple[str, str | None]] = set()

    def read(self) -> Iterator[Trigger]:
        """All triggers whose conditions hold, in order."""
        for number, sentence in enumerate(self._document.sentences):
            for index in range(sentence.first, sentence.last):
                word = self._tokens[index].word
                if word is None or "triggers" not in word.tables or index in self._phrases.blocked:
                    continue
                found = self._at(index, word, number, sentence)
                if found is not None:
                    self._told.add((found.row.event, found.row.mode))
                    yield found

    def _at(self, index: int, word: Word, number: int, sentence: Sentence) -> Trigger | None:
        """The first reading that names an event by its conditions, by who takes part, or by taking an event up."""
        told: Trigger | None = None
        taken_up: list[Trigger] = []
        barred: frozenset[str] = frozenset()
        for morph in self._readings(index, word):
            rows = [row for row in _rows(morph) if row.event not in barred]
            if not rows:
                continue
            span = self._tokens[index].stem_span(morph)
            arguments = self._arguments.read(index, morph, sentence)
            choice = self._conditions.choose(rows, index, sentence, arguments, morph)
            if choice.row is not None:
                words = self._asked_for(choice.complement)
                return Trigger(index, span, number, morph, choice.row, arguments, words=words)
            barred |= choice.excluded  # هجوم لفظي: no other reading of the word may name such an event here
            if told is None and not choice.excluded:
                row = self._by_participants(rows, morph, arguments, self._loans.get(index))
                told = Trigger(index, span, number, morph, row, arguments) if row is not None else None
            if not choice.excluded and (_can_take_up(morph) or self._is_of_toll(index, morph)):
                taken_up += (Trigger(index, span, number, morph, row, arguments, needs_antecedent=True) for row in rows)
        return told or next(filter(self._is_known, taken_up), taken_up[0] if taken_up else None)

    def _is_of_toll(self, index: int, noun: Morph) -> bool:
        """ارتفع عدد القتلى إلى 12, حصيلة الضحايا: the dead of an event that was told, of whom there are more now."""
        counted = noun.article and plays(noun, "of_total") and index > 0
        return counted and plays(self._tags[index - 1], "toll_of")

    def _asked_for(self, complement: int | None) -> tuple[Span, ...]:
        """أطلق [النار]: the word that makes a verb tell an event, unless it only names who takes part (نشر قوات)."""
        tag = self._tags[complement] if complement is not None else None
        if complement is None or tag is None or tag.pos is Pos.PARTICLE or plays(tag, "wound"):  # أصيب بجروح
            return ()
        told = plays(tag, "seizure") or plays(tag, "street")  # in Iraq also a checkpoint; نزلوا إلى الشوارع
        if description_type(tag.lemma) in _TAKE_PART and not told:
            return ()
        return (self._tokens[complement].stem_span(tag),)

    def _is_known(self, trigger: Trigger) -> bool:
        """Whether an event of the kind was told: الإيقافات after arrests are no cessations."""
        return (trigger.row.event, trigger.row.mode) in self._told

    def _by_participants(
        self, rows: Sequence[TriggerRow], morph: Morph, arguments: Arguments, loan: Loan | None
    ) -> TriggerRow | None:
        """A noun of one event type only that names who takes part: زيارة الوفد, اتصالات مع الجمعيات, إقالة المدير."""
        events = {row.event for row in rows}
        if morph.pos is Pos.VERB or len(events) != 1 or description_type(morph.lemma) is not None:
            return None
        if plays(morph, "sentence") or plays(morph, "as_told"):  # قضت بإعدام المتهم: ruled, not done
            return None
        if rows[0].pos == "verb" and not _is_done_to_people(rows[0]) and any(map(_asks_complement, rows[0].needs)):
            return None  # منح الجمعية شهادة: what a verb asks for, its noun does too
        if plays(morph, "falls") and any(phrase.type == "ORG" for phrase in arguments.genitive):  # سقوط الحكومة
            return None
        if rows[0].counts in CASUALTIES and morph.pos is Pos.NOUN and not _names_deed(morph):  # جثة المهاجم
            return None
        if morph.enclitic and events != _MOVES:  # إجراءاته; but انسحابها after the forces it is of
            return None
        among = [governed.phrase for governed in arguments.prepositional if _is_counterpart(governed)]
        lent = loan.phrases if loan is not None and loan.role == "recipient" else ()
        # عملية شنتها الحركة
        waged = loan is not None and loan.telling == "deed" and plays(self._tags[loan.at], "wages")
        exposed = loan is not None and loan.role == "recipient" and morph.particles.endswith("ل")  # تعرضوا للضرب
        named = any(is_participant(phrase, self._document) for phrase in (*arguments.genitive, *among, *lent))
        return rows[0] if exposed or waged or named else None

    def _readings(self, index: int, word: Word) -> list[Morph]:
        """The readings of a word that agree with the part of speech its context chose."""
        morphs = [morph for morph in word.morphs if "triggers" in morph.lemma.tables]
        if self._cues.get(index) == "participle":
            return [morph for morph in morphs if morph.pos is Pos.ACTIVE_PARTICIPLE][:1]
        if self._is_reflexive(index) and (verbs := [morph for morph in morphs if morph.pos is Pos.VERB]):
            return verbs[:1]
        tag = self._tags[index]
        if self._names_place(index) or self._is_post(index) or self._is_site_name(index):  # قضاء النبطية is no ruling
            return []
        if tag is None or tag.pos in _NEVER_TRIGGERS or (self._is_inside_participant(index) and not _names_actor(tag)):
            return []
        found = [morph for morph in morphs if self._fits(morph, tag, index)]
        unique = {morph.lemma: morph for morph in reversed(found)}
        unique |= {morph.lemma: morph for morph in reversed(found) if morph.features == tag.features}  # not 'I signed'
        if tag in found:  # أصيب, the passive, not 'I hit', which is written alike
            unique[tag.lemma] = tag
        ordered = sorted(unique.values(), key=found.index)
        if not any(morph.enclitic for morph in ordered):
            return ordered
        if tag.pos is Pos.NOUN and tag.features.number is Grammatical.PLURAL:  # ضرباتها: her strikes, not striking her
            return sorted(ordered, key=lambda morph: morph.lemma is not tag.lemma)
        return sorted(ordered, key=lambda morph: not _takes_object(morph))

    def _names_place(self, index: int) -> bool:
        phrase = self._phrases.known(index)
        if phrase is None or phrase.head != index or phrase.last < index + 2:
            return False
        if phrase.type == "FAC":  # ثلاث سنوات في سجن رومية; but سجن الشابة خمس سنوات
            within = index > 0 and stands_as(self._tokens[index - 1].word, "location")  # إلى سجن الأمير محمد
            prisoner = not within and any(inner.type == "PER" for inner in self._phrases.inside(phrase))
            tag = self._tags[index]
            given = tag is not None and tag.features.tanwin  # 20 عاما سجنا نافذا
            return plays(tag, "penalty") and not (prisoner or given)
        if phrase.type not in ("GPE", "LOC"):
            return False
        name = self._tags[index + 1]
        return name is None or name.pos is Pos.NAME

    def _is_site_name(self, index: int) -> bool:
        """ميدان التحرير, شارع الثورة, حي النصر: what a site is called."""
        tag, before = self._tags[index], self._tags[index - 1] if index else None
        if tag is None or before is None or not tag.article or tag.particles:
            return False
        return plays(before, "called_site") and not (before.article or before.enclitic)

    def _is_post(self, index: int) -> bool:
        """هجوم على كمين: the word for an ambush is in Egypt also that for a checkpoint."""
        if not plays(self._tags[index], "post"):
            return False
        after = self._tags[index + 1] if index + 1 < len(self._tags) else None
        manned = after is not None and not after.particles and head_sort(after.lemma) == "police"  # كمين شرطة
        return manned or (index > 0 and stands_as(self._tokens[index - 1].word, "attacked"))

    def _fits(self, morph: Morph, tag: Morph, index: int) -> bool:
        """Whether a reading is of the kind of the chosen one and has its clitics."""
        if morph.pos not in _TRIGGER_POS or (morph.article, morph.particles) != (tag.article, tag.particles):
            return False
        if tag.pos is Pos.PARTICLE and tag.enclitic:  # شكرا لكم: to you, no punch
            return False
        if gives_name(morph) and morph.features.aspect is Aspect.IMPERFECT:  # رجل يدعى خالدا; دعي is 'was invited'
            return False
        if morph.features.aspect is Aspect.SHORT and tag.features.aspect is not Aspect.SHORT:  # حافلة تقل جنودا
            return False
        if tag.exact and not morph.exact:  # لمصالحه: his interests, no reconciliation
            return False
        if tag.pos is Pos.VERB:
            settled = "triggers" in tag.lemma.tables and (not tag.enclitic or _takes_object(tag))  # not أضرب in ستضربها
            if "light_verbs" in tag.lemma.tables and morph.features.aspect is not tag.features.aspect:
                return morph.lemma is tag.lemma  # تلقى: he received, no 'is thrown'
            if morph.lemma is not tag.lemma and morph.features.person != tag.features.person:
                return False  # استقلت الحافلة: she boarded, no 'I resigned'
            if self._is_outweighed(morph, tag, index):  # سبّت: she insulted, by its shadda
                return False
            return morph.pos is Pos.VERB and (morph.lemma is tag.lemma or not settled)
        if tag.pos is Pos.ADJECTIVE and morph.pos is Pos.MASDAR:  # المدنيين العزل: unarmed, no removal
            return False
        if morph.pos is Pos.MASDAR and _are_many(tag, morph):  # مقاتلات, أسر الضحايا: jets, families
            return False
        if morph.features.construct and not tag.features.construct:  # شرطي: a policeman, no two conditions
            return False
        if morph.enclitic and not tag.enclitic:  # تحريك: setting in motion, no inquiry into you
            return False
        if morph.pos is Pos.PASSIVE_PARTICIPLE:
            return self._participle_stands(morph, tag, index)
        return morph.pos is not Pos.VERB

    def _is_outweighed(self, morph: Morph, tag: Morph, index: int) -> bool:
        """Whether the spelling alone speaks for the chosen reading."""
        word = self._tokens[index].word
        if word is None or morph is tag:
            return False
        chosen, other = (word.weights[word.morphs.index(reading)] for reading in (tag, morph))
        return chosen - other >= _PLAINLY

    def _is_reflexive(self, index: int) -> bool:
        """فجر نفسه, فجر ثلاثة انتحاريين أنفسهم: the verb, with nothing but its subject before the pronoun."""
        for at in range(index + 1, min(index + 2 + _LONGEST_NAME, len(self._tokens))):
            soul = reading_as(self._tokens[at].word, "reflexive")
            if soul is not None:
                return soul.enclitic != "" and not soul.particles
            tag = self._tags[at]
            if at not in self._phrases.blocked and (tag is None or tag.pos in _ENDING):
                return False
        return False

    def _is_inside_participant(self, index: int) -> bool:
        """A verbal noun that only names a body, person or thing: فرق الإنقاذ, قوات الاحتلال, طائرة استطلاع."""
        for first in range(max(0, index - _LONGEST_NAME), index):
            phrase = self._phrases.known(first)
            if phrase is not None and phrase.first < index < phrase.last and phrase.head != index:
                return phrase.type is not None and not plays(self._tags[index - 1], "of_deed")  # ضحايا مذبحة الجامعة
        return self._is_surname(index) or self._is_inside_entry(index)

    def _is_surname(self, index: int) -> bool:
        """عدوان, after the member of parliament جورج عدوان."""
        phrase = self._phrases.known(index)
        return phrase is not None and phrase.name is not None and index in range(*phrase.name)

    def _is_inside_entry(self, index: int) -> bool:
        """The second word of a name or term in the lexicon: إسلام أباد, جريمة حرب, حكم الإعدام."""
        entries = [entry for entry in self._document.phrases.get(index - 1, ()) if entry.last >= index]
        return any(is_name_entry(entry) or _is_term(entry) for entry in entries)

    def _participle_stands(self, morph: Morph, tag: Morph, index: int) -> bool:
        """A passive participle of form I after its noun reports what was done to it; alone it is a person."""
        before = self._tags[index - 1] if index else None
        passive = "/" in morph.lemma.key and tag.pos is Pos.PASSIVE_PARTICIPLE
        return passive and before is not None and before.pos is Pos.NOUN and before.article == morph.article


def _is_term(entry: Phrase) -> bool:
    """Whether words are together a thing, or a person, that no event is: جريمة حرب, مجرم حرب."""
    return any(sense.lemma.row(NounRow) is not None and sense.lemma.row(TriggerRow) is None for sense in entry.senses)


def _are_many(noun: Morph, masdar: Morph) -> bool:
    """A plural of people, bodies or weapons, written like a verbal noun."""
    if noun.pos is not Pos.NOUN or noun.features.number is not Grammatical.PLURAL or plays(noun, "also_drone"):
        return False
    kind = description_type(noun.lemma)
    return kind in (*WEAPONS, "PER") or (kind == "ORG" and masdar.features.number is Grammatical.SINGULAR)


def _names_actor(morph: Morph) -> bool:
    """متظاهرون: the word is the actor as well, so it stands in a phrase."""
    return any(row.actor == SELF for row in morph.lemma.rows(TriggerRow))


def _rows(morph: Morph) -> list[TriggerRow]:
    """The rows of a word that its part of speech in this reading allows, those of nouns first."""
    rows = [row for row in morph.lemma.rows(TriggerRow) if not _is_thing(morph, row)]
    if morph.pos is Pos.NOUN:
        return [row for row in rows if row.pos == "noun"]
    verbs = [row for row in rows if row.pos == "verb"]
    if morph.pos is not Pos.MASDAR:
        return verbs
    return [row for row in rows if row.pos == "noun"] + [row for row in verbs if row.masdar != "-"]


def _is_thing(morph: Morph, row: TriggerRow) -> bool:
    """A weapon, person or body is no event of its own: what was done with or to it is. Casualties count as events."""
    if row.pos != "noun":
        return False
    kind = description_type(morph.lemma)
    if kind == "PER" and row.counts in CASUALTIES and morph.enclitic:  # إجمالي قتلاه
        return True
    if row.event == "ASSAULT" and kind in WEAPONS:
        return True
    if kind not in ("PER", "ORG") or row.counts:
        return False
    return not any(noun.noun_class in _ACTS for noun in morph.lemma.rows(NounRow))  # حكم: a ruling, or a referee


def _takes_object(morph: Morph) -> bool:
    """ستضربها: of verbs written alike the one that does something to her."""
    return any("object" in (*row.recipient, *row.instrument, *row.place) for row in morph.lemma.rows(TriggerRow))


def _can_take_up(morph: Morph) -> bool:
    """الحادث: a noun with article that denotes nothing but an event."""
    thing = description_type(morph.lemma) is not None and not plays(morph, "also_drone")  # المسيرة
    return morph.article and not thing and not plays(morph, "as_told")  # not الوضع


def _is_done_to_people(row: TriggerRow) -> bool:
    """ضرب المتظاهرين, هروب السكان: attacks and flight are told plainly."""
    return row.event == "ASSAULT" or row.mode in _UPROOTING


def _asks_complement(need: str) -> bool:
    return need.startswith("complement:")


def _names_deed(noun: Morph) -> bool:
    return any(row.noun_class in _ACTS for row in noun.lemma.rows(NounRow))


def _is_counterpart(governed: Governed) -> bool:
    lemma = governed.lemma
    return lemma is not None and "counterpart" in lemma.roles
