"""Writes out every surface form of a lemma: verbs, participles, verbal nouns, nouns, adjectives, names."""

from riwaya.lexicon.inflection.forms import Form
from riwaya.lexicon.inflection.names import inflect_name, inflect_phrase
from riwaya.lexicon.inflection.nouns import inflect_adjective, inflect_noun, noun_key
from riwaya.lexicon.inflection.patterns import verb_key
from riwaya.lexicon.inflection.verbs import inflect_verb

__all__ = [
    "Form",
    "inflect_adjective",
    "inflect_name",
    "inflect_noun",
    "inflect_phrase",
    "inflect_verb",
    "noun_key",
    "verb_key",
]
