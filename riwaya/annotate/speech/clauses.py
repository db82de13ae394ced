"""Where a clause of content opens: إن and أن, alone or with a preposition."""

from __future__ import annotations

from riwaya.annotate.markers import plays, stands_as
from riwaya.lexicon import Pos
from riwaya.text import Document


def complementizer(document: Document, index: int) -> str | None:
    """The preposition fused with إن or أن at a token ('' if bare); None if there is no complementizer."""
    tag = document.tags[index]
    if tag is None or tag.pos is not Pos.PARTICLE or not plays(tag, "complementizer"):
        return None
    if index and stands_as(document.tokens[index - 1].word, "conjunctive"):  # إلا أن, قبل أن: a conjunction
        return None
    # بأن is a word of its own in the lexicon; its key without the أن is the preposition.
    return tag.lemma.key[:-2] or tag.particles.strip("وف")
