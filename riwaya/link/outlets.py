"""Names of outlets made comparable, and the credits in a report: who it says its text is from.

"(أ ف ب)" and "المصدر: الأناضول" at the end, "(المشرق برس)" in the dateline: such a credit says that the text"
" is relayed. It
is compared with the names of outlets without the words that only say what kind of outlet it is (وكالة، شبكة، صحيفة).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.link.words import fold_words
from riwaya.model import Report, Span

_KINDS = frozenset(
    fold_words(
        "وكالة وكالات شبكة قناة صحيفة جريدة موقع إذاعة بوابة مجلة تلفزيون فضائية أنباء الأنباء للأنباء الإخبارية"
        " الإخباري نيوز news agency الرسمية المحلية"
    )
)
# Abbreviations that agencies sign with, and the name that stands for each.
_SIGNATURES = {
    "ا ف ب": "فرانس برس", "افب": "فرانس برس", "afp": "فرانس برس", "فرنس برس": "فرانس برس",
    "د ب ا": "الالمانيه", "دبا": "الالمانيه", "dpa": "الالمانيه",
    "ا ب": "اسوشيتد برس", "اب": "اسوشيتد برس", "ap": "اسوشيتد برس", "اسوشييتد برس": "اسوشيتد برس",
    "reuters": "رويترز", "ا ش ا": "الشرق الاوسط", "اشا": "الشرق الاوسط",
}  # fmt: skip
_LEADS = ("المصدر", "مصدر الخبر", "نقلا عن", "عن", "وكالات")
_BRACKETED = re.compile(r"\(([^()\n]{2,40})\)")
_DATELINE = re.compile(r"^[^\n]{0,90}?\s[-–—:]\s|^[^\n:]{2,40}:")
# A closing line of so many words at most may be a credit; so many lines are looked at.
_SHORT, _LINES = 7, 2


class Credit(NamedTuple):
    """A name that a report gives as the origin of its text, as outlets are compared by, and where it stands."""

    key: str
    span: Span


def outlet_key(name: str | None) -> str:
    """The name of an outlet as it is compared: folded, without the words that say what kind it is."""
    words = fold_words(name or "")
    joined = " ".join(words)
    if joined in _SIGNATURES:
        return _SIGNATURES[joined]
    kept = [word for word in words if word not in _KINDS] or list(words)
    joined = " ".join(kept)
    return _SIGNATURES.get(joined, joined)


def find_credits(report: Report) -> tuple[Credit, ...]:
    """The credits of a report other than to its own outlet, in the order of the text."""
    own = outlet_key(report.outlet)
    found = sorted({*_in_dateline(report.text), *_at_the_end(report.text)}, key=lambda credit: credit.span)
    return tuple(credit for credit in found if credit.key and not same_outlet(credit.key, own))


def same_outlet(left: str, right: str) -> bool:
    """Whether two outlet keys name one outlet: equal, or one is the other with something after or before it."""
    if not left or not right:
        return False
    a, b = left.split(), right.split()
    shorter, longer = sorted((a, b), key=len)
    return longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter


def _in_dateline(text: str) -> Iterator[Credit]:
    match = _DATELINE.match(text)
    if match is None:
        return
    for bracket in _BRACKETED.finditer(text, 0, match.end()):
        yield Credit(outlet_key(bracket[1]), Span(*bracket.span(1)))


def _at_the_end(text: str) -> Iterator[Credit]:
    end = len(text)
    for _ in range(_LINES):
        body = text[:end].rstrip()
        start = body.rfind("\n") + 1
        line = body[start:]
        brackets = list(_BRACKETED.finditer(body, start))
        if brackets and brackets[-1].end() >= len(body) - 1:
            yield Credit(outlet_key(brackets[-1][1]), Span(*brackets[-1].span(1)))
        elif (credit := _signed(line, start)) is not None:
            yield credit
        if start == 0:
            return
        end = start


def _signed(line: str, offset: int) -> Credit | None:
    """A closing line "المصدر: X", or one that is nothing but a name."""
    if not 1 <= len(fold_words(line)) <= _SHORT:
        return None
    lead, colon, name = line.partition(":")
    if not colon:
        return None
    if " ".join(fold_words(lead)) not in {" ".join(fold_words(known)) for known in _LEADS}:
        return None
    name = name.strip(" .،")
    start = offset + line.index(name) if name else offset
    return Credit(outlet_key(name), Span(start, start + len(name))) if name else None
