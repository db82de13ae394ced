"""Points in time, each the longest expression that begins at a token."""

from __future__ import annotations

from riwaya.annotate.times.chains import Point, chain_at
from riwaya.annotate.times.narrowed import narrowed
from riwaya.annotate.times.nth import nth
from riwaya.annotate.times.scan import Scan

__all__ = ["Point", "point_at"]


def point_at(scan: Scan, index: int) -> Point | None:
    """The longest expression that begins at a token."""
    return nth(scan, index) or narrowed(scan, index) or chain_at(scan, index)
