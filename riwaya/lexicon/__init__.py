"""The language as data: rows, the engine that inflects them, one loader, one linter."""

from riwaya.lexicon.features import Aspect, Features, Grammatical, Pos, Voice
from riwaya.lexicon.lexicon import Lemma, Lexicon, Sense, default_lexicon

__all__ = [
    "Aspect",
    "Features",
    "Grammatical",
    "Lemma",
    "Lexicon",
    "Pos",
    "Sense",
    "Voice",
    "default_lexicon",
]
