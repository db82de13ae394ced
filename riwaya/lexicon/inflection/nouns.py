"""Nouns and adjectives: number, gender, construct state, accusative alef.

Case shows in letters only in duals, sound plurals and the accusative alef; attached pronouns and the
article are taken off by the text room, so they are not written out here.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.lexicon.features import Features, Grammatical, Pos
from riwaya.lexicon.inflection.forms import Form

SOUND_MASCULINE = "ون"
SOUND_FEMININE = "ات"


def split_notation(notation: str) -> tuple[str, tuple[str, ...]]:
    """A noun lemma and its plurals: 'مدير/ون,مدراء' -> ('مدير', ('ون', 'مدراء'))."""
    lemma, _, plurals = notation.partition("/")
    return lemma, tuple(plural for plural in plurals.split(",") if plural)


def is_feminine(lemma: str, gender: str = "") -> bool:
    """Grammatical gender from the ending unless `gender` states it."""
    if gender:
        return gender == "f"
    return lemma.endswith(("ة", "اء", "ى"))


def takes_accusative_alef(base: str) -> bool:
    """Whether an indefinite accusative adds a written alef."""
    return not base.endswith(("ة", "اء", "ى", "ا"))


def dual_stem(base: str) -> str:
    """The stem that ان and ين are added to."""
    if base.endswith("ة"):
        return base[:-1] + "ت"
    if base.endswith("ى"):
        return base[:-1] + "ي"
    return base


def inflect_singular(base: str, pos: Pos, feminine: bool) -> Iterator[Form]:
    """The singular, its accusative alef and the dual with and without ن."""
    plain = Features(pos, feminine=feminine)
    yield Form(base, plain)
    if takes_accusative_alef(base):
        yield Form(base + "ا", plain._replace(tanwin=True))
    yield from inflect_dual(dual_stem(base), pos, feminine)


def inflect_dual(stem: str, pos: Pos, feminine: bool) -> Iterator[Form]:
    """The four written shapes of a dual."""
    dual = Features(pos, feminine=feminine, number=Grammatical.DUAL)
    yield Form(stem + "ان", dual._replace(sound=True))
    yield Form(stem + "ين", dual._replace(sound=True, oblique=True))
    yield Form(stem + "ا", dual._replace(construct=True))
    yield Form(stem + "ي", dual._replace(construct=True, oblique=True))


def inflect_sound_masculine(stem: str, pos: Pos) -> Iterator[Form]:
    """ون, ين and their construct forms."""
    plural = Features(pos, number=Grammatical.PLURAL)
    yield Form(stem + "ون", plural._replace(sound=True))
    yield Form(stem + "ين", plural._replace(sound=True, oblique=True))
    yield Form(stem + "و", plural._replace(construct=True))
    yield Form(stem + "ي", plural._replace(construct=True, oblique=True))


def feminine_of(base: str) -> str:
    """The feminine of a noun or adjective that forms it with ة."""
    if base.endswith("ى"):
        return base[:-1] + "اة"
    return base + "ة"


def inflect_feminine(base: str, pos: Pos) -> Iterator[Form]:
    """The ة form of a person noun, adjective or participle, with its dual and plural."""
    lemma = feminine_of(base)
    yield from inflect_singular(lemma, pos, feminine=True)
    stem = base[:-1] + "ي" if base.endswith("ى") else base
    yield Form(stem + SOUND_FEMININE, Features(pos, feminine=True, number=Grammatical.PLURAL))


def inflect_defective(short: str, long: str, pos: Pos) -> Iterator[Form]:
    """A participle of a verb that ends weak: indefinite ناف, نافيا, النافي, plural نافون, feminine نافية."""
    yield Form(short, Features(pos))
    yield from inflect_singular(long, pos, feminine=False)
    yield from inflect_sound_masculine(short, pos)
    yield from inflect_feminine(long, pos)


def defective_variants(lemma: str, plurals: tuple[str, ...]) -> tuple[str, ...]:
    """The shapes with a written ي of a noun whose lemma or plural drops it: محام/المحامي, مبان/المباني."""
    variants: list[str] = []
    persons = {SOUND_MASCULINE} & set(plurals) or any(plural.endswith("اة") for plural in plurals)
    if len(lemma) in (3, 4) and lemma[-2] == "ا" and (persons or set(plurals) & {"أندية", "نواد", "أودية", "وديان"}):
        variants.append(lemma + "ي")
    for plural in plurals:
        weak_singular = lemma.endswith(("ى", "ية", "ي", "اء", "ض", "ل", "اة", "لة"))
        if weak_singular and 4 <= len(plural) <= 5 and plural[-2] == "ا" and plural not in (SOUND_MASCULINE, SOUND_FEMININE):
            variants.append(plural + "ي")
    return tuple(variants)


def plural_stem(lemma: str, ending: str) -> str:
    """The stem that a sound plural is added to."""
    if lemma.endswith("ى"):
        return lemma[:-1] + ("ي" if ending == SOUND_FEMININE else "")
    if lemma.endswith("اة") and ending == SOUND_FEMININE:
        return lemma[:-2] + "و" if len(lemma) == 4 else lemma[:-2] + "ي"
    return lemma[:-1] if lemma.endswith("ة") else lemma


def inflect_plural(lemma: str, plural: str, pos: Pos, feminine: bool) -> Iterator[Form]:
    """One plural of a noun in its notation: ون, ات or a broken plural in full."""
    if plural == SOUND_MASCULINE:
        yield from inflect_sound_masculine(plural_stem(lemma, plural), pos)
        if not feminine:
            yield from inflect_feminine(lemma, pos)
    elif plural == SOUND_FEMININE:
        stem = plural_stem(lemma, plural)
        yield Form(stem + plural, Features(pos, feminine=True, number=Grammatical.PLURAL))
    else:
        features = Features(pos, feminine=feminine, number=Grammatical.PLURAL)
        yield Form(plural, features)
        if takes_accusative_alef(plural):
            yield Form(plural + "ا", features._replace(tanwin=True))
        if plural.endswith("ون"):  # سنون، بنون
            yield Form(plural[:-2] + "ين", features._replace(oblique=True))


def inflect_noun(notation: str, gender: str = "", pos: Pos = Pos.NOUN) -> Iterator[Form]:
    """All written forms of a noun from its notation, without article and attached pronouns."""
    lemma, plurals = split_notation(notation)
    feminine = is_feminine(lemma, gender)
    yield from inflect_singular(lemma, pos, feminine)
    for plural in plurals:
        yield from inflect_plural(lemma, plural, pos, feminine)
    for variant in defective_variants(lemma, plurals):
        number = Grammatical.PLURAL if variant[:-1] in plurals else Grammatical.SINGULAR
        yield Form(variant, Features(pos, feminine=feminine, number=number))
        yield Form(variant + "ا", Features(pos, feminine=feminine, number=number, tanwin=True))


def inflect_adjective(notation: str, pos: Pos = Pos.ADJECTIVE) -> Iterator[Form]:
    """All written forms of an adjective or participle: both genders, three numbers, broken plurals."""
    lemma, plurals = split_notation(notation)
    yield from inflect_singular(lemma, pos, feminine=False)
    yield from inflect_sound_masculine(plural_stem(lemma, SOUND_MASCULINE), pos)
    yield from inflect_feminine(lemma, pos)
    for plural in plurals:
        feminine = plural.endswith(("اء", "ى")) and len(plural) > 3
        yield Form(plural, Features(pos, feminine=feminine, number=Grammatical.PLURAL))
