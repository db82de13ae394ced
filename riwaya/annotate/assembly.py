"""Puts the layers together: ids, entities, who said it; the result is a reading."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET

from riwaya.annotate.names.entities import EntityGrouper, Referent
from riwaya.annotate.names.mentions import choose_mentions
from riwaya.annotate.names.phrases import NounPhrase, PhraseReader
from riwaya.annotate.names.surnames import find_surnames
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.reader import SpeechReader
from riwaya.annotate.speech.speakers import find_outer, find_speakers
from riwaya.model import Attribution, Entity, Mention, Quantity, Reading, Time
from riwaya.text import Document


def annotate(document: Document) -> Reading:
    """Reads all layers of a document, each with what the ones before it found."""
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    reader = PhraseReader(document, frozenset())
    reader.adopt(find_surnames(document, reader.read()))
    drafts = SpeechReader(document, reader).read()
    speakers = find_speakers(drafts)
    used = [phrase for phrase in speakers if phrase is not None]
    chosen = choose_mentions(document, reader, used)
    grouper = EntityGrouper(document, reader)
    referents = grouper.group(chosen)
    ids = {id(referent): f"e{number}" for number, referent in enumerate(referents, 1)}
    return Reading(
        report=document.report,
        times=times,
        quantities=quantities,
        mentions=_mentions(chosen, grouper, ids),
        entities=_entities(referents, grouper, ids),
        attributions=_attributions(drafts, speakers, grouper, ids),
    )


def _mentions(chosen: Sequence[NounPhrase], grouper: EntityGrouper, ids: dict[int, str]) -> tuple[Mention, ...]:
    mentions = []
    for number, phrase in enumerate(chosen, 1):
        referent = grouper.referent(phrase)
        assert referent is not None and phrase.type is not None
        mentions.append(
            Mention(
                id=f"m{number}", span=phrase.span, type=phrase.type, entity=ids[id(referent)],
                rule=phrase.rule, row=phrase.row or UNSET,
            )
        )  # fmt: skip
    return tuple(mentions)


def _entities(referents: Sequence[Referent], grouper: EntityGrouper, ids: dict[int, str]) -> tuple[Entity, ...]:
    return tuple(Entity(id=ids[id(r)], name=grouper.name(r), type=r.type) for r in referents)


def _attributions(
    drafts: Sequence[Draft], speakers: Sequence[NounPhrase | None], grouper: EntityGrouper, ids: dict[int, str]
) -> tuple[Attribution, ...]:
    outer = find_outer(drafts)
    attributions = []
    for number, draft in enumerate(drafts):
        speaker = speakers[number]
        referent = grouper.referent(speaker) if speaker is not None else None
        inside = outer[number]
        attributions.append(
            Attribution(
                id=f"a{number + 1}",
                cue=draft.cue,
                source=draft.source,
                speaker=ids[id(referent)] if referent is not None else None,
                content=draft.content,
                form=draft.form,
                stance=draft.stance,
                negated=draft.negated,
                inside=f"a{inside + 1}" if inside is not None else None,
                act=draft.act or UNSET,
                voice="passive" if draft.passive else UNSET,
                rule=draft.rule,
                row=draft.row,
            )
        )
    return tuple(attributions)
