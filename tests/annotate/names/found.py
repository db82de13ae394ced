"""What was read at words of a sentence, for the tests of names, and the mark of what is known to be read wrongly."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet
from msgspec import UNSET

from riwaya.model import Entity, Location, Mention

from .cases import locate, read


def mention_at(text: str, words: str) -> Mention | None:
    """The mention of exactly these words."""
    span = locate(text, words)
    return next((item for item in read(text).mentions if item.span == span), None)


def entity_at(text: str, words: str) -> Entity:
    """What exactly these words mention."""
    mention = mention_at(text, words)
    assert mention is not None, f"{words} is no mention: {[item.span.of(text) for item in read(text).mentions]}"
    return next(item for item in read(text).entities if item.id == mention.entity)


def location_at(text: str, words: str) -> Location:
    """Where what these words mention lies."""
    location = entity_at(text, words).location
    assert location is not UNSET, f"{words} lies nowhere"
    return location


def is_one(text: str, first: str, second: str) -> bool:
    """Whether two mentions are of one referent."""
    return entity_at(text, first).id == entity_at(text, second).id


def wrong(*values: object, why: str) -> ParameterSet:
    """A case that is read wrongly today."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=why))
