"""Reads the attributions of a document: cues with their complements first, then where each content ends."""

from __future__ import annotations

from riwaya.annotate.names.reader import PhraseReader
from riwaya.annotate.speech.anchors import find_anchors
from riwaya.annotate.speech.cues import find_cues
from riwaya.annotate.speech.drafting import Drafter
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.governing import GoverningReader
from riwaya.annotate.speech.nominal import NominalReader
from riwaya.annotate.speech.quotes import find_quotations
from riwaya.annotate.speech.scope import ScopeReader
from riwaya.text import Document


def read_speech(document: Document, phrases: PhraseReader) -> list[Draft]:
    """All attributions in the order of their cues, an agency's before the one it relays."""
    quotations = find_quotations(document)
    cues = list(find_cues(document))
    found = list(GoverningReader(document, phrases, quotations).read(cues))
    nominal = NominalReader(document, phrases, quotations)
    others = list(nominal.find(cues, found))
    # All anchors must be known before any content is given its end.
    anchors = find_anchors(document, found, quotations)
    anchors |= {item.anchor for item in others if item.anchor is not None}
    scope = ScopeReader(document, quotations, anchors, frozenset(item.cue.word for item in found))
    drafter = Drafter(document, quotations, scope)
    drafts = [draft for item in found for draft in drafter.drafts(item)]
    drafts += [draft for item in others if (draft := nominal.draft(item, scope)) is not None]
    return sorted(drafts, key=lambda draft: (draft.cue, not draft.outer))
