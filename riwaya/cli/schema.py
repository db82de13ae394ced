"""riwaya schema: what a reading looks like, for programs."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of a reading."""
    from riwaya.cli.output import print_json
    from riwaya.model import reading_schema

    print_json(reading_schema())
