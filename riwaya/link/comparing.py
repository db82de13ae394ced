"""How two values of one attribute stand to each other: the same, one within the other, or not both possible."""

from __future__ import annotations

from typing import Literal, TypeAlias

from riwaya.link.bounds import read_bounds
from riwaya.link.naming import is_nameless, is_people, place_words, same_name
from riwaya.link.numbers import interval
from riwaya.link.weapons import weapon_kind
from riwaya.link.words import fold_words
from riwaya.model import Claim

Comparison: TypeAlias = Literal["agree", "refine", "refined", "differ"]

# Clock times so near are one.
_MINUTES = 10


def compare(attribute: str, a: Claim, b: Claim) -> Comparison:
    """`refine`: `b` lies within `a`; `refined`: the other way round."""
    if a.key == b.key:
        return "agree"
    match attribute:
        case "recipient" if _one_describes(str(a.value), str(b.value)):
            return "refine"
        case "actor" | "recipient":
            return _names(str(a.value), str(b.value), a.key, b.key)
        case "instrument":
            return _weapons(str(a.value), str(b.value))
        case "place":
            return _places(a, b)
        case "day":
            return _days(str(a.value), str(b.value))
        case "time":
            return _clocks(str(a.value), str(b.value))
        case "status":
            return "differ" if "denied" in (a.key, b.key) else "refine"
    return _numbers(a, b)


def _numbers(a: Claim, b: Claim) -> Comparison:
    if isinstance(a.value, str) or isinstance(b.value, str):
        return "agree" if a.value == b.value else "differ"
    x, y = interval(a.value), interval(b.value)
    if x is None or y is None:
        return "refine" if x is None else "refined"
    if x == y:
        return "agree"
    if x.contains(y):
        return "refine"
    return "refined" if y.contains(x) else "refine" if x.meets(y) else "differ"


def _names(a: str, b: str, a_key: str, b_key: str) -> Comparison:
    if same_name(a_key, b_key):
        return "agree"
    a_vague, b_vague = _is_vague(a), _is_vague(b)
    if a_vague or b_vague:
        return "refine" if a_vague else "refined"
    return "differ"


def _is_vague(name: str) -> bool:
    """Whether a participant may be anybody, or is named from where the speaker stands (قواتنا)."""
    words = fold_words(name)
    return is_people(name) or is_nameless(name) or (len(words) == 1 and words[0].endswith("نا"))


def _one_describes(a: str, b: str) -> bool:
    """Whether both have one head and one of them only describes it (سوق مزدحم beside سوق القرضة)."""
    x, y = fold_words(a), fold_words(b)
    described = (not any(word.startswith("ال") for word in words[1:]) for words in (x, y) if len(words) > 1)
    return x[:1] == y[:1] and any(described)


def _weapons(a: str, b: str) -> Comparison:
    x, y = set(fold_words(a)), set(fold_words(b))
    if x <= y:
        return "refine" if x < y else "agree"
    if y < x:
        return "refined"
    a_kind, b_kind = weapon_kind(a), weapon_kind(b)
    if a_kind is None or b_kind is None:
        return "refine" if a_kind is None else "refined"
    return "agree" if a_kind == b_kind else "differ"


def _places(a: Claim, b: Claim) -> Comparison:
    x, y = _path(a.key), _path(b.key)
    if x and y:
        if x == y:
            return "agree"
        if _inside(y, x):
            return "refine"
        return "refined" if _inside(x, y) else "differ"
    one, other = place_words(str(a.value)), place_words(str(b.value))
    if one & other:
        return "agree" if one == other else "refine" if one < other else "refined"
    return "refine"


def _path(key: str) -> tuple[str, ...]:
    """A row of the gazetteer (places:القرضة/neighbourhood/LY/سبها) as country, province, name."""
    table, _, row = key.partition(":")
    if table == "countries":
        return (row,)
    if table != "places" or row.count("/") < 3:
        return ()
    name, kind, country, province = row.split("/")[:4]
    return (country, province or name) if kind in ("province", "region") else (country, province, name)


def _inside(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    """Whether a place lies in another; a town that bears the name of its province may be either."""
    if len(outer) == 3 and outer[1] == outer[2]:
        outer = outer[:2]
    return inner[: len(outer)] == outer


def _days(a: str, b: str) -> Comparison:
    x, y = read_bounds(a), read_bounds(b)
    if x is None or y is None:
        return "refine"
    if x.begin <= y.begin and y.end <= x.end:
        return "refine"
    return "refined" if y.begin <= x.begin and x.end <= y.end else "differ"


def _clocks(a: str, b: str) -> Comparison:
    """Clock times differ unless they are near; a part of the day holds the clock times within it."""
    x, y = read_bounds(a), read_bounds(b)
    apart = x.minutes_apart(y) if x is not None and y is not None else None
    if x is None or y is None or apart is None:
        return "refine"
    if x.has_clock and y.has_clock:
        return "agree" if apart <= _MINUTES else "differ"
    if apart > 0:
        return "differ"
    return "refined" if x.has_clock else "refine"
