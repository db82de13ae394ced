"""Ways from a deed through its sentence: back to the words that may govern it, on to those that say more of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.annotate.markers import plays
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import LightVerbRow
from riwaya.text import Document, Morph, Sentence

# How many words an aside between commas has at most: أن يتم، وفق البيان، سحب القوات.
_LONGEST_ASIDE = 5
# لاتفاق is also إلى اتفاق.
_ALIKE = {"ل": "إلى"}
_QUOTES = frozenset('«»“”"')
_COMMAS = frozenset(("،", ","))
_DEEDS = frozenset({Pos.NOUN, Pos.MASDAR})


def tags_behind(document: Document, at: int, sentence: int, reach: int) -> Sequence[Morph | None]:
    """The readings of the words behind a token, as far as its sentence goes."""
    return document.tags[at + 1 : min(document.sentences[sentence].last, at + reach)]


def walk_back(document: Document, start: int, sentence: Sentence, reach: int) -> Iterator[int]:
    """The tokens from one back through its clause, over quotation marks and over what stands between commas."""
    at, left = start, reach
    while at >= sentence.first and left:
        token = document.tokens[at]
        if token.text in _COMMAS:
            opening = _aside(document, at, sentence)
            if opening is None:
                return
            at = opening
        elif token.kind == "punctuation" and token.text not in _QUOTES:
            return
        else:
            yield at
            left -= 1
        at -= 1


def _aside(document: Document, comma: int, sentence: Sentence) -> int | None:
    """The comma that opens a few words without a verb, which the comma at a token closes."""
    for at in range(comma - 1, max(sentence.first, comma - 1 - _LONGEST_ASIDE) - 1, -1):
        tag = document.tags[at]
        if document.tokens[at].text in _COMMAS:
            return at
        if tag is not None and tag.pos is Pos.VERB:
            return None
    return None


def find_realising(document: Document, index: int, deed: Morph, sentence: Sentence) -> tuple[int, Morph]:
    """[تنفيذ] ضربة, [اندلاع] حرب, [القيام] بهجوم: the noun that says that a deed is done, or the deed itself."""
    while index > sentence.first and not deed.article:
        before, word = document.tags[index - 1], document.tokens[index - 1].word
        if before is None or word is None or before.pos not in _DEEDS or before.enclitic:
            break
        masdars = [morph for morph in word.morphs if morph.pos is Pos.MASDAR]
        rows = [row for masdar in masdars for row in masdar.lemma.rows(LightVerbRow)]
        link = deed.particles[-1:]
        done = not link and not before.article and (bool(rows) or plays(before, "generic"))
        if not done and not any(link and row.preposition in (link, _ALIKE.get(link)) for row in rows):
            break
        index, deed = index - 1, before
    return index, deed
