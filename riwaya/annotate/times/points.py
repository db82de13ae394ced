"""Points in time, each the longest expression that begins at a token."""

from __future__ import annotations

from riwaya.annotate.times.chains import chain_at
from riwaya.annotate.times.narrowed import narrowed
from riwaya.annotate.times.nth import nth
from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Point


def point_at(scan: Scan, index: int) -> Point | None:
    """The longest expression that begins at a token; read once, whichever rule asks."""
    if index >= scan.limit:
        return None
    if index not in scan.points:
        scan.points[index] = nth(scan, index) or narrowed(scan, index) or chain_at(scan, index)
    return scan.points[index]
