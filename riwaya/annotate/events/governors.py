"""Words that govern a deed and say whether it happened: طالب بالإفراج, تدرس فرض عقوبات, امتنع عن القصف.

The rows of words/governors.tsv say which do, over what preposition, and what then holds of the deed.
"""

from __future__ import annotations

from msgspec import Struct

from riwaya.annotate.events.walks import walk_back
from riwaya.annotate.markers import denies, gives_name, plays, stands_as
from riwaya.annotate.names.kinds import description_type
from riwaya.annotate.speech.subject import is_preposition
from riwaya.lexicon import Aspect, Pos
from riwaya.lexicon.tables import CueRow, GovernorRow, TriggerRow
from riwaya.model import Realis
from riwaya.text import Document, Morph, Sentence
from riwaya.text.agreement import follows_as_subject

# How many words may stand between a deed and the word that governs it: طالبت عائلات المختفين السلطات [بالإفراج].
_REACH = 9
_NEGATION_REACH = 2
_DUTY, _ONTO, _IN = "+", "على", "في"
_APART = frozenset((_ONTO, _IN, "إلى", "عن", "من", "أمام"))
# Types of deeds that those who discuss them may mean to do; not بحث المجلس مقتل الجنود.
_WEIGHED = frozenset(("AGREE", "RETREAT", "SANCTION", "MOBILIZE", "AID", "COOPERATE", "CONSULT", "CONCEDE"))
# What is of an event that is known, where an article stands before it: عارض الحرب.
_OF_KNOWN = frozenset(("denied", "possible"))


class Governor(Struct, frozen=True, gc=False):
    """What a word says of the deed it governs, and the cue that names it: its lemma, or its stance in what is said."""

    realis: Realis
    cue: str


class GovernorReader:
    """Finds the words that govern the deeds of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens
        self._tags = document.tags

    def of(self, index: int, first: int, deed: Morph, sentence: Sentence) -> Governor | None:
        """What the word says that governs a deed; None where none does, or one that is negated.

        `first` is the noun that says that the deed at `index` is done, with `deed` its reading (`find_realising`).
        """
        if deed.particles.startswith(("و", "ف")) or description_type(deed.lemma) is not None:
            return None
        link, before = self._link(first, deed, sentence)
        links = _links(link, deed)
        for at in walk_back(self._document, before, sentence, _REACH):
            tag = self._tags[at]
            if tag is None:
                continue
            if is_preposition(tag):
                if tag.lemma.key == link or (not link and tag.lemma.key != _ONTO):
                    return None  # تنظر في التحقيق مع القادة [في] الاغتيال
                links = links if link else frozenset((_DUTY,))  # يجب على الحكومة سحب قواتها
            row = _row(tag, links)
            if row is not None and self._holds(row, first, deed, at, sentence, done=first < index):
                return Governor(row.realis, "stance:deny" if denies(tag) else row.lemma)
            ends = tag.pos is Pos.VERB or plays(tag, "complementizer")
            if ends or stands_as(self._tokens[at].word, "relative_pronoun"):
                return None
        return None

    def _link(self, index: int, deed: Morph, sentence: Sentence) -> tuple[str, int]:
        """The preposition before a deed, empty without one, and the token before both."""
        if deed.particles:
            return deed.particles[-1], index - 1
        before = self._tags[index - 1] if index > sentence.first else None
        if before is None or before.enclitic or before.lemma.key not in _APART or not is_preposition(before):
            return "", index - 1
        return before.lemma.key, index - 2

    def _holds(self, row: GovernorRow, first: int, deed: Morph, at: int, sentence: Sentence, *, done: bool) -> bool:
        """Whether a row holds of a deed; `done` says that a noun tells that it is carried out: تنفيذ ضربة."""
        tag, told = self._tags[at], {row.event for row in deed.lemma.rows(TriggerRow)}
        if tag is None or (row.realis in _OF_KNOWN and deed.article):
            return False
        if row.link == _DUTY and tag.features.aspect is Aspect.PERFECT:
            return False  # تعين عليهم خوض قتال
        if row.link == _IN and "CONSULT" in told:
            return False  # فشل المفاوضون في اجتماع أمس
        if not done and plays(tag, "weighs") and told.isdisjoint(_WEIGHED):
            return False  # بحث المجلس مقتل الجنود, نظرت المحكمة في اغتيال
        if not done and row.realis == "denied" and not row.link and "ASSAULT" in told and not tag.lemma.rows(CueRow):
            return False  # عارضت فرنسا غزو العراق
        if not row.link and tag.pos is Pos.VERB and first == at + 1 and follows_as_subject(tag, deed):
            return False  # عرقل إطلاق النار وصول الإسعاف
        before = self._tags[max(sentence.first, at - _NEGATION_REACH) : at]
        return not any(plays(other, "negation") for other in before)


def _links(link: str, deed: Morph) -> frozenset[str]:
    """What a governor may have before the deed; a deed with the article is no new object."""
    if link:
        return frozenset((link,))
    return frozenset((_DUTY,)) if deed.article else frozenset((_DUTY, ""))


def _row(tag: Morph, links: frozenset[str]) -> GovernorRow | None:
    if gives_name(tag):
        return None
    return next((row for row in tag.lemma.rows(GovernorRow) if row.link in links), None)
