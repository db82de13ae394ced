"""Finds trigger words and decides by their conditions which event, if any, they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.annotate.events.arguments import ArgumentReader, Arguments
from riwaya.annotate.names.kinds import description_type, name_type
from riwaya.annotate.names.phrases import NounPhrase
from riwaya.lexicon import Lemma, Pos
from riwaya.lexicon.letters import fold_deep
from riwaya.lexicon.tables import TriggerRow
from riwaya.text import Document, Morph, Sentence

# Verbal events are events only where the clause names who they are addressed to.
VERBAL_TYPES = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT"))
# Types whose plain nouns need somebody who does them.
AGENT_TYPES = frozenset(("CONSULT", "SUPPORT", "CONCEDE", "COOPERATE"))
_TRIGGER_POS = frozenset({Pos.VERB, Pos.NOUN, Pos.MASDAR, Pos.PASSIVE_PARTICIPLE})
_CLASS_OF_TYPE = {
    "PER": "person",
    "ORG": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "WEA": "weapon",
    "VEH": "weapon",
}
_NEAR = 9
_BETWEEN = frozenset(("مع", "بين", "ضد"))
_REFLEXIVE = frozenset(("نفسه", "نفسها", "أنفسهم"))


class Trigger(NamedTuple):
    """A trigger word with the row that won and what stands around it."""

    at: int
    sentence: int
    morph: Morph
    row: TriggerRow
    arguments: Arguments
    needs_antecedent: bool = False


class TriggerReader:
    """Finds the triggers of one document."""

    def __init__(self, document: Document, arguments: ArgumentReader, cues: Mapping[int, str]) -> None:
        """`cues` are the tokens of speech cues with their kind: their participles are verbal events."""
        self.cues = cues
        self.document = document
        self.tokens = document.tokens
        self.arguments = arguments

    def read(self) -> Iterator[Trigger]:
        """All triggers whose conditions hold, in order."""
        for number, sentence in enumerate(self.document.sentences):
            for index in range(sentence.first, sentence.last):
                word = self.tokens[index].word
                if word is None or "triggers" not in word.tables or index in self.arguments.phrases.blocked:
                    continue
                found = self._at(index, number, sentence)
                if found is not None:
                    yield found

    def _at(self, index: int, number: int, sentence: Sentence) -> Trigger | None:
        taken_up: Trigger | None = None
        barred: set[str] = set()
        for morph in self._readings(index):
            arguments = self.arguments.read(index, morph, sentence)
            rows = [row for row in self._rows(morph) if row.event not in barred]
            row, excluded = self._choose(rows, index, sentence, arguments, morph)
            if row is None and not excluded:
                row = self._by_participants(rows, morph, arguments)
            if row is not None:
                return Trigger(index, number, morph, row, arguments)
            barred |= excluded  # هجوم لفظي: no other reading of the word may name such an event here
            own_sense = rows and not excluded and description_type(morph.lemma) is None
            if own_sense and morph.article and taken_up is None:  # الحادث: an event only if it takes one up
                taken_up = Trigger(index, number, morph, rows[0], arguments, needs_antecedent=True)
        return taken_up

    def _by_participants(self, rows: Sequence[TriggerRow], morph: Morph, arguments: Arguments) -> TriggerRow | None:
        """A noun of one event type only that names who takes part: زيارة الوفد, اتصالات مع الجمعيات, إقالة المدير."""
        if morph.pos is Pos.VERB or len({row.event for row in rows}) != 1 or description_type(morph.lemma) is not None:
            return None
        prepositional = [p for preposition, p in arguments.prepositional if preposition in _BETWEEN]
        named = any(is_participant(phrase, self.document) for phrase in (*arguments.genitive, *prepositional))
        return rows[0] if named else None

    def _readings(self, index: int) -> list[Morph]:
        """The readings of a word that agree with the part of speech its context chose."""
        tag, word = self.document.tags[index], self.tokens[index].word
        assert word is not None
        if self.cues.get(index) == "participle":
            return [m for m in word.morphs if m.pos is Pos.ACTIVE_PARTICIPLE and "triggers" in m.lemma.tables][:1]
        if index + 1 < len(self.tokens) and self.tokens[index + 1].text in _REFLEXIVE:  # فجر نفسه is the verb
            verbs = [m for m in word.morphs if m.pos is Pos.VERB and "triggers" in m.lemma.tables]
            if verbs:
                return verbs[:1]
        if tag is None or tag.pos in (Pos.NAME, Pos.ADJECTIVE) or self._is_inside_participant(index):
            return []
        verb = tag.pos is Pos.VERB
        found = [
            morph
            for morph in word.morphs
            if "triggers" in morph.lemma.tables
            and morph.pos in _TRIGGER_POS
            and (morph.pos is Pos.VERB) == verb
            and (morph.article, morph.particles) == (tag.article, tag.particles)
            and (not verb or morph.lemma is tag.lemma or "triggers" not in tag.lemma.tables)
        ]
        found = [m for m in found if m.pos is not Pos.PASSIVE_PARTICIPLE or self._participle_stands(m, tag, index)]
        unique = {morph.lemma: morph for morph in reversed(found)}
        return sorted(unique.values(), key=found.index)

    def _is_inside_participant(self, index: int) -> bool:
        """A verbal noun that only names a body, person or thing: فرق الإنقاذ, قوات الاحتلال, طائرة استطلاع."""
        for first in range(max(0, index - 4), index):
            phrase = self.arguments.phrases.known(first)
            if phrase is not None and phrase.first < index < phrase.last and phrase.head != index:
                return phrase.type is not None
        return False

    def _participle_stands(self, morph: Morph, tag: Morph, index: int) -> bool:
        """A passive participle of form I after its noun reports what was done to it; alone it is a person."""
        before = self.document.tags[index - 1] if index else None
        passive = "/" in morph.lemma.key and tag.pos is Pos.PASSIVE_PARTICIPLE
        return passive and before is not None and before.pos is Pos.NOUN and before.article == morph.article

    def _rows(self, morph: Morph) -> list[TriggerRow]:
        rows = [row for row in morph.lemma.rows(TriggerRow) if not _is_thing(morph, row)]
        if morph.pos is Pos.NOUN:
            return [row for row in rows if row.pos == "noun"]
        if morph.pos is Pos.MASDAR:
            nouns = [row for row in rows if row.pos == "noun"]
            return nouns + [row for row in rows if row.pos == "verb" and row.masdar != "-"]
        return [row for row in rows if row.pos == "verb"]

    def _choose(
        self, rows: Sequence[TriggerRow], index: int, sentence: Sentence, arguments: Arguments, morph: Morph
    ) -> tuple[TriggerRow | None, set[str]]:
        """The row whose conditions hold, and the event types of the rows that a neighbour excluded.

        A complement asked for and found beats a row without conditions.
        """
        if not any(row.needs or row.excludes for row in rows):
            return (rows[0] if rows else None), set()
        near = self._near(index, sentence)
        best: tuple[int, TriggerRow] | None = None
        excluded: set[str] = set()
        for row in rows:
            if row.excludes and not near.isdisjoint(_folded(row.excludes)):
                excluded.add(row.event)
                continue
            strength = self._strength(row, arguments, near, morph)
            if strength and (best is None or strength > best[0]):
                best = (strength, row)
        return (best[1] if best is not None else None), excluded

    def _near(self, index: int, sentence: Sentence) -> frozenset[str]:
        """Folded words around a trigger, as written and as lemmas, for conditions on neighbours."""
        words: set[str] = set()
        for at in range(max(sentence.first, index - 4), min(sentence.last, index + _NEAR)):
            word, tag = self.tokens[at].word, self.document.tags[at]
            if word is None or at == index:
                continue
            words.add(word.deep)
            if tag is not None:
                words.add(_folded_key(tag.lemma))
                if tag.particles:
                    words.add(word.deep[len(tag.particles) :])
        return frozenset(words)

    def _strength(self, row: TriggerRow, arguments: Arguments, near: frozenset[str], morph: Morph) -> int:
        """0 if the row's conditions fail, 1 without conditions, more the more telling the condition that holds."""
        if not row.needs:
            return 1
        if "object:person" in row.needs and morph.pos is Pos.VERB and morph.enclitic in ("هم", "هما", "هن", "ه", "ها"):
            return 2
        return max(self._condition(need, arguments, near) for need in row.needs)

    def _condition(self, need: str, arguments: Arguments, near: frozenset[str]) -> int:
        position, _, wanted = need.partition(":")
        if position == "complement":
            return 0 if near.isdisjoint(_folded(tuple(wanted.split(",")))) else 3
        phrases = arguments.at(position) or arguments.genitive
        return 2 if any(_is_a(self.document, phrase, wanted) for phrase in phrases) else 0


