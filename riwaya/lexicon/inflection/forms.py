"""A surface form with what it says."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.lexicon.features import Features


class Form(NamedTuple):
    """One written form of a lemma, in full orthography without marks."""

    text: str
    features: Features
