"""What a verb of attack aims at that is no target: تستهدف زعزعة الاستقرار, كانت تستهدف تنفيذ عمليات اغتيال."""

from __future__ import annotations

from riwaya.annotate.markers import plays
from riwaya.annotate.names.kinds import description_type
from riwaya.lexicon import Pos
from riwaya.lexicon.tables import TriggerRow
from riwaya.text import Document
from riwaya.text.agreement import follows_as_subject
from riwaya.text.tagger import is_act

# Types of deeds that are also those who are together, and can be hit: استهدف تجمعا, استهدف اجتماعا, استهدفت رتلا.
_GATHERINGS = frozenset(("PROTEST", "CONSULT", "MOBILIZE"))


def aims_at_deed(document: Document, verb: int) -> bool:
    """Whether the verb at a token has a deed to be done for its object; not استهدف هجوم حافلة, where the deed hits."""
    aiming = document.tags[verb]
    if aiming is None or not plays(aiming, "targets") or verb + 1 >= len(document.tags):
        return False
    deed, word = document.tags[verb + 1], document.tokens[verb + 1].word
    if deed is None or word is None or deed.article or deed.particles or deed.features.tanwin or not is_act(deed):
        return False
    told = {row.event for morph in word.morphs for row in morph.lemma.rows(TriggerRow)}
    if not told.isdisjoint(_GATHERINGS) or (told and follows_as_subject(aiming, deed)):
        return False
    return any(morph.pos is Pos.MASDAR for morph in word.morphs) and description_type(deed.lemma) is None
