"""Nouns in the dual count two: صاروخان, غارتين, الطرفين, محليتي بربر وأبو حمد."""

from __future__ import annotations

from functools import lru_cache

from riwaya.annotate.numbers.expression import NumberExpression
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.tables import FalseDualRow
from riwaya.text import Document, Morph, Word

_COUNTED = frozenset(("nouns", "heads", "titles", "triggers", "verbs", "cues"))
_NOT_COUNTED = frozenset(("numbers", "time_units", "weekdays", "fractions", "dayparts", "ordinals"))
_NOMINAL = frozenset((Pos.NOUN, Pos.MASDAR, Pos.NAME, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE))
_DESCRIBING = frozenset((Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE))
_SHARING = frozenset((Pos.NOUN, Pos.MASDAR, Pos.NAME))
_REACH = 6


@lru_cache(maxsize=100_000)
def dual_morph(word: Word) -> Morph | None:
    """The reading of a word as a dual noun, if nothing likelier competes with it."""
    if not any(morph.features.number is Grammatical.DUAL for morph in word.morphs):
        return None
    if any(
        "false_duals" in morph.lemma.tables and morph.lemma.row(FalseDualRow) and morph.base for morph in word.morphs
    ):
        return None
    dual = next((morph for morph in word.morphs if _is_counted_dual(morph)), None)
    return None if dual is None or any(_competes(morph, dual) for morph in word.morphs) else dual


def _is_counted_dual(morph: Morph) -> bool:
    features = morph.features
    return (
        features.number is Grammatical.DUAL
        and features.pos is Pos.NOUN
        and morph.exact
        and not morph.lemma.tables.isdisjoint(_COUNTED)
        and morph.lemma.tables.isdisjoint(_NOT_COUNTED)
        and (features.sound or _is_construct(morph))
    )


def _is_construct(morph: Morph) -> bool:
    """قذيفتا, محليتي, شارعي X وY; سيارتي 'my car' is told apart by what follows."""
    return morph.features.construct and not morph.enclitic and (_is_feminine(morph) or morph.features.oblique)


def _is_feminine(morph: Morph) -> bool:
    """Whether a ت shows the dual."""
    return morph.lemma.key.endswith("ة")


def _competes(other: Morph, dual: Morph) -> bool:
    """Whether a reading of the same letters is likelier than the dual."""
    if other is dual or not other.exact:
        return False
    clitics = len(other.particles) + bool(other.enclitic) + other.article
    if clitics > len(dual.particles) + bool(dual.enclitic) + dual.article:
        return False
    features = other.features
    if dual.features.construct and not _is_feminine(dual):  # شارعي has no other reading, رئيسي has
        if other.lemma is dual.lemma and _broken_plurals(dual):  # وزيري: the plural is وزراء
            return False
        return features.number is not Grammatical.DUAL
    if features.number is Grammatical.DUAL or features.pos is Pos.ADJECTIVE:
        return False
    if features.number is Grammatical.PLURAL and features.sound:
        return other.lemma is not dual.lemma or not _has_broken_plural(dual)
    return (
        features.number is Grammatical.PLURAL
        or features.pos is Pos.NAME
        or other.base
        or (features.pos is Pos.VERB and not dual.article)
    )


def _has_broken_plural(morph: Morph) -> bool:
    key = morph.lemma.key
    return _broken_plurals(morph) and not (
        key.startswith("م") or (len(key) == 4 and key[1] == "ا")
    )  # participles: ناشطين, محتجين


def _broken_plurals(morph: Morph) -> bool:
    """Whether the lexicon gives a noun a broken plural."""
    notations = [getattr(row, "lemma", "") for row in morph.lemma.all_rows()]
    plurals = [plural for notation in notations for plural in notation.partition("/")[2].split(",") if plural]
    return any(plural not in ("ون", "ات") for plural in plurals)


def read_dual(document: Document, index: int, limit: int) -> NumberExpression | None:
    """The dual at a token, unless it only agrees with a dual before it or a number word follows it."""
    token = document.tokens[index]
    if token.word is None or (morph := dual_morph(token.word)) is None:
        return None
    tag = document.tags[index]
    if tag is not None and tag.lemma is not morph.lemma and tag.features.number is not Grammatical.DUAL:
        return None
    if (index + 1 < limit and _is_two(document, index + 1)) or "ك" in morph.particles:
        return None
    if _agrees(document, index, morph) or (
        morph.features.construct and not _opens_construct(document, index, limit, morph)
    ):
        return None
    return NumberExpression(
        index, index, token.stem_span(morph), 2, "dual", "numbers.dual", f"nouns:{morph.lemma.key}", bare=index,
        definite=morph.article, particles=morph.particles,
    )  # fmt: skip


def _is_two(document: Document, index: int) -> bool:
    """مسلحان اثنان: the number word counts."""
    word = document.tokens[index].word
    morph = word.morph("numbers") if word is not None else None
    return morph is not None and morph.lemma.key == "اثنان" and not (morph.particles or morph.article)


def _agrees(document: Document, index: int, morph: Morph) -> bool:
    """الطرفين العسكريين: the second word describes the first."""
    before = document.tokens[index - 1].word if index else None
    if before is None or morph.particles:
        return False
    other = dual_morph(before)
    return other is not None and other.article == morph.article and not other.features.construct


def _opens_construct(document: Document, index: int, limit: int, morph: Morph) -> bool:
    """Whether a noun follows that the dual can stand before: قذيفتي هاون, وزارتي الداخلية والدفاع."""
    if index + 1 >= limit or document.tokens[index + 1].kind not in ("word", "number"):
        return False
    tag = document.tags[index + 1]
    if tag is not None and (tag.pos not in _NOMINAL or tag.particles):
        return False
    if not _is_feminine(morph):
        return _is_shared(document, index + 1, limit, morph) and _is_coordinated(document, index + 1, limit)
    if tag is not None and tag.article and tag.pos in _DESCRIBING:  # حياتي اليومية; but وزارتي الداخلية والدفاع
        return _is_coordinated(document, index + 1, limit)
    return morph.features.oblique or tag is not None


def _is_shared(document: Document, index: int, limit: int, morph: Morph) -> bool:
    """Whether what follows can share a dual: وزيري الخارجية, فريقي 8 و14; not وضعي الصحي, عمري 14 سنة."""
    word = document.tokens[index].word
    if word is None:
        return index + 2 < limit and document.tokens[index + 2].kind == "number"
    office = "titles" in morph.lemma.tables  # وزيري المالية والنفط
    return not word.morphs or any(
        (other.pos in _SHARING or office) and (other.article or other.pos is Pos.NAME) for other in word.morphs
    )


def _is_coordinated(document: Document, index: int, limit: int) -> bool:
    """شارعي الحمرا وفردان: two names joined by و."""
    for at in range(index + 1, min(index + _REACH, limit)):
        tag = document.tags[at]
        if tag is not None and tag.pos in (Pos.VERB, Pos.PARTICLE):
            return document.tokens[at].text == "و"
        word = document.tokens[at].word
        if (
            document.tokens[at].text == "و"
            or (tag is not None and "و" in tag.particles)
            or (word is not None and "و" in word.particles)
        ):
            return True
    return False
