"""Times that are names: جسر 17 تموز, حركة 6 أبريل, ملعب 8 ماي 1945, ثورة 25 يناير, قناة روسيا اليوم, صحيفة الغد."""

from __future__ import annotations

from riwaya.annotate.times.scan import Scan
from riwaya.annotate.times.slots import Slots
from riwaya.lexicon import Lemma
from riwaya.lexicon.tables import DatedNameRow, HeadRow, OrganisationRow

_LONGEST_NAME = 3


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


def names_outlet(scan: Scan, first: int, end: int) -> bool:
    """Whether a time closes the name of a newspaper or channel: قناة روسيا اليوم; not وصل إلى روسيا اليوم."""
    for opening in range(max(scan.sentence.first, first - _LONGEST_NAME), first):
        for phrase in scan.document.phrases.get(opening, ()):
            if phrase.last == end - 1 and any(_is_outlet(sense.lemma) for sense in phrase.senses):
                return _heads_outlet(scan, opening) or _heads_outlet(scan, opening - 1)
    return False


def _is_outlet(lemma: Lemma) -> bool:
    return any(row.role == "JRN" for row in lemma.rows(OrganisationRow))


def _heads_outlet(scan: Scan, index: int) -> bool:
    word = scan.word(index)
    heads = (row for morph in (word.morphs if word is not None else ()) for row in morph.lemma.rows(HeadRow))
    return any(row.sort == "outlet" for row in heads)
