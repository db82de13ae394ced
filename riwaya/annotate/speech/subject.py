"""The subject that stands before its verb, of saying or of doing."""

from __future__ import annotations

from riwaya.annotate.markers import is_number, is_who, plays, reading_as, stands_as, tells_some
from riwaya.annotate.names.kinds import is_written, particle_classes
from riwaya.annotate.names.phrase import ADJECTIVAL, AGENTS, PLACES, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Aspect, Grammatical, Pos, Voice
from riwaya.lexicon.tables import TriggerRow
from riwaya.model import MentionType
from riwaya.text import Document, Morph, Sentence
from riwaya.text.agreement import agrees, follows_as_subject, stands_for
from riwaya.text.neighbours import OPENING_QUOTES
from riwaya.text.tagger import COPULAS, is_act
from riwaya.text.weights import CONTENT_NOUNS

_LONGEST_WAY = 25
# How far back a verb goes on with who acted before.
LONGEST_MEMORY = 60
_LONGEST_ANTECEDENT = 8
_LONGEST_CLAUSE = 8
_LONGEST_REMARK = 8
_CLOSING_QUOTES = frozenset(("»", "”", '"'))
_ADVERBS = frozenset(("adverb", "deictic"))
_ENDS = frozenset((".", "؟", "!", "؛", "«", "“", '"'))
_TOLD = frozenset({Pos.NOUN, Pos.MASDAR, Pos.ADJECTIVE})
_OF = "من"
_COMMAS = frozenset(("،", ","))
_OF_BODY = frozenset(("من", "في"))
_LONGEST_APPOSITION = 14
_LEAST = frozenset(("الأقل", "الاقل", "الأكثر", "الاكثر"))
_STOPS = frozenset(("،", ",", "؛", ":", "»", "”"))


