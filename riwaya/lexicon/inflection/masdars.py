"""Regular verbal nouns of the derived forms; those of form I are lexical and stand in the rows."""

from __future__ import annotations

from riwaya.lexicon.inflection.nouns import WEAK
from riwaya.lexicon.inflection.patterns import Verb


def regular_masdars(verb: Verb) -> tuple[str, ...]:
    """The regular verbal noun of a derived form, none for form I."""
    perfect, weakness = verb.perfect, verb.weakness
    match verb.pattern:
        case "II":
            return (_second(perfect, weakness == "defective"),)
        case "III":
            return ("م" + (perfect[:-1] + "ا" if weakness == "defective" else perfect) + "ة",)
        case "IV":
            return (_fourth(perfect, weakness),)
        case "V" | "VI" | "QII":
            return _fifth(perfect, weakness == "defective")
        case "VII" | "VIII":
            return (_long_alef(perfect, weakness),)
        case "X":
            return (_tenth(perfect, weakness),)
        case "QI":
            return (perfect + "ة",)
    return ()


def _second(perfect: str, defective: bool) -> str:
    if defective:
        return "ت" + perfect[:2] + "ية"
    if perfect.endswith("أ"):
        return "ت" + perfect[:2] + "ئة"
    return "ت" + perfect[:2] + "ي" + perfect[2:]


def _fourth(perfect: str, weakness: str) -> str:
    root = perfect[1:]
    if perfect.startswith("آ"):
        return "إي" + (root[:-1] + "اء" if weakness == "defective" else root[0] + "ا" + root[1:])
    if weakness == "hollow":
        return "إ" + root[0] + "ا" + root[2] + "ة"
    if root.startswith("و"):
        root = "ي" + root[1:]
    return "إ" + _with_long_alef(root, weakness)


def _fifth(perfect: str, defective: bool) -> tuple[str, ...]:
    if defective:
        return (perfect[:-1] + WEAK,)
    return (perfect[:-1] + "ؤ",) if perfect.endswith("أ") else (perfect,)


def _long_alef(perfect: str, weakness: str) -> str:
    if weakness == "hollow":
        return perfect[:-2] + "يا" + perfect[-1]
    return _with_long_alef(perfect, weakness)


def _tenth(perfect: str, weakness: str) -> str:
    if weakness == "hollow":
        return perfect + "ة"
    stem = perfect[:3] + "ي" + perfect[4:] if perfect[3] == "و" else perfect
    return _with_long_alef(stem, weakness)


def _with_long_alef(stem: str, weakness: str) -> str:
    """Puts the long alef of إفعال, انفعال, افتعال, استفعال before the last root letter."""
    if weakness == "defective":
        return stem[:-1] + "اء"
    if weakness == "doubled":
        return stem + "ا" + stem[-1]
    last = "ء" if stem.endswith("أ") else stem[-1]
    return stem[:-1] + "ا" + last
