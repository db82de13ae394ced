"""The status (realis) of an event mention and the word that shows it.

What the words around the trigger say comes first (negation, future, possibility, habit); then the stance of the
innermost attribution that holds it: what a speaker denies is denied, threatens threatened, demands or promises
planned, doubts possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.annotate.markers import plays, reading_as
from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Aspect, Grammatical, Pos
from riwaya.model import Realis, Stance
from riwaya.text import Document, Morph, Sentence

_STANCE_REALIS: dict[Stance, Realis] = {
    "deny": "denied",
    "doubt": "possible",
    "threaten": "threatened",
    "demand": "planned",
    "promise": "planned",
    "ask": "planned",
    "warn": "possible",
}
# Roles that decide the status of a noun right after them, or one word further on, in this order.
_BEFORE_NOUNS: tuple[tuple[str, Realis], ...] = (
    ("privative", "denied"),
    ("possible", "possible"),
    ("planning", "planned"),
    ("habitual", "generic_past"),
)
_REACH = 3
_NEXT = 2
_SERIES_REACH = 10
_GOVERNING_REACH = 5
# How many words into what is said the stance still counts.
_HEAD_WORDS = 4
_LONG_HEAD_WORDS = 6
_LONG_HEADS = frozenset(("deny", "demand", "ask"))


class Status(NamedTuple):
    """A realis and the word or stance that decided it."""

    realis: Realis
    cue: str


class Before(NamedTuple):
    """A word before a trigger."""

    tag: Morph | None
    text: str


ACTUAL = Status("actual", "")


class StatusReader:
    """Decides the status of triggers in one document."""

    def __init__(self, document: Document, drafts: Sequence[Draft]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags
        self._drafts = drafts

    def read(self, index: int, morph: Morph, sentence: Sentence, said_by: int | None) -> Status:
        """The status of the trigger at a token, said by the attribution with that index."""
        before = self._before(index, sentence)
        own = _of_verb(morph, before) if morph.pos is Pos.VERB else self._of_noun(index, morph, sentence, before)
        if own is not None:
            return own
        return self._by_stance(index, self._drafts[said_by]) if said_by is not None else ACTUAL

    def _by_stance(self, index: int, draft: Draft) -> Status:
        """The stance counts for the head of what is said, not for every event a long content mentions."""
        realis = _STANCE_REALIS.get(draft.stance)
        if realis is None or not self._is_head(index, draft):
            return ACTUAL
        if draft.negated:  # لم يستبعد: possible; لم ينف: left open
            realis = "possible"
        return Status(realis, f"stance:{draft.stance}")

    def _is_head(self, index: int, draft: Draft) -> bool:
        opening, trigger = draft.content[0].start, self._tokens[index].start
        if trigger <= opening:
            return True
        inside = self._document.tokens_in((opening, trigger))
        words = sum(self._tokens[at].kind == "word" and self._tokens[at].start >= opening for at in inside)
        return words <= (_LONG_HEAD_WORDS if draft.stance in _LONG_HEADS else _HEAD_WORDS)

    def _before(self, index: int, sentence: Sentence) -> list[Before]:
        """The words before a token, nearest first, within its clause."""
        found: list[Before] = []
        for at in range(index - 1, max(sentence.first, index - _REACH) - 1, -1):
            if self._tokens[at].kind == "punctuation":
                break
            found.append(Before(self._tags[at], self._tokens[at].text))
        return found

    # -- nouns --------------------------------------------------------------------------------------------------

    def _of_noun(self, index: int, morph: Morph, sentence: Sentence, before: Sequence[Before]) -> Status | None:
        if before and plays(before[0].tag, "prevention"):
            return Status("denied", before[0].text)
        for tag, text in before[:_NEXT]:
            for role, realis in _BEFORE_NOUNS:
                if plays(tag, role):
                    return Status(realis, text)
        after = self._tags[index + 1] if index + 1 < sentence.last else None
        if after is not None and (plays(after, "habitual") or plays(after, "expected")):
            return Status("generic_past" if plays(after, "habitual") else "planned", after.lemma.key)
        governing = self._governing_verb(index, sentence)
        if governing is not None and "س" in governing.particles:
            return Status("planned", "س")
        if governing is not None and plays(governing, "prevention"):
            return Status("denied", governing.lemma.key)
        if morph.features.number is Grammatical.PLURAL and self._is_series(index, sentence):
            return Status("generic_past", "series")
        return None

    def _governing_verb(self, index: int, sentence: Sentence) -> Morph | None:
        """The verb shortly before a noun in its clause: ستشهد المدينة تظاهرة, أحبطت الشرطة تفجيرا."""
        for at in range(index - 1, max(sentence.first, index - _GOVERNING_REACH) - 1, -1):
            if self._tokens[at].kind == "punctuation":
                return None
            tag = self._tags[at]
            if tag is not None and tag.pos is Pos.VERB:
                return tag
        return None

    def _is_series(self, index: int, sentence: Sentence) -> bool:
        """A plural spread over years or months: الهجمات خلال الأشهر الماضية."""
        following = range(index + 1, min(sentence.last, index + _SERIES_REACH))
        return any(_is_stretch(reading_as(self._tokens[at].word, "period")) for at in following)


def _of_verb(morph: Morph, before: Sequence[Before]) -> Status | None:
    if "س" in morph.particles:
        return Status("planned", "س")
    perfect = morph.features.aspect is Aspect.PERFECT
    for tag, text in before[:_NEXT]:
        if plays(tag, "negation") and (perfect or not plays(tag, "perfect_negation")):
            return Status("denied", text)
    for tag, text in before:
        if plays(tag, "future"):
            return Status("planned", text)
        if plays(tag, "possible") or (not perfect and plays(tag, "doubtful")):
            return Status("possible", text)
        if plays(tag, "habitual"):
            return Status("generic_past", text)
    if len(before) > 1 and plays(before[0].tag, "subordinator") and plays(before[1].tag, "planning"):
        return Status("planned", before[1].text)
    if morph.particles.endswith("ل") and not perfect:
        return Status("planned", "ل")
    return None


def _is_stretch(morph: Morph | None) -> bool:
    """الأعوام, السنوات, or an adverb like مؤخرا."""
    if morph is None or morph.pos is Pos.PARTICLE:
        return morph is not None
    return morph.article and morph.features.number is Grammatical.PLURAL
