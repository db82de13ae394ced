"""Relative times in older words: 'قبل أسبوعين' in what somebody said last year leads to no day of this year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import UNSET
from msgspec.structs import replace

from riwaya.annotate.markers import plays
from riwaya.annotate.speech.contents import Contents
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.times.calendar import published_day
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import NounRow
from riwaya.model import Span, Time
from riwaya.text import Document

# Words of yesterday or the day before still count from the report's day, as its reader does.
_OLDER = timedelta(3)
_WORDS = frozenset(("speech", "document"))
# How far from its cue the words stand that date what is said, in tokens.
_REACH = 25


def anchor_times(document: Document, times: Sequence[Time], drafts: Sequence[Draft]) -> tuple[Time, ...]:
    """The times, those in older words anchored to the attribution that holds them instead of the report's day."""
    published = published_day(document.report.published)
    if published is None:
        return tuple(times)
    contents, age = Contents(drafts), _Age(document, times, published - _OLDER)
    older = [age.is_older(draft) for draft in drafts]
    anchored = []
    for time in times:
        holder = _holder(contents, time) if time.relative == "report" else None
        anchored.append(_anchor(time, holder, published) if holder is not None and older[holder] else time)
    return tuple(anchored)


def _holder(contents: Contents, time: Time) -> int | None:
    """The innermost attribution whose content holds a time."""
    held = [(span.end - span.start, -number) for span, number in contents.holding(time.span)]
    return -min(held)[1] if held else None


def _anchor(time: Time, holder: int, published: date) -> Time:
    """The time without its value; which way it lies from what is said stays."""
    past = time.ends is UNSET or time.ends[:10] <= published.isoformat()
    return replace(
        time, value="PAST_REF" if past else "FUTURE_REF", anchor=f"a{holder + 1}", edtf=UNSET, begins=UNSET, ends=UNSET,
        base=UNSET, relative=UNSET, type="DATE",
    )  # fmt: skip


class _Age:
    """Says which attributions tell older words: those that end before `bound`, or are called earlier ones."""

    def __init__(self, document: Document, times: Sequence[Time], bound: date) -> None:
        self._document = document
        self._times = times
        self._starts = [time.span.start for time in times]
        self._bound = bound.isoformat()

    def is_older(self, draft: Draft) -> bool:
        """Whether the words around the cue date what is said days before the report, or call it an earlier one."""
        tokens, sentence = self._document.tokens, self._document.sentences[draft.sentence]
        first, last = max(sentence.first, draft.at - _REACH), min(sentence.last, draft.at + _REACH)
        if any(self._is_earlier(at) and not _in_content(draft, tokens[at].span) for at in range(first, last)):
            return True
        near = slice(bisect_left(self._starts, tokens[first].start), bisect_right(self._starts, tokens[last - 1].start))
        return any(self._is_before(time) and not _in_content(draft, time.span) for time in self._times[near])

    def _is_earlier(self, index: int) -> bool:
        """آنذاك, في تصريحات سابقة; not وزير سابق."""
        tag = self._document.tags[index]
        if tag is None or not plays(tag, "earlier"):
            return False
        if tag.pos is Pos.PARTICLE:
            return True
        before = self._document.tags[index - 1] if index else None
        return before is not None and any(row.noun_class in _WORDS for row in before.lemma.rows(NounRow))

    def _is_before(self, time: Time) -> bool:
        if any(not check.agrees for check in time.checks or ()):  # a copy that came out later
            return False
        if time.ends is UNSET or (time.grain == "year" and time.relative is UNSET):  # ذكرى عام 2011 dates no statement
            return False
        return time.ends[:10] <= self._bound


def _in_content(draft: Draft, span: Span) -> bool:
    return any(content.contains(span) for content in draft.content)
