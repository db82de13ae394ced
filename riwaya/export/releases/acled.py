"""ACLED: the 31 columns of its codebook, most conservative fatalities; where each value comes from beside it."""

from __future__ import annotations

from riwaya.export.release import ReleaseFormat
from riwaya.export.views.acled import write

FORMAT = ReleaseFormat("acled", "text/csv", ".csv", write)
