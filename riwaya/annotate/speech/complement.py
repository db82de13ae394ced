"""What a verb of saying governs: its subject, and where its content opens."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.speech.quotes import Quotation

Opening = Literal["clause", "colon", "quote", "noun", "antecedent"]


class Complement(Struct, frozen=True, gc=False):
    """What a cue governs. `start` is the token, `offset` the character at which the content begins.

    `sources` are the phrases of the subject (several if coordinated); `source_end` the last token of a subject that its
    author lengthens; `relay` the phrase after عن in نقل عن, `relay_cue` the token of قوله if it is there;
    `stance_word` the noun that carries the stance of a light verb. `passive` says that the case of the one spoken about
    makes the verb a passive. `reach` is the token up to which a content that opens with its target surely runs.
    """

    opening: Opening
    start: int
    offset: int
    sources: tuple[NounPhrase, ...]
    source_end: int = -1
    quotation: Quotation | None = None
    relay: NounPhrase | None = None
    relay_cue: int | None = None
    stance_word: int | None = None
    passive: bool = False
    reach: int = -1
