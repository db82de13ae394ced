"""The subject that stands before its verb, of saying or of doing."""

from __future__ import annotations

from riwaya.annotate.markers import plays, reading_as, stands_as
from riwaya.annotate.names.kinds import is_written, particle_classes
from riwaya.annotate.names.phrase import ADJECTIVAL, AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Pos
from riwaya.model import MentionType
from riwaya.text import Document, Morph, Sentence

_LONGEST_WAY = 25
_LONGEST_ANTECEDENT = 8
_LONGEST_CLAUSE = 8
_OPENING_QUOTES = frozenset(("«", "“", '"'))
_ADVERBS = frozenset(("adverb", "deictic"))
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
        if morph is not None and morph.particles.startswith("و"):
            return None
        if (antecedent := self._relative_head(verb, sentence)) is not None:
            return antecedent
        at = verb - 1
        while at >= sentence.first and self._is_skipped(at):
            at -= 1
        candidate = self._outermost(at, sentence)
        if candidate is not None and self._can_be_subject(candidate):
            return candidate
        return self._over_clause(at, sentence)

    def _over_clause(self, at: int, sentence: Sentence) -> NounPhrase | None:
        """The noun before a clause that describes it: انتحاريا يقود سيارة مفخخة [فجر] نفسه."""
        for index in range(at, max(sentence.first, at - _LONGEST_CLAUSE) - 1, -1):
            if self._tokens[index].text in _STOPS:
                return None
            if self._is_verb(index):
                phrase = self._ending_at(index, sentence)
                described = phrase is not None and not phrase.definite and self._can_be_subject(phrase)
                return phrase if described else None
        return None

    def _ending_at(self, index: int, sentence: Sentence) -> NounPhrase | None:
        """The phrase of people that ends right before a token."""
        for first in range(index - 1, max(sentence.first, index - _LONGEST_ANTECEDENT) - 1, -1):
            phrase = self._phrases.phrase_at(first, sentence.last)
            if phrase is not None and phrase.last == index and phrase.type == "PER":
                return phrase
        return None

    def _can_be_subject(self, phrase: NounPhrase) -> bool:
        """A participant, or a definite or plain noun; an accusative only where a number or إن makes it one."""
        head = self._tags[phrase.head]
        if head is not None and head.features.tanwin and not self._is_set_in_accusative(phrase.first):
            return False
        if phrase.type is not None:
            return phrase.type in self._types
        return phrase.definite or (head is not None and head.pos is Pos.NOUN and "nouns" in head.lemma.tables)

    def _is_set_in_accusative(self, first: int) -> bool:
        """16 شرطيا خطفوا, أن مسلحا هاجم."""
        at = first - 1
        if at > 0 and self._tokens[at].text in _OPENING_QUOTES:
            at -= 1
        if at in self._phrases.blocked:
            return True
        return at >= 0 and plays(self._tags[at], "complementizer")

    def _relative_head(self, verb: int, sentence: Sentence) -> NounPhrase | None:
        """The noun before الذي / التي / الذين: تصريحات المسؤولين الذين يؤكدون → المسؤولين."""
        at = verb - 1
        while at > sentence.first and verb - at < 4 and not self._is_relative(at):
            if not self._is_skipped(at):
                return None
            at -= 1
        if not self._is_relative(at):
            return None
        for first in range(at - 1, max(sentence.first, at - _LONGEST_ANTECEDENT) - 1, -1):
            phrase = self._phrases.phrase_at(first, sentence.last)
            if phrase is None or phrase.last != at:
                continue
            if phrase.type in self._types or self._is_written(phrase):
                return phrase
        return None

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
        if self._tokens[index].text in _OPENING_QUOTES:  # فرق الإنقاذ «تواصل البحث»
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
        return is_preposition(self._tags[phrase.first - 1])

    def _is_attributive(self, phrase: NounPhrase) -> bool:
        """A participle with article right after a noun belongs to it: ميليشيا … الخارجة عن القانون."""
        tag = self._tags[phrase.first]
        before = self._tags[phrase.first - 1] if phrase.first else None
        adjectival = tag is not None and tag.article and tag.pos in ADJECTIVAL
        return adjectival and phrase.type is None and (before is None or before.pos is not Pos.PARTICLE)

    def _follows_verb(self, phrase: NounPhrase, sentence: Sentence) -> bool:
        """A phrase right after another verb is that verb's subject or object."""
        return phrase.first > sentence.first and self._is_verb(phrase.first - 1)

    def _is_verb(self, index: int) -> bool:
        """A verb other than كان."""
        tag = self._tags[index]
        return tag is not None and tag.pos is Pos.VERB and not plays(tag, "auxiliary")


def is_preposition(tag: Morph | None) -> bool:
    """Whether a word is a preposition that governs the word after it, not a pronoun of its own (عليه)."""
    if tag is None or tag.pos is not Pos.PARTICLE or tag.enclitic:
        return False
    return "preposition" in particle_classes(tag.lemma)
