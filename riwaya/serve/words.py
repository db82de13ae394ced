"""The words of the workspace: its own table beside the labels that all exports share."""

from __future__ import annotations

from functools import cache

from riwaya.export.labels import Labels, Language, read_labels, read_table


@cache
def read_words(language: Language) -> Labels:
    """All words of the interface in one language."""
    return read_labels(language).extend(read_table("riwaya.serve", "messages.tsv", language))
