"""CSV: one row per incident, and beside it one row per value with who says it and the words it was read from."""

from __future__ import annotations

from riwaya.export.cells import write_csv
from riwaya.export.release import File, Release, ReleaseFormat
from riwaya.export.tables import INCIDENTS, VALUES

MEDIA_TYPE = "text/csv"


def write(release: Release) -> tuple[File, ...]:
    """The table of incidents and the table of values."""
    incidents, values = (write_csv(table.columns, table.list_rows(release)) for table in (INCIDENTS, VALUES))
    return File(".csv", MEDIA_TYPE, incidents), File(".evidence.csv", MEDIA_TYPE, values)


FORMAT = ReleaseFormat("csv", MEDIA_TYPE, ".csv", write)
