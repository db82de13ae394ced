"""What stands around a trigger: subject, object, genitive, and the phrases after its prepositions."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.annotate.speech.cues import Cue
from riwaya.annotate.speech.subject import subject_before
from riwaya.lexicon import Aspect, Pos, Voice
from riwaya.lexicon.letters import DAMMA
from riwaya.lexicon.tables import CueRow
from riwaya.model import Span
from riwaya.text import Document, Morph, Sentence
from riwaya.text.agreement import agrees

_STOPS = frozenset(("؛", ".", "؟", "!", ":"))
_LONGEST_CLAUSE = 30
# Prepositions of two words that a trigger row may name.
_AGENT_PHRASES = {("على", "يد"), ("على", "أيدي"), ("من", "قبل"), ("من", "جانب")}


class Arguments(NamedTuple):
    """Phrases around a trigger by where they stand; `last` is the token after its clause."""

    subject: tuple[NounPhrase, ...]
    object: tuple[NounPhrase, ...]
    genitive: tuple[NounPhrase, ...]
    prepositional: tuple[tuple[str, NounPhrase], ...]
    passive: bool
    last: int

    def at(self, position: str) -> tuple[NounPhrase, ...]:
        """The phrases in a position as trigger rows name it: subject, object, genitive or a preposition."""
        match position:
            case "subject":
                return self.subject
            case "object":
                return self.object
            case "genitive" | "genitive_subject":
                return self.genitive
        return tuple(phrase for preposition, phrase in self.prepositional if preposition == position)


class ArgumentReader:
    """Reads the arguments of triggers in one document."""

    def __init__(self, document: Document, phrases: PhraseReader) -> None:
        self.document = document
        self.tokens = document.tokens
        self.tags = document.tags
        self.phrases = phrases

    def read(self, index: int, morph: Morph, sentence: Sentence) -> Arguments:
        """The arguments of the trigger at a token."""
        if morph.pos in (Pos.VERB, Pos.ACTIVE_PARTICIPLE):
            return self._of_verb(index, morph, sentence)
        return self._of_noun(index, sentence)

    def is_passive(self, index: int, morph: Morph) -> bool:
        """A passive that shows in its letters or in a written damma on its first letter."""
        if morph.features.voice is Voice.PASSIVE:
            return True
        marks = self.tokens[index].text[morph.start :]
        if morph.features.aspect is Aspect.PERFECT:  # قُتل, استُهدفت
            return DAMMA in marks[:8] and marks.index(DAMMA) <= 5
        return marks[1:2] == DAMMA and "/" in morph.lemma.key

    # -- verbs --------------------------------------------------------------------------------------------------

    def _of_verb(self, index: int, morph: Morph, sentence: Sentence) -> Arguments:
        bare, prepositional, last = self._walk(index + 1, sentence.last)
        subject: tuple[NounPhrase, ...] = ()
        objects: tuple[NounPhrase, ...] = tuple(bare)
        before = self._subject_before(index, morph, sentence)
        passive = self.is_passive(index, morph)
        if before is not None:
            subject = (before,)
        elif bare:
            subject, objects = self._with_coordinates(bare)
        if morph.enclitic and not passive:  # the pronoun is the object: a bare phrase can only be the subject
            objects = ()
        if passive:
            subject, objects = (), subject or objects
        return Arguments(subject, objects, (), tuple(prepositional), passive, last)

    def _with_coordinates(self, bare: list[NounPhrase]) -> tuple[tuple[NounPhrase, ...], tuple[NounPhrase, ...]]:
        """The first phrase with those joined to it is the subject, the rest the object."""
        end = 1
        while end < len(bare) and self.phrases.particles(bare[end].first) == "و":
            end += 1
        return tuple(bare[:end]), tuple(bare[end:])

    def _subject_before(self, index: int, morph: Morph, sentence: Sentence) -> NounPhrase | None:
        span = Span(self.tokens[index].start, self.tokens[index].end)
        row = CueRow(lemma=morph.lemma.key, pos="verb", stance="say")
        cue = Cue(index, index + 1, index, span, row, "verb", morph, False, False)
        return subject_before(self.document, self.phrases, cue, sentence)

    # -- nouns --------------------------------------------------------------------------------------------------

    def _of_noun(self, index: int, sentence: Sentence) -> Arguments:
        genitive: list[NounPhrase] = []
        at = index + 1
        tag = self.tags[index]
        phrase = self.phrases.phrase_at(index, sentence.last)
        if tag is not None and not tag.article and not tag.enclitic:
            start = self._after_numbers(at, sentence.last)
            inner = self.phrases.phrase_at(start, sentence.last) if start < sentence.last else None
            if (
                inner is not None
                and not self.phrases.particles(inner.first)
                and (start > at or not self._is_adjective(start, tag))
            ):
                genitive.append(inner)
                at = inner.last
                at = self._coordinated(at, sentence.last, genitive)
        if not genitive and phrase is not None:
            at = max(at, phrase.last)
        _, prepositional, last = self._walk(at, sentence.last, bare_allowed=False)
        return Arguments((), (), tuple(genitive), tuple(prepositional), False, last)

    def _coordinated(self, at: int, end: int, found: list[NounPhrase]) -> int:
        while at < end and self.phrases.particles(at) == "و":
            start = at
            inner = self.phrases.phrase_at(start, end)
            if inner is None or inner.type is None or inner.type != found[0].type:
                break
            found.append(inner)
            at = inner.last
        return at

    def _after_numbers(self, at: int, end: int) -> int:
        while at < end and at in self.phrases.blocked:
            at += 1
        return at

    def _is_adjective(self, index: int, noun: Morph | None) -> bool:
        """A word after a noun that can be its adjective: هجوم انتحاري is no attack of a bomber's."""
        tag, word = self.tags[index], self.tokens[index].word
        if tag is None or word is None or noun is None:
            return tag is not None and tag.pos is Pos.ADJECTIVE
        return tag.pos is Pos.ADJECTIVE or any(
            morph.pos is Pos.ADJECTIVE and morph.article == noun.article and agrees(noun, morph)
            for morph in word.morphs
        )

    # -- the walk to the right ----------------------------------------------------------------------------------

    def _walk(
        self, at: int, end: int, *, bare_allowed: bool = True
    ) -> tuple[list[NounPhrase], list[tuple[str, NounPhrase]], int]:
        """Bare and prepositional phrases up to the end of the clause."""
        bare: list[NounPhrase] = []
        prepositional: list[tuple[str, NounPhrase]] = []
        end = min(end, at + _LONGEST_CLAUSE)
        pending = ""
        while at < end:
            token, tag = self.tokens[at], self.tags[at]
            if at in self.phrases.blocked:
                at += 1
                continue
            if token.text in _STOPS or self._ends(at, tag):
                break
            if token.text in ("،", ","):
                resumed = self._after_aside(at, end)
                if resumed == at:
                    break
                at = resumed
                continue
            if tag is not None and tag.pos is Pos.PARTICLE and "quantifier" not in particle_classes(tag.lemma):
                pending, at = self._preposition(at, tag, pending)
                continue
            if token.word is not None and token.word.light in ("ب", "ل"):
                pending, at = token.word.light, at + 1
                continue
            phrase = self.phrases.phrase_at(at, end)
            if phrase is None:
                at += 1
                continue
            governed = self.phrases.particles(phrase.first).strip("وف")
            joined = self.phrases.particles(phrase.first).startswith(("و", "ف"))
            if governed:
                prepositional.append((governed[-1], phrase))
            elif pending:
                prepositional.append((pending, phrase))
            elif joined and prepositional and (not bare or prepositional[-1][1].last == phrase.first):
                prepositional.append((prepositional[-1][0], phrase))
            elif bare_allowed:
                bare.append(phrase)
            elif joined:
                break
            pending = ""
            at = phrase.last
        return bare, prepositional, at

    def _preposition(self, at: int, tag: Morph, pending: str) -> tuple[str, int]:
        text = tag.lemma.key
        if "preposition" in particle_classes(tag.lemma) and not tag.enclitic:
            following = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
            if (text, following) in _AGENT_PHRASES:
                return f"{text} {following}", at + 2
            return text, at + 1
        if "demonstrative" in particle_classes(tag.lemma):
            return pending, at + 1
        return "", at + 1

    def _ends(self, at: int, tag: Morph | None) -> bool:
        """A verb, a complementizer or a relative pronoun begins another clause."""
        if tag is None:
            return False
        if tag.pos is Pos.VERB:
            return True
        classes = particle_classes(tag.lemma)
        return tag.pos is Pos.PARTICLE and bool(classes & {"complementizer", "relative", "conjunction", "conditional"})

    def _after_aside(self, at: int, end: int) -> int:
        """Where a clause goes on after a comma: after a time between commas, or at a preposition; else at the comma."""
        after = at + 1
        while after < end and after in self.phrases.blocked:
            after += 1
        if after > at + 1 and after < end and self.tokens[after].text in ("،", ","):
            return after + 1
        tag = self.tags[after] if after < end else None
        resumes = (
            tag is not None and tag.pos is Pos.PARTICLE and tag.lemma.key in ("في", "على", "من", "جراء", "إثر", "وسط")
        )
        return after if resumes else at
