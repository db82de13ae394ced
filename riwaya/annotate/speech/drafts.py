"""An attribution before its speaker has an entity."""

from __future__ import annotations

from msgspec import Struct

from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.speech.cues import CueKind
from riwaya.model import Commitment, Form, Span, Stance


class Draft(Struct, frozen=True, gc=False):
    """An attribution as the speech rules made it; `at` is the token of its cue, `source_phrase` what speaks,
    `commitment` that of its lexicon row.

    `imperfect` says that the cue is a verb in the imperfect, `hedge` that it opens its sentence as ويعتقد أن does,
    which may name nobody. `carried` is who acted before in the sentence of a cue that drops its subject, `nearest` that
    he speaks rather than who spoke last. `outer` marks
    the outer half of a relay (نقلت الوكالة عن …), `relayed` the draft after it, which is embedded in it.
    """

    at: int
    sentence: int
    cue: Span
    source: Span | None
    source_phrase: NounPhrase | None
    content: tuple[Span, ...]
    form: Form
    stance: Stance
    act: str
    negated: bool
    passive: bool
    kind: CueKind
    rule: str
    row: str
    commitment: Commitment
    imperfect: bool = False
    hedge: bool = False
    carried: NounPhrase | None = None
    nearest: bool = False
    outer: bool = False
    relayed: bool = False
