"""Nouns and adjectives: number, gender, construct state, accusative alef.

Case shows in letters only in duals, sound plurals and the accusative alef; attached pronouns and the
article are taken off by the text room, so they are not written out here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from riwaya.lexicon.features import Features, Grammatical, Pos
from riwaya.lexicon.inflection.forms import Form

SOUND_MASCULINE = "ون"
SOUND_FEMININE = "ات"
# Marks a word that drops its final ي when indefinite and not accusative: ماض~, الماضي, ماضيا.
WEAK = "~"
# Endings of singulars whose plural of four letters is weak: مبنى/مبان, ثانية/ثوان, تهنئة/تهان.
_WEAK_SINGULARS = ("ى", "ية", "ي", "اء", "اة", "وة", "ئة")
# Plurals that are weak though their singulars are not.
_SHORTEST_PLURAL = 5
_SINGULARS_IN_AT = frozenset(("فوسفات", "انفلات", "التفات", "افتئات"))
_WEAK_PLURALS = frozenset(("أراض", "ليال", "أهال", "أياد", "أيد"))


def split_notation(notation: str) -> tuple[str, tuple[str, ...]]:
    """A noun lemma and its plurals: 'مدير/ون,مدراء' -> ('مدير', ('ون', 'مدراء'))."""
    lemma, _, plurals = notation.partition("/")
    return lemma, tuple(plural for plural in plurals.split(",") if plural)


def noun_key(notation: str) -> str:
    """The lemma itself, without plurals and marks of the notation."""
    return notation.partition("/")[0].replace(WEAK, "")


def is_feminine(lemma: str, gender: str = "") -> bool:
    """Grammatical gender from the ending unless `gender` states it."""
    if gender:
        return gender == "f"
    return lemma.endswith(("ة", "اء", "ى")) or is_plural_only(lemma)


def is_plural_only(lemma: str) -> bool:
    """Whether a lemma is itself a plural in ات: هجمات, تعزيزات; no verbal noun like إثبات."""
    plural = lemma.endswith(SOUND_FEMININE) and len(lemma) >= _SHORTEST_PLURAL and not lemma.startswith("إ")
    return plural and lemma not in _SINGULARS_IN_AT


def takes_accusative_alef(base: str) -> bool:
    """Whether an indefinite accusative adds a written alef."""
    return not base.endswith(("ة", "اء", "ى", "ا", "أ"))


def add_vowel(base: str, ending: str) -> str:
    """A word with an ending that begins with a vowel: a final hamza may change its seat (عبء, عبئا)."""
    if base.endswith("أ") and ending.startswith("ا"):  # مبدأ, مبدآن
        return base[:-1] + "آ" + ending[1:]
    if base.endswith("ء") and base[-2:-1] not in "اأإآدذرزوؤ":
        return base[:-1] + "ئ" + ending
    return base + ending


def dual_stem(base: str) -> str:
    """The stem that ان and ين are added to."""
    if base.endswith(("ة", "ا")):  # loans: كاميرا, كاميرتان
        return base[:-1] + "ت"
    if base.endswith("ى"):
        return base[:-1] + "ي"
    return base


def inflect_singular(base: str, pos: Pos, feminine: bool) -> Iterator[Form]:
    """The singular, its accusative alef and the dual with and without ن."""
    plain = Features(pos, feminine=feminine)
    yield Form(base, plain)
    if takes_accusative_alef(base):
        yield Form(add_vowel(base, "ا"), replace(plain, tanwin=True))
    yield from inflect_dual(dual_stem(base), pos, feminine)


def inflect_dual(stem: str, pos: Pos, feminine: bool) -> Iterator[Form]:
    """The four written shapes of a dual."""
    dual = Features(pos, feminine=feminine, number=Grammatical.DUAL)
    yield Form(add_vowel(stem, "ان"), replace(dual, sound=True))
    yield Form(add_vowel(stem, "ين"), replace(dual, sound=True, oblique=True))
    yield Form(add_vowel(stem, "ا"), replace(dual, construct=True))
    yield Form(add_vowel(stem, "ي"), replace(dual, construct=True, oblique=True))


def inflect_sound_masculine(stem: str, pos: Pos) -> Iterator[Form]:
    """ون, ين and their construct forms."""
    plural = Features(pos, number=Grammatical.PLURAL)
    yield Form(stem + "ون", replace(plural, sound=True))
    yield Form(stem + "ين", replace(plural, sound=True, oblique=True))
    yield Form(stem + "و", replace(plural, construct=True))
    yield Form(stem + "ي", replace(plural, construct=True, oblique=True))


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


def is_weak(lemma: str, plurals: tuple[str, ...]) -> bool:
    """Whether the singular drops its final ي: by its mark, or by a plural like قضاة."""
    cut = any(plural.endswith("اة") and len(plural) == 4 for plural in plurals)
    return lemma.endswith(WEAK) or (cut and not lemma.endswith("ة"))


def is_weak_plural(lemma: str, plural: str) -> bool:
    """Whether a broken plural drops its final ي: مبان, ثوان, أماس."""
    if plural.endswith(WEAK) or plural in _WEAK_PLURALS:
        return True
    return len(plural) == 4 and plural[2] == "ا" and plural[3] not in "ءاى" and lemma.endswith(_WEAK_SINGULARS)


def inflect_weak(short: str, features: Features) -> Iterator[Form]:
    """A broken plural without and with its final ي: مبان, المباني."""
    yield Form(short, features)
    yield Form(short + "ي", features)
    yield Form(short + "يا", replace(features, tanwin=True))


def plural_stem(lemma: str, ending: str) -> str:
    """The stem that a sound plural is added to."""
    if lemma.endswith("ى"):
        return lemma[:-1] + ("ي" if ending == SOUND_FEMININE else "")
    if lemma.endswith("ا") and ending == SOUND_FEMININE:  # loans: كاميرا, كاميرات
        return lemma[:-1]
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
    elif is_weak_plural(lemma, plural):
        yield from inflect_weak(plural.removesuffix(WEAK), Features(pos, feminine=feminine, number=Grammatical.PLURAL))
    else:
        yield from inflect_broken(plural, Features(pos, feminine=feminine, number=Grammatical.PLURAL))


def is_sound_feminine(plural: str) -> bool:
    """Whether a plural given in full is one in ات (هجمات, سنوات) and none like أصوات."""
    return plural.endswith(SOUND_FEMININE) and not (plural.startswith("أ") and len(plural) == 5)


def inflect_broken(plural: str, features: Features) -> Iterator[Form]:
    """A broken plural and its accusative alef."""
    yield Form(plural, features)
    if takes_accusative_alef(plural) and not is_sound_feminine(plural):
        yield Form(add_vowel(plural, "ا"), replace(features, tanwin=True))
    if plural.endswith("ون"):  # سنون، بنون
        yield Form(plural[:-2] + "ين", replace(features, oblique=True))


def inflect_noun(notation: str, gender: str = "", pos: Pos = Pos.NOUN) -> Iterator[Form]:
    """All written forms of a noun from its notation, without article and attached pronouns."""
    lemma, plurals = split_notation(notation)
    feminine = is_feminine(lemma, gender)
    base = lemma.removesuffix(WEAK)
    if is_weak(lemma, plurals):
        yield Form(base, Features(pos, feminine=feminine))
        yield from inflect_singular(base + "ي", pos, feminine)
        if SOUND_MASCULINE in plurals:
            yield from inflect_sound_masculine(base, pos)
            yield from inflect_feminine(base + "ي", pos)
            plurals = tuple(plural for plural in plurals if plural != SOUND_MASCULINE)
    else:
        yield from inflect_singular(base, pos, feminine)
    for plural in plurals:
        yield from inflect_plural(base, plural, pos, feminine)


def inflect_adjective(notation: str, pos: Pos = Pos.ADJECTIVE) -> Iterator[Form]:
    """All written forms of an adjective or participle: both genders, three numbers, broken plurals."""
    lemma, plurals = split_notation(notation)
    if lemma.endswith(WEAK):
        yield from inflect_defective(lemma[:-1], lemma[:-1] + "ي", pos)
    else:
        yield from inflect_singular(lemma, pos, feminine=False)
        yield from inflect_sound_masculine(plural_stem(lemma, SOUND_MASCULINE), pos)
        yield from inflect_feminine(lemma, pos)
    for form in plurals:
        if _is_feminine_of(lemma, form):
            yield Form(form, Features(pos, feminine=True))
        else:
            yield from inflect_broken(form, Features(pos, number=Grammatical.PLURAL))


def _is_feminine_of(lemma: str, form: str) -> bool:
    """أكبر/كبرى, أحمر/حمراء, آخر/أخرى, عطشان/عطشى: one, where قديم/قدامى and غني/أغنياء are many."""
    return form.endswith(("اء", "ى")) and (lemma.endswith("ان") or lemma.startswith(("أ", "آ")))
