"""What goes around and is denied: نفى ما تردد عن مقتل جنود, أنباء عن انفجار لا أساس لها."""

from __future__ import annotations

from riwaya.annotate.markers import denies, plays
from riwaya.text import Document, Morph, Sentence

# How far before a deed what goes around is told, how far before that its denial, how far behind both that it is false.
_REACH, _DENIAL_REACH, _VERDICT_REACH = 14, 9, 12
# What stands between a report and the deed that it is about.
_ABOUT = frozenset(("عن", "حول", "بشأن", "بخصوص", "من"))
_WHAT, _NO = "ما", frozenset(("لا", "من", "عن"))
_WITH = "ب"
_STOPS = frozenset((".", "؛", "؟", "!"))


class RumourReader:
    """Finds the deeds of one document that are only told by what somebody denies."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags

    def denied(self, index: int, first: int, deed: Morph, sentence: Sentence) -> str | None:
        """The word that says that what is told of a deed is false; None without one.

        `first` and `deed` are the noun that says that the deed at `index` is done (`find_realising`).
        """
        about = first > sentence.first and self._tokens[first - 1].text in _ABOUT
        guilt = self._tags[first - 2] if first > sentence.first + 1 else None
        if plays(guilt, "guilt") or not (about or deed.particles == _WITH):  # ما تردد عن مسؤوليته عن القصف
            return None
        for at in range(first - 1, max(sentence.first, first - _REACH) - 1, -1):
            tag = self._tags[at]
            if self._tokens[at].text in _STOPS:
                return None
            if plays(tag, "rumour"):
                return self._denial(at, sentence) or self._unfounded(index, sentence)
            if plays(tag, "circulates") and (what := self._what(at, sentence)) is not None:
                return self._denial(what, sentence) or self._unfounded(index, sentence)
        return None

    def _what(self, verb: int, sentence: Sentence) -> int | None:
        """[ما] تداولته الصفحات, [ما] تم تداوله: what goes around."""
        before = range(verb - 1, max(sentence.first, verb - 2) - 1, -1)
        return next((at for at in before if self._tokens[at].text == _WHAT), None)

    def _denial(self, what: int, sentence: Sentence) -> str | None:
        """[نفى] مصدر أمني ما تردد."""
        for at in range(what - 1, max(sentence.first, what - _DENIAL_REACH) - 1, -1):
            if denies(self._tags[at]):
                before = self._tags[max(sentence.first, at - 1) : at]
                return None if any(plays(other, "negation") for other in before) else self._tokens[at].text
        return None

    def _unfounded(self, index: int, sentence: Sentence) -> str | None:
        """لا [أساس] لها, عارية من [الصحة]."""
        for at in range(index + 1, min(sentence.last, index + 1 + _VERDICT_REACH)):
            if plays(self._tags[at], "foundation") and self._tokens[at - 1].text in _NO:
                return self._tokens[at].text
        return None
