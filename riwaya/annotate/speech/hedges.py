"""Words of distance: المزعوم, المفترض after a noun. The reporter keeps a distance to what the noun names."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.candidates import Candidate
from riwaya.annotate.speech.cues import Cue
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import CueRow
from riwaya.model import Span
from riwaya.text import Document, Sentence, Token, Word

_LONGEST_WAY = 6


def find_hedges(document: Document, phrases: PhraseReader, taken: Collection[int]) -> Iterator[Candidate]:
    """The words of distance in a document that no other rule took."""
    for number, sentence in enumerate(document.sentences):
        for index in range(max(sentence.first, 1), sentence.last):
            word = document.tokens[index].word
            if word is None or "cues" not in word.tables or index in taken:
                continue
            cue = _cue(document.tokens[index], word, index, number)
            described = _described(phrases, index, sentence) if cue is not None else None
            if cue is not None and described is not None:
                yield Candidate(cue, None, index + 1, described=described)


def _cue(token: Token, word: Word, index: int, number: int) -> Cue | None:
    participles = (m for m in word.morphs if m.pos is Pos.PASSIVE_PARTICIPLE and not m.particles)
    morph = next(participles, None)
    row = morph.lemma.row(CueRow) if morph is not None else None
    if morph is None or row is None or row.stance != "claim":
        return None
    span = Span(token.start + morph.start, token.end)
    return Cue(index, index + 1, index, number, span, row, "participle", morph)


def _described(phrases: PhraseReader, index: int, sentence: Sentence) -> NounPhrase | None:
    """The noun phrase that the adjective at `index` belongs to."""
    for first in range(max(sentence.first, index - _LONGEST_WAY), index):
        phrase = phrases.phrase_at(first, sentence.last)
        if phrase is not None and phrase.first < index <= phrase.last:
            return phrase
    return None