class SubjectReader:
    """Finds the subjects before the verbs of one document; `types` are those of participants that can be one."""

    def __init__(self, document: Document, phrases: PhraseReader, types: frozenset[MentionType] = AGENTS) -> None:
        self._types = types
        self._tokens = document.tokens
        self._tags = document.tags
        self._phrases = phrases

    def before(self, verb: int, morph: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """The phrase that heads the clause of a verb without subject after it, or None (a dropped subject).

        A verb joined with و has dropped its subject unless كان or a topic (أما … فـ) stands before it.
        """
        if morph is not None and morph.particles.startswith(("و", "ل")):
            return None
        if self._opens_clause(verb, sentence):
            return None
        if (antecedent := self._relative_head(verb, morph, sentence)) is not None:
            taken_up = self._is_resumed(verb, antecedent, sentence) or self._is_object(morph, antecedent)
            return antecedent if not taken_up else None
        if self.resumes(verb, sentence) or self._resumes_thing(verb, sentence):
            return None
        if (deed := self._related_deed(verb, morph, sentence)) is not None:
            return deed
        edge = self._before_remark(verb, sentence)
        if (described := self._described(edge, morph, sentence)) is not None:
            return described
        if (thing := self.describing(verb, morph, sentence)) is not None:
            return thing
        at = edge - 1
        while at >= sentence.first and self._is_skipped(at):
            at -= 1
        if at < sentence.first:
            return None
        candidate = self._outermost(at, sentence)
        if candidate is not None and not candidate.definite and self._is_object(morph, candidate):
            return None
        if candidate is not None and self._can_be_subject(candidate):
            return self._topic_of_several(candidate, morph, sentence) or candidate
        over = self._with_name_apart(at, sentence)
        over = over or self._over_clause(at, sentence) or self._over_relative(at, morph, sentence)
        over = over or self._over_apposition(at, sentence)
        over = over or self._over_deed(at, morph, sentence)
        over = over or self._over_comma(at, morph, sentence) or self._over_way(at, morph, sentence)
        several = morph is not None and morph.features.number is Grammatical.PLURAL and not morph.features.feminine
        one = over is not None and several and over.type == "PER" and self._is_one(over)
        return over if not one else None  # عناصر من كتيبة يقودها مصطفى قدور اشتبكوا

    def _is_one(self, phrase: NounPhrase) -> bool:
        """الانتحاري, الوزير أحمد: one person, no people."""
        head = self._tags[phrase.head]
        single = head is not None and head.features.number is Grammatical.SINGULAR
        return single and not plays(head, "collective") and phrase.first not in self._phrases.blocked

    def _opens_clause(self, verb: int, sentence: Sentence) -> bool:
        """عندما فجر مسلحون منزلا: after such a particle the subject follows; but رجل أفرج عنه بعدما اتهم بالسرقة."""
        if self._tells_when(verb, sentence):
            return True
        if verb == sentence.first or not plays(self._tags[verb - 1], "temporal") or verb + 1 >= sentence.last:
            return False
        after = self._tags[verb + 1]
        noun = after is not None and after.pos not in (Pos.VERB, Pos.PARTICLE) and after.particles not in ("ب", "ل")
        return noun or verb + 1 in self._phrases.blocked

    def _tells_when(self, verb: int, sentence: Sentence) -> bool:
        """جنود سقطوا بعد أن هاجم متشددون نقطة: somebody in the nominative; but وزير استقال بعد أن انتقد الحكومة."""
        if verb < sentence.first + 2 or verb + 1 >= sentence.last or verb + 1 in self._phrases.blocked:
            return False
        told = stands_as(self._tokens[verb - 1].word, "subordinator") and plays(self._tags[verb - 2], "prior")
        head = self._phrases.phrase_at(verb + 1, sentence.last) if told else None
        noun = self._tags[verb + 1]
        if head is None or noun is None or head.type != "PER" or head.named or head.definite or noun.particles:
            return False
        return not (noun.article or noun.features.tanwin or noun.features.oblique)

    def _is_object(self, verb: Morph | None, head: NounPhrase) -> bool:
        """المدنيين الذين اختطفتهم, 1400 شاب اعتقلتهم: whom the pronoun on a verb takes up does not do it."""
        tag = self._tags[head.head]
        if verb is None or not verb.enclitic or tag is None:
            return False
        if verb.enclitic == "هم" and verb.features.number is Grammatical.PLURAL:  # المتظاهرين الذين يرشقونهم
            return False
        counted = head.first - 1 in self._phrases.blocked and head.type == "PER"
        return stands_for(verb.enclitic, tag) or (counted and verb.enclitic == "هم")

    def _before_remark(self, verb: int, sentence: Sentence) -> int:
        """أربعة أشخاص، بينهم طفلان، [قتلوا]: where the subject ends before a remark on some of its members."""
        if verb <= sentence.first or self._is_relative(verb - 1):  # قتلوا بينهم طفلان في القصف الذي [أصاب] مبنيين
            return verb
        last = verb - 1 - (self._tokens[verb - 1].text in _COMMAS)
        for index in range(last, max(sentence.first, last - _LONGEST_REMARK), -1):
            tag = self._tags[index]
            if self._tokens[index].text in _STOPS or self._is_verb(index):
                return verb
            if tells_some(tag):
                first = index - (self._tokens[index - 1].text == "من")
                return first - (self._tokens[first - 1].text in _COMMAS)
        return verb

    def _described(self, verb: int, morph: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """أطلق النار على مسلحين قتلا جنديا: several persons right before a verb in their number do what it says."""
        if morph is None or morph.particles or morph.features.number is Grammatical.SINGULAR:
            return None
        at = verb
        at = self._phrases.before_numbers(at)  # أن صحفيين اثنين قتلا
        phrase = self._ending_at(at, sentence) or self._some_of(at, sentence)
        if phrase is not None and self._is_pair(phrase, morph):  # أن فتاة وشرطيا قتلا
            return self._ending_at(phrase.first, sentence)
        if phrase is not None and self._is_governed(phrase, sentence):  # مسلحين من القبائل يطلقون النار
            before = self._ending_at(self._before_least(phrase.first - 1), sentence) or phrase
            phrase = before if not before.definite else phrase
        head = self._tags[phrase.head] if phrase is not None else None
        if phrase is None or head is None or phrase.definite or morph.features.person != 3:
            return None
        return phrase if head.features.number is not Grammatical.SINGULAR or head.features.oblique else None

    def _some_of(self, index: int, sentence: Sentence) -> NounPhrase | None:
        """مسلحين من القبائل [يطلقون] النار, عناصر في جماعة [نصبوا] كمينا: some of a body that is no person."""
        starts = range(index - 1, max(sentence.first, index - _LONGEST_ANTECEDENT) - 1, -1)
        found = self._phrases.ending_at(index, starts, sentence.last)
        body = next((phrase for phrase in found if phrase.type == "ORG"), None)
        if body is None or body.first < sentence.first + 2:
            return None
        return self._ending_at(body.first - 1, sentence) if self._tokens[body.first - 1].text in _OF_BODY else None

    def _before_least(self, index: int) -> int:
        """ثلاثة جنود [على الأقل] من القوات: the token behind the noun that is counted."""
        index = self._phrases.before_numbers(index)
        return index - 2 * (self._tokens[index - 1].text in _LEAST)

    def _is_pair(self, phrase: NounPhrase, verb: Morph) -> bool:
        """The second of two single persons before a verb of two."""
        head = self._tags[phrase.head]
        joined = self._phrases.particles(phrase.first) == "و" and verb.features.number is Grammatical.DUAL
        return joined and head is not None and head.features.number is Grammatical.SINGULAR

    def describing(self, verb: int, morph: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """خرجت تظاهرة تطالب بـ, هجمات أجبرت القوات على: an indefinite thing right before a verb says or does it."""
        if morph is None or morph.particles or morph.enclitic:
            return None
        tag = self._tags[verb - 1] if verb > sentence.first else None
        if tag is None or tag.pos is Pos.VERB or tag.pos is Pos.PARTICLE:
            return None
        for first in range(verb - 1, max(sentence.first, verb - _LONGEST_ANTECEDENT) - 1, -1):
            phrase = self._phrases.phrase_at(first, sentence.last)
            if phrase is None or phrase.last != verb or phrase.definite:
                continue
            head = self._tags[phrase.head]
            if phrase.type is not None:
                return None
            if head is not None and self._tells(phrase, head, morph, sentence):
                return phrase
            if head is None or head.pos not in ADJECTIVAL:
                return None
        return None

    def _tells(self, thing: NounPhrase, head: Morph, verb: Morph, sentence: Sentence) -> bool:
        """Whether a thing can do what the verb after it says; not بعد اشتباكات عنيفة استعادت القوات المدينة."""
        if not follows_as_subject(verb, head):
            return False
        if verb.features.aspect is Aspect.IMPERFECT:
            return is_written(head.lemma) or "triggers" in head.lemma.tables
        return (is_act(head) or _is_march(head)) and not self._is_governed(thing, sentence)

    def _topic_of_several(self, near: NounPhrase, verb: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """أن عناصر من اللواء الموالي للحكومة [تبادلوا] النار: the topic of a plural verb, not one person near it."""
        head = self._tags[near.head]
        several = verb is not None and verb.features.number is Grammatical.PLURAL and not verb.particles
        if not several or head is None or head.features.number is not Grammatical.SINGULAR or plays(head, "collective"):
            return None
        first = self._topic_start(near.first, sentence)
        if first is None or any(self._is_verb(index) for index in range(first, near.first)):
            return None
        topic = self._phrases.phrase_at(first, sentence.last)
        if topic is None or topic.type not in self._types:
            return None
        head = self._tags[topic.head]
        return topic if head is not None and head.features.number is Grammatical.PLURAL else None

    def _over_clause(self, at: int, sentence: Sentence) -> NounPhrase | None:
        """The noun before a clause that describes it: انتحاريا يقود سيارة مفخخة [فجر] نفسه."""
        at -= self._tokens[at].text in _COMMAS
        for index in range(at, max(sentence.first, at - _LONGEST_CLAUSE) - 1, -1):
            if self._tokens[index].text in _STOPS:
                return None
            if self._is_verb(index):
                phrase = self._ending_at(index, sentence)
                described = phrase is not None and not phrase.definite and self._can_be_subject(phrase)
                return phrase if described else None
        return None

    def _over_relative(self, at: int, morph: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """إن الحركة التي نفذت عمليات [كانت] وراء الهجوم: the topic before a clause on it."""
        for index in range(at, max(sentence.first, at - _LONGEST_APPOSITION) - 1, -1):
            if self._tokens[index].text in _STOPS - _CLOSING_QUOTES:
                return None
            if index == sentence.first or not self._is_relative(index):
                continue
            last = index - (self._tokens[index - 1].text in _CLOSING_QUOTES)
            starts = range(max(sentence.first, last - _LONGEST_ANTECEDENT), last)
            found = self._phrases.ending_at(last, starts, sentence.last)
            topic = next((phrase for phrase in found if phrase.type in self._types), None)
            head = self._tags[topic.head] if topic is not None else None
            if topic is None or head is None or morph is None or not follows_as_subject(morph, head):
                return None
            if topic.first == sentence.first:
                return None
            opens = topic.first - 1 - (self._tokens[topic.first - 1].text in OPENING_QUOTES)
            return topic if opens >= sentence.first and self._opens_topic(opens) else None
        return None

    def _over_deed(self, at: int, morph: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """قصف نفذته القوات [استهدف] المدينة, بيان أصدرته الوزارة [أكد]: the noun before a clause that takes it up."""
        if morph is None or morph.particles:
            return None
        for index in range(at, max(sentence.first, at - _LONGEST_CLAUSE) - 1, -1):
            verb = self._tags[index]
            if self._tokens[index].text in _STOPS:
                return None
            if verb is None or not self._is_verb(index):
                continue
            noun = self._phrase_before(index, sentence)
            head = self._tags[noun.head] if noun is not None else None
            if noun is None or head is None or noun.definite or not stands_for(verb.enclitic, head):
                return None
            word = self._tokens[noun.head].word
            told = is_written(head.lemma) or (word is not None and "triggers" in word.tables)
            return noun if told and follows_as_subject(morph, head) else None
        return None

    def _phrase_before(self, index: int, sentence: Sentence) -> NounPhrase | None:
        """The phrase of no participant that ends right before a token."""
        starts = range(max(sentence.first, index - _LONGEST_ANTECEDENT), index)
        found = self._phrases.ending_at(index, starts, sentence.last)
        return next((phrase for phrase in found if phrase.type is None), None)

    def _with_name_apart(self, at: int, sentence: Sentence) -> NounPhrase | None:
        """كان وزير الداخلية، محمد إبراهيم، [قد اتهم]: an office with the name that stands between commas."""
        if self._tokens[at].text not in _COMMAS:
            return None
        starts = range(at - 1, max(sentence.first, at - _LONGEST_APPOSITION) - 1, -1)
        named = (
            p for p in self._phrases.ending_at(at, starts, sentence.last) if p.type == "PER" and p.name is not None
        )
        apart = (p for p in named if any(token.text in _COMMAS for token in self._tokens[p.first : p.last]))
        free = (p for p in apart if self._phrases.particles(p.first) in ("", "و"))
        return next((phrase for phrase in free if not self._is_governed(phrase, sentence)), None)

    def _over_apposition(self, at: int, sentence: Sentence) -> NounPhrase | None:
        """الوزير السابق، رئيس الحزب، قتل: a person before words between commas that say who that is."""
        if self._tokens[at].text not in _COMMAS:
            return None
        for index in range(at - 1, max(sentence.first, at - _LONGEST_APPOSITION) - 1, -1):
            if self._tokens[index].text in _COMMAS:
                if plays(self._tags[index + 1], "complementizer"):  # أفاد المراسل، أن طائرات، شنت
                    return None
                phrase = self._ending_at(index, sentence)
                named = phrase is not None and (phrase.definite or phrase.name is not None)
                return phrase if named and phrase is not None and not self._is_governed(phrase, sentence) else None
            if self._is_verb(index) or self._tokens[index].text in _STOPS:
                return None
        return None

    def _over_comma(self, at: int, morph: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """كانت الغرفة، أعلنت; إن الشاب الذي زار المدينة، قتل: the topic of the clause, with what describes it."""
        if morph is None or self._tokens[at].text not in _COMMAS:
            return None
        at = self._before_aside(at, sentence)
        first = self._topic_start(at, sentence)
        topic = self._phrases.phrase_at(first, sentence.last) if first is not None else None
        head = self._tags[topic.head] if topic is not None else None
        if topic is None or topic.last > at or topic.type not in self._types or self._is_governed(topic, sentence):
            return None
        plain = is_preposition(self._tags[topic.last]) or self._phrases.particles(topic.last) == "ب"
        plain = plain and not any(self._is_verb(index) for index in range(topic.last, at))
        whole = topic.last == at or plain or self._is_relative(topic.last)
        return topic if whole and (head is None or follows_as_subject(morph, head)) else None

    def _before_aside(self, close: int, sentence: Sentence) -> int:
        """إن البلدة، بريف حلب الغربي، [تعرضت]: the comma that opens a remark, else the one that closes."""
        for index in range(close - 1, max(sentence.first, close - _LONGEST_REMARK), -1):
            if self._tokens[index].text in _COMMAS:
                placed = is_preposition(self._tags[index + 1]) or self._phrases.particles(index + 1) == "ب"
                return index if placed else close
            if self._is_verb(index) or self._tokens[index].text in _STOPS:
                return close
        return close

    def _over_way(self, at: int, morph: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """إن عشرات المسلحين، على متن دراجات نارية [هاجموا] القرية: the topic of a plural verb before how they came."""
        if morph is None or morph.particles or morph.features.number is not Grammatical.PLURAL:
            return None
        for index in range(at, max(sentence.first, at - _LONGEST_WAY) - 1, -1):
            if self._is_verb(index) or self._tokens[index].text in _STOPS - _COMMAS:
                return None
            if self._tokens[index].text in _COMMAS:
                topic = self._ending_at(index, sentence) if is_preposition(self._tags[index + 1]) else None
                opening = self._phrases.before_numbers(topic.first) - 1 if topic is not None else -1
                head = self._tags[topic.head] if topic is not None else None
                many = head is not None and head.features.number is Grammatical.PLURAL
                return topic if many and opening >= sentence.first and self._opens_topic(opening) else None
        return None

    def _topic_start(self, at: int, sentence: Sentence) -> int | None:
        """Where the clause that a token stands in begins with what it is about; None over a stop."""
        first = at
        while first > sentence.first and at - first < _LONGEST_WAY and not self._opens_topic(first - 1):
            first -= 1
            if self._tokens[first].text in _STOPS:
                return None
        return first

    def _opens_topic(self, index: int) -> bool:
        tag = self._tags[index]
        return plays(tag, "complementizer") or plays(tag, "auxiliary")

    def _ending_at(self, index: int, sentence: Sentence) -> NounPhrase | None:
        """The phrase of people that ends right before a token; not in ريف حلب [الشمالي], قرية [الشيخ أحمد]."""
        starts = range(index - 1, max(sentence.first, index - _LONGEST_ANTECEDENT) - 1, -1)
        found = list(self._phrases.ending_at(index, starts, sentence.last))
        people = next((phrase for phrase in found if phrase.type == "PER"), None)
        if people is None or not people.is_short:
            return people
        around = (phrase for phrase in found if phrase.first < people.first)
        return None if any(phrase.type in PLACES for phrase in around) else people

    def _can_be_subject(self, phrase: NounPhrase) -> bool:
        """A participant, or a definite or plain noun; an accusative only where a number or إن makes it one."""
        head = self._tags[phrase.head]
        if head is not None and head.features.tanwin and not self._is_set_in_accusative(phrase.first):
            return False
        if phrase.type is not None:
            return phrase.type in self._types
        others = plays(head, "other")  # إن أكثر من 30 آخرين أصيبوا
        return phrase.definite or others or (head is not None and head.pos is Pos.NOUN and "nouns" in head.lemma.tables)

    def _is_set_in_accusative(self, first: int) -> bool:
        """16 شرطيا خطفوا, أن مسلحا هاجم."""
        at = first - 1
        if at > 0 and self._tokens[at].text in OPENING_QUOTES:
            at -= 1
        if at in self._phrases.blocked:
            return True
        return at >= 0 and (plays(self._tags[at], "complementizer") or plays(self._tags[at], "adversative"))

    def _relative_head(self, verb: int, morph: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """The noun before الذي / التي / الذين: تصريحات المسؤولين الذين يؤكدون → المسؤولين; also before هو من."""
        at = self._relative_at(verb, morph, sentence)
        if at is None:
            return None
        at = self._before_copula(at, sentence)
        starts = range(at - 1, max(sentence.first, at - _LONGEST_ANTECEDENT) - 1, -1)
        found = self._phrases.ending_at(at, starts, sentence.last)
        heads = [phrase for phrase in found if phrase.type in self._types or self._is_written(phrase)]
        named = next((phrase for phrase in heads if not self._is_adjective(phrase)), None)
        return named if named is not None else next(iter(heads), None) or self._head_over_comma(at, verb, sentence)

    def _relative_at(self, verb: int, morph: Morph | None, sentence: Sentence) -> int | None:
        """The relative pronoun whose clause a verb begins, over قد and its like; also the 'who' of هو من."""
        at = verb - 1
        if at < sentence.first:
            return None
        if is_who(self._tags[at], morph) and self._before_copula(at, sentence) < at:
            return at
        while at > sentence.first and verb - at < 4 and not self._is_relative(at):
            if not self._is_skipped(at):
                return None
            at -= 1
        return at if self._is_relative(at) else None

    def _before_copula(self, at: int, sentence: Sentence) -> int:
        """«قبائل عربية»، [هي] التي هاجمت القرية, الجيش [هو] من قصف: where who did it ends, before the pronoun."""
        pronoun = self._tags[at - 1] if at > sentence.first + 1 else None
        if pronoun is None or pronoun.particles or pronoun.lemma.key not in COPULAS:
            return at
        end = at - 1
        while end > sentence.first and self._tokens[end - 1].text in _COMMAS | _CLOSING_QUOTES:
            end -= 1
        return end

    def _head_over_comma(self, relative: int, verb: int, sentence: Sentence) -> NounPhrase | None:
        """مواجهات بين الشبان والجنود، الذين أطلقوا النار: people right before a comma, by the plural of the verb."""
        form = self._tags[verb]
        if relative == sentence.first or self._tokens[relative - 1].text not in _COMMAS or form is None:
            return None
        starts = range(relative - 2, max(sentence.first, relative - 1 - _LONGEST_ANTECEDENT) - 1, -1)
        people = (p for p in self._phrases.ending_at(relative - 1, starts, sentence.last) if p.type == "PER")
        several = form.features.number is Grammatical.PLURAL
        return next((p for p in people if several and self._is_plural(p)), None)

    def _is_plural(self, phrase: NounPhrase) -> bool:
        head = self._tags[phrase.head]
        return head is not None and head.features.number is Grammatical.PLURAL

    def _is_adjective(self, phrase: NounPhrase) -> bool:
        """جماعة بوكو حرام [الإسلامية] التي: an adjective of the name before it, not people of that kind."""
        head, word = self._tags[phrase.head], self._tokens[phrase.head].word
        if head is None or word is None or not head.article or head.features.number is not Grammatical.SINGULAR:
            return False
        return any(morph.pos is Pos.ADJECTIVE for morph in word.morphs)

    def _resumes_thing(self, verb: int, sentence: Sentence) -> bool:
        """الحالات التي يطلق فيها أفراد صواريخ: the thing before a relative clause that takes it up does not act."""
        if verb == sentence.first or not self._is_relative(verb - 1):
            return False
        starts = range(verb - 2, max(sentence.first, verb - 1 - _LONGEST_ANTECEDENT) - 1, -1)
        head = next(self._phrases.ending_at(verb - 1, starts, sentence.last), None)
        return head is not None and self._is_resumed(verb, head, sentence)

    def _related_deed(self, verb: int, morph: Morph | None, sentence: Sentence) -> NounPhrase | None:
        """طفلان في القصف الذي [أصاب] مبنيين: the deed right before الذي, though it depends on others."""
        if morph is None or morph.enclitic or verb - 2 < sentence.first or not self._is_relative(verb - 1):
            return None
        starts = range(max(sentence.first, verb - 1 - _LONGEST_ANTECEDENT), verb - 1)
        found = (p for p in self._phrases.ending_at(verb - 1, starts, sentence.last) if p.type is None)
        deed = next(found, None)
        head = self._tags[deed.head] if deed is not None else None
        done = head is not None and head.article and is_act(head) and follows_as_subject(morph, head)
        return deed if done else None

    def carried(self, verb: int, morph: Morph, sentence: Sentence) -> NounPhrase | None:
        """Who did what the sentence tells before a verb that drops its subject: زار الوزير المصنع وقال …"""
        for index in range(verb - 1, max(sentence.first, verb - LONGEST_MEMORY) - 1, -1):
            tag = self._tags[index]
            if self._tokens[index].text in _ENDS:
                return None
            if tag is None or not self._is_verb(index) or tag.features.feminine != morph.features.feminine:
                continue
            if (named := self._phrases.phrase_at(index, sentence.last)) is not None and named.name is not None:
                continue  # حسن نصر الله
            found = self._right_after(index, tag, sentence) or self.before(index, tag, sentence)
            if found is not None and self._speaks(found) and self._has_number(found, morph):
                return found
        return None

    def _speaks(self, phrase: NounPhrase) -> bool:
        """A participant, or a march that says what those say who take part in it."""
        head = self._tags[phrase.head]
        return phrase.type in AGENTS or (phrase.type is None and head is not None and _is_march(head))

    def actor(self, index: int, sentence: Sentence) -> NounPhrase | None:
        """Who does what the clause before a token tells; nobody where the verb may be a passive: قتل رجل بدعوى …"""
        last = index - 1 - (self._tokens[index - 1].text in _COMMAS)
        for at in range(last, max(sentence.first, index - LONGEST_MEMORY) - 1, -1):
            tag = self._tags[at]
            if self._tokens[at].text in (".", "؟", "!", "؛") or self._tokens[at].text in _COMMAS:
                return None
            if tag is None or not self._is_verb(at) or plays(tag, "inscribes"):
                continue
            found = self._right_after(at, tag, sentence) or self.before(at, tag, sentence)
            if found is None or found.type not in AGENTS or tag.features.voice is Voice.PASSIVE:
                return None
            harmed = found.type == "PER" and any(row.counts for row in tag.lemma.rows(TriggerRow))
            return found if not harmed else None
        return None

    def _right_after(self, verb: int, morph: Morph, sentence: Sentence) -> NounPhrase | None:
        if plays(morph, "becoming"):  # ليصبح مفتي البلاد: what follows is what he becomes
            return None
        at = verb + 1
        if at < sentence.last and (tag := self._tags[at]) is not None and _is_resumptive(tag):  # عبرت عنه ليبيا
            at += 1
        at = self._after_places(at, sentence)
        while at < sentence.last and at in self._phrases.blocked:
            at += 1
        counted = is_number(self._tokens[at - 1])  # خرج مئات المتظاهرين, تظاهر المئات من الطلاب
        if counted and at + 1 < sentence.last and self._tokens[at].text == _OF:
            at += 1
        phrase = self._phrases.phrase_at(at, sentence.last) if at < sentence.last else None
        head = self._tags[phrase.head] if phrase is not None else None
        if phrase is None or self._phrases.particles(phrase.first):
            return None
        return phrase if head is None or counted or follows_as_subject(morph, head) else None

    def _after_places(self, at: int, sentence: Sentence) -> int:
        """خرج [في ساحة الباساج بالعاصمة] مئات الطلبة: behind where it was."""
        while at < sentence.last:
            apart = stands_as(self._tokens[at].word, "whereabouts")
            place = self._phrases.phrase_at(at + apart, sentence.last) if at + apart < sentence.last else None
            if place is None or place.type not in PLACES or not (apart or self._phrases.particles(at) == "ب"):
                return at
            at = place.last
        return at

    def _has_number(self, phrase: NounPhrase, verb: Morph) -> bool:
        """A verb after its subject has its number: وقال of one, وقالوا of many."""
        head = self._tags[phrase.head]
        if head is None or phrase.type != "PER" or verb.features.feminine or plays(verb, "inscribes"):
            return True
        many = head.pos is not Pos.NAME and head.features.number is not Grammatical.SINGULAR
        return many == (verb.features.number is not Grammatical.SINGULAR)

    def resumes(self, verb: int, sentence: Sentence) -> bool:
        """Whether a preposition with a pronoun stands right after a verb: بيانا أعلن فيه, خطاب قال خلاله."""
        tag = self._tags[verb + 1] if verb + 1 < sentence.last else None
        if tag is None or not _is_resumptive(tag):
            return False
        before = self._tags[verb - 1] if verb > sentence.first else None
        told = before is not None and before.pos in _TOLD and not before.article
        meant = told and before is not None and stands_for(tag.enclitic, before)  # not عناصر في جماعة نصبوا لهم كمينا
        return meant or self._takes_up(verb, tag, sentence)

    def _takes_up(self, verb: int, pronoun: Morph, sentence: Sentence) -> bool:
        """خطبة في العاصمة قال فيها, رسالة إلى الرئيس، يطالبون فيها: a noun further back that the pronoun is."""
        at = verb - 1 - (verb > sentence.first and self._tokens[verb - 1].text in _COMMAS)
        for index in range(at, max(sentence.first, verb - _LONGEST_ANTECEDENT) - 1, -1):
            noun = self._tags[index]
            if self._tokens[index].kind == "punctuation" or (noun is not None and noun.pos is Pos.VERB):
                return False
            written = noun is not None and noun.pos in _TOLD and not noun.article and is_written(noun.lemma)
            if written and noun is not None and stands_for(pronoun.enclitic, noun):
                return True
        return False

    def _is_resumed(self, verb: int, head: NounPhrase, sentence: Sentence) -> bool:
        """المدينة التي تجمع فيها المحتجون: a pronoun right after the verb is the head, so that is not the subject."""
        word, tag = self._tokens[verb + 1].word if verb + 1 < sentence.last else None, self._tags[head.head]
        if word is None or tag is None:
            return False
        return any(_is_resumptive(morph) and stands_for(morph.enclitic, tag) for morph in word.morphs)

    def _is_written(self, phrase: NounPhrase) -> bool:
        """صحة التقارير التي تحدثت عن …: reports speak."""
        tag = self._tags[phrase.head]
        return tag is not None and phrase.type is None and is_written(tag.lemma)

    def _is_relative(self, index: int) -> bool:
        return stands_as(self._tokens[index].word, "relative_pronoun")

    def _is_skipped(self, index: int) -> bool:
        """Times, numbers, auxiliaries and asides between a subject and its verb: قد, لم, أيضا, بدوره."""
        if index in self._phrases.blocked:
            return True
        word, tag = self._tokens[index].word, self._tags[index]
        if self._tokens[index].text in OPENING_QUOTES:  # فرق الإنقاذ «تواصل البحث»
            return True
        if tag is not None and tag.pos is Pos.PARTICLE and particle_classes(tag.lemma) <= _ADVERBS:
            return True
        if word is None or "markers" not in word.tables:
            return False
        if any(stands_as(word, role) for role in ("auxiliary", "aside", "relative_pronoun")):
            return True
        turn = reading_as(word, "turn")
        return turn is not None and turn.particles == "ب" and turn.enclitic != ""

    def _outermost(self, at: int, sentence: Sentence) -> NounPhrase | None:
        """From the words before the verb back over prepositional phrases to the phrase that heads the clause."""
        found = None
        for chunk in reversed(self._chunks(max(sentence.first, at - _LONGEST_WAY), at + 1, sentence.last)):
            if found is None and chunk.last != at + 1:
                return None
            if self._is_cut(chunk.last, found.first if found is not None else at + 1):
                return found if found is not None and not self._is_governed(found, sentence) else None
            found = chunk
            if not self._is_attributive(chunk) and not self._is_governed(chunk, sentence):
                return None if self._follows_verb(chunk, sentence) else chunk
        return None

    def _chunks(self, first: int, last: int, end: int) -> list[NounPhrase]:
        found: list[NounPhrase] = []
        index = first
        while index < last:
            phrase = self._phrases.phrase_at(index, end)
            if phrase is None or phrase.last > last:
                index += 1
            else:
                found.append(phrase)
                index = phrase.last
        return found

    def _is_cut(self, start: int, end: int) -> bool:
        """Whether a verb, a comma or a new clause stands between two phrases."""
        return any(
            self._tokens[index].text in _STOPS or self._is_verb(index)
            for index in range(start, end)
            if index not in self._phrases.blocked
        )

    def _is_governed(self, phrase: NounPhrase, sentence: Sentence) -> bool:
        """Whether the phrase stands after a preposition or is joined to the one before."""
        particles = self._phrases.particles(phrase.first)
        if particles.strip("وف"):
            return True
        if phrase.first == sentence.first:
            return False
        if particles == "و" and self._tokens[phrase.first - 1].text not in ("،", ".", "»"):
            return True
        before = phrase.first - 1 - self._points(phrase.first - 1)
        return before >= sentence.first and is_preposition(self._tags[before]) and not self._is_counted(phrase)

    def _points(self, index: int) -> bool:
        """في [هذا] السجن."""
        tag = self._tags[index]
        return tag is not None and tag.pos is Pos.PARTICLE and "demonstrative" in particle_classes(tag.lemma)

    def _is_counted(self, phrase: NounPhrase) -> bool:
        """أكثر من 40 من رجال الشرطة: a part of those after من."""
        before = phrase.first - 1
        partitive = before > 0 and stands_as(self._tokens[before].word, "partitive")
        return partitive and before - 1 in self._phrases.blocked

    def _is_attributive(self, phrase: NounPhrase) -> bool:
        """A participle with article right after a noun belongs to it: ميليشيا … الخارجة عن القانون.

        So does one without that says with what somebody acts or where something is: قوات الجيش مدعومة بالطيران,
        عبوة موضوعة على جانب الطريق.
        """
        tag, word = self._tags[phrase.first], self._tokens[phrase.first].word
        if plays(tag, "relational") and tag is not None and tag.pos in ADJECTIVAL:
            return True
        before = self._tags[phrase.first - 1] if phrase.first else None
        if tag is not None and tag.pos is Pos.PASSIVE_PARTICIPLE and is_preposition(self._following(phrase)):
            plain = before is not None and before.pos in CONTENT_NOUNS and not (before.article or tag.article)
            if plain and before is not None and phrase.type is None and agrees(before, tag):
                return True
        morphs = word.morphs if word is not None and is_preposition(self._following(phrase)) else ()
        related = any(morph.pos in ADJECTIVAL and morph.article for morph in morphs)  # قرية بلعين القريبة من رام الله
        adjectival = tag is not None and tag.article and (tag.pos in ADJECTIVAL or related)
        return adjectival and phrase.type is None and (before is None or before.pos is not Pos.PARTICLE)

    def _following(self, phrase: NounPhrase) -> Morph | None:
        return self._tags[phrase.last] if phrase.last < len(self._tags) else None

    def _follows_verb(self, phrase: NounPhrase, sentence: Sentence) -> bool:
        """A phrase right after another verb is that verb's subject or object."""
        return phrase.first > sentence.first and self._is_verb(phrase.first - 1)

    def _is_verb(self, index: int) -> bool:
        """A verb other than كان."""
        tag = self._tags[index]
        return tag is not None and tag.pos is Pos.VERB and not plays(tag, "auxiliary")


def _is_march(noun: Morph) -> bool:
    return any(row.event == "PROTEST" for row in noun.lemma.rows(TriggerRow))


def _is_resumptive(morph: Morph) -> bool:
    """فيه, خلاله: a particle with a pronoun; not إنه, which opens what is said."""
    return morph.pos is Pos.PARTICLE and morph.enclitic != "" and not plays(morph, "complementizer")


def is_preposition(tag: Morph | None) -> bool:
    """Whether a word is a preposition that governs the word after it, not a pronoun of its own (عليه)."""
    if tag is None or tag.pos is not Pos.PARTICLE or tag.enclitic:
        return False
    return "preposition" in particle_classes(tag.lemma)
