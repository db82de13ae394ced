"""What a person may decide: choices that fit the reading they are about."""

from __future__ import annotations

import msgspec

from riwaya.ledger.decisions.applying import Draft, Entry, make_item
from riwaya.ledger.decisions.targets import change
from riwaya.model import Choice, LedgerError


def check_choice(choice: Choice, draft: Draft, where: str) -> Entry | None:
    """The item that a choice is about; raises LedgerError if the choice cannot be made."""
    _check_shape(choice, where)
    for anchor in filter(None, (choice.target, choice.other)):
        if not 0 <= anchor.span.start < anchor.span.end:
            raise LedgerError(f"{where}: the span {list(anchor.span)} holds no characters")
    if choice.verdict == "add":
        _check_item(choice, where)
        return None
    entry = draft.find(choice.target)
    if entry is None:
        target = choice.target
        raise LedgerError(f"{where}: nothing in {target.layer} at {list(target.span)}; the report was read anew?")
    if choice.verdict == "edit":
        try:
            change(entry.item, choice.value or {})
        except msgspec.ValidationError as error:
            raise LedgerError(f"{where}: {error}") from error
    return entry


def _check_shape(choice: Choice, where: str) -> None:
    if choice.verdict == "undo":
        raise LedgerError(f"{where}: decisions are taken back with Ledger.undo")
    if (choice.value is not None) != (choice.verdict in ("edit", "add")):
        raise LedgerError(f"{where}: edit and add need a value, other verdicts have none")
    if choice.other is None and choice.verdict in ("join", "split"):
        raise LedgerError(f"{where}: {choice.verdict} needs a second event")
    if choice.other is not None and choice.verdict not in ("join", "split", "unsure"):
        raise LedgerError(f"{where}: only join, split and unsure are about two events")
    if choice.other is not None and {choice.target.layer, choice.other.layer} != {"events"}:
        raise LedgerError(f"{where}: only events are joined and split")


def _check_item(choice: Choice, where: str) -> None:
    id = (choice.value or {}).get("id", "+")
    if not str(id).startswith("+"):
        raise LedgerError(f"{where}: the id of an added item begins with +, not '{id}'")
    try:
        make_item(choice, "new")
    except msgspec.ValidationError as error:
        raise LedgerError(f"{where}: {error}") from error
