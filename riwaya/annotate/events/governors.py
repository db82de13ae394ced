"""Words that govern a deed and say whether it happened: طالب بالإفراج, تدرس فرض عقوبات, امتنع عن القصف.

The rows of words/governors.tsv say which do, over what preposition, and what then holds of the deed.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from riwaya.annotate.markers import gives_name, plays, stands_as
from riwaya.annotate.names.kinds import description_type
from riwaya.annotate.speech.subject import is_preposition
from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.tables import CueRow, GovernorRow, LightVerbRow, TriggerRow
from riwaya.model import Realis
from riwaya.text import Document, Morph, Sentence

# How many words may stand between a deed and the word that governs it: طالبت عائلات المختفين السلطات [بالإفراج].
_REACH = 9
# How many words an aside between commas has at most: أن يتم، وفق البيان، سحب القوات.
_LONGEST_ASIDE = 5
_NEGATION_REACH = 2
_DUTY, _ONTO, _IN = "+", "على", "في"
_APART = frozenset((_ONTO, _IN, "إلى", "عن", "من", "أمام"))
# لاتفاق is also إلى اتفاق.
_ALIKE = {"ل": "إلى"}
_QUOTES = frozenset('«»“”"')
_COMMAS = frozenset(("،", ","))
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})
# What is of an event that is known, where an article stands before it: عارض الحرب.
_OF_KNOWN = frozenset(("denied", "possible"))


class Governor(Struct, frozen=True, gc=False):
    """What a word says of the deed it governs, and the cue that names it: its lemma, or its stance in what is said."""

    realis: Realis
    cue: str


class GovernorReader:
    """Finds the words that govern the deeds of one document."""

    def __init__(self, document: Document) -> None:
        self._tokens = document.tokens
        self._tags = document.tags

    def of(self, index: int, noun: Morph, sentence: Sentence) -> Governor | None:
        """What the word says that governs the deed of a noun; None where none does, or one that is negated."""
        first, deed = self.first(index, noun, sentence)
        if deed.particles.startswith(("و", "ف")) or description_type(deed.lemma) is not None:
            return None
        link, before = self._link(first, deed, sentence)
        links = frozenset((link,)) if link else frozenset((_DUTY,) if deed.article else (_DUTY, ""))
        for at in self.back(before, sentence, _REACH):
            tag = self._tags[at]
            if tag is None:
                continue
            if is_preposition(tag) and tag.lemma.key == link:
                return None  # تنظر في التحقيق مع القادة [في] الاغتيال
            if not link and is_preposition(tag):
                if tag.lemma.key != _ONTO:
                    return None
                links = frozenset((_DUTY,))  # يجب على الحكومة سحب قواتها
            row = next((row for row in tag.lemma.rows(GovernorRow) if row.link in links), None)
            if row is not None and not gives_name(tag) and self._holds(row, deed, at, sentence):
                denies = any(cue.stance == "deny" for cue in tag.lemma.rows(CueRow))
                return Governor(row.realis, "stance:deny" if denies else row.lemma)
            ends = tag.pos is Pos.VERB or plays(tag, "complementizer")
            if ends or stands_as(self._tokens[at].word, "relative_pronoun"):
                return None
        return None

    def first(self, index: int, deed: Morph, sentence: Sentence) -> tuple[int, Morph]:
        """[تنفيذ] ضربة, [اندلاع] حرب, [القيام] بهجوم: the noun that says that a deed is done, or the deed itself."""
        while index > sentence.first and not deed.article:
            before, word = self._tags[index - 1], self._tokens[index - 1].word
            if before is None or word is None or before.pos not in _DEEDS or before.enclitic:
                break
            masdars = [morph for morph in word.morphs if morph.pos is Pos.MASDAR]
            rows = [row for masdar in masdars for row in masdar.lemma.rows(LightVerbRow)]
            link = deed.particles[-1:]
            done = not link and not before.article and (bool(rows) or plays(before, "generic"))
            if not done and not any(link and row.preposition in (link, _ALIKE.get(link)) for row in rows):
                break
            index, deed = index - 1, before
        return index, deed

    def _link(self, index: int, deed: Morph, sentence: Sentence) -> tuple[str, int]:
        """The preposition before a deed, empty without one, and the token before both."""
        if deed.particles:
            return deed.particles[-1], index - 1
        before = self._tags[index - 1] if index > sentence.first else None
        if before is None or before.enclitic or before.lemma.key not in _APART or not is_preposition(before):
            return "", index - 1
        return before.lemma.key, index - 2

    def back(self, start: int, sentence: Sentence, reach: int) -> Iterator[int]:
        """The tokens from one back through its clause, over quotation marks and over what stands between commas."""
        at, left = start, reach
        while at >= sentence.first and left:
            token = self._tokens[at]
            if token.text in _COMMAS:
                opening = self._aside(at, sentence)
                if opening is None:
                    return
                at = opening
            elif token.kind == "punctuation" and token.text not in _QUOTES:
                return
            else:
                yield at
                left -= 1
            at -= 1

    def _aside(self, comma: int, sentence: Sentence) -> int | None:
        """The comma that opens a few words without a verb, which the comma at a token closes."""
        for at in range(comma - 1, max(sentence.first, comma - 1 - _LONGEST_ASIDE) - 1, -1):
            tag = self._tags[at]
            if self._tokens[at].text in _COMMAS:
                return at
            if tag is not None and tag.pos is Pos.VERB:
                return None
        return None

    def _holds(self, row: GovernorRow, deed: Morph, at: int, sentence: Sentence) -> bool:
        tag = self._tags[at]
        if row.realis in _OF_KNOWN and deed.article:
            return False
        if row.link == _DUTY and tag is not None and tag.features.aspect is Aspect.PERFECT:
            return False  # تعين عليهم خوض قتال
        if row.link == _IN and any(told.event == "CONSULT" for told in deed.lemma.rows(TriggerRow)):
            return False  # فشل المفاوضون في اجتماع أمس
        before = self._tags[max(sentence.first, at - _NEGATION_REACH) : at]
        return not any(plays(tag, "negation") for tag in before)