def _is_thing(morph: Morph, row: TriggerRow) -> bool:
    """A weapon, person or body is no event of its own: what was done with or to it is. Casualties count as events."""
    if row.pos != "noun":
        return False
    kind = description_type(morph.lemma)
    if row.event == "ASSAULT" and kind in ("WEA", "VEH"):
        return True
    return kind in ("PER", "ORG") and not row.counts


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_deep(word.strip()) for word in words)


@cache
def _folded_key(lemma: Lemma) -> str:
    return fold_deep(lemma.key.partition("/")[0])


def _is_a(document: Document, phrase: NounPhrase, wanted: str) -> bool:
    kind = _CLASS_OF_TYPE.get(phrase.type or "", "thing")
    if wanted == kind or (wanted == "group" and kind == "person" and phrase.type == "PER"):
        return True
    if wanted == "person":
        return phrase.type in ("PER", "ORG")
    return wanted == "thing" and kind in ("weapon", "thing")


def is_participant(phrase: NounPhrase, document: Document) -> bool:
    """Whether a phrase can act or be acted on: a person, body, force or state."""
    tag = document.tags[phrase.head]
    kind = phrase.type or (tag is not None and (name_type(tag.lemma) or description_type(tag.lemma))) or None
    return kind in ("PER", "ORG", "GPE")
