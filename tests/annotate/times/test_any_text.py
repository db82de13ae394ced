"""No text stops the first two layers: words of their tables, digits and marks thrown together at random."""

from __future__ import annotations

import os
import random
import re

from riwaya.annotate.numbers import read_numbers, read_quantities
from riwaya.annotate.times import read_times
from riwaya.lexicon import default_lexicon
from riwaya.lexicon.sources import read_table
from riwaya.lexicon.tables import TABLES
from riwaya.model import Report
from riwaya.text import TextReader

# RIWAYA_TEXTS=100000 for the long run.
TEXTS = int(os.environ.get("RIWAYA_TEXTS", "3000"))
FOLDERS = ("numbers/", "times/")
MARKS = [
    "و",
    "،",
    "-",
    "/",
    "–",
    "(",
    ")",
    ":",
    ".",
    "٫",
    "٬",
    "%",
    "$",
    "هـ",
    "م",
    "ص",
    "«",
    "»",
    "من",
    "إلى",
    "بين",
    "قبل",
    "بعد",
    "منذ",
    "كل",
    "الساعة",
    "يوم",
    "عام",
    "مئة",
    "ألف",
    "مليون",
    "ونصف",
    "إلا",
    "ربعا",
]
DAYS = (None, "2022-06-01", "2024-02-29", "9999-12-30", "0001-01-01", "2022-06-01T12:00", "كلام")
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def vocabulary() -> list[str]:
    """The words of the examples of all number and time tables."""
    rows = (sourced.row for table in TABLES if table.path.startswith(FOLDERS) for sourced in read_table(table))
    return sorted({word for row in rows for word in re.sub(r"[\[\]{}]", "", row.example).split()})


def compose(chance: random.Random, words: list[str]) -> str:
    parts = []
    for _ in range(chance.randint(1, 9)):
        kind = chance.random()
        digits = "".join(chance.choices("0123456789", k=chance.choice((1, 1, 2, 2, 3, 4, 4, 5, 8, 20, 40))))
        digits = digits.translate(EASTERN) if chance.random() < 0.3 else digits
        parts.append(chance.choice(words) if kind < 0.5 else chance.choice(MARKS) if kind < 0.75 else digits)
    return "".join(part + (" " if chance.random() < 0.8 else "") for part in parts)


def test_no_text_stops_the_layers() -> None:
    chance, words, reader = random.Random(2022), vocabulary(), TextReader(default_lexicon())
    for _ in range(TEXTS):
        text, published = compose(chance, words), chance.choice(DAYS)
        document = reader.read(Report(id="any", text=text, published=published))
        numbers = read_numbers(document)
        times = read_times(document, numbers)
        for item in (*times, *read_quantities(document, numbers, times)):
            assert 0 <= item.span.start < item.span.end <= len(text), text
