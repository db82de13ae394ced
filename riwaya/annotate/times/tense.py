"""Whether what is said at a time has happened or is to come: the verb nearest to it decides."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.scan import Scan
from riwaya.lexicon import Aspect, Pos

Direction: TypeAlias = Literal["past", "future"]

_FUTURE_WORDS = forms("times", "future")
_PAST_BEFORE = forms("times", "past")
_REACH = 14
_RELATIVE = frozenset(("قبل", "بعد", "دون"))


class Tense(Struct, frozen=True, gc=False):
    """Past or future, and the token that tells it."""

    direction: Direction
    at: int


def direction(scan: Scan, first: int, end: int) -> Direction | None:
    """Past or future by the nearest verb before, else after; None where no verb tells."""
    told = tense(scan, first, end)
    return told.direction if told is not None else None


def tense(scan: Scan, first: int, end: int) -> Tense | None:
    """What `direction` says, with the word that says it."""
    if scan.text(first - 1) in ("منذ", "ومنذ"):
        return Tense("past", first - 1)
    before = range(first - 1, max(scan.sentence.first, first - _REACH) - 1, -1)
    after = range(end, min(scan.limit, end + _REACH))
    told = ((index, _tells(scan, index)) for index in (*before, *after))
    return next((Tense(found, index) for index, found in told if found), None)


def _tells(scan: Scan, index: int) -> Direction | None:
    text = scan.text(index)
    if text in _FUTURE_WORDS:
        return "future"
    tag = scan.document.tags[index]
    if tag is None or tag.pos is not Pos.VERB:
        return None
    if "س" in tag.particles or (
        text.startswith(("س", "وس", "فس")) and tag.features.aspect is Aspect.IMPERFECT and tag.start
    ):
        return "future"
    if tag.features.aspect is Aspect.PERFECT:
        return "past"
    if scan.text(index - 1) in _PAST_BEFORE or scan.text(index - 2) in ("كان", "كانت", "وكان", "وكانت", "كانوا"):
        return "past"
    if scan.text(index - 1) in ("أن", "ان") and scan.text(index - 2).removeprefix("و") in _RELATIVE:
        return None  # اعتقل قبل أن يفرج عنه: the main verb tells
    if scan.text(index - 1) in ("لن", "سوف"):
        return "future"
    if "comes_after" in tag.lemma.roles:  # تأتي الضربة الأربعاء غداة
        return None
    return None if "cues" in tag.lemma.tables else "future"
