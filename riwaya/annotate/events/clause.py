"""The walk to the right of a trigger: the phrases of its clause, bare and after prepositions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from riwaya.annotate.markers import joins_as, reading_as
from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Lemma, Pos
from riwaya.text import Document, Morph

_STOPS = frozenset(("؛", ".", "؟", "!", ":"))
_COMMAS = frozenset(("،", ","))
_CLAUSE_OPENERS = frozenset(("complementizer", "relative", "conjunction", "conditional"))
_LONGEST = 30
# The roles of the nouns that make a preposition name an agent: على يد, من قبل.
_AGENT_NOUNS = {"على": "hand", "من": "part"}


class Governed(NamedTuple):
    """A phrase after a preposition, which is a word of its own or a letter written together with the phrase."""

    preposition: str
    phrase: NounPhrase
    lemma: Lemma | None


class Clause(NamedTuple):
    """The phrases of a clause; `last` is the token after it."""

    bare: tuple[NounPhrase, ...]
    prepositional: tuple[Governed, ...]
    last: int


class _Preposition(NamedTuple):
    """A preposition whose phrase is still to come."""

    name: str
    lemma: Lemma | None


class ClauseReader:
    """Reads the clauses after triggers of one document."""

    def __init__(self, document: Document, phrases: PhraseReader, counted: Mapping[int, int]) -> None:
        self.tokens = document.tokens
        self.tags = document.tags
        self.phrases = phrases
        self.counted = counted

    def read(self, at: int, end: int, *, bare_allowed: bool = True) -> Clause:
        """The clause from a token on; without `bare_allowed` a phrase joined with و ends it."""
        return _Walk(self, at, min(end, at + _LONGEST), bare_allowed=bare_allowed).run()


class _Walk:
    """One walk: where it stands, and the preposition that waits for its phrase."""

    def __init__(self, reader: ClauseReader, at: int, end: int, *, bare_allowed: bool) -> None:
        self.tokens = reader.tokens
        self.tags = reader.tags
        self.phrases = reader.phrases
        self.counted = reader.counted
        self.at = at
        self.end = end
        self.bare_allowed = bare_allowed
        self.pending: _Preposition | None = None
        self.bare: list[NounPhrase] = []
        self.prepositional: list[Governed] = []

    def run(self) -> Clause:
        """Steps on until the clause ends."""
        while self.at < self.end and self._step():
            pass
        return Clause(tuple(self.bare), tuple(self.prepositional), self.at)

    def _step(self) -> bool:
        """Reads one token or phrase; False where the clause ends."""
        if self.at in self.phrases.blocked:
            return self._number()
        token, tag = self.tokens[self.at], self.tags[self.at]
        if token.word is None:
            return self._punctuation(token.text)
        if tag is not None and (tag.pos is Pos.VERB or tag.pos is Pos.PARTICLE):
            return tag.pos is not Pos.VERB and self._particle(tag)
        if token.word.light in ("ب", "ل"):  # written apart: بـ «…»
            self.pending = _Preposition(token.word.light, None)
            self.at += 1
            return True
        return self._phrase()

    def _punctuation(self, text: str) -> bool:
        if text in _STOPS:
            return False
        if text not in _COMMAS:
            return self._phrase()
        before = self.at
        self.at = self._after_aside()
        return self.at > before

    def _particle(self, tag: Morph) -> bool:
        """A preposition waits for its phrase, other particles take it away; some begin another clause."""
        task = _task(tag.lemma)
        if task == "end":
            return False
        if task == "phrase":
            return self._phrase()
        self.at += 1
        if task == "govern" and not tag.enclitic:
            self.pending = _Preposition(tag.lemma.key, tag.lemma)
            self._join_agent(tag.lemma)
        elif task != "pass":
            self.pending = None
        return True

    def _join_agent(self, preposition: Lemma) -> None:
        """على يد, من قبل, من جانب: prepositions of two words that name who did it."""
        role = _AGENT_NOUNS.get(preposition.key)
        if role is None or self.at >= len(self.tokens):
            return
        noun = reading_as(self.tokens[self.at].word, role)
        if noun is not None and not (noun.particles or noun.article or noun.enclitic):
            self.pending = _Preposition(f"{preposition.key} {noun.lemma.key}", None)
            self.at += 1

    def _number(self) -> bool:
        """A number stands for what it counts, wherever that is said: 23 من الكوريين, قتلوا اثنين منهم."""
        first = self.at
        noun = self.counted.get(first)
        while self.at in self.phrases.blocked and (self.at == first or self.at not in self.counted):
            self.at += 1
        phrase = self.phrases.phrase_at(noun, self.end) if noun is not None else None
        if phrase is None or first <= phrase.first <= self.at:  # ثلاثة جنود: the noun is read next
            return True
        after = self.at
        going = self._place(phrase, self.phrases.particles(first))
        self.at = max(after, phrase.last if phrase.first > after else after)
        return going

    def _phrase(self) -> bool:
        phrase = self.phrases.phrase_at(self.at, self.end)
        if phrase is None:
            self.at += 1
            return True
        return self._place(phrase, self.phrases.particles(phrase.first))

    def _place(self, phrase: NounPhrase, particles: str) -> bool:
        """Puts a phrase where the preposition before it, or none, says; False where it ends the clause."""
        joined = particles.startswith(("و", "ف"))
        if governed := particles.strip("وف"):
            self.prepositional.append(Governed(governed[-1], phrase, None))
        elif self.pending is not None:
            self.prepositional.append(Governed(self.pending.name, phrase, self.pending.lemma))
        elif joined and self._continues(phrase):
            self.prepositional.append(self.prepositional[-1]._replace(phrase=phrase))
        elif joined and self.bare and self._tells_more(phrase):
            return False
        elif self.bare_allowed:
            self.bare.append(phrase)
        elif joined:
            return False
        self.pending = None
        self.at = phrase.last
        return True

    def _tells_more(self, phrase: NounPhrase) -> bool:
        """قتل شرطي وإصابة ثلاثة: a noun that names another happening, whose complements are its own."""
        tag = self.tags[phrase.head]
        return phrase.type is None and tag is not None and "triggers" in tag.lemma.tables and not tag.article

    def _continues(self, phrase: NounPhrase) -> bool:
        """Whether a phrase joined with و goes on with the preposition before it."""
        if not self.prepositional:
            return False
        return not self.bare or self.prepositional[-1].phrase.last == phrase.first

    def _after_aside(self) -> int:
        """Where a clause goes on after a comma: after a time between commas, or at a preposition; else at the comma."""
        after = self.at + 1
        while after < self.end and after in self.phrases.blocked:
            after += 1
        if after >= self.end:
            return self.at
        if after > self.at + 1 and self.tokens[after].text in _COMMAS:
            return after + 1
        if self.bare and not self.prepositional and self.phrases.particles(after) == "ب":
            return after  # قامت قوات الأمن، بإلقاء القبض على …
        return after if joins_as(self.tokens[after].word, "resumptive") else self.at


@cache
def _task(particle: Lemma) -> Literal["end", "phrase", "govern", "pass", "drop"]:
    """What a particle does to the walk; the first of its classes that does anything decides."""
    classes = particle_classes(particle)
    if "preposition" in classes:  # also من: where it is 'who', its verb ends the clause
        return "govern"
    if not classes.isdisjoint(_CLAUSE_OPENERS):
        return "end"
    if "quantifier" in classes:
        return "phrase"
    return "pass" if "demonstrative" in classes else "drop"
