"""UCDP GED: its 49 columns, deaths as best, high and low; where each value comes from stands beside it."""

from __future__ import annotations

from riwaya.export.release import ReleaseFormat
from riwaya.export.views.ucdp import write

FORMAT = ReleaseFormat("ucdp", "text/csv", ".csv", write)
