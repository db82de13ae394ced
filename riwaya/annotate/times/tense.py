"""Whether what is said at a time has happened or is to come: the verb nearest to it decides."""

from __future__ import annotations

from typing import Literal, TypeAlias

from riwaya.annotate.numbers.roles import forms
from riwaya.annotate.times.scan import Scan
from riwaya.lexicon import Aspect, Pos

Direction: TypeAlias = Literal["past", "future"]

_FUTURE_WORDS = forms("times", "future")
_PAST_BEFORE = forms("times", "past")
_REACH = 14


def direction(scan: Scan, first: int, end: int) -> Direction | None:
    """Past or future by the nearest verb before, else after; None where no verb tells."""
    if scan.text(first - 1) in ("منذ", "ومنذ"):
        return "past"
    for index in range(first - 1, max(scan.sentence.first, first - _REACH) - 1, -1):
        if found := _tells(scan, index):
            return found
    for index in range(end, min(scan.limit, end + _REACH)):
        if found := _tells(scan, index):
            return found
    return None


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
    if scan.text(index - 1) in ("لن", "سوف"):
        return "future"
    return None if "cues" in tag.lemma.tables else "future"
