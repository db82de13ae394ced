"""An attribution before its speaker has an entity."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.names.phrases import NounPhrase
from riwaya.model import Form, Span, Stance


class Draft(NamedTuple):
    """An attribution as the speech rules made it; `at` is the token of its cue, `source_phrase` what speaks.

    `outer` marks the outer half of a relay (نقلت الوكالة عن …): the draft after it is embedded in it.
    `shares` says that the speaker is that of the draft with this index (participles share their clause's subject).
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
    kind: str
    rule: str
    row: str
    outer: bool = False
    relayed: bool = False
    feminine: bool = False
    plural: bool = False
    distance: bool = False
