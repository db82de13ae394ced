"""Verbs: perfect, imperfect and short forms in all persons and both voices, participles, verbal nouns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from msgspec.structs import replace

from riwaya.lexicon.features import Aspect, Features, Grammatical, Pos, Voice
from riwaya.lexicon.inflection.forms import Form
from riwaya.lexicon.inflection.masdars import regular_masdars
from riwaya.lexicon.inflection.nouns import add_vowel, inflect_adjective, inflect_defective, inflect_noun
from riwaya.lexicon.inflection.participles import active_participle, passive_participle
from riwaya.lexicon.inflection.patterns import Verb, parse_verb, weak_alef

_PLURAL, _DUAL = Grammatical.PLURAL, Grammatical.DUAL
# Letters of a personal ending or prefix with the features that it changes.
_Affixes: TypeAlias = tuple[tuple[str, dict[str, Any]], ...]
# Personal endings of the perfect that follow the long stem (قال+ت) and the short one (قل+ت).
_LONG_ENDINGS: _Affixes = (
    ("", {}),
    ("ت", {"feminine": True}),
    ("وا", {"number": _PLURAL}),
    ("ا", {"number": _DUAL}),
    ("تا", {"feminine": True, "number": _DUAL}),
)
_SHORT_ENDINGS: _Affixes = (
    ("ن", {"feminine": True, "number": _PLURAL}),
    ("ت", {"person": 1}),
    ("نا", {"person": 1, "number": _PLURAL}),
    ("تم", {"person": 2, "number": _PLURAL}),
)
_PREFIXES: _Affixes = (
    ("ي", {}),
    ("ت", {"feminine": True}),
    ("ن", {"person": 1, "number": _PLURAL}),
    ("أ", {"person": 1}),
)


def inflect_verb(notation: str, masdars: str = "") -> Iterator[Form]:
    """All written forms of a verb with its participles and verbal nouns.

    `masdars` lists verbal nouns in noun notation; empty means the regular one, '-' none.
    """
    verb = parse_verb(notation)
    yield from _perfect(verb.perfect, verb, Voice.ACTIVE if _passive_perfect(verb) else Voice.ANY)
    yield from _imperfect(verb.imperfect, verb, Voice.ACTIVE if _passive_imperfect(verb) else Voice.ANY)
    if passive := _passive_perfect(verb):
        yield from _perfect(passive, verb, Voice.PASSIVE)
    if passive := _passive_imperfect(verb):
        yield from _imperfect(passive, verb, Voice.PASSIVE)
    yield from _participles(verb)
    if masdars != "-":
        for masdar in masdars.split(",") if masdars else regular_masdars(verb):
            with_plural = masdar if "/" in masdar else masdar + "/ات"
            yield from inflect_noun(with_plural, pos=Pos.MASDAR)


def _perfect(third: str, verb: Verb, voice: Voice) -> Iterator[Form]:
    base = Features(Pos.VERB, Aspect.PERFECT, voice=voice)
    for ending, change in _LONG_ENDINGS:
        yield Form(_join_long(third, ending), replace(base, **change))
        if third[-1] == "أ" and ending == "وا":  # بدأوا beside بدؤوا
            yield Form(third + ending, replace(base, **change))
    stem = _short_stem(third, verb)
    for ending, change in _SHORT_ENDINGS:
        yield Form(_join_short(stem, ending), replace(base, **change))


def _join_long(third: str, ending: str) -> str:
    """The long perfect stem with a personal ending: نفى+ت = نفت, دعا+ا = دعوا, قرأ+ا = قرآ."""
    if not ending:
        return third
    last = third[-1]
    if last in "ىا":
        if ending == "ا":
            return third[:-1] + ("و" if _ends_in_waw(third) else "ي") + "ا"
        return third[:-1] + ending
    if last == "ي" and ending == "وا":
        return third[:-1] + ending
    if last in "أء" and ending == "وا":
        return third[:-1] + "ؤوا"
    if last == "أ" and ending == "ا":
        return third[:-1] + "آ"
    return third + ending


def _ends_in_waw(third: str) -> bool:
    """Whether the last root letter is و: دعا, but not أحيا."""
    return third[-1] == "ا" and len(third) == 3


def _short_stem(third: str, verb: Verb) -> str:
    """The stem before a personal ending that begins with a consonant: نفي, دعو, قل, حثث."""
    if verb.weakness == "defective":
        return third[:-1] + ("و" if _ends_in_waw(third) else "ي")
    if verb.weakness == "hollow":
        stem = third[:-2] + third[-1]
        return stem[:-1] + "ئ" if stem.endswith("ء") else stem
    if verb.weakness == "doubled":
        return third + third[-1]
    return third


def _join_short(stem: str, ending: str) -> str:
    """The short stem with a personal ending; two equal letters are written once: كن+نا = كنا, لفت+ت = لفت."""
    return stem + ending[1:] if ending[0] == stem[-1] else stem + ending


def _imperfect(third: str, verb: Verb, voice: Voice) -> Iterator[Form]:
    body = third[1:]
    indicative = Features(Pos.VERB, Aspect.IMPERFECT, voice=voice)
    short = replace(indicative, aspect=Aspect.SHORT)
    for prefix, change in _PREFIXES:
        yield Form(_prefixed(prefix, body), replace(indicative, **change))
        if (jussive := _jussive(body, verb)) != body:
            yield Form(_prefixed(prefix, jussive), replace(short, **change))
    for prefix, feminine in (("ي", False), ("ت", True)):
        plural = replace(indicative, number=_PLURAL, person=2 if feminine else 3)
        dual = replace(indicative, number=_DUAL, feminine=feminine)
        for stem in dict.fromkeys((_vowel_stem(body), body if body.endswith("أ") else _vowel_stem(body))):
            yield Form(prefix + stem + "ون", plural)
            yield Form(prefix + stem + "وا", replace(plural, aspect=Aspect.SHORT))
        yield Form(prefix + _dual_stem(body) + "ان", dual)
        yield Form(prefix + _dual_stem(body) + "ا", replace(dual, aspect=Aspect.SHORT))
    women = "ي" + _join_short(_feminine_stem(body, verb), "ن")
    yield Form(women, replace(indicative, feminine=True, number=_PLURAL))


def _prefixed(prefix: str, body: str) -> str:
    return "آ" + body[1:] if prefix == "أ" and body.startswith("أ") else prefix + body


def _vowel_stem(body: str) -> str:
    """The imperfect stem before ون: ينفي -> ينف+ون, يبدأ -> يبدؤ+ون, يجيء -> يجيئ+ون."""
    if body[-1] in "يىو" and len(body) >= 2:
        return body[:-1]
    if body.endswith(("أ", "اء")):
        return body[:-1] + "ؤ"
    return add_vowel(body, "")


def _dual_stem(body: str) -> str:
    return body[:-1] + "ي" if body.endswith("ى") else add_vowel(body, "")


def _jussive(body: str, verb: Verb) -> str:
    if verb.weakness == "defective":
        return body[:-1]
    if verb.weakness == "hollow":
        return body[:-2] + ("ئ" if body.endswith("ء") else body[-1])
    return body


def _feminine_stem(body: str, verb: Verb) -> str:
    if verb.weakness == "hollow":
        return _jussive(body, verb)
    if verb.weakness == "doubled":
        return body + body[-1]
    return body[:-1] + "ي" if body.endswith("ى") else body


def _passive_perfect(verb: Verb) -> str:
    """The passive perfect where its letters differ from the active: قيل, أشير, نفي, حوصر; else empty."""
    perfect, pattern = verb.perfect, verb.pattern
    if verb.weakness == "hollow" and pattern != "VII":
        return perfect[:-2] + "ي" + perfect[-1]
    if pattern == "III":
        changed = perfect[0] + "و" + perfect[2:]
        if changed.endswith("أ"):  # فوجئ
            return changed[:-1] + "ئ"
        return changed[:-1] + "ي" if verb.weakness == "defective" else changed
    if verb.weakness == "defective" and perfect[-1] in "ىا":
        return perfect[:-1] + "ي"
    if perfect.endswith("أ"):  # قرئ, أنشئ
        return perfect[:-1] + "ئ"
    if pattern == "I" and len(perfect) == 3 and perfect[1] == "أ":
        return perfect[0] + "ئ" + perfect[2]
    return ""


def _passive_imperfect(verb: Verb) -> str:
    """The passive imperfect where its letters differ from the active: يقال, ينفى, يوصف, يؤخذ; else empty."""
    body = verb.imperfect[1:]
    if verb.weakness == "hollow" and body[-2] in "وي":
        return "ي" + body[:-2] + "ا" + body[-1]
    if verb.pattern == "I" and verb.perfect[0] == "و" and not body.startswith("و"):
        rest = body[:-1] + "ى" if verb.weakness == "defective" else body
        return "يو" + rest
    if verb.pattern == "I" and verb.perfect[0] == "أ" and body.startswith("أ"):
        return "يؤ" + body[1:]
    if verb.weakness == "defective" and body[-1] in "يو":
        return "ي" + weak_alef(body[:-1])
    if body.endswith("ئ"):  # ينشأ
        return "ي" + body[:-1] + "أ"
    return ""


def _participles(verb: Verb) -> Iterator[Form]:
    passive_body = (_passive_imperfect(verb) or verb.imperfect)[1:]
    match active_participle(verb):
        case (short, long):
            yield from inflect_defective(short, long, Pos.ACTIVE_PARTICIPLE)
        case (lemma,):
            yield from inflect_adjective(lemma, Pos.ACTIVE_PARTICIPLE)
    for lemma in passive_participle(verb, passive_body):
        yield from inflect_adjective(lemma, Pos.PASSIVE_PARTICIPLE)
