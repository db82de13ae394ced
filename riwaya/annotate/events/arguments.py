"""What stands around a trigger: subject, object, genitive, and the phrases after its prepositions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.annotate.events.clause import ClauseReader, Governed
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.subject import SubjectReader
from riwaya.lexicon import Aspect, Pos, Voice
from riwaya.lexicon.letters import DAMMA
from riwaya.text import Document, Morph, Sentence
from riwaya.text.agreement import agrees

_VERBAL = frozenset({Pos.VERB, Pos.ACTIVE_PARTICIPLE})


class Arguments(NamedTuple):
    """Phrases around a trigger by where they stand; `last` is the token after its clause."""

    subject: tuple[NounPhrase, ...] = ()
    object: tuple[NounPhrase, ...] = ()
    genitive: tuple[NounPhrase, ...] = ()
    prepositional: tuple[Governed, ...] = ()
    passive: bool = False
    last: int = 0

    def at(self, position: str) -> tuple[NounPhrase, ...]:
        """The phrases in a position as trigger rows name it: subject, object, genitive or a preposition."""
        match position:
            case "subject":
                return self.subject
            case "object":
                return self.object
            case "genitive":
                return self.genitive
        return tuple(governed.phrase for governed in self.prepositional if governed.preposition == position)


class ArgumentReader:
    """Reads the arguments of triggers in one document, each reading of a word once."""

    def __init__(self, document: Document, phrases: PhraseReader) -> None:
        self.phrases = phrases
        self._tokens = document.tokens
        self._tags = document.tags
        self._subjects = SubjectReader(document, phrases)
        self._clauses = ClauseReader(document, phrases)
        self._known: dict[tuple[int, Morph], Arguments] = {}

    def read(self, index: int, morph: Morph, sentence: Sentence) -> Arguments:
        """The arguments of the trigger at a token in one of its readings."""
        key = (index, morph)
        if key not in self._known:
            verbal = morph.pos in _VERBAL
            self._known[key] = self._of_verb(index, morph, sentence) if verbal else self._of_noun(index, sentence)
        return self._known[key]

    # -- verbs --------------------------------------------------------------------------------------------------

    def _of_verb(self, index: int, morph: Morph, sentence: Sentence) -> Arguments:
        clause = self._clauses.read(index + 1, sentence.last)
        before = self._subjects.before(index, morph, sentence)
        subject, objects = ((before,), clause.bare) if before is not None else self._split(clause.bare)
        passive = self._is_passive(index, morph)
        if passive:
            subject, objects = (), subject or objects
        elif morph.enclitic:  # the pronoun is the object: a bare phrase can only be the subject
            objects = ()
        return Arguments(subject, objects, (), clause.prepositional, passive, clause.last)

    def _split(self, bare: Sequence[NounPhrase]) -> tuple[tuple[NounPhrase, ...], tuple[NounPhrase, ...]]:
        """The first phrase with those joined to it is the subject, the rest the object."""
        end = 1
        while end < len(bare) and self.phrases.particles(bare[end].first) == "و":
            end += 1
        return tuple(bare[:end]), tuple(bare[end:])

    def _is_passive(self, index: int, morph: Morph) -> bool:
        """A passive that shows in its letters or in a written damma on one of its first letters."""
        if morph.features.voice is Voice.PASSIVE:
            return True
        text = self._tokens[index].text
        if morph.features.aspect is Aspect.PERFECT:  # قُتل, استُهدفت
            return DAMMA in text[morph.start : morph.start + 6]
        return text[morph.start + 1 : morph.start + 2] == DAMMA and "/" in morph.lemma.key

    # -- nouns --------------------------------------------------------------------------------------------------

    def _of_noun(self, index: int, sentence: Sentence) -> Arguments:
        phrase = self.phrases.phrase_at(index, sentence.last)
        genitive = self._genitive(index, sentence.last)
        own = phrase.last if phrase is not None else index + 1
        at = genitive[-1].last if genitive else own
        clause = self._clauses.read(at, sentence.last, bare_allowed=False)
        return Arguments(genitive=genitive, prepositional=clause.prepositional, last=clause.last)

    def _genitive(self, index: int, end: int) -> tuple[NounPhrase, ...]:
        """The phrase that a noun without article governs, over its number, with those joined to it."""
        noun = self._tags[index]
        if noun is None or noun.article or noun.enclitic:
            return ()
        start = self._after_numbers(index + 1, end)
        first = self.phrases.phrase_at(start, end) if start < end else None
        if first is None or self.phrases.particles(first.first):
            return ()
        if start == index + 1 and self._is_adjective(start, noun):
            return ()
        return (first, *self._coordinated(first, end))

    def _coordinated(self, first: NounPhrase, end: int) -> list[NounPhrase]:
        """Phrases of the same type joined with و."""
        found: list[NounPhrase] = []
        at = first.last
        while at < end and self.phrases.particles(at) == "و":
            inner = self.phrases.phrase_at(at, end)
            if inner is None or inner.type is None or inner.type != first.type:
                break
            found.append(inner)
            at = inner.last
        return found

    def _after_numbers(self, at: int, end: int) -> int:
        while at < end and at in self.phrases.blocked:
            at += 1
        return at

    def _is_adjective(self, index: int, noun: Morph) -> bool:
        """A word after a noun that can be its adjective: هجوم انتحاري is no attack of a bomber's."""
        tag, word = self._tags[index], self._tokens[index].word
        if tag is None or word is None:
            return False
        return tag.pos is Pos.ADJECTIVE or any(
            morph.pos is Pos.ADJECTIVE and morph.article == noun.article and agrees(noun, morph)
            for morph in word.morphs
        )
