"""Who is meant by what protesters resent: سياسات الحكومة, قرار اتخذته الوزارة, زيارته."""

from __future__ import annotations

from riwaya.annotate.events.agents import AgentReader
from riwaya.annotate.events.arguments import ArgumentReader
from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.lexicon import Pos
from riwaya.text import Document, Morph
from riwaya.text.tagger import is_act

_COMMAS = frozenset(("،", ","))
_NOUNS = frozenset({Pos.NOUN, Pos.MASDAR})
_OF = "ل"


class HolderReader:
    """Finds who holds, does or is what stands at a token of one document."""

    def __init__(
        self, document: Document, phrases: PhraseReader, arguments: ArgumentReader, agents: AgentReader
    ) -> None:
        self._tokens = document.tokens
        self._tags = document.tags
        self._phrases = phrases
        self._arguments = arguments
        self._joins = arguments.joins
        self._agents = agents

    def behind(self, at: int, end: int, *roles: str) -> tuple[NounPhrase, ...]:
        """The person, body or state that a phrase names, or whose it is where its noun has a role: سياسات الحكومة."""
        at += self._phrases.skips_each(at) if at < end else 0  # مناهضة لكل من ميقاتي والحزب
        if at + 1 < end and stands_as(self._tokens[at].word, "privative"):  # احتجاجا على عدم صرف الشركة الرواتب
            return self._whose(self._phrases.phrase_at(at + 1, end))
        phrase = self._phrases.phrase_at(at, end) if at < end else None
        if phrase is None:
            return ()
        if phrase.type in AGENTS:
            return () if self.protests(phrase) else (phrase, *self._joins.after(phrase, end))
        tag = self._tags[phrase.head]
        if tag is None or not any(plays(tag, role) for role in roles):  # طرد السفير, though طرد is also a parcel
            return self._acting(phrase, tag) if tag is not None and roles else ()
        held = tuple(owner for owner in self._agents.owners(phrase) if not self._is_of_thing(phrase, owner))
        held = held or (self._held_by(phrase.last, end) if tag.article else ())
        held = held or self._meant(phrase, tag) or self._done_by(phrase, end)
        after = phrase.last + (phrase.last < end and self._tokens[phrase.last].text in _COMMAS)
        joined = after < end and self._phrases.particles(after).startswith("و")
        further = joined and not held and not self._is_agent(after, end)  # بالعدوان وبتواطؤ الحكومة
        return self.behind(after, end, *roles) if further else held

    def _is_of_thing(self, phrase: NounPhrase, owner: NounPhrase) -> bool:
        """استمرار حجز أموال [السلطة]: whose what a deed is done to is, not whose the deed."""
        deed = self._tags[phrase.head + 1] if phrase.head + 2 < owner.first else None
        return deed is not None and is_act(deed) and not deed.article

    def _is_agent(self, at: int, end: int) -> bool:
        """Whether somebody stands at a token, who may be joined to what is resented as another who protests."""
        phrase = self._phrases.phrase_at(at, end)
        return phrase is None or phrase.type in AGENTS

    def _acting(self, phrase: NounPhrase, deed: Morph) -> tuple[NounPhrase, ...]:
        """احتجاجا على إلغاء السلطات مهرجانا: who does a deed that has an object of its own."""
        doers = self._agents.owners(phrase) if is_act(deed) and not deed.article else ()
        if not doers or doers[0].type != "ORG" or doers[0].first != phrase.head + 1:
            return ()
        after = self._tags[doers[0].last] if doers[0].last < len(self._tags) else None
        done_to = after is not None and after.pos in _NOUNS and after.features.tanwin and not after.particles
        return doers if done_to else ()

    def _meant(self, phrase: NounPhrase, noun: Morph) -> tuple[NounPhrase, ...]:
        """احتجاجا على زيارته, نددوا بسياساته: whose it is by its pronoun."""
        meant = self._arguments.antecedent(phrase.head, noun.enclitic) if noun.enclitic else None
        return (meant,) if meant is not None and meant.type in AGENTS and not self.protests(meant) else ()

    def _whose(self, deed: NounPhrase | None) -> tuple[NounPhrase, ...]:
        tag = self._tags[deed.head] if deed is not None else None
        if deed is None or tag is None or tag.pos not in _NOUNS or tag.article:
            return ()
        found = self._agents.owners(deed)
        return found if found and found[0].first == deed.head + 1 else ()  # not عدم قبول أوراق المرشحين

    def _done_by(self, phrase: NounPhrase, end: int) -> tuple[NounPhrase, ...]:
        """أحكام أصدرها القضاء, القرار الذي اتخذته الحكومة: who did it, as the clause about it says."""
        at = phrase.last
        at += at < end and stands_as(self._tokens[at].word, "relative_pronoun")
        verb = self._tags[at] if at + 1 < end else None
        if verb is None or verb.pos is not Pos.VERB or not verb.enclitic or self._phrases.particles(at + 1):
            return ()
        doer = self._phrases.phrase_at(at + 1, end)
        return (doer,) if doer is not None and doer.type in AGENTS else ()

    def _held_by(self, at: int, end: int) -> tuple[NounPhrase, ...]:
        """الإصلاحات الاقتصادية للحكومة."""
        after = self._phrases.phrase_at(at, end) if at < end and self._phrases.particles(at) == _OF else None
        return (after,) if after is not None and after.type in AGENTS else ()

    def protests(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names those who protest."""
        return plays(self._tags[phrase.head], "protester")
