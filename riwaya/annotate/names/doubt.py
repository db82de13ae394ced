"""Names of one word that are ordinary words too: what makes them names where they stand.

حلب is a city in 'وصل إلى حلب' and a verb in 'حلب البقرة'; سكينة a woman in 'قالت سكينة' and calm in 'جو من السكينة'.
A name that nothing else is written like, and that every reader knows, needs no proof; the others need a word beside
them, or a mention elsewhere in the report, that shows what they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from riwaya.annotate.markers import plays, stands_as
from riwaya.annotate.names.kinds import description_type, particle_classes
from riwaya.annotate.names.phrase import PLACES, NounPhrase
from riwaya.lexicon import Lemma, Pos
from riwaya.lexicon.tables import DomainRow
from riwaya.text import Document, Word
from riwaya.text.weights import prominence

_ORDINARY = frozenset((Pos.VERB, Pos.NOUN, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE, Pos.MASDAR))
_DATELINE = frozenset(("-", "–", "—", "/", "(", ":", "،"))
# Prominence up to which a place that is no other word needs no proof, and that of a place on every map.
_KNOWN, _RENOWNED = 3, 1
# So many words of sports, and such a share of them, make a report one on sports.
_LEAST_SPORT, _SHARE_OF_SPORT = 5, 0.04


def drop_doubtful(document: Document, phrases: Iterable[NounPhrase], used: Collection[NounPhrase]) -> list[NounPhrase]:
    """The phrases without names of one word that nothing shows to be names."""
    phrases = list(phrases)
    figurative = is_figurative(document)
    taking_part = {phrase.span for phrase in used}
    proven = {
        lemma
        for phrase in phrases
        if (lemma := _name(document, phrase)) is not None and _is_proven(document, phrase, taking_part)
    }
    return [
        phrase
        for phrase in phrases
        if ((lemma := _name(document, phrase)) is None or lemma in proven or not is_doubtful(document, phrase))
        and not (figurative and not phrase.named and phrase.type != "ORG")
        and (phrase.span in taking_part or not _is_called_after(document, phrase))
    ]


def _is_called_after(document: Document, phrase: NounPhrase) -> bool:
    """معاهدة برشلونة, كأس آسيا: what a treaty or cup is called, nowhere that something is."""
    head = document.tags[phrase.first - 1] if phrase.first else None
    if phrase.type not in PLACES or head is None or head.article or head.enclitic or not phrase.is_short:
        return False
    return plays(head, "called_after") and phrase.span.start == document.tokens[phrase.first].start


def is_figurative(document: Document) -> bool:
    """A report on sports, whose shots, forts and guests are figures of speech."""
    words = sum(1 for token in document.tokens if token.word is not None)
    sport = sum(
        1
        for tag in document.tags
        if tag is not None
        and "domains" in tag.lemma.tables
        and any(row.domain == "sport" for row in tag.lemma.rows(DomainRow))
    )
    return sport >= _LEAST_SPORT and sport > _SHARE_OF_SPORT * words


def is_doubtful(document: Document, phrase: NounPhrase) -> bool:
    """Whether a name of one word may as well be an ordinary word, or a place that few know."""
    word = document.tokens[phrase.first].word
    if word is None:
        return False
    if phrase.type == "PER":
        return is_ordinary(word) or "figures" not in word.tables
    if phrase.type == "ORG":
        return is_ordinary(word)
    tag = document.tags[phrase.first]
    if tag is None or "places" not in tag.lemma.tables:
        return False
    rank = prominence(tag.lemma)
    return rank > _KNOWN or (is_ordinary(word) and rank > _RENOWNED)


@lru_cache(maxsize=100_000)
def is_ordinary(word: Word) -> bool:
    """Whether a word is also spelled like a verb, noun or adjective."""
    return any(
        morph.exact and morph.pos in _ORDINARY and morph.lemma.tables - {"false_duals", "dated_names"}
        for morph in word.morphs
    )


def _name(document: Document, phrase: NounPhrase) -> Lemma | None:
    """The name that a phrase of one word consists of."""
    tag = document.tags[phrase.first]
    if not phrase.is_short or not phrase.named or tag is None or tag.pos is not Pos.NAME:
        return None
    if phrase.rule in ("names.surname", "names.spoken") or document.tokens[phrase.first].word is None:
        return None
    return tag.lemma


def _is_proven(document: Document, phrase: NounPhrase, taking_part: Collection[tuple[int, int]]) -> bool:
    if not is_doubtful(document, phrase):
        return True
    if phrase.type in PLACES:
        return _is_placed(document, phrase)
    if phrase.type == "PER" and _is_somebody(document, phrase.first):
        return True
    return phrase.span in taking_part or (phrase.type == "ORG" and _is_among_bodies(document, phrase.first))


def _is_somebody(document: Document, index: int) -> bool:
    """A personal name and nothing else, after a verb or preposition: وحظي الهلالي, مع سلمان."""
    word, before = document.tokens[index].word, document.tags[index - 1] if index else None
    if before is None or word is None or is_ordinary(word):
        return False
    return before.pos is Pos.VERB or "preposition" in particle_classes(before.lemma)


def _is_among_bodies(document: Document, index: int) -> bool:
    """After a verb, those who belong to it or a state it is joined to: قالت حماس, أيدي حماس, بين إسرائيل وحماس.

    The context has already made it a name.
    """
    before, own = document.tags[index - 1] if index else None, document.tags[index]
    if before is None or before.article or before.enclitic:
        return False
    if before.pos is Pos.NAME and "countries" in before.lemma.tables:
        return own is not None and own.particles == "و"
    return before.pos is Pos.VERB or before.pos in _ORDINARY


def _is_placed(document: Document, phrase: NounPhrase) -> bool:
    """After a preposition of place, a noun that places are named after, another place, or before a dateline's end."""
    tag = document.tags[phrase.first]
    if tag is not None and tag.particles.endswith("ب"):
        return True
    at = phrase.first - 1
    before = document.tags[at] if at >= 0 else None
    word = document.tokens[at].word if at >= 0 else None
    if stands_as(word, "locating"):
        return True
    if before is not None and not (before.article or before.enclitic or before.pos is Pos.NAME):
        return description_type(before.lemma) is not None and before.pos is not Pos.VERB
    if tag is not None and tag.particles == "و" and before is not None and "places" in before.lemma.tables:
        return True
    opens = at < 0 or "\n" in document.text[document.tokens[at].end : document.tokens[phrase.first].start]
    return opens and phrase.last < len(document.tokens) and document.tokens[phrase.last].text in _DATELINE
