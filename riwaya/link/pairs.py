"""Whether one of two reports is a copy of the other: judged by the words they share outside quotations.

Quotations do not count: two reporters at one press conference write down the same words. Nor do forms that are
filled in anew (prices, weather, results), or two editions of one outlet, which go on with their own text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from riwaya.link.alignment import Alignment, Gap, Run, align
from riwaya.link.outlets import Credit, outlet_key, same_outlet
from riwaya.link.words import ReportWords
from riwaya.model import Copy, DifferentPassage, SharedPassage, Span
from riwaya.model.incident import CopyKind

# Shares of the words outside quotations, and numbers of such words, from which on two texts are one.
_WHOLE_SHARE, _WHOLE_WORDS = 0.5, 20
_PART_SHARE, _PART_WORDS, _PART_RUN = 0.3, 30, 20
# Words that one side may have of its own and still hold "nothing but" the other.
_OWN_SHARE = 0.04
# A dateline before, a credit after the text are not the text.
_EDGE_WORDS = 9
# So many numbers filled in differently make a form.
_FORM_GAPS = 3


class CopySide(NamedTuple):
    """A report as copies are judged by: its words and the outlets it credits."""

    words: ReportWords
    credits: tuple[Credit, ...]

    @property
    def key(self) -> str:
        """Its outlet as outlets are compared."""
        return outlet_key(self.words.outlet)

    def credit_to(self, other: CopySide) -> Span | None:
        """Where it credits the outlet of another report."""
        return next((credit.span for credit in self.credits if same_outlet(credit.key, other.key)), None)


def judge(a: CopySide, b: CopySide) -> Copy | None:
    """The copy that one of two reports is of the other, or None."""
    alignment = align(a.words, b.words)
    if not _is_copy(a.words, b.words, alignment) or _is_form(a.words, b.words, alignment.gaps):
        return None
    if _is_edition(a, b, alignment):
        return None
    if (rule := _first(a, b)) is not None:
        return _make_copy(a, b, alignment, rule)
    return _make_copy(b, a, _turned(alignment), _first(b, a) or "id")


def _is_copy(a: ReportWords, b: ReportWords, alignment: Alignment) -> bool:
    if len(a.words) == len(b.words) == sum(run.length for run in alignment.runs):
        return len(a.words) >= _WHOLE_WORDS
    runs = [_unquoted(a, b, run) for run in alignment.runs]
    least = min(a.quoted.count(0), b.quoted.count(0))
    share = sum(runs) / least if least else 0.0
    whole = share >= _WHOLE_SHARE and sum(runs) >= _WHOLE_WORDS
    part = share >= _PART_SHARE and sum(runs) >= _PART_WORDS and max(runs, default=0) >= _PART_RUN
    return whole or part


def _unquoted(a: ReportWords, b: ReportWords, run: Run) -> int:
    """How many words of a run stand outside quotations in at least one of the texts."""
    both = zip(a.quoted[run.a : run.a + run.length], b.quoted[run.b : run.b + run.length], strict=True)
    return sum(not (x and y) for x, y in both)


def _is_form(a: ReportWords, b: ReportWords, gaps: Iterable[Gap]) -> bool:
    filled = [gap for gap in gaps if _has_digit(a.words[gap.a : gap.a_end]) and _has_digit(b.words[gap.b : gap.b_end])]
    return len(filled) >= _FORM_GAPS


def _has_digit(words: Iterable[str]) -> bool:
    return any(char.isdigit() for word in words for char in word)


def _is_edition(a: CopySide, b: CopySide, alignment: Alignment) -> bool:
    """Whether both are one outlet's, and one goes on where the other ended."""
    return bool(a.key) and a.key == b.key and any(True for _ in _inner(a.words, b.words, alignment.gaps))


