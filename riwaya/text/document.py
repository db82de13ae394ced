"""A text with its tokens, phrases and sentences: what all layers read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct

from riwaya.lexicon import Pos, Sense
from riwaya.model import Report, Span
from riwaya.text.tokens import Kind
from riwaya.text.words import Morph, Word


class Token(Struct, frozen=True, gc=False):
    """A token: its characters and, for an Arabic word, what is known about it."""

    start: int
    end: int
    kind: Kind
    text: str
    word: Word | None

    @property
    def span(self) -> Span:
        """All characters of the token."""
        return Span(self.start, self.end)

    def stem_span(self, morph: Morph) -> Span:
        """The characters from the thing itself to the end of the word: without particles, with pronoun."""
        return Span(self.start + morph.start, self.end)


class Phrase(Struct, frozen=True, gc=False):
    """A lexicon entry of several words found in the text: tokens first..last, and its exact characters."""

    first: int
    last: int
    span: Span
    senses: tuple[Sense, ...]


class Sentence(Struct, frozen=True, gc=False):
    """Tokens first..last (exclusive); `paragraph` counts the line it stands in."""

    first: int
    last: int
    paragraph: int


class Document:
    """A report's text, read once: tokens, sentences, phrases by their first token, tags.

    `tags` holds the reading chosen for each token by its context, or None.
    """

    __slots__ = ("phrases", "report", "sentences", "tags", "text", "tokens")

    def __init__(
        self,
        report: Report,
        tokens: tuple[Token, ...],
        sentences: tuple[Sentence, ...],
        phrases: dict[int, tuple[Phrase, ...]],
        tags: tuple[Morph | None, ...],
    ) -> None:
        self.report = report
        self.text = report.text
        self.tokens = tokens
        self.sentences = sentences
        self.phrases = phrases
        self.tags = tags

    def has_verb(self, first: int, last: int) -> bool:
        """Whether one of the tokens from `first` to before `last` is read as a verb."""
        return any(tag is not None and tag.pos is Pos.VERB for tag in self.tags[first:last])

    def tokens_in(self, span: tuple[int, int]) -> range:
        """Indices of the tokens that overlap a span of characters."""
        first = bisect_right(self.tokens, span[0], key=lambda token: token.end)
        last = bisect_left(self.tokens, span[1], key=lambda token: token.start)
        return range(first, last)
