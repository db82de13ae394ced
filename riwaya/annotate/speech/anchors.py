"""Where reporting clauses begin: a content before one of them ends there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.annotate.markers import joins_as, stands_as
from riwaya.annotate.speech.governing import Found
from riwaya.annotate.speech.quotes import Quotation
from riwaya.text import Document

_BEFORE_CLAUSES = frozenset(("،", ",", "؛", ".", "»", "”", '"', "\n"))
_COMMAS = frozenset(("،", ","))
_SHORT_QUOTE = 4


def find_anchors(document: Document, found: Iterable[Found], quotations: Sequence[Quotation]) -> frozenset[int]:
    """The tokens at which the clauses of cues begin that no other content runs over."""
    return frozenset(_anchor(document, item) for item in found if _is_anchor(document, item, quotations))


def is_embedded(item: Found, quotations: Sequence[Quotation]) -> bool:
    """Whether a cue stands inside a quotation of some length, which is then not its own."""
    first = item.cue.first
    return any(q.open < first < q.close and q.close - q.open > _SHORT_QUOTE for q in quotations)


def _is_anchor(document: Document, item: Found, quotations: Sequence[Quotation]) -> bool:
    """A participle, a verb joined with و, or a clause after a comma; not what follows its own quotation."""
    cue, complement = item.cue, item.complement
    if complement.quotation is not None and complement.start <= cue.first:
        return False
    if cue.kind == "participle":
        return True
    if cue.morph is None or is_embedded(item, quotations):
        return False
    if cue.morph.particles.startswith(("و", "ف")):
        return "س" not in cue.morph.particles
    first = _anchor(document, item)
    if first == 0:
        return True
    before = document.tokens[first - 1]
    if item.resumes and before.text in _COMMAS:  # بعثوا برسالة إلى السفارة، يطالبون فيها: tells more of what is said
        return False
    return before.text in _BEFORE_CLAUSES or stands_as(before.word, "clause_link")


def _anchor(document: Document, item: Found) -> int:
    """The token at which the reporting clause begins: its subject if that stands first, its negation or كان."""
    first = min((item.cue.first, *(source.first for source in item.sources)))
    while first > 0 and _opens_clause(document, first - 1):
        first -= 1
    return first


def _opens_clause(document: Document, index: int) -> bool:
    word = document.tokens[index].word
    return joins_as(word, "auxiliary") or stands_as(word, "topic")
