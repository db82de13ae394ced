"""Finds the words that may say that somebody says: verbs, participles, nouns, prepositions, parentheses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from riwaya.lexicon import Aspect, Pos, Voice
from riwaya.lexicon.letters import DAMMA
from riwaya.lexicon.tables import CueRow
from riwaya.model import Span
from riwaya.text import Document, Morph
from riwaya.text.document import Token

CueKind = Literal["verb", "participle", "noun", "phrase", "parenthesis"]
# Words that make the verb of saying after them a parenthesis: كما قال, حسبما أفاد, على ما أعلن, وفق ما ذكر.
_PARENTHETIC = frozenset(("كما", "مثلما", "حسبما", "بحسبما", "وفقما"))
_PARENTHETIC_MA = frozenset(("على", "حسب", "بحسب", "وفق", "وفقا", "لما", "بما"))
_NEGATIONS = frozenset(("لم", "لن", "لا", "ما", "ولم", "ولا", "ولن", "فلم", "فلا", "وما"))


class Cue(NamedTuple):
    """Tokens first..last (exclusive) and the exact characters of a cue, with its row.

    `word` is the token that carries the row; `passive` and `negated` are read from the form and what precedes it.
    """

    first: int
    last: int
    word: int
    span: Span
    row: CueRow
    kind: CueKind
    morph: Morph | None
    passive: bool
    negated: bool


def find_cues(document: Document) -> Iterator[Cue]:
    """All candidate cues in order; whether they are speech is for their complement to decide."""
    for sentence in document.sentences:
        for index in range(sentence.first, sentence.last):
            word = document.tokens[index].word
            if word is None:
                continue
            if "cues" in word.tables:
                yield from _at_word(document, index, sentence.first)
            if index in document.phrases:
                yield from _at_phrase(document, index)


def _at_word(document: Document, index: int, start: int) -> Iterator[Cue]:
    tag = document.tags[index]
    word = document.tokens[index].word
    assert word is not None
    chosen = [tag] if tag is not None and "cues" in tag.lemma.tables else []
    others = [morph for morph in word.morphs if "cues" in morph.lemma.tables and morph not in chosen]
    seen: set[str] = set()
    for morph in (*chosen, *others):
        other = (
            tag is not None
            and morph is not tag
            and not (_is_light_verb(document, index, morph, tag) or _opens_as_verb(index, start, morph, tag))
        )
        nominal = tag is not None and tag.pos in (Pos.NOUN, Pos.MASDAR) and tag.particles == morph.particles
        kind = _kind(morph, chosen_is_other=other and not (nominal and morph.pos is not Pos.VERB))
        if kind is None or kind in seen:
            continue
        seen.add(kind)
        for row in _rows(morph, kind):
            yield _make(document, index, start, morph, row, kind)


def _is_light_verb(document: Document, index: int, morph: Morph, tag: Morph) -> bool:
    """عبّر before عن is the verb, not the preposition عبر."""
    after = document.tokens[index + 1].text if index + 1 < len(document.tokens) else ""
    row = morph.lemma.row(CueRow)
    return (
        tag.pos is Pos.PARTICLE and morph.pos is Pos.VERB and after == "عن" and row is not None and "عن+H" in row.frames
    )


def _opens_as_verb(index: int, start: int, morph: Morph, tag: Morph) -> bool:
    """بيّن, دوّن, أجمع at the head of a sentence may be the verb, not the particle written alike."""
    return index == start and tag.pos is Pos.PARTICLE and morph.pos is Pos.VERB and morph.exact


def _kind(morph: Morph, *, chosen_is_other: bool) -> CueKind | None:
    if morph.pos is Pos.VERB:
        return None if chosen_is_other else "verb"
    if morph.pos is Pos.ACTIVE_PARTICIPLE:
        accusative = morph.features.tanwin or morph.features.feminine or morph.features.oblique or morph.features.sound
        return "participle" if accusative and not morph.article and not morph.particles and not morph.enclitic else None
    if morph.pos is Pos.PHRASE:
        return "phrase"
    if morph.pos in (Pos.NOUN, Pos.MASDAR):
        return None if chosen_is_other else "noun"
    return None


def _rows(morph: Morph, kind: CueKind) -> list[CueRow]:
    if kind == "phrase" and morph.lemma.key.endswith("ما"):  # حسبما, مثلما: the verb after them is the cue
        return []
    wanted = {"verb": "verb", "participle": "verb", "noun": "noun", "phrase": "phrase"}[kind]
    return [row for row in morph.lemma.rows(CueRow) if row.pos == wanted]


def _make(document: Document, index: int, start: int, morph: Morph, row: CueRow, kind: CueKind) -> Cue:
    token = document.tokens[index]
    first = index
    if kind == "verb":
        first = _parenthesis_start(document, index, start)
    offset = token.start + morph.start
    if kind == "phrase" and row.lemma.startswith("ب") and row.lemma != "بحسب":
        offset += 1  # the cue of بزعم is زعم
    span = Span(offset if first == index else _thing_start(document, first), token.end)
    passive = kind == "verb" and _is_passive(token, morph)
    negated = kind == "verb" and any(
        document.tokens[i].text in _NEGATIONS for i in range(max(start, index - 2), index) if i + 1 == index
    )
    return Cue(first, index + 1, index, span, row, "parenthesis" if first < index else kind, morph, passive, negated)


def _thing_start(document: Document, index: int) -> int:
    tag = document.tags[index]
    return document.tokens[index].start + (tag.start if tag is not None and tag.particles in ("و", "ف") else 0)


def _parenthesis_start(document: Document, index: int, start: int) -> int:
    """Where كما, حسبما or على ما before a verb of saying begins; the verb itself if nothing of the kind does."""
    if index == start:
        return index
    before = _bare(document, index - 1)
    if before in _PARENTHETIC and not (before == "كما" and _opens_sentence(document, index - 1, start)):
        return index - 1
    if before == "ما" and index - 2 >= start and _bare(document, index - 2) in _PARENTHETIC_MA:
        return index - 2
    if before == "لما" and index - 2 >= start and _bare(document, index - 2) in ("وفقا", "طبقا", "تبعا"):
        return index - 2
    return index


def _opens_sentence(document: Document, index: int, start: int) -> bool:
    """Sentence-initial كما means 'also', not 'as'."""
    return index == start or document.tokens[index - 1].text in (".", ":")


def _bare(document: Document, index: int) -> str:
    """The word without a leading و or ف, in light spelling."""
    word = document.tokens[index].word
    if word is None:
        return document.tokens[index].text
    tag = document.tags[index]
    return word.light[1:] if tag is not None and tag.particles in ("و", "ف") else word.light


def _is_passive(token: Token, morph: Morph) -> bool:
    """A passive that shows in its letters or in a written damma on the first letter of the stem."""
    if morph.features.voice is Voice.PASSIVE:
        return True
    at = morph.start
    mark = token.text[at + 1 : at + 2]
    if mark != DAMMA:
        return False
    # يُعلن is active with the same damma: derived forms II to IV carry it in both voices.
    return morph.features.aspect is Aspect.PERFECT or morph.lemma.key[:1] not in "أ"


def _at_phrase(document: Document, index: int) -> Iterator[Cue]:
    for phrase in reversed(document.phrases[index]):
        for sense in phrase.senses:
            row = sense.lemma.row(CueRow)
            if row is None:
                continue
            kind: CueKind = "phrase" if row.pos == "phrase" else "noun"
            if phrase.last + 1 < len(document.tokens) and (following := _saying_verb(document, phrase.last + 1, row)):
                yield following._replace(first=phrase.first, span=Span(phrase.span.start, following.span.end))
                continue
            yield Cue(phrase.first, phrase.last + 1, phrase.last, phrase.span, row, kind, None, False, False)


def _saying_verb(document: Document, index: int, row: CueRow) -> Cue | None:
    """The verb that a phrase ending in ما runs on through: حسب ما أفاد."""
    if not row.lemma.endswith(("ما", "ما")):
        return None
    token = document.tokens[index]
    morphs = token.word.morphs if token.word is not None else ()
    tag = next((m for m in morphs if m.pos is Pos.VERB and "cues" in m.lemma.tables), None)
    verb = tag.lemma.row(CueRow) if tag is not None else None
    if tag is None or verb is None:
        return None
    return Cue(
        index, index + 1, index, Span(token.start, token.end), verb, "parenthesis", tag, _is_passive(token, tag), False
    )
