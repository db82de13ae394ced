"""A cue without governing verb, before it is known what it is about."""

from __future__ import annotations

from msgspec import Struct

from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.speech.cues import Cue


class Candidate(Struct, frozen=True, gc=False):
    """A cue with its source; `after` is the token after both, `anchor` where it interrupts a content before it.

    `described` is the phrase that a word of distance belongs to (القائد المزعوم), `carried` who acts in the clause that
    a cue without source goes on (اعتقلت الشرطة شبانا بدعوى مخالفة القانون), `repeats` the token where the statement
    begins that a remark is on (قال إن …، على حد زعمه).
    """

    cue: Cue
    source: NounPhrase | None
    after: int
    anchor: int | None = None
    described: NounPhrase | None = None
    carried: NounPhrase | None = None
    repeats: int | None = None
