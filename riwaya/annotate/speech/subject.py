"""The subject that stands before its verb of saying."""

from __future__ import annotations

from riwaya.annotate.names.kinds import particle_classes
from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.annotate.speech.cues import Cue
from riwaya.lexicon import Pos
from riwaya.text import Document, Sentence

_SKIPPED = frozenset(
    (
        "قد",
        "لقد",
        "لم",
        "لا",
        "لن",
        "سوف",
        "أيضا",
        "أمس",
        "اليوم",
        "بدوره",
        "بدورها",
        "غالبا",
        "ما",
        "كان",
        "كانت",
        "الذي",
        "التي",
        "الذين",
        "اللذين",
    )
)
_RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذين", "اللذان", "اللتان", "اللواتي"))
_BE = frozenset(("كان/يكون",))
_LONGEST_WAY = 25


def subject_before(document: Document, phrases: PhraseReader, cue: Cue, sentence: Sentence) -> NounPhrase | None:
    """The phrase that heads the clause of a cue without subject after it, or None (a dropped subject).

    A verb joined with و has dropped its subject unless كان or a topic (أما … فـ) stands before it.
    """
    morph = cue.morph
    if morph is not None and morph.particles[:1] == "و" and morph.particles:
        return None
    if (antecedent := _relative_head(document, phrases, cue, sentence)) is not None:
        return antecedent
    at = cue.first - 1
    while at >= sentence.first and _is_skipped(document, phrases, at):
        at -= 1
    candidate = _outermost(document, phrases, at, sentence)
    if candidate is None or candidate.type not in ("PER", "ORG", "GPE", None):
        return None
    head = document.tags[candidate.head]
    if head is not None and head.features.tanwin:  # an accusative is no subject
        return None
    if candidate.type is None and not (candidate.definite or _is_sayer(document, candidate)):
        return None
    return candidate


def _relative_head(document: Document, phrases: PhraseReader, cue: Cue, sentence: Sentence) -> NounPhrase | None:
    """The noun before الذي / التي / الذين: تصريحات المسؤولين الذين يؤكدون → المسؤولين."""
    at = cue.first - 1
    while at > sentence.first and cue.first - at < 4 and document.tokens[at].text not in _RELATIVES:
        if not _is_skipped(document, phrases, at):
            return None
        at -= 1
    if document.tokens[at].text not in _RELATIVES:
        return None
    for first in range(at - 1, max(sentence.first, at - 8) - 1, -1):
        phrase = phrases.phrase_at(first, sentence.last)
        if phrase is not None and phrase.last == at and phrase.type in ("PER", "ORG", "GPE"):
            return phrase
    return None


def _is_skipped(document: Document, phrases: PhraseReader, index: int) -> bool:
    token = document.tokens[index]
    if index in phrases.blocked:
        return True
    return token.word is not None and token.word.light in _SKIPPED


def _is_sayer(document: Document, phrase: NounPhrase) -> bool:
    tag = document.tags[phrase.head]
    return tag is not None and tag.pos is Pos.NOUN and "nouns" in tag.lemma.tables


def _outermost(document: Document, phrases: PhraseReader, at: int, sentence: Sentence) -> NounPhrase | None:
    """From the words before the verb back over prepositional phrases to the phrase that heads the clause."""
    found = None
    limit = max(sentence.first, at - _LONGEST_WAY)
    chunks = _chunks(phrases, limit if limit > sentence.first else sentence.first, at + 1, sentence.last)
    for chunk in reversed(chunks):
        if found is None and chunk.last != at + 1:
            return None
        if _blocks(document, phrases, chunk.last, found.first if found is not None else at + 1):
            return found if found is not None and not _is_governed(document, phrases, found, sentence) else None
        found = chunk
        if _is_attributive(document, chunk):
            continue
        if not _is_governed(document, phrases, chunk, sentence):
            return chunk if not _follows_verb(document, chunk, sentence) else None
    return None


def _chunks(phrases: PhraseReader, first: int, last: int, end: int) -> list[NounPhrase]:
    found: list[NounPhrase] = []
    index = first
    while index < last:
        phrase = phrases.phrase_at(index, end)
        if phrase is None or phrase.last > last:
            index += 1
        else:
            found.append(phrase)
            index = phrase.last
    return found


def _blocks(document: Document, phrases: PhraseReader, start: int, end: int) -> bool:
    """Whether a verb, a comma or a new clause stands between two phrases."""
    for index in range(start, end):
        tag = document.tags[index]
        if index in phrases.blocked:
            continue
        if document.tokens[index].text in ("،", ",", "؛", ":", "»", "”"):
            return True
        if tag is not None and tag.pos is Pos.VERB and tag.lemma.key not in _BE:
            return True
    return False


def _is_governed(document: Document, phrases: PhraseReader, phrase: NounPhrase, sentence: Sentence) -> bool:
    """Whether the phrase stands after a preposition or is joined to the one before."""
    particles = phrases.particles(phrase.first)
    if particles.strip("وف"):
        return True
    if phrase.first == sentence.first:
        return False
    if particles == "و" and document.tokens[phrase.first - 1].text not in ("،", ".", "»"):
        return True
    before = document.tags[phrase.first - 1]
    token = document.tokens[phrase.first - 1]
    if before is None or before.pos is not Pos.PARTICLE:
        return False
    return "preposition" in particle_classes(before.lemma) and not before.enclitic and token.text not in ("أن", "إن")


def _is_attributive(document: Document, phrase: NounPhrase) -> bool:
    """A participle with article right after a noun belongs to it: ميليشيا … الخارجة عن القانون."""
    tag = document.tags[phrase.first]
    before = document.tags[phrase.first - 1] if phrase.first else None
    adjectival = (
        tag is not None and tag.article and tag.pos in (Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE, Pos.ADJECTIVE)
    )
    return adjectival and phrase.type is None and (before is None or before.pos is not Pos.PARTICLE)


def _follows_verb(document: Document, phrase: NounPhrase, sentence: Sentence) -> bool:
    """A phrase right after another verb is that verb's subject or object."""
    index = phrase.first - 1
    if index < sentence.first:
        return False
    tag = document.tags[index]
    return tag is not None and tag.pos is Pos.VERB and tag.lemma.key not in _BE
