"""Splits a news text into sentences.

A line break ends a sentence, as do full stop, question and exclamation mark, and an ellipsis before a new
clause; not a stop inside a number, after an initial or between the letters of an agency (أ. ف. ب.). Further
stops, closing quotation marks and brackets right after the stop stay with their sentence. Quotations left
open never hold a sentence open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.text.document import Sentence
from riwaya.text.tokens import RawToken

_STOPS = frozenset(".!?؟۔…")
_CLOSERS = frozenset("”»\"'’)]}›")
# Words written short before a name: doctor, professor, engineer, number.
_SHORT = frozenset(("د", "أ", "م", "ا", "ص", "ق", "هـ", "ت", "ب", "ج", "رقم"))


def split_sentences(text: str, tokens: Sequence[RawToken]) -> tuple[Sentence, ...]:
    """The sentences of a tokenised text, in order, covering all tokens."""
    return tuple(_sentences(text, tokens))


def _sentences(text: str, tokens: Sequence[RawToken]) -> Iterator[Sentence]:
    first = paragraph = 0
    index, count = 0, len(tokens)
    while index < count:
        after = index + 1
        if _is_stop(text, tokens, index):
            while after < count and _goes_on(tokens[after - 1], tokens[after]):
                after += 1
            ends = True
        else:
            ends = False
        line_ends = after < count and "\n" in text[tokens[after - 1].end : tokens[after].start]
        if ends or line_ends or after >= count:
            yield Sentence(first, after, paragraph)
            first = after
        paragraph += line_ends
        index = after


def _goes_on(stop: RawToken, token: RawToken) -> bool:
    """Whether a token right after a stop belongs to it: «؟!», «."», «…)»."""
    return token.start == stop.end and (token.text in _CLOSERS or token.text[0] in _STOPS)


def _is_short(token: RawToken) -> bool:
    """Whether a word is an initial or a title written short, so that a stop after it ends nothing: أ. د. U.S."""
    if token.kind == "word":
        return token.text in _SHORT or len(token.text) == 1
    return token.kind == "latin" and (len(token.text) == 1 or "." in token.text)


def _is_stop(text: str, tokens: Sequence[RawToken], index: int) -> bool:
    token = tokens[index]
    if token.kind != "punctuation" or token.text[0] not in _STOPS:
        return False
    if token.text != ".":
        return token.text != ".." or index + 1 == len(tokens)
    before = tokens[index - 1] if index else None
    if before is None or before.end != token.start:
        return True
    if _is_short(before):
        return index + 1 == len(tokens) or "\n" in text[token.end : tokens[index + 1].start]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return not (
        after is not None
        and after.start == token.end
        and after.kind in ("number", "latin")
        and before.kind == after.kind
    )
