"""One reading of a word."""

from __future__ import annotations

from msgspec import Struct

from riwaya.lexicon import Features, Lemma, Pos


class Morph(Struct, frozen=True, gc=False):
    """One reading of a word: proclitic particles, article, stem, attached pronoun.

    Offsets are relative to the word. `start` is where the thing itself begins: after the particles و ف ب ك ل س,
    before the article. `end` is the end of the stem, without the attached pronoun. `exact` says that the spelling
    is that of the lexicon, `base` that the stem is the lemma itself, not one of its inflections. `pos` is the part of
    speech in `features`, asked for too often to be looked up there.
    """

    lemma: Lemma
    features: Features
    start: int
    end: int
    particles: str
    article: bool
    enclitic: str
    exact: bool
    base: bool
    pos: Pos
