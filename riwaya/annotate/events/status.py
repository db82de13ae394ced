"""The status (realis) of an event mention and the word that shows it.

What the words around the trigger say comes first (negation, future, possibility, habit); then the stance of the
innermost attribution that holds it: what a speaker denies is denied, threatens threatened, demands or promises
planned, doubts possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.annotate.speech.drafts import Draft
from riwaya.lexicon import Aspect, Grammatical, Pos
from riwaya.model import Realis
from riwaya.text import Document, Morph, Sentence

_NEGATIONS = frozenset(("لم", "لن", "لا", "ليس", "ليست", "ما", "عدم", "دون", "بدون", "غير", "أي"))
_NOT_DONE = frozenset(("منع", "إحباط", "إفشال", "تجنب", "تفادي", "أحبط", "منع/يمنع", "أفشل"))
_PLANNING = frozenset(
    ("اعتزم", "خطّط", "نوى/ينوي", "قرّر", "استعد", "دعا/يدعو", "طالب", "طلب/يطلب", "تعهّد", "وعد/يعد", "سعى/يسعى", "أراد",
     "حاول", "اقترح", "ناشد", "حث/يحث", "توقّع", "انتظر", "أمر/يأمر", "وافق", "عرض/يعرض", "أمل/يأمل", "اعتزام", "نية", "خطة",
     "محاولة", "دعوة", "مطالبة", "طلب", "استعداد", "موعد", "مقترح", "مقرر", "مزمع", "مرتقب", "منتظر", "متوقع", "قرار", "هدف",
     "أجل", "سبيل", "بغية", "بهدف", "احتمال", "وعد", "تعهد", "شرط", "حق")
)  # fmt: skip
_POSSIBLE = frozenset(
    ("ربما", "لعل", "احتمال", "محتمل", "يمكن", "أمكن", "إمكانية", "إذا", "لو", "حال", "تحسب", "خشية", "مخاوف", "خوف", "احتمالات",
     "يحتمل", "احتمل", "مفترض", "يفترض", "اشتبه", "شبهة", "خطر", "تهديد", "مخافة", "كاد/يكاد", "أوشك")
)  # fmt: skip
_HABIT = frozenset(
    ("كثيرا", "غالبا", "عادة", "باستمرار", "دائما", "تكرار", "متكرر", "يومي", "سلسلة", "مستمر", "متواصل", "متزايد")
)
_FUTURE_MARKS = frozenset(("سوف", "سيتم", "سيجري"))
_STANCE_REALIS: dict[str, Realis] = {
    "deny": "denied",
    "doubt": "possible",
    "threaten": "threatened",
    "demand": "planned",
    "promise": "planned",
    "ask": "planned",
    "warn": "possible",
}


class Status(NamedTuple):
    """A realis and the word or stance that decided it."""

    realis: Realis
    cue: str


class StatusReader:
    """Decides the status of triggers in one document."""

    def __init__(self, document: Document, drafts: Sequence[Draft]) -> None:
        self.document = document
        self.tokens = document.tokens
        self.tags = document.tags
        self.drafts = drafts

    def read(self, index: int, morph: Morph, sentence: Sentence, said_by: int | None) -> Status:
        """The status of the trigger at a token, said by the attribution with that index."""
        own = self._verb(index, morph, sentence) if morph.pos is Pos.VERB else self._noun(index, morph, sentence)
        if own is not None:
            return own
        if said_by is not None:
            return self._by_stance(index, self.drafts[said_by])
        return Status("actual", "")

    def _by_stance(self, index: int, draft: Draft) -> Status:
        """The stance counts for the head of what is said, not for every event a long content mentions."""
        realis = _STANCE_REALIS.get(draft.stance)
        if realis is None:
            return Status("actual", "")
        if draft.negated:  # لم يستبعد: possible; لم ينف: left open
            realis = "possible"
        if not self._is_head(index, draft):
            return Status("actual", "")
        return Status(realis, f"stance:{draft.stance}")

    def _is_head(self, index: int, draft: Draft) -> bool:
        start = draft.content[0].start
        between = sum(
            1 for token in self.tokens if start <= token.start < self.tokens[index].start and token.kind == "word"
        )
        return between <= (6 if draft.stance in ("deny", "demand", "ask") else 4)

    # -- words around the trigger -------------------------------------------------------------------------------

    def _verb(self, index: int, morph: Morph, sentence: Sentence) -> Status | None:
        if "س" in morph.particles:
            return Status("planned", "س")
        before = self._lemmas(index, sentence, 3)
        for lemma, text in before[:2]:
            if (
                lemma in _NEGATIONS
                and lemma not in ("أي", "غير", "دون")
                and not (lemma == "ما" and morph.features.aspect is not Aspect.PERFECT)
            ):
                return Status("denied", text)
        for lemma, text in before:
            if text in _FUTURE_MARKS:
                return Status("planned", text)
            if lemma in _POSSIBLE or (lemma == "قد" and morph.features.aspect is not Aspect.PERFECT):
                return Status("possible", text)
            if lemma in _HABIT:
                return Status("generic_past", text)
        if before and before[0][0] == "أن" and len(before) > 1 and before[1][0] in _PLANNING:
            return Status("planned", before[1][1])
        if morph.particles.endswith("ل") and morph.features.aspect is not Aspect.PERFECT:
            return Status("planned", "ل")
        return None

    def _noun(self, index: int, morph: Morph, sentence: Sentence) -> Status | None:
        before = self._lemmas(index, sentence, 3)
        for position, (lemma, text) in enumerate(before):
            if (lemma in ("عدم", "دون", "بدون", "أي") and position < 2) or (lemma in _NOT_DONE and position == 0):
                return Status("denied", text)
            if lemma in _POSSIBLE and position < 2:
                return Status("possible", text)
            if lemma in _PLANNING and position < 2:
                return Status("planned", text)
            if lemma in _HABIT and position < 2:
                return Status("generic_past", text)
        after = self._lemma(index + 1) if index + 1 < sentence.last else ""
        if after in _HABIT or (after and after in ("متوقع", "محتمل", "مزمع", "مقرر", "مرتقب")):
            return Status("generic_past" if after in _HABIT else "planned", after)
        if self._verb_before_is_future(index, sentence):
            return Status("planned", "س")
        if morph.features.number is Grammatical.PLURAL and self._is_series(index, sentence):
            return Status("generic_past", "series")
        return None

    def _verb_before_is_future(self, index: int, sentence: Sentence) -> bool:
        """ستشهد المدينة تظاهرة: the verb that governs the noun is in the future."""
        for at in range(index - 1, max(sentence.first, index - 5) - 1, -1):
            tag = self.tags[at]
            if self.tokens[at].kind == "punctuation":
                return False
            if tag is not None and tag.pos is Pos.VERB:
                return "س" in tag.particles
        return False

    def _is_series(self, index: int, sentence: Sentence) -> bool:
        """A plural spread over years or months: الهجمات خلال الأشهر الماضية."""
        texts = [self.tokens[at].text for at in range(index + 1, min(sentence.last, index + 10))]
        return any(
            text in ("الأعوام", "السنوات", "الأشهر", "الأسابيع", "العقود", "مؤخرا", "مؤخرًا", "سنويا", "شهريا")
            for text in texts
        )

    def _lemmas(self, index: int, sentence: Sentence, reach: int) -> list[tuple[str, str]]:
        """(lemma, text) of the words before a token, nearest first, within its clause."""
        found: list[tuple[str, str]] = []
        for at in range(index - 1, sentence.first - 1, -1):
            token = self.tokens[at]
            if token.kind == "punctuation":
                break
            found.append((self._lemma(at), token.text))
            if len(found) == reach:
                break
        return found

    def _lemma(self, index: int) -> str:
        tag, word = self.tags[index], self.tokens[index].word
        if tag is None:
            return word.light if word is not None else ""
        return tag.lemma.key if tag.pos is Pos.VERB else tag.lemma.key.partition("/")[0]
