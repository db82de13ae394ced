"""riwaya (رواية): reads Arabic news reports and keeps a sourced ledger of what they say and who says it.

>>> import riwaya
>>> reading = riwaya.read("قال الوزير إن الطريق مفتوح.", published="2024-03-01")
>>> [cue.cue.of(reading.report.text) for cue in reading.attributions]
['قال']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.version import __version__

if TYPE_CHECKING:
    from riwaya.model import Reading

__all__ = ["__version__", "read"]


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Reading:
    """Reads one report and returns its reading.

    `published` is the ISO date that relative times are resolved against. Offsets in the reading count Unicode
    code points of `text`, which is kept as it is. Raises riwaya.model.InputError for a text without Arabic.
    """
    from riwaya.annotate.reader import default_reader
    from riwaya.intake import read_text

    report = read_text(text, id=id, outlet=outlet, title=title, url=url, published=published)
    return default_reader().read(report)
