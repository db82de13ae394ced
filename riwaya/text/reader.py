"""Reads a report's text into a document: tokens, words, sentences, phrases, tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.lexicon import Lexicon, Sense
from riwaya.lexicon.letters import fold_light
from riwaya.model import Report, Span
from riwaya.text.document import Document, Phrase, Token
from riwaya.text.sentences import split_sentences
from riwaya.text.tagger import tag
from riwaya.text.tokens import cut
from riwaya.text.words import Words

_LONGEST_PHRASE = 12
_CACHE_LIMIT = 200_000


class TextReader:
    """Turns reports into documents with one lexicon; words are looked up once per spelling."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = Words(lexicon)
        self._steps: dict[str, tuple[tuple[Sense, ...], bool]] = {}

    def read(self, report: Report) -> Document:
        """The document of a report."""
        raw = list(cut(report.text))
        word = self._words.word
        tokens = tuple([Token(t.start, t.end, t.kind, t.text, word(t.text) if t.kind == "word" else None) for t in raw])
        sentences = split_sentences(report.text, raw)
        phrases = self._phrases(report.text, tokens)
        return Document(report, tokens, sentences, phrases, tag(tokens, sentences))

    def _phrases(self, text: str, tokens: Sequence[Token]) -> dict[int, tuple[Phrase, ...]]:
        found: dict[int, tuple[Phrase, ...]] = {}
        for index, token in enumerate(tokens):
            if token.word is None or not token.word.openings:
                continue
            if phrases := tuple(self._phrases_at(text, tokens, index)):
                found[index] = phrases
        return found

    def _phrases_at(self, text: str, tokens: Sequence[Token], first: int) -> Iterator[Phrase]:
        opening = tokens[first]
        assert opening.word is not None
        for folded, offset in opening.word.openings:
            for last in range(first + 1, min(first + _LONGEST_PHRASE, len(tokens))):
                token = tokens[last]
                if token.kind not in ("word", "number") or not text[tokens[last - 1].end : token.start].isspace():
                    break
                folded = f"{folded} {token.word.deep if token.word is not None else fold_light(token.text)}"
                senses, goes_on = self._step(folded)
                if senses:
                    yield Phrase(first, last, Span(opening.start + offset, token.end), senses)
                if not goes_on:
                    break

    def _step(self, folded: str) -> tuple[tuple[Sense, ...], bool]:
        """What several words mean together, and whether some entry goes on after them; looked up once."""
        if (known := self._steps.get(folded)) is not None:
            return known
        if len(self._steps) >= _CACHE_LIMIT:
            self._steps.clear()
        step = self._steps[folded] = tuple(self._lexicon.senses(folded)), self._lexicon.opens_longer(folded)
        return step
