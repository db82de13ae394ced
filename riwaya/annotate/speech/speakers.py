"""Who speaks: written subjects, dropped subjects taken up from the sentence before, participles of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from riwaya.annotate.markers import plays
from riwaya.annotate.names.phrase import NounPhrase
from riwaya.annotate.speech.contents import Contents
from riwaya.annotate.speech.drafts import Draft
from riwaya.text import Document


def find_speakers(document: Document, drafts: Sequence[Draft]) -> list[NounPhrase | None]:
    """The phrase of the speaker of each draft, None where nobody is named, nobody spoke or the verb is passive."""
    speakers: list[NounPhrase | None] = []
    last: NounPhrase | None = None
    last_sentence = -10
    imperfect = False
    for draft in drafts:
        speaker = draft.source_phrase
        if speaker is None and draft.carried is not None and (draft.nearest or draft.sentence != last_sentence):
            speaker = draft.carried
        if speaker is None and _inherits(draft, last_sentence) and (imperfect or not draft.hedge):
            speaker = last
        if speaker is not None and plays(document.tags[speaker.first], "any"):  # لم تتبن أي جهة الهجوم
            speakers.append(None)
            continue
        speakers.append(speaker)
        if speaker is not None and draft.kind in ("verb", "participle", "parenthesis") and not draft.outer:
            last, last_sentence, imperfect = speaker, draft.sentence, draft.imperfect
        elif draft.passive and not draft.relayed:
            last = None
    return speakers


def _inherits(draft: Draft, last_sentence: int) -> bool:
    """Whether a cue without subject continues with the speaker before it."""
    if draft.passive or draft.kind not in ("verb", "participle", "phrase"):
        return False
    if draft.kind == "participle" and draft.form == "nominal":  # القائد المزعوم: the reporter's distance
        return False
    return draft.sentence - last_sentence <= (2 if draft.kind == "verb" else 0)


def write_out_sources(drafts: Sequence[Draft], speakers: Sequence[NounPhrase | None]) -> tuple[Draft, ...]:
    """The drafts of a text of one sentence: a dropped subject has the words the sentence names it by as its source.

    A report tells who speaks by its entities, and a source there is what is written beside the cue. A sentence that is
    read alone is a record of its own: its source is the written phrase wherever it stands in it.
    """
    written = {draft.source_phrase: draft.source for draft in drafts if draft.source_phrase is not None}
    return tuple(
        replace(draft, source=written.get(speaker, speaker.span))
        if draft.source is None and speaker is not None and not draft.outer
        else draft
        for draft, speaker in zip(drafts, speakers, strict=True)
    )


def find_outer(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the innermost other draft whose content holds its cue; a relayed one lies in its relay."""
    contents = Contents(drafts)
    outer: list[int | None] = []
    for index, draft in enumerate(drafts):
        if draft.relayed and index > 0:
            outer.append(index - 1)
            continue
        holders = [
            (span.end - span.start, other)
            for span, other in contents.holding(draft.cue)
            if other != index and not span.overlaps(drafts[other].cue)
        ]
        outer.append(min(holders)[1] if holders else None)
    return outer
