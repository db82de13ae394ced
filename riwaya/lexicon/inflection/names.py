"""Names and fixed phrases: they stand as they are, but their first and plural words may show case."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from riwaya.lexicon.features import Features, Grammatical, Pos
from riwaya.lexicon.inflection.forms import Form
from riwaya.lexicon.inflection.nouns import WEAK, takes_accusative_alef

_CASES = {"أبو": ("أبي", "أبا"), "أخو": ("أخي", "أخا"), "ذو": ("ذي", "ذا"), "بنو": ("بني",), "ابن": ("بن",)}


def inflect_name(name: str, pos: Pos = Pos.NAME, feminine: bool = False) -> Iterator[Form]:
    """The name, the other cases that letters show (أبو/أبي ظبي, الحوثيون/الحوثيين), and عبدالله for عبد الله."""
    features = Features(pos, feminine=feminine)
    yield Form(name, features)
    first, space, rest = name.partition(" ")
    for variant in _CASES.get(first, ()):
        yield Form(variant + space + rest, replace(features, oblique=True))
    words = name.split(" ")
    if name.startswith("عبد ال"):
        yield Form(name.replace("عبد ", "عبد", 1), features)
    oblique = [word[:-2] + "ين" if word.endswith("ون") and word.startswith("ال") else word for word in words]
    if oblique != words:
        yield Form(" ".join(oblique), replace(features, number=Grammatical.PLURAL, oblique=True))


def inflect_phrase(notation: str) -> Iterator[Form]:
    """A noun of several words with the article where it may stand: فريق أول, الفريق الركن, ضابط الصف, مفت~ عام.

    Which of the shapes is the usual one depends on whether the words are a construct; the others do no harm.
    """
    words = notation.split(" ")
    features = Features(Pos.NOUN)
    yield Form(notation.replace(WEAK, ""), features)
    bare = [word.removesuffix(WEAK) for word in words]
    full = [word.replace(WEAK, "ي") for word in words]
    definite = [word if word.startswith("ال") else "ال" + word for word in full]
    yield Form(" ".join([definite[0], *bare[1:]]), features)
    yield Form(" ".join([definite[0], *full[1:]]), features)
    yield Form(" ".join([*full[:-1], definite[-1]]), features)
    for count in range(2, len(words) + 1):
        yield Form(" ".join([*definite[:count], *full[count:]]), features)
    if takes_accusative_alef(full[0]):
        alef = full[0] + "ا"
        yield Form(" ".join([alef, *bare[1:]]), replace(features, tanwin=True))
