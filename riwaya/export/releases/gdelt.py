"""GDELT 2.0 events: its 61 columns, one row per incident; where each value comes from stands beside it."""

from __future__ import annotations

from riwaya.export.release import ReleaseFormat
from riwaya.export.views.gdelt import write

FORMAT = ReleaseFormat("gdelt", "text/csv", ".csv", write)
