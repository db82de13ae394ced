"""Small readings written by hand, for tests that need no reader."""

from __future__ import annotations

from riwaya.model import Attribution, Entity, Event, Mention, Reading, Report, Span


def reading(
    id: str,
    text: str,
    *,
    outlet: str = "صحيفة الجسر",
    published: str | None = "2024-05-03",
    speaker: str | None = None,
    trigger: str = "قصف",
    **fields: object,
) -> Reading:
    """A report with one event of shelling in سراقب, said by a speaker if one is given (the first words of the text)."""
    place = _span(text, "سراقب")
    entities = [Entity(id="e1", name="سراقب", type="GPE")]
    mentions = [Mention(id="m1", span=place, type="GPE", entity="e1")]
    said: list[Attribution] = []
    if speaker is not None:
        source = _span(text, speaker)
        entities.append(Entity(id="e2", name=speaker, type="ORG"))
        mentions.append(Mention(id="m2", span=source, type="ORG", entity="e2"))
        said.append(
            Attribution(
                id="a1", cue=None, source=source, speaker="e2", content=(Span(source.end + 1, len(text)),),
                form="indirect", stance="say",
            )
        )  # fmt: skip
    given: dict[str, object] = {
        "place": "e1",
        "time": "2024-05-02",
        "mode": "heavy-weapons",
        "said_by": ("a1",) if said else (),
        **fields,
    }
    event = Event(id="v1", trigger=_span(text, trigger), type="ASSAULT", **given)  # type: ignore[arg-type]
    return Reading(
        report=Report(id=id, text=text, outlet=outlet, published=published),
        mentions=tuple(mentions),
        entities=tuple(entities),
        attributions=tuple(said),
        events=(event,),
    )


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))
