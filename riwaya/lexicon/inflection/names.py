"""Names and fixed phrases: they stand as they are, but their first and plural words may show case."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.lexicon.features import Features, Grammatical, Pos
from riwaya.lexicon.inflection.forms import Form

_CASES = {"أبو": ("أبي", "أبا"), "أخو": ("أخي", "أخا"), "ذو": ("ذي", "ذا"), "بنو": ("بني",), "ابن": ("بن",)}


def inflect_name(name: str, pos: Pos = Pos.NAME, feminine: bool = False) -> Iterator[Form]:
    """The name and, where its letters show case, its other cases: أبو ظبي/أبي ظبي, الحوثيون/الحوثيين."""
    features = Features(pos, feminine=feminine)
    yield Form(name, features)
    first, space, rest = name.partition(" ")
    for variant in _CASES.get(first, ()):
        yield Form(variant + space + rest, features._replace(oblique=True))
    words = name.split(" ")
    oblique = [word[:-2] + "ين" if word.endswith("ون") and word.startswith("ال") else word for word in words]
    if oblique != words:
        yield Form(" ".join(oblique), features._replace(number=Grammatical.PLURAL, oblique=True))
