"""What people decide about what the program proposes. Decisions are added, never changed or erased.

A decision is told by the characters it is about, not by the number an item has in one reading, so it holds when the
report is read again. A later decision on the same target supersedes an earlier one; an `undo` takes one back, and
undoing the undo brings it into force again.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from riwaya.model.reading import Reading, Record
from riwaya.model.span import Span

Layer: TypeAlias = Literal["times", "quantities", "mentions", "entities", "attributions", "events"]
Judgement: TypeAlias = Literal["accept", "reject", "unsure", "edit", "add", "join", "split", "undo"]


class Anchor(Record, frozen=True, kw_only=True, order=True):
    """What a decision is about: characters of a report, in one layer.

    `span` is that of the item: the trigger of an event, the cue (or, without one, the first content) of an
    attribution, the first mention of an entity. `text_sha256` is of the report's text; left empty, the ledger fills it
    in. `item` is the id the item had in the reading numbered `sequence` of that report; it tells two items on the same
    characters apart, and is no more than a hint when the report has been read again.
    """

    report: str
    layer: Layer
    span: Span
    item: str | None = None
    sequence: int | None = None
    text_sha256: str = ""


class Choice(Record, frozen=True, kw_only=True):
    """A decision as a person makes it, before it is signed and kept.

    `accept`, `reject`, `unsure`: what the person thinks of the item. `edit`: `value` holds the fields that change, as
    in the JSON of the item. `add`: `value` is a whole item that the program missed. `join`, `split`, and `unsure` with
    `other`: whether the events at two anchors are the same happening.
    """

    verdict: Judgement
    target: Anchor
    other: Anchor | None = None
    value: dict[str, Any] | None = None
    reason: str | None = None


class Decision(Choice, frozen=True, kw_only=True):
    """A decision that is kept. `made_at` is UTC, ISO 8601. `seen` is the item as the person saw it.

    `undoes` is the decision that an `undo` takes back, `batch` the id of the decisions that were made (and can be
    undone) as one.
    """

    id: str
    person: str
    made_at: str
    seen: dict[str, Any] | None = None
    undoes: str | None = None
    batch: str | None = None


class Mark(Record, frozen=True, kw_only=True):
    """What was decided about one item of a reviewed reading; `decisions` are the ids of all that made it, in order."""

    layer: Layer
    item: str
    verdict: Judgement
    person: str
    decisions: tuple[str, ...]


class Review(Record, frozen=True, kw_only=True):
    """A reading with the decisions on it applied.

    `marks` says which items people accepted, edited, added or are unsure of; rejected items are absent from `reading`
    and stand in `rejected`, as they were. `unmatched` are decisions whose item the current reading no longer has.
    Items without an id (times, quantities) are named by their span, as `start-end`. The id of an added item begins
    with `+`, so that it is never that of another item in a later reading.
    """

    reading: Reading
    marks: tuple[Mark, ...] = ()
    rejected: tuple[Mark, ...] = ()
    unmatched: tuple[Decision, ...] = ()
