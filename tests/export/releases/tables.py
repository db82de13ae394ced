"""Reads what was written as CSV."""

from __future__ import annotations

import csv
import io


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))
