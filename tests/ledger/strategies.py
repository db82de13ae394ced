"""Any reading that the model allows, derived from the model."""

from __future__ import annotations

import types
import typing
from typing import Any, Literal, Union

import msgspec
from hypothesis import strategies as st

from riwaya.model import Reading, Span

# Surrogates are no text, intake refuses them.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
SPANS = st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1)).map(Span._make)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**63), 2**64 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    type(None): st.none(),
    msgspec.UnsetType: st.just(msgspec.UNSET),
    Span: SPANS,
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """All values of a type that the model uses."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(values_of, arguments))
    if origin is tuple:
        return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(TEXTS, values_of(arguments[1]), max_size=2)
    return records(kind)


def records(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """All records of one class."""
    fields = {name: values_of(hint) for name, hint in typing.get_type_hints(kind).items() if not name.startswith("_")}
    return st.fixed_dictionaries(fields).map(lambda values: kind(**values))


READINGS: st.SearchStrategy[Reading] = records(Reading)
