"""Who can take part in an event."""

from __future__ import annotations

from riwaya.annotate.markers import plays
from riwaya.annotate.names.actors import code_actor
from riwaya.annotate.names.kinds import description_type, name_type
from riwaya.annotate.names.phrase import AGENTS, NounPhrase
from riwaya.text import Document

# The position of who is named by the trigger itself: المتظاهرون.
SELF = ("self",)
# What befalls those whom a row counts.
CASUALTIES = frozenset(("killed", "injured", "missing"))
_BODIES = frozenset(("PER", "ORG"))
_ARMED = frozenset(("MIL", "REB", "UAF", "COP"))
PLACES = frozenset(("GPE", "LOC", "FAC"))


def is_armed(document: Document, phrase: NounPhrase) -> bool:
    """Whether a phrase names a force: by its head, or as the body that its name stands for."""
    if plays(document.tags[phrase.head], "force"):
        return True
    if phrase.type not in _BODIES or not phrase.named:
        return False
    return code_actor(document, range(phrase.first, phrase.last)).sector in _ARMED


def is_participant(phrase: NounPhrase, document: Document) -> bool:
    """Whether a phrase can act or be acted on: a person, body, force or state."""
    if phrase.type is not None:
        return phrase.type in AGENTS
    tag = document.tags[phrase.head]
    return tag is not None and (name_type(tag.lemma) or description_type(tag.lemma)) in AGENTS