def _inner(a: ReportWords, b: ReportWords, gaps: Iterable[Gap]) -> Iterable[Gap]:
    """The gaps but for a dateline before and a credit after the text."""
    for gap in gaps:
        short = gap.a_end - gap.a <= _EDGE_WORDS and gap.b_end - gap.b <= _EDGE_WORDS
        at_start = gap.a == 0 and gap.b == 0
        at_end = gap.a_end == len(a.words) and gap.b_end == len(b.words)
        if not (short and (at_start or (at_end and _on_last_line(a, gap.a) and _on_last_line(b, gap.b)))):
            yield gap


def _on_last_line(report: ReportWords, first: int) -> bool:
    return first >= len(report.words) or first >= report.paragraphs[-2]


# Which is the original


def _first(a: CopySide, b: CopySide) -> str | None:
    """The rule by which `a` is the original of `b`, None if it is not."""
    a_credits, b_credits = a.credit_to(b) is not None, b.credit_to(a) is not None
    if a_credits != b_credits:
        return "credit" if b_credits else None
    a_day, b_day = a.words.published, b.words.published
    if a_day and b_day:
        length = min(len(a_day), len(b_day))
        if a_day[:length] != b_day[:length]:
            return "earlier" if a_day < b_day else None
    if len(a.words.words) != len(b.words.words):
        return "containment" if len(a.words.words) > len(b.words.words) else None
    return "id" if a.words.report < b.words.report else None


# What is shown


def _turned(alignment: Alignment) -> Alignment:
    return Alignment(
        tuple(Run(run.b, run.a, run.length) for run in alignment.runs),
        tuple(Gap(gap.b, gap.b_end, gap.a, gap.a_end) for gap in alignment.gaps),
    )


def _make_copy(original: CopySide, copy: CopySide, alignment: Alignment, basis: str) -> Copy:
    """The copy as it is shown; the alignment has the original first."""
    a, b = original.words, copy.words
    shared = sum(run.length for run in alignment.runs)
    credited = {credit.key for credit in original.credits} & {credit.key for credit in copy.credits}
    return Copy(
        copy=b.report,
        original=a.report,
        kind=_kind(a, b, alignment),
        share=round(shared / len(b.words), 3),
        share_original=round(shared / len(a.words), 3),
        shared=tuple(
            SharedPassage(copy=b.span(run.b, run.b + run.length), original=a.span(run.a, run.a + run.length))
            for run in alignment.runs
        ),
        different=tuple(_difference(a, b, gap) for gap in alignment.gaps),
        basis=tuple(_bases(original, copy, basis)),
        credit=copy.credit_to(original),
        relayed=bool(credited),
    )


def _bases(original: CopySide, copy: CopySide, first: str) -> list[str]:
    """The rule that decided, and those that agree with it."""
    found = [first]
    a, b = original.words, copy.words
    if first == "credit" and a.published and b.published and a.published[:10] < b.published[:10]:
        found.append("earlier")
    if first in ("credit", "earlier") and len(a.words) > len(b.words):
        found.append("containment")
    return found


def _difference(a: ReportWords, b: ReportWords, gap: Gap) -> DifferentPassage:
    return DifferentPassage(
        copy=b.span(gap.b, gap.b_end) if gap.b_end > gap.b else None,
        original=a.span(gap.a, gap.a_end) if gap.a_end > gap.a else None,
    )


def _kind(a: ReportWords, b: ReportWords, alignment: Alignment) -> CopyKind:
    inner = list(_inner(a, b, alignment.gaps))
    own_original = sum(gap.a_end - gap.a for gap in inner)
    own_copy = sum(gap.b_end - gap.b for gap in inner)
    few_original = own_original <= _OWN_SHARE * len(a.words)
    few_copy = own_copy <= _OWN_SHARE * len(b.words)
    if few_original and few_copy:
        if a.title != b.title and a.title and b.title:
            return "changed_headline"
        if not own_original and not own_copy:
            return "identical"
        return "shortened" if own_copy <= own_original else "extended"
    if few_copy:
        return "shortened"
    return "extended" if few_original else "partial"
