"""Whether a word that may be a number is one: ألف or ألّف, خمس السكان or خمس نساء, 10.000 people or ten."""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec.structs import replace

from riwaya.annotate.numbers.grammar import Grammar
from riwaya.annotate.numbers.senses import Kind
from riwaya.annotate.numbers.signs import is_alone
from riwaya.annotate.numbers.terms import DIALECT_HALF, Term
from riwaya.lexicon import Grammatical, Pos
from riwaya.lexicon.letters import DAMMA, MARKS, fold_light
from riwaya.text import Document, Sentence


def is_number(
    document: Document, grammar: Grammar, index: int, term: Term, sentence: Sentence, *, measured: bool
) -> bool:
    """Whether words that may be numbers are: a lone word with a particle or the value one needs its noun."""
    token, limit = document.tokens[index], sentence.last
    if term.end > index + 1 or token.kind == "number" or token.word is None:
        return True
    if is_alone(document, index, term.end, sentence):
        kinds: tuple[Kind, ...] = ("unit", "teen", "tens", "hundred", "hundreds", "scale", "fraction")
        sense = grammar.sense(index, kinds, None)
        return sense is not None and not sense.morph.particles
    if term.kind == "fraction":
        return grammar.sense(index, ("unit",), None) is not None or _is_fraction(document, index, limit)
    if measured and term.value in (0, 1):  # صفر في المئة, واحد بالمئة
        return True
    if not term.value:
        return _counts_none(document, index, limit)
    tag = document.tags[index]
    if tag is not None and tag.pos in (Pos.VERB, Pos.PARTICLE, Pos.NAME) and tag.lemma.category != "number":
        return _precedes_noun(document, term.end, limit)
    if term.value == 1:
        return _counts_one(document, index, limit)
    return True


_MASCULINE_FRACTIONS = {"numbers:خمسة": 5, "numbers:سبعة": 7, "numbers:تسعة": 9, "numbers:عشرة": 10}


def as_fraction(document: Document, index: int, term: Term, limit: int) -> Term:
    """خمس السكان, الخُمس: a fifth; five counts an indefinite plural."""
    token = document.tokens[index]
    if term.row not in _MASCULINE_FRACTIONS or token.text.rstrip(MARKS).endswith(("ة", "ه")):
        return term
    article = document.tags[index + 1].article if index + 1 < limit and document.tags[index + 1] is not None else False  # type: ignore[union-attr]
    if DAMMA in token.text or (article and token.word is not None and not token.word.morphs[0].article):
        parts = _MASCULINE_FRACTIONS[term.row]
        return replace(
            term, value=Fraction(1, parts), kind="fraction", row=f"fractions:{term.row.partition(':')[2][:-1]}"
        )
    return term


def is_grouped(document: Document, index: int, term: Term, limit: int, money: bool) -> bool:
    """10.000 مقاتل: three digits after a point are thousands where whole things or money are counted."""
    text = fold_light(document.tokens[index].text)
    if term.end != index + 1 or not _THOUSANDS.fullmatch(text):
        return False
    tag = document.tags[term.end] if term.end < limit else None
    if money:  # 1.500 ليرة is grouped, a price of 2.850 is not
        return text.endswith("00")
    return (
        tag is not None
        and tag.pos in (Pos.NOUN, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE)
        and not tag.article
    )


_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _precedes_noun(document: Document, index: int, limit: int) -> bool:
    """Whether a word that is likelier no number counts the noun after it: ألف عسكري, not ألّف كتابا."""
    if index >= limit or document.tokens[index].word is None:
        return False
    tag = document.tags[index]
    return tag is None or (
        tag.pos in (Pos.NOUN, Pos.ADJECTIVE, Pos.ACTIVE_PARTICIPLE, Pos.PASSIVE_PARTICIPLE)
        and not (tag.article or tag.particles or tag.features.tanwin)
    )


def _is_fraction(document: Document, index: int, limit: int) -> bool:
    """A lone fraction: نصف before a noun, الثلث with the article; not the price ثمن, not نصف نهائي."""
    token = document.tokens[index]
    sense = token.word.morph("fractions") if token.word is not None else None
    if sense is not None and index and document.tokens[index - 1].text in ("إلا", "الا"):
        return True
    if sense is not None and sense.particles == "و" and sense.lemma.key in ("نصف", "ربع", "ثلث"):
        return True
    if sense is not None and f"fractions:{sense.lemma.key}" == DIALECT_HALF:
        return _is_divided(document, index + 1, limit)
    if sense is None or index + 1 >= limit:
        return sense is not None and sense.article
    following = document.tokens[index + 1]
    if following.text.startswith(("نهائي", "سنوي", "شهري", "النهائي", "السنوي")):
        return False
    if sense.lemma.key in ("ثمن", "عشر", "خمس", "سبع", "تسع", "سدس"):
        return (sense.article and "\N{ARABIC DAMMA}" in token.text) or (sense.article and following.word is None)
    return True


def _is_divided(document: Document, index: int, limit: int) -> bool:
    """Whether a word that 'half' in dialect is taken of follows: نص ساعة, نص لتر; not نص البيان."""
    word = document.tokens[index].word if index < limit else None
    return word is not None and any(
        not (morph.article or morph.particles or morph.enclitic)
        and not morph.lemma.tables.isdisjoint(("time_units", "units", "currencies"))
        for morph in word.morphs
    )


def _counts_none(document: Document, index: int, limit: int) -> bool:
    """صفر counts the noun after it (صفر إصابات); it is a month or the plural of yellow elsewhere."""
    token = document.tokens[index]
    morph = token.word.morph("numbers") if token.word is not None else None
    if morph is None or morph.article or index + 1 >= limit:
        return False
    before, after = document.tags[index - 1] if index else None, document.tags[index + 1]
    if before is not None and before.pos is Pos.NOUN and not (before.particles or before.article):
        return False
    return (
        after is not None
        and after.pos is Pos.NOUN
        and after.features.number is Grammatical.PLURAL
        and after.lemma.category != "time"
        and not (after.article or after.particles or after.enclitic)
    )


def _counts_one(document: Document, index: int, limit: int) -> bool:
    """واحد counts after its noun (قتيل واحد) or before من; الواحد and أحد do not."""
    token = document.tokens[index]
    morph = token.word.morph("numbers") if token.word is not None else None
    if morph is None or morph.article or morph.lemma.key != "واحد":
        return False
    if document.tokens[index - 1].text in ("جانب", "طرف", "آن", "وقت") and document.tokens[index - 2].text in (
        "من",
        "في",
    ):
        return False
    before = document.tags[index - 1] if index else None
    return before is not None and not before.article and document.tokens[index - 1].word is not None
