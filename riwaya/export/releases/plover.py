"""PLOVER: one JSON record per incident; where each value comes from stands beside it."""

from __future__ import annotations

from riwaya.export.release import ReleaseFormat
from riwaya.export.views.plover import write

FORMAT = ReleaseFormat("plover", "application/json", ".json", write)
