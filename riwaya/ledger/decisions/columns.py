"""A decision as the columns of its row, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Row

from riwaya.model import Anchor, Decision, Span

PLAIN = ("id", "person", "made_at", "verdict", "reason", "undoes", "batch")


def make_row(decision: Decision) -> dict[str, Any]:
    """The columns of a decision."""
    return {
        **{name: getattr(decision, name) for name in PLAIN},
        **_write_anchor("", decision.target),
        **_write_anchor("other_", decision.other),
        "value": _write_json(decision.value),
        "seen": _write_json(decision.seen),
    }


def _write_anchor(prefix: str, anchor: Anchor | None) -> dict[str, Any]:
    names = ("report", "text_sha256", "layer", "item", "sequence")
    start, end = (None, None) if anchor is None else anchor.span
    row: dict[str, Any] = {f"{prefix}{name}": getattr(anchor, name, None) for name in names}
    return row | {f"{prefix}span_start": start, f"{prefix}span_end": end}


def _write_json(value: dict[str, Any] | None) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


def read_row(row: Row[Any]) -> Decision:
    """The decision that a row holds."""
    stored = dict(row._mapping)
    return Decision(
        **{name: stored[name] for name in PLAIN},
        target=_read_anchor("", stored),
        other=None if stored["other_report"] is None else _read_anchor("other_", stored),
        value=_read_json(stored["value"]),
        seen=_read_json(stored["seen"]),
    )


def _read_anchor(prefix: str, stored: Mapping[str, Any]) -> Anchor:
    names = ("report", "text_sha256", "layer", "item", "sequence")
    span = Span(stored[f"{prefix}span_start"], stored[f"{prefix}span_end"])
    return Anchor(span=span, **{name: stored[f"{prefix}{name}"] for name in names})


def _read_json(text: str | None) -> Any:
    return None if text is None else msgspec.json.decode(text)
