"""Dates that are names: جسر 17 تموز, حركة 6 أبريل, ملعب 8 ماي 1945, ثورة 25 يناير."""

from __future__ import annotations

from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Slots
from riwaya.lexicon.tables import DatedNameRow


def is_name(scan: Scan, first: int, slots: Slots) -> bool:
    """Whether the noun before a date is named after it; an uprising's date counts where the year is given."""
    if slots.weekday is None and slots.month is None and slots.hmonth is None:
        return False
    word = scan.word(first - 1)
    if word is None or (morph := word.morph("dated_names")) is None or morph.article or morph.enclitic:
        return False
    row = morph.lemma.row(DatedNameRow)
    if row is None:
        return False
    return (
        slots.day is not None or slots.weekday is not None
        if row.sort == "name"
        else slots.year is None and slots.hyear is None
    )
