"""Later mentions of a person by one name: العكيلي after المحلل السياسي صباح العكيلي."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from riwaya.annotate.names.kinds import PERSON_NAME_TABLES
from riwaya.annotate.names.people import is_link
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.lexicon import Pos
from riwaya.text import Document, Word
from riwaya.text.tagger import is_act

_SHORTEST = 3


def bare(folded: str) -> str:
    """A deeply folded name word without article, so that عطية and العطية compare equal."""
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def name_words(document: Document, phrase: NounPhrase) -> tuple[str, ...]:
    """The folded words of the personal name in a phrase; empty without one."""
    if phrase.name is None:
        return ()
    words = []
    for index in range(*phrase.name):
        word = document.tokens[index].word
        if word is not None:
            words.append(bare(_without_particles(document, index) if index == phrase.first else word.deep))
    return tuple(words)


def _without_particles(document: Document, index: int) -> str:
    tag, word = document.tags[index], document.tokens[index].word
    assert word is not None
    particles = tag.particles if tag is not None else word.particles
    return word.deep[len(particles) :] if particles else word.deep


def find_surnames(document: Document, phrases: Iterable[NounPhrase]) -> dict[int, NounPhrase]:
    """Single words that repeat a name word of a person named in full before or after them, as persons.

    They are phrases of one word, or words whose context took them for verbs: نصّار أكد.
    """
    phrases = list(phrases)
    known: set[str] = set()
    for phrase in phrases:
        words = name_words(document, phrase)
        if len(words) >= 2:
            known.update(word for word in words[1:] if len(word) >= _SHORTEST)
    if not known:
        return {}
    written = {word.deep for phrase in phrases for word in _later_names(document, phrase)}
    found: dict[int, NounPhrase] = {}
    for phrase in phrases:
        if phrase.type not in (None, "PER", "WEA") or not phrase.is_short or phrase.name is not None:
            continue
        name = _without_particles(document, phrase.first)
        if phrase.type == "WEA" and (phrase.definite or name not in written):  # احتجاز سيف, of somebody called سناء سيف
            continue
        if bare(name) in known and (name in written or not _is_common(document, phrase.first)):
            phrase = _with_link(document, phrase)
            found[phrase.first] = replace(
                phrase, type="PER", named=True, definite=True, name=(phrase.first, phrase.last), rule="names.surname"
            )
    found.update(_read_as_verbs(document, known))
    return found


def _later_names(document: Document, phrase: NounPhrase) -> Iterator[Word]:
    """The words of a personal name after the first."""
    first, last = phrase.name or (0, 0)
    return (token.word for token in document.tokens[first + 1 : last] if token.word is not None)


def _is_common(document: Document, index: int) -> bool:
    """الحرب, العدوان, in a report on a man named حرب or عدوان: an act that is written otherwise than his name."""
    tag = document.tags[index]
    return tag is not None and is_act(tag)


def _with_link(document: Document, phrase: NounPhrase) -> NounPhrase:
    """A surname of two words: قال بن رحومة."""
    link = phrase.first - 1
    word = document.tokens[link].word if link >= 0 else None
    if word is None or not is_link(word):
        return phrase
    return replace(phrase, first=link, head=link, span=phrase.span._replace(start=document.tokens[link].start))


def _read_as_verbs(document: Document, known: set[str]) -> dict[int, NounPhrase]:
    found: dict[int, NounPhrase] = {}
    for index, (token, tag) in enumerate(zip(document.tokens, document.tags, strict=True)):
        if tag is None or tag.pos is not Pos.VERB or token.word is None or tag.particles:
            continue
        if token.word.tables.isdisjoint(PERSON_NAME_TABLES) or bare(token.word.deep) not in known:
            continue
        if not any(morph.pos is Pos.NAME and not morph.particles for morph in token.word.morphs):
            continue
        found[index] = NounPhrase(
            index, index + 1, token.span, index, "PER", True, True, (index, index + 1), "names.surname", ""
        )
    return found
