"""What stands around a trigger: subject, object, genitive, and the phrases after its prepositions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from riwaya.annotate.events.clause import Clause, ClauseReader, Governed, is_modifier
from riwaya.annotate.events.joining import JoinReader
from riwaya.annotate.events.participants import CASUALTIES, is_harmed, is_housed
from riwaya.annotate.events.pronouns import PronounReader
from riwaya.annotate.markers import SEVERAL, is_number, is_one_of_them, is_one_woman, plays, reading_as, stands_as
from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.names.phrase import ADJECTIVAL, AGENTS, PLACES, WEAPONS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.subject import LONGEST_MEMORY, SubjectReader
from riwaya.lexicon import Aspect, Grammatical, Pos, Voice
from riwaya.lexicon.letters import DAMMA
from riwaya.lexicon.tables import HeadRow, LightVerbRow, TriggerRow
from riwaya.model import MentionType, Quantity
from riwaya.text import Document, Morph, Sentence
from riwaya.text.agreement import agrees, follows_as_subject, stands_for
from riwaya.text.neighbours import OPENING_QUOTES

_TWO = frozenset(("اثنان", "اثنتان"))
# Before whom a verb of harm strikes that has no object: أجهز على الجرحى.
_ONTO = "على"
# Pronouns on أن that can be nothing but the subject.
_SUBJECTS = frozenset(("ها", "هم", "هما", "هن"))
_THEM = "هم"
_OBLIQUE = "ين"
_COMMAS = frozenset(("،", ","))
_ABDUCT = "abduct"
# Modes of what is done to one person.
_PERSONAL = frozenset((_ABDUCT, "targeted", "beat", "torture", "sexual", "primitive"))
_STOPS = frozenset((".", "؛", "؟", "!"))
# How many words may tell of a deed before the lives it cost.
_LONGEST_DEED = 20
_OF, _WITH = "من", "ب"
_DEEDS = frozenset({Pos.MASDAR, Pos.NOUN})
_VERBAL = frozenset({Pos.VERB, Pos.ACTIVE_PARTICIPLE})
_PERSONS: frozenset[MentionType] = frozenset(("PER",))
_NO_WEAPONS: frozenset[MentionType] = AGENTS | PLACES | {"VEH"}


class Arguments(Struct, frozen=True, gc=False):
    """Phrases around a trigger by where they stand; `last` is the token after its clause, `own` the trigger's phrase.

    `accusative` is what a verbal noun with its subject in the genitive has for object.
    """

    subject: tuple[NounPhrase, ...] = ()
    object: tuple[NounPhrase, ...] = ()
    genitive: tuple[NounPhrase, ...] = ()
    prepositional: tuple[Governed, ...] = ()
    passive: bool = False
    last: int = 0
    own: tuple[NounPhrase, ...] = ()
    accusative: tuple[NounPhrase, ...] = ()

    def at(self, position: str) -> tuple[NounPhrase, ...]:
        """The phrases in a position as trigger rows name it: subject, object, genitive or a preposition."""
        match position:
            case "subject":
                return self.subject
            case "object":
                return self.object
            case "genitive":
                return self.genitive
            case "self":
                return self.own
        if not self.prepositional:
            return ()
        return tuple(governed.phrase for governed in self.prepositional if governed.preposition == position)


class ArgumentReader:
    """Reads the arguments of triggers in one document, each reading of a word once."""

    def __init__(self, document: Document, phrases: PhraseReader, quantities: Sequence[Quantity]) -> None:
        self.phrases = phrases
        self._tokens = document.tokens
        self._tags = document.tags
        self._subjects = SubjectReader(document, phrases, AGENTS | WEAPONS)
        self.joins = JoinReader(document, phrases, quantities)
        self._counted = self.joins.counted
        self._counted_heads = frozenset(self._counted.values())
        self._pronouns = PronounReader(document, phrases)
        self._clauses = ClauseReader(document, phrases, self._pronouns, self.joins)
        self._known: dict[tuple[int, Morph], Arguments] = {}

    def read(self, index: int, morph: Morph, sentence: Sentence) -> Arguments:
        """The arguments of the trigger at a token in one of its readings."""
        key = (index, morph)
        if key not in self._known:
            verbal = morph.pos in _VERBAL
            read = self._of_verb if verbal else self._of_noun
            self._known[key] = read(index, morph, sentence)
        return self._known[key]

    def subject_before(self, index: int, sentence: Sentence) -> NounPhrase | None:
        """The phrase that heads the clause in which a word that is no verb is the predicate."""
        return self._subjects.before(index, None, sentence)

    def antecedent(self, index: int, pronoun: str) -> NounPhrase | None:
        """Who a pronoun at a token stands for."""
        return self._pronouns.antecedent(index, pronoun)

    # -- verbs --------------------------------------------------------------------------------------------------

    def _of_verb(self, index: int, morph: Morph, sentence: Sentence) -> Arguments:
        clause = self._clauses.read(index + 1, sentence.last)
        if (lives := self._lives_beyond(morph, clause.last, sentence)) is not None:
            clause = replace(clause, bare=(*clause.bare, *self._clauses.read(lives + 1, sentence.last).bare))
        counted = self._counts_subject(index, morph)
        acting = morph.enclitic != "" and self._acts_on_topic(index, morph, clause.bare)
        before = None if counted or acting else self._subjects.before(index, morph, sentence)
        acts_after = any(phrase.type in AGENTS for phrase in clause.bare)
        if not acts_after and any(governed.phrase == before for governed in clause.prepositional):
            clause = self._clauses.read(index + 1, sentence.last, apart=before)  # الجنود الذين أطلقوا النار نحوهم
        subject, objects = self._split(index, morph, clause.bare)
        if (meant := self._pronoun_subject(index, morph) or self._quantified_subject(index, morph)) is not None:
            subject, objects = (meant,), clause.bare
        elif before is not None:
            subject, objects = self._with_joined(before, index, sentence), self._near_objects(morph, clause)
        passive = self._is_passive(index, morph)
        if not (passive or objects or morph.enclitic):
            objects = self._one_of_them(index, subject, clause.last)
            subject = tuple(phrase for phrase in subject if phrase not in objects)
        intransitive = not (passive or objects or morph.enclitic)
        if intransitive and _is_barred(index, morph, subject, clause):
            subject, objects, intransitive = (), subject, False
        suffered = intransitive and self._is_suffered(morph, subject, clause)
        if suffered or (before is not None and self._is_found_on(index, before)):
            subject, objects, passive = (), subject, True
        elif counted and not objects and self._befalls(index, morph):  # إن ثلاثة قتلوا
            passive = True
        elif not (passive or subject or objects or morph.enclitic) and self._befalls(index, morph):
            objects = self._understood(index, morph, sentence)
            passive = bool(objects)
        elif passive:
            numbered = counted or index + 1 in self.phrases.blocked  # وأصيب اثنان, إن العشرات أصيبوا
            befallen = subject or objects
            subject, objects = (), befallen if befallen or numbered else self._understood(index, morph, sentence)
        elif morph.enclitic:  # the pronoun is the object: a bare phrase can only be the subject
            subject = subject or self._misspelled(index, morph, clause.bare)
            acting_first = next(iter(subject or self._carried_subject(index, morph, sentence)), None)
            antecedent = self._pronouns.antecedent(
                index, morph.enclitic, acting_first, _among(morph), personal=_is_personal(morph)
            )
            objects = (antecedent,) if antecedent is not None else ()
            if subject and subject[0].first == index + 1 and self.phrases.particles(index + 1) == "و":
                subject, objects = (), (*objects, *subject)  # فقتلته وزوجته
        freed = (those for thing in (*subject, *objects) for those in self._set_free(thing, sentence.last))
        objects = tuple(dict.fromkeys((*clause.members(objects), *freed)))
        return Arguments(clause.members(subject), objects, (), clause.prepositional, passive, clause.last)

    def _lives_beyond(self, verb: Morph, last: int, sentence: Sentence) -> int | None:
        """أودى الهجوم الذي نفذه مسلحون [بحياة] 12 جنديا: the lives a deed cost, beyond a clause that tells of it."""
        if not plays(verb, "costs_lives"):
            return None
        for at in range(last, min(sentence.last - 1, last + _LONGEST_DEED)):
            if self._tokens[at].text in _STOPS:
                return None
            if plays(self._tags[at], "life") and self.phrases.particles(at) == _WITH:
                return at
        return None

    def _set_free(self, thing: NounPhrase, end: int) -> tuple[NounPhrase, ...]:
        """أطلقت السلطات سراح الصحفي: those whose freedom a verb gives."""
        return self._freed(thing, end) if plays(self._tags[thing.head], "freedom") else ()

    def _pronoun_subject(self, index: int, verb: Morph) -> NounPhrase | None:
        """أنها اعتقلت ثلاثة شبان: who the pronoun on أن stands for; أنه قتل ثلاثة may mean nobody."""
        tag = self._tags[index - 1] if index else None
        if tag is None or tag.enclitic not in _SUBJECTS or not plays(tag, "complementizer") or verb.particles:
            return None
        alike = verb.features.feminine or verb.features.number is not Grammatical.SINGULAR
        if not alike or self._is_passive(index, verb):
            return None
        deliberate = any("subject" in row.actor for row in verb.lemma.rows(TriggerRow))
        return self._pronouns.antecedent(index - 1, tag.enclitic, acting=deliberate)

    def _quantified_subject(self, index: int, verb: Morph) -> NounPhrase | None:
        """قاطع [معظمهم] الدروس, حاول [أحدهما] الفرار: those just named, as far as the word says."""
        tag = self._tags[index + 1] if index + 1 < len(self._tags) else None
        if tag is None or not _tells_part_of_them(tag) or verb.enclitic:
            return None
        acts = not verb.features.feminine or is_one_woman(self._tokens[index + 1])  # not واعتقلت بعضهم
        return self._pronouns.antecedent(index + 1, tag.enclitic) if acts else None

    def _one_of_them(self, index: int, subject: tuple[NounPhrase, ...], last: int) -> tuple[NounPhrase, ...]:
        """واعتقلت [أحدهم], وقتلت القوات [أحدهما], واعتقلت [بعضهم]: some of those told of before, behind the subject."""
        after = (phrase.last for phrase in subject if phrase.first > index)
        at = max(after, default=index + 1)
        tag = self._tags[at] if at < last else None
        if tag is None or not _tells_part_of_them(tag):
            return ()
        acting = next((phrase for phrase in subject if phrase.first > index), None)
        meant = self._pronouns.antecedent(at, tag.enclitic, acting)
        return (meant,) if meant is not None else ()

    def _near_objects(self, verb: Morph, clause: Clause) -> tuple[NounPhrase, ...]:
        """أن ثلاثة قتلوا في انفجار أثناء مداهمة الوكر: the object of harm stands before what follows prepositions."""
        ways = (g.phrase.first for g in clause.prepositional if not _is_means(g))  # قتلوا بالرصاص رهينة
        first = min(ways, default=None)
        if first is None or not any(map(_harms, verb.lemma.rows(TriggerRow))):
            return clause.bare
        return tuple(phrase for phrase in clause.bare if phrase.first < first)

    def _with_joined(self, subject: NounPhrase, verb: int, sentence: Sentence) -> tuple[NounPhrase, ...]:
        """أن فتاة وشرطيا قتلا, أن 5 جنود و3 مدنيين قتلوا: with those joined to a subject before its verb."""
        after = takewhile(lambda phrase: phrase.last <= verb, self.joins.after(subject, sentence.last))
        return (*self.joins.before(subject, sentence.first, sentence.last), subject, *after)

    def _is_suffered(self, verb: Morph, subject: tuple[NounPhrase, ...], clause: Clause) -> bool:
        """النائب الذي قتل في تفجير, قتل 27 من قوات النظام: with a verb of harm without object; not قتل الجندي 3."""
        if not subject or verb.features.aspect is not Aspect.PERFECT or verb.features.person != 3:
            return False
        people = all(phrase.type == "PER" or self._are_some_of(phrase) for phrase in subject)
        if not people or not any(map(_harms, verb.lemma.rows(TriggerRow))):
            return False
        numbered = self._is_number(max(phrase.last for phrase in subject))
        first = clause.prepositional[:1]  # not قتل في هجوم على نقطة تفتيش, where it belongs to the deed
        return not numbered and not any(governed.preposition == _ONTO for governed in first)

    def _is_found_on(self, index: int, before: NounPhrase) -> bool:
        """أن المتهمين ضبطوا [بحوزتهم] أسلحة: who was caught with something on them caught nobody."""
        after, head = self._tags[index + 1] if index + 1 < len(self._tags) else None, self._tags[before.head]
        if after is None or head is None or before.type != "PER" or not plays(after, "possession"):
            return False
        return after.particles == _WITH and stands_for(after.enclitic, head)

    def _befalls(self, index: int, verb: Morph) -> bool:
        """… واقتيدوا إلى الجبل وقتلوا: a plural verb of harm without object tells what befell its subject."""
        one = verb.features.number is Grammatical.SINGULAR and not self._was_told(index, verb)
        if one or verb.features.person != 3:
            return False
        return any(map(_harms, verb.lemma.rows(TriggerRow))) and index + 1 not in self.phrases.blocked

    def _was_told(self, index: int, verb: Morph) -> bool:
        """جثة شاب بعد أن كان خطف: a perfect that goes on about somebody told before."""
        before = self._tags[index - 1] if index else None
        perfect = verb.features.aspect is Aspect.PERFECT and not verb.particles
        opens = plays(before, "complementizer") or plays(before, "turning")
        meant = opens and before is not None and before.enclitic != ""  # لكنه قتل برصاصهم
        return perfect and (meant or plays(before, "auxiliary") or plays(before, "subordinator"))

    def _acts_on_topic(self, index: int, verb: Morph, bare: Sequence[NounPhrase]) -> bool:
        """الهجوم نفذه انتحاري: somebody right after a verb with its object attached does it, not what is before it."""
        first = bare[0] if bare else None
        if first is None or not (first.type in AGENTS or first.type == "VEH"):
            return False
        if any(at not in self.phrases.blocked for at in range(index + 1, first.first)):  # نفذه عشرات المسلحين
            return False
        return self._can_be_subject(index, verb, first)

    def _counts_subject(self, index: int, verb: Morph) -> bool:
        """تظاهر المئات منهم, وجرح اثنان آخران, إن ثلاثة قتلوا: a number beside the verb is its subject."""
        numbered = range(index + 1, self._after_numbers(index + 1, len(self._tokens)))
        others = (self._tags[self._counted[at]] for at in numbered if at in self._counted)
        if self._is_passive(index, verb) and any(plays(noun, "other") for noun in others):  # أصيب 30 آخرون
            return True
        if any(self._counted.get(at, index) < index for at in numbered):
            return True
        if self._is_bare_number(index - 1):
            return True
        words = (self._tokens[at].word for at in numbered)
        return any(word is not None and word.light in _TWO for word in words)

    def _is_bare_number(self, last: int) -> bool:
        """قال المصدر إن ثلاثة قتلوا: a number right after إن counts nobody that is named."""
        first = self.phrases.before_numbers(last + 1)
        alone = 0 < first <= last and first not in self._counted
        return alone and plays(self._tags[first - 1], "complementizer")

    def _split(
        self, index: int, verb: Morph, bare: Sequence[NounPhrase]
    ) -> tuple[tuple[NounPhrase, ...], tuple[NounPhrase, ...]]:
        """The first phrase with those joined to it is the subject if it agrees, the rest the object."""
        if bare and not self._can_be_subject(index, verb, bare[0]):
            after = self._acts_after(index, verb, bare)  # قصفت المدينة قوات النظام
            return (after, tuple(bare[:1])) if after else ((), tuple(bare))
        one = bare[0] if len(bare) == 1 else None
        bars = (self._is_of_others, self._is_driven_at, self._is_used, self._is_seized)
        if one is not None and any(bar(verb, one) for bar in bars):
            return (), tuple(bare)
        end = 1
        while end < len(bare) and self._belongs(bare[end], bare[0]) and not self._is_cut_off(bare[end - 1], bare[end]):
            end += 1
        many = bare[0].definite and self._is_counted(bare[0]) if bare else False  # أضرب آلاف الأساتذة والمعلمين
        followers = bare[1:end] if verb.features.feminine or not many else ()
        if any(self._is_oblique(phrase) for phrase in followers):  # وخطفت ست نساء وطفلين
            return (), tuple(bare)
        return tuple(bare[:end]), tuple(bare[end:])

    def _acts_after(self, index: int, verb: Morph, bare: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        """The body that attacks a place named between the verb and it."""
        if len(bare) != 2 or bare[0].type not in PLACES or bare[1].type != "ORG" or self.joins.is_joined(bare[1]):
            return ()
        strikes = any(map(_strikes, verb.lemma.rows(TriggerRow)))
        return (bare[1],) if strikes and self._can_be_subject(index, verb, bare[1]) else ()

    def _is_oblique(self, phrase: NounPhrase) -> bool:
        head = self._tags[phrase.head]
        return head is not None and head.features.oblique and not self._is_counted(phrase)

    def _belongs(self, phrase: NounPhrase, first: NounPhrase) -> bool:
        """Whether a phrase is joined to the one before; over a number only to its like: خمس جثث و14 مصابا."""
        some = first.type == "PER" and self._are_some_of(phrase)  # قتل مدني وخمسة من المقاومة
        alike = some or phrase.type == first.type or self.phrases.particles(phrase.first) == "و"
        return alike and self.joins.is_joined(phrase)

    def _is_cut_off(self, before: NounPhrase, after: NounPhrase) -> bool:
        """هاجمت الحركة [الحطابين] والرعاة: a word that nobody knows stands between, and the rest is joined to that."""
        between = range(before.last, after.first)
        return any(self._tags[at] is None and self._tokens[at].kind == "word" for at in between)

    def _is_of_others(self, verb: Morph, phrase: NounPhrase) -> bool:
        """اعتقلت ثلاثة شبان: of men, who are not she; but أطلقت عناصر."""
        head = self._tags[phrase.head]
        if not verb.features.feminine or head is None or phrase.type != "PER" or phrase.name is not None:
            return False
        men = (self._is_counted(phrase) or head.features.number is Grammatical.PLURAL) and not head.features.feminine
        return men and not plays(head, "member")

    def _is_driven_at(self, verb: Morph, phrase: NounPhrase) -> bool:
        """سيارة مفخخة استهدفت حافلة: a vehicle of civilians alone after a verb of attack is what is hit."""
        return plays(self._tags[phrase.head], "civil_vehicle") and any(map(_strikes, verb.lemma.rows(TriggerRow)))

    def _is_seized(self, verb: Morph, phrase: NounPhrase) -> bool:
        """رفضت الحركة الاتفاق واحتجزت 68 رهينة: a hostage seizes nobody."""
        held = plays(self._tags[phrase.head], "held_person") and verb.particles == "و"
        return held and any(row.mode == _ABDUCT for row in verb.lemma.rows(TriggerRow))

    def _is_used(self, verb: Morph, phrase: NounPhrase) -> bool:
        """واستخدم القنابل, وأطلقت النار: a weapon or fire alone after a verb of using it is what is used."""
        rows = verb.lemma.rows(TriggerRow)
        if plays(self._tags[phrase.head], "fire"):
            return any(map(_fires, rows))
        return phrase.type == "WEA" and bool(rows) and all("object" in row.instrument for row in rows)

    def _understood(self, index: int, verb: Morph, sentence: Sentence) -> tuple[NounPhrase, ...]:
        """Whom a passive without subject befell: … أنهم أصيبوا, … ثم قتلوا."""
        linked = verb.particles.startswith(("و", "ف")) or (index > 0 and self._tokens[index - 1].text == "ثم")
        if linked and (same := self._carried_over(index, sentence)):
            return same
        form = verb.features
        pronoun = "هم" if form.number is Grammatical.PLURAL else "ها" if form.feminine else "ه"
        found = self._pronouns.antecedent(index, pronoun, among=_PERSONS)
        return (found,) if found is not None else ()

    def _carried_over(self, index: int, sentence: Sentence) -> tuple[NounPhrase, ...]:
        """Who the verb before is about: those it befell, else those who did it."""
        for at in range(index - 1, max(sentence.first, index - LONGEST_MEMORY) - 1, -1):
            tag = self._tags[at]
            if tag is not None and tag.pos is Pos.VERB:
                before = self.read(at, tag, sentence)
                about = before.object if before.passive else before.subject
                return tuple(phrase for phrase in about[:1] if phrase.type == "PER")
        return ()

    def _carried_subject(self, index: int, verb: Morph, sentence: Sentence) -> tuple[NounPhrase, ...]:
        """باغت المسلحون رجال الأمن وقتلوهم: a verb joined with و goes on with the subject of the one before."""
        if verb.particles != "و":
            return ()
        for at in range(index - 1, max(sentence.first, index - LONGEST_MEMORY) - 1, -1):
            tag = self._tags[at]
            if tag is not None and tag.pos is Pos.VERB:
                alike = tag.features.feminine == verb.features.feminine and tag.features.person == verb.features.person
                before = self.read(at, tag, sentence)
                return before.subject if alike and not before.passive else ()
        return ()

    def _misspelled(self, index: int, verb: Morph, bare: Sequence[NounPhrase]) -> tuple[NounPhrase, ...]:
        """هجوم شنه مسلحين: people right after a verb that has its object, written as they would be without it."""
        first = bare[0] if bare else None
        if first is None or first.type != "PER" or first.first != index + 1 or not self._is_oblique(first):
            return ()
        done = bool(verb.lemma.rows(LightVerbRow)) or any(map(_strikes, verb.lemma.rows(TriggerRow)))
        return (first,) if done and not self.phrases.particles(first.first) else ()

    def _can_be_subject(self, index: int, verb: Morph, phrase: NounPhrase) -> bool:
        """By agreement, which is with the head; a number or quantifier before the head has its own."""
        head = self._tags[phrase.head]
        if self.phrases.skips_each(phrase.first - 2) and plays(self._tags[phrase.first - 2], "each_object"):
            return False  # اعتقلت كلا من خالد وأحمد
        if verb.pos is not Pos.VERB or head is None:
            return True
        if (soul := reading_as(self._tokens[phrase.head].word, "reflexive")) is not None and soul.enclitic:
            return False  # حيث فجر نفسه
        if _is_hit(phrase, head) and any(map(_strikes, verb.lemma.rows(TriggerRow))):
            return False  # قصف موقع القلعة: a building is hit
        if phrase.type is None and verb.features.number is not Grammatical.SINGULAR:  # وأطلقوا النار
            return False
        if phrase.type is None:
            return not head.features.tanwin or self._is_counted(phrase)  # نفذت هجوما
        if self._is_invaded(verb, phrase, head):
            return False
        if phrase.type == "GPE" and phrase.named and head.pos is not Pos.NAME:  # تفرض تل أبيب
            return verb.features.person == 3 and verb.features.number is Grammatical.SINGULAR
        counted = phrase.head != phrase.first or self._is_counted(phrase)
        if counted and self._is_number(phrase.first - 1) and self._tokens[phrase.first - 1].text.endswith(_OBLIQUE):
            return False  # تعهد بإطلاق ما لا يقل عن عشرين أسيرا
        if counted or (phrase.first > index + 1 and head.features.feminine):
            others = verb.features.feminine and head.features.sound and not head.features.feminine
            return verb.features.person == 3 and verb.features.number is Grammatical.SINGULAR and not others
        if head.features.tanwin and not self._governs(phrase):  # أرداه قتيلا
            return False
        return follows_as_subject(verb, head)

    def _governs(self, phrase: NounPhrase) -> bool:
        """زعيما البلدين: of two, before whose they are; written like an accusative."""
        after = self._tags[phrase.last] if phrase.last < len(self._tags) else None
        return phrase.last > phrase.head + 1 or (after is not None and after.article and not after.particles)

    def _is_invaded(self, verb: Morph, phrase: NounPhrase, head: Morph) -> bool:
        """احتل الكويت, قصف دمشق: states and towns are feminine but for a few (نفى لبنان)."""
        named = phrase.type == "GPE" and phrase.is_short and head.pos is Pos.NAME and not head.particles
        active = verb.features.voice is not Voice.PASSIVE and not verb.features.feminine and verb.features.person == 3
        return (
            named and active and not plays(head, "masculine_place") and any(map(_strikes, verb.lemma.rows(TriggerRow)))
        )

    def _is_number(self, at: int) -> bool:
        """قتل الجندي [3]; not قتل الجندي [السبت], which says when."""
        if at not in self.phrases.blocked:
            return False
        return is_number(self._tokens[at])

    def _is_counted(self, phrase: NounPhrase) -> bool:
        """ثلاثة شبان, العشرات من الصحفيين."""
        return phrase.first - 1 in self.phrases.blocked or phrase.head in self._counted_heads

    def _are_some_of(self, phrase: NounPhrase) -> bool:
        """27 من قوات النظام: a number of a body's members."""
        counted = phrase.type == "ORG" and phrase.head in self._counted_heads
        return counted and self._tokens[phrase.first - 1].text == _OF

    def _is_passive(self, index: int, morph: Morph) -> bool:
        """A passive that shows in its letters or in a written damma on one of its first letters."""
        if morph.features.voice is Voice.PASSIVE:
            return True
        text = self._tokens[index].text
        if morph.features.aspect is Aspect.PERFECT:  # قُتل, استُهدفت
            return DAMMA in text[morph.start : morph.start + 6]
        return text[morph.start + 1 : morph.start + 2] == DAMMA and "/" in morph.lemma.key

    # -- nouns --------------------------------------------------------------------------------------------------

    def _of_noun(self, index: int, morph: Morph, sentence: Sentence) -> Arguments:
        phrase = self.phrases.phrase_at(index, sentence.last)
        genitive = self._genitive(index, sentence.last)
        own = phrase.last if phrase is not None else index + 1
        at = max(genitive[-1].last, index + 1) if genitive else own
        antecedent = self._pronouns.antecedent(
            index, morph.enclitic, among=_among(morph), acting=_is_of_who_acts(morph), personal=_is_personal(morph)
        )
        if antecedent is not None:
            several = morph.enclitic == _THEM and self._is_counted(antecedent)  # لقي 17 جنديا و36 مسلحا حتفهم
            joined = self.joins.before(antecedent, sentence.first, sentence.last) if several else ()
            genitive = (*joined, antecedent)
        apart = genitive[0] if genitive and genitive[0].first > index else None  # هجوم المستوطنين عليهم
        clause = self._clauses.read(at, sentence.last, bare_allowed=False, apart=apart)
        standing = (phrase,) if phrase is not None else ()
        accusative = self._accusative(at, sentence.last) if genitive and morph.pos in _DEEDS else ()
        accusative = tuple(phrase for phrase in accusative if not self._describes(phrase, genitive[-1]))
        if genitive and not accusative and "light_verbs" in morph.lemma.tables:
            accusative = self._deed_done(at, sentence.last)
        return Arguments(
            genitive=genitive, prepositional=clause.prepositional, last=clause.last, own=standing, accusative=accusative
        )

    def _accusative(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """The object of a verbal noun after its subject: اقتحام الجنود المخيم, اقتحام عناصر من الجيش المخيم."""
        at = self._after_manner(self._after_body(self._after_time(at, end), end), end)
        counted = self._counted.get(at)
        if counted is not None and counted >= at and not self.phrases.particles(at):  # عددا من الناشطين
            phrase = self.phrases.phrase_at(counted, end)
            return (phrase,) if phrase is not None and phrase.type is not None else ()
        if counted is None and (after := self._after_numbers(at, end)) > at:  # إيقاف الفرقة أمس لصحفي
            phrase = self.phrases.phrase_at(after, end) if after < end else None
            aimed = phrase is not None and phrase.type == "PER" and self.phrases.particles(after) == "ل"
            return (phrase,) if phrase is not None and aimed else ()
        phrase = self.phrases.phrase_at(at, end) if at < end else None
        if phrase is None or self.phrases.particles(at):
            return ()
        if phrase.type is None:
            tag = self._tags[phrase.head]
            told = plays(tag, "fire") or plays(tag, "control")  # إطلاق الشرطة النار, استعادة الحكومة السيطرة
            return (phrase,) if told else ()
        features = tag.features if (tag := self._tags[phrase.head]) is not None else None
        marked = features is not None and (features.tanwin or features.oblique or features.feminine)  # قنبلة
        chosen = phrase.head > phrase.first  # أحد المنازل
        return (phrase,) if phrase.definite or marked or chosen else ()

    def _describes(self, phrase: NounPhrase, person: NounPhrase) -> bool:
        """استشهاد الطفل أحمد [البالغ] من العمر: a participle that says more of a person, no object."""
        head, word = self._tags[person.head], self._tokens[phrase.first].word
        if not phrase.is_short or phrase.first != person.last or person.type != "PER" or head is None or word is None:
            return False
        if person.first - 1 in self.phrases.blocked:  # معاقبة 76 متهما آخرين [هاربين]
            return any(m.pos in ADJECTIVAL and not m.article for m in word.morphs)
        telling = (m for m in word.morphs if m.pos is Pos.ACTIVE_PARTICIPLE and m.article and not m.particles)
        return any(agrees(head, participle) for participle in telling)

    def _deed_done(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """تنفيذ الطائرات [ضربات], شن طائرة [ضربة]: the plain deed that a light verbal noun has for object."""
        deed = self._tags[at] if at < end else None
        if deed is None or deed.pos not in _DEEDS or "triggers" not in deed.lemma.tables:
            return ()
        plain = not (deed.particles or deed.article or deed.enclitic)
        phrase = self.phrases.phrase_at(at, end) if plain else None
        return (phrase,) if phrase is not None and phrase.type is None else ()

    def _after_time(self, at: int, end: int) -> int:
        """اقتحام قوات الاحتلال[، اليوم،] مخيم جنين: a time between commas behind who acts."""
        if at >= end or self._tokens[at].text not in _COMMAS or at + 1 not in self.phrases.blocked:
            return at
        after = self._after_numbers(at + 1, end)
        return after + 1 if after < end and self._tokens[after].text in _COMMAS else at

    def _after_body(self, at: int, end: int) -> int:
        """عناصر [من الجيش]: whose members act."""
        head = self._tags[at - 1] if at > 0 else None
        member = plays(head, "member") or plays(head, "force")  # قوة من الجيش
        member = member and at + 1 < end and self._tokens[at].text == _OF
        body = self.phrases.phrase_at(at + 1, end) if member else None
        return body.last if body is not None and body.type == "ORG" else at

    def _after_manner(self, at: int, end: int) -> int:
        """تفريق القوات [بالقوة] تظاهرة, قصفها [بصاروخين] قوة."""
        if at >= end or self.phrases.particles(at) != _WITH:
            return at
        weapon = self.phrases.phrase_at(at, end)
        if weapon is not None and weapon.type == "WEA":
            return weapon.last
        return at + 1 if plays(self._tags[at], "manner") else at

    def _counts_people(self, number: int) -> bool:
        """[ثلاثة] عناصر; not ثلاثة قتلى, who are told of by their noun."""
        counted = self._counted.get(number)
        noun = self._tags[counted] if counted is not None else None
        return noun is not None and not is_harmed(noun)

    def _genitive(self, index: int, end: int) -> tuple[NounPhrase, ...]:
        """The phrase that a noun without article governs, over its number, with those joined to it."""
        noun = self._tags[index]
        if noun is None or noun.article or noun.enclitic or index + 1 >= end:
            return ()
        if self._tokens[index + 1].text.startswith("و") and index + 1 in self.phrases.blocked:  # قتلى وتسعة جرحى
            return ()
        after = self._tags[index + 1]
        those = stands_as(self._tokens[index + 1].word, "those_people")  # تعرض هؤلاء للتعذيب
        if those or (after is not None and is_one_of_them(after)):  # مقتل أحدهما
            meant = self._pronouns.antecedent(index + 1, _THEM if those or after is None else after.enclitic)
            return (meant,) if meant is not None else ()
        if self._tokens[index + 1].text in OPENING_QUOTES and self._counts_people(index + 2):  # مقتل «ثلاثة عناصر»
            index += 1
        start = self._after_numbers(index + 1, end)
        numbers = range(index + 1, max(start, index + 2))  # اعتصام نحو 100 من العمال
        counted = next((self._counted[at] for at in numbers if at in self._counted), None)
        at = start if counted is None else counted
        first = self.phrases.phrase_at(at, end) if at < end else None
        if first is None or (counted is None and self.phrases.particles(first.first)):
            return ()
        if counted is not None and counted < index and first.type != "PER" and _is_personal(noun):
            return ()  # في عدة جهات من البلاد واعتقال العشرات
        if start == index + 1 and first.type is None and self._is_adjective(start, noun):
            return ()
        beyond_time = counted is None and start > index + 1
        if beyond_time and first.is_short and is_modifier(self._tokens[start].word, noun):
            return ()
        alike = _is_of_state(noun) or plays(noun, "harmed")  # 500 شهيد لبناني
        of_nation = start == index + 1 and first.type == "PER" and first.is_short and alike
        if of_nation and self._tags[start] is not None and self._is_adjective(start, noun):
            return ()  # قصف إسرائيلي; not مقتل إسرائيلي
        if plays(self._tags[first.head], "freedom"):
            return (first, *self._freed(first, end))
        if first.type is None and plays(self._tags[first.head], "surroundings"):  # غارة أطراف القرية
            first = next((inner for inner in self.phrases.inside(first) if inner.type in PLACES), first)
        return (first, *(self.joins.after(first, end) if first.type is not None else ()))

    def _freed(self, freedom: NounPhrase, end: int) -> tuple[NounPhrase, ...]:
        """إطلاق سراح عشرين أسيرا, إطلاق سراحهم: those whose freedom it is."""
        noun = self._tags[freedom.head]
        meant = self._pronouns.antecedent(freedom.head, noun.enclitic) if noun is not None else None
        return (meant,) if meant is not None else self._genitive(freedom.head, end)

    def _after_numbers(self, at: int, end: int) -> int:
        """The token behind numbers and times: قتل [اليوم (الثلاثاء) اثنان] من المقاتلين."""
        while at < end and (at in self.phrases.blocked or self._brackets_time(at)):
            at += 1
        return at

    def _brackets_time(self, at: int) -> bool:
        opens = self._tokens[at].text == "(" and at + 1 in self.phrases.blocked
        return opens or (self._tokens[at].text == ")" and at - 1 in self.phrases.blocked)

    def _is_adjective(self, index: int, noun: Morph) -> bool:
        """A word after a noun that can be its adjective: هجوم انتحاري is no attack of a bomber's."""
        tag, word = self._tags[index], self._tokens[index].word
        if tag is None or word is None or plays(tag, "casualty"):  # سقوط قتيل
            return False
        if plays(tag, "other") and any(row.counts for row in noun.lemma.rows(TriggerRow)):  # مقتل آخر
            return False
        return tag.pos is Pos.ADJECTIVE or any(
            morph.pos is Pos.ADJECTIVE and morph.article == noun.article and agrees(noun, morph)
            for morph in word.morphs
        )


def _is_hit(phrase: NounPhrase, head: Morph) -> bool:
    """A building, embassy, town or province, which attacks nobody; a state does."""
    if is_housed(phrase, head):  # تستهدف سفارة
        return True
    division = head.lemma.row(HeadRow) if phrase.type in ("GPE", "LOC") else None
    return phrase.type == "FAC" or (division is not None and division.sort != "state")


def _tells_part_of_them(tag: Morph) -> bool:
    """أحدهم, معظمهم: one or some of several people told of before."""
    quantified = not tag.particles and tag.enclitic in SEVERAL and "quantifier" in particle_classes(tag.lemma)
    return quantified or is_one_of_them(tag)


def _is_of_state(noun: Morph) -> bool:
    """A deed that a state or force does, to nobody in particular: قصف, هجوم, توغل; not قتل, طعن, خطف."""
    rows = [row for row in noun.lemma.rows(TriggerRow) if row.event == "ASSAULT"]
    return bool(rows) and not any(row.counts or row.mode in _PERSONAL for row in rows)


def _is_personal(deed: Morph) -> bool:
    """اعتقالها, قتله: a deed that is done to people."""
    rows = deed.lemma.rows(TriggerRow)
    done = [row for row in rows if row.counts in CASUALTIES or row.mode in _PERSONAL or row.mode == "arrest"]
    return bool(done) and len(done) == len(rows)


def _is_of_who_acts(deed: Morph) -> bool:
    """هجماتها, غاراتهم: a noun whose genitive does it, not one to whom it is done (اغتياله)."""
    rows = [row for row in deed.lemma.rows(TriggerRow) if row.pos == "noun" and row.event == "ASSAULT"]
    return bool(rows) and all("genitive" in row.actor and "genitive" not in row.recipient for row in rows)


def _among(deed: Morph) -> frozenset[MentionType] | None:
    """What a pronoun on a deed can mean: no weapon where the deed is done with one (رشقها; but تفجيرها)."""
    rows = [row for row in deed.lemma.rows(TriggerRow) if row.event == "ASSAULT" and row.mode != "explosives"]
    return _NO_WEAPONS if any(row.instrument == (_WITH,) for row in rows) else None


def _is_barred(index: int, verb: Morph, subject: Sequence[NounPhrase], clause: Clause) -> bool:
    """ومنعت طواقم الإسعاف من الوصول: the one phrase before what somebody is kept from is who is kept from it."""
    rows = (row for row in verb.lemma.rows(TriggerRow) if row.event == "COERCE")
    bars = any(_OF in row.instrument and "object" in row.recipient for row in rows)
    if not bars or not subject or subject[0].first < index:
        return False
    kept = (governed for governed in clause.prepositional if governed.preposition == _OF)
    return any(governed.phrase.first == subject[-1].last + 1 and governed.phrase.type is None for governed in kept)


def _is_means(governed: Governed) -> bool:
    return governed.preposition == _WITH and governed.phrase.type == "WEA"


def _harms(row: TriggerRow) -> bool:
    """Whether the row of a verb tells that its object is killed, injured or abducted."""
    return (row.counts in CASUALTIES or row.mode == _ABDUCT) and "object" in row.recipient and not row.needs


def _fires(row: TriggerRow) -> bool:
    """Whether the row of a verb tells that somebody fires at what stands after a preposition: أطلق النار على."""
    return row.event == "ASSAULT" and "subject" in row.actor and _ONTO in row.recipient


def _strikes(row: TriggerRow) -> bool:
    """Whether the row of a verb tells that somebody attacks its object."""
    return row.event == "ASSAULT" and "subject" in row.actor and "object" in row.recipient
