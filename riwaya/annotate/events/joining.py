"""Participants joined with و, also over their numbers: 5 جنود و3 مدنيين, جندي وثلاثة مسلحين."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.annotate.events.participants import tells_casualty
from riwaya.annotate.markers import joins_as, plays, stands_as
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.numbers import Operators
from riwaya.lexicon import Aspect, Pos
from riwaya.model import MentionType, Quantity
from riwaya.text import Document

_AND, _BY = "و", "ب"
_LONGEST = 8
_COMMAS = frozenset(("،", ","))
# The roles of the words of إضافة إلى, فضلا عن, علاوة على.
_ADDITION = ("addition", "added")


class JoinReader:
    """Finds the phrases of one document that are joined; `counted` has the noun of each number by its first token."""

    def __init__(self, document: Document, phrases: PhraseReader, quantities: Sequence[Quantity]) -> None:
        self._tokens = document.tokens
        self._tags = document.tags
        self._phrases = phrases
        self.counted = _counted_nouns(document, quantities)
        self._numbers = {noun: first for first, noun in self.counted.items() if first < noun}
        self._opening = _operators(document, quantities)
        self._bounded = {opening: first for first, opening in self._opening.items()}

    def after(self, first: NounPhrase, end: int) -> Iterator[NounPhrase]:
        """The phrases of the same type joined to one, in order; of forces and states too: قوات النظام وروسيا."""
        phrase = self._next(first.last, end)
        while phrase is not None and _are_alike(first, phrase) and not self._is_other(phrase, end):
            if not self.is_counterpart(first, phrase):
                yield phrase
            phrase = self._next(phrase.last, end)

    def is_counterpart(self, first: NounPhrase, second: NounPhrase) -> bool:
        """17 أستاذا وأستاذة: the women among those who are counted."""
        man, woman = self._tags[first.head], self._tags[second.head]
        counted = first.head in self.counted.values() and not second.definite
        if not counted or man is None or woman is None or man.lemma is not woman.lemma:
            return False
        return woman.features.feminine and not man.features.feminine

    def before(self, last: NounPhrase, start: int, end: int) -> tuple[NounPhrase, ...]:
        """The phrases of the same type that one is joined to, in order."""
        found: list[NounPhrase] = []
        link = self._link(last)
        while link is not None and last.type is not None:
            phrase = self._ending_at(link, start, end, last.type)
            if phrase is None:
                break
            found.insert(0, phrase)
            link = self._link(phrase)
        return tuple(found)

    def is_joined(self, phrase: NounPhrase) -> bool:
        """Whether و stands before a phrase or its number."""
        return self._link(phrase) is not None

    def joint(self, index: int) -> int:
        """How many words a joint written apart has: 1 in جندي و 3 مسلحين, 2 in جنود إضافة إلى مدنيين, else 0."""
        if self._tokens[index].text == _AND and index + 1 in self.counted:
            return 1
        return len(_ADDITION) if self._adds(index) else 0

    def _adds(self, index: int) -> bool:
        opens = joins_as(self._tokens[index].word, _ADDITION[0]) and index + 1 < len(self._tokens)
        return opens and joins_as(self._tokens[index + 1].word, _ADDITION[1])

    def _link(self, phrase: NounPhrase) -> int | None:
        first = self._numbers.get(phrase.head, phrase.first)
        first = self._opening.get(first, first)
        if self._phrases.particles(first) == _AND:
            return first
        if first and self._tokens[first - 1].text == _AND:
            return first - 1
        added = first - len(_ADDITION)
        return added if added >= 0 and self._adds(added) else None

    def _next(self, at: int, end: int) -> NounPhrase | None:
        if at >= end:
            return None
        if self._tokens[at].text in _COMMAS:
            return self._over_comma(at + 1, end)
        at = self._after_rank(at, end)
        if at < end and self._tokens[at].text in _COMMAS:
            return self._over_comma(at + 1, end)
        joint = 1 if self._tokens[at].text == _AND else self.joint(at)
        if not (joint or self._phrases.particles(at) == _AND):
            return None
        first = at + joint
        number = self._bounded.get(first, first)
        noun = self.counted.get(number, number)
        return self._phrases.phrase_at(noun, end) if first <= noun < end else None

    def _after_rank(self, at: int, end: int) -> int:
        """ضابط [برتبة عميد], ضابط [برتبة ملازم أول]."""
        if not (plays(self._tags[at], "rank") and self._phrases.particles(at) == _BY and at + 2 < end):
            return at
        return at + 2 + (at + 3 < end and stands_as(self._tokens[at + 2].word, "grade"))

    def _over_comma(self, at: int, end: int) -> NounPhrase | None:
        """مقتل الطفلة سارة حسان، والطفلة فرح أحمد: one more, unless a verb makes it the subject of its own clause."""
        phrase = self._next(at, end) if at < end and self._phrases.particles(at) == _AND else None
        after = self._tags[phrase.last] if phrase is not None and phrase.last < end else None
        return phrase if after is None or after.pos is not Pos.VERB else None

    def _ending_at(self, index: int, start: int, end: int, kind: MentionType) -> NounPhrase | None:
        """The longest phrase of a type that ends before a token: [قائد الكتيبة] وضابط, سكان [سديروت] وعسقلان."""
        starts = range(max(start, index - _LONGEST), index)
        found = self._phrases.ending_at(index, starts, end)
        return next((phrase for phrase in found if phrase.type == kind), None)

    def _is_other(self, phrase: NounPhrase, end: int) -> bool:
        """قتل خمسة و10 جرحى, قتل خمسة وشرطي أصيب: of whom something else is told."""
        if self._numbers.get(phrase.head) is None:
            return False
        head, after = self._tags[phrase.head], self._tags[phrase.last] if phrase.last < end else None
        told = after is not None and after.pos is Pos.VERB and not after.particles
        told = told and after is not None and after.features.aspect is Aspect.PERFECT  # not وثلاثة من قوة تعمل مع الجيش
        return told or (head is not None and tells_casualty(head))


def _counted_nouns(document: Document, quantities: Sequence[Quantity]) -> dict[int, int]:
    """The token of what is counted by the token at which its number begins."""
    return {
        document.tokens_in(quantity.span).start: document.tokens_in(quantity.of).start
        for quantity in quantities
        if quantity.of is not None and quantity.of != quantity.span and quantity.unit is None
    }


def _operators(document: Document, quantities: Sequence[Quantity]) -> dict[int, int]:
    """Where the words begin that say how a number is meant, by the token of the number: [وأكثر من] 30 مسلحا."""
    numbers = [document.tokens_in(quantity.span).start for quantity in quantities if quantity.mod is not None]
    if not numbers:
        return {}
    operators = Operators(document)
    found = {number: operator.first for number in numbers if (operator := operators.before(number)) is not None}
    verbs = {first for first in found.values() if (tag := document.tags[first]) is not None and tag.pos is Pos.VERB}
    return {number: first for number, first in found.items() if first not in verbs}  # تجاوز عدد القتلى المئة


def _are_alike(first: NounPhrase, second: NounPhrase) -> bool:
    body_and_state = first.type == "ORG" and second.type == "GPE" and second.named and second.is_short
    return first.type == second.type or body_and_state
