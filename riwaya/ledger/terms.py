"""Search terms: what a word is found by, whatever its spelling and whatever is attached to it.

A word is found by its folded spelling and by its stem: without particles and article before it and without the
pronoun after it, where the lexicon knows the stem or the letters suggest it. Texts and queries are cut and folded
by the same code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.lexicon import Lemma, Pos
from riwaya.lexicon.letters import fold_deep
from riwaya.text import FoldedView, Morph, Word, Words
from riwaya.text.tokens import Kind, cut

ARTICLE = "ال"
# The shortest stem that a suggested article may leave: الله is not ال and له.
SHORTEST = 3
SEARCHED: frozenset[Kind] = frozenset({"word", "number", "latin", "link"})
# Between the digits of a number, and there between its thousands.
SEPARATOR = re.compile("[\u066b\u066c\u060c,.]")
THOUSANDS = re.compile(r"·(?=\d{3}(?!\d))")
# A term holds no sign that separates terms: no ASCII but letters and digits, no space.
UNFIT = re.compile(r"[\x00-/:-@\[-`{-\x7f\s]+")
CACHE_LIMIT = 200_000


class Term(NamedTuple):
    """What a token is found by, and which of its characters that is."""

    key: str
    start: int
    end: int


class TokenTerms(NamedTuple):
    """The terms of the token that begins at `start`; the first is the whole token, the second its likeliest stem."""

    start: int
    terms: tuple[Term, ...]


class TermMaker:
    """Makes terms, once per spelling."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known: dict[str, tuple[Term, ...]] = {}

    def read(self, text: str) -> Iterator[TokenTerms]:
        """The terms of all tokens in order; punctuation has none."""
        for token in cut(text):
            if token.kind in SEARCHED:
                yield TokenTerms(token.start, self._find(token.kind, token.text))

    def _find(self, kind: Kind, surface: str) -> tuple[Term, ...]:
        if (known := self._known.get(surface)) is not None:
            return known
        if len(self._known) >= CACHE_LIMIT:
            self._known.clear()
        terms = self._known[surface] = tuple(self._make(kind, surface))
        return terms

    def _make(self, kind: Kind, surface: str) -> Iterator[Term]:
        whole = UNFIT.sub("·", SEPARATOR.sub("·", fold_deep(surface).casefold()))
        yield Term(whole, 0, len(surface))
        if kind == "number":
            yield Term(THOUSANDS.sub("", whole), 0, len(surface))
        if kind == "word":
            word = self._words.word(surface)
            stems = map(self._read_morph, [surface] * len(word.morphs), word.morphs)
            yield from dict.fromkeys(stems if word.morphs else _suggest(word))

    def _read_morph(self, surface: str, morph: Morph) -> Term:
        piece = fold_deep(surface[morph.start : morph.end])
        bare = next((form for form in _unfold(piece, morph) if self._is_form(form, morph.lemma)), piece)
        # The lexicon has names with their article: العراق is one, and عراق should find it.
        return Term(_strip_article(bare) if morph.pos is Pos.NAME else bare, morph.start, morph.end)

    def _is_form(self, form: str, lemma: Lemma) -> bool:
        """Whether a lemma may be written so with nothing attached."""
        return any(
            morph.lemma is lemma and not (morph.particles or morph.article or morph.enclitic)
            for morph in self._words.word(form).morphs
        )


def _unfold(piece: str, morph: Morph) -> Iterator[str]:
    """How a stem may look when it stands alone."""
    for stem in _unfold_start(piece, morph):
        yield stem
        if morph.enclitic:
            yield from _unfold_end(stem)


def _unfold_start(piece: str, morph: Morph) -> Iterator[str]:
    if morph.article and piece.startswith(ARTICLE):
        yield piece[len(ARTICLE) :]
    elif morph.particles.endswith("ل") and piece.startswith("ل"):
        # After the particle ل the article is one letter, or none before another ل: للعراق, للجنة.
        yield from (piece[1:], piece, f"ا{piece}") if morph.article else (piece, f"ا{piece}")
    elif morph.particles.endswith("س"):
        # The particle of the future counts as part of the verb's characters.
        yield piece.removeprefix("س")
    else:
        yield piece


def _unfold_end(stem: str) -> Iterator[str]:
    """Before a pronoun final letters change: وزارتهم, مستشفاهم, قتلوهم."""
    if stem.endswith("ت"):
        yield f"{stem[:-1]}ه"
    elif stem.endswith("ا"):
        yield f"{stem[:-1]}ي"
    elif stem.endswith("و"):
        yield f"{stem}ا"


def _suggest(word: Word) -> Iterator[Term]:
    """The stem of a word that the lexicon does not know, as its first letters suggest it."""
    stem = _strip_suggested(word)
    if stem != word.deep and len(stem) >= SHORTEST:
        yield Term(stem, *FoldedView(word.surface).origin(len(word.particles), len(word.deep)))


def _strip_suggested(word: Word) -> str:
    rest = word.deep[len(word.particles) :]
    if not word.article:
        return rest
    return rest[len(ARTICLE) :] if rest.startswith(ARTICLE) else rest[1:]


def _strip_article(stem: str) -> str:
    bare = stem.removeprefix(ARTICLE)
    return bare if len(bare) >= SHORTEST else stem
