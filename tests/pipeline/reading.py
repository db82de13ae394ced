"""Readers and sources for the tests; importable, so that workers can make their own."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator

from riwaya.intake import Intake
from riwaya.ledger import Versions
from riwaya.model import Entity, Mention, Reading, Report, Span
from riwaya.pipeline import Read

VERSIONS = Versions("1.0", "abc")


def make_reader() -> Read:
    """A reader that takes each word for the name of a place."""
    return read_words


def read_words(report: Report) -> Reading:
    words = list(dict.fromkeys(report.text.split()))
    spans = [Span(start := report.text.index(word), start + len(word)) for word in words]
    return Reading(
        report=report,
        entities=tuple(Entity(id=f"e{n}", name=word, type="LOC") for n, word in enumerate(words)),
        mentions=tuple(Mention(id=f"m{n}", span=span, type="LOC", entity=f"e{n}") for n, span in enumerate(spans)),
    )


def make_uneven_reader() -> Read:
    """A reader that takes the longer the earlier a report comes, so that workers finish out of order."""

    def read(report: Report) -> Reading:
        time.sleep(0.02 if int(report.id[1:]) % 16 < 8 else 0)
        return read_words(report)

    return read


def make_faulty_reader() -> Read:
    """A reader with a fault that some reports bring to light."""

    def read(report: Report) -> Reading:
        if int(report.id[1:]) % 10 == 3:
            raise KeyError("خطأ")
        return read_words(report)

    return read


def make_dying_reader() -> Read:
    """A reader that takes its whole process with it."""

    def read(report: Report) -> Reading:
        if report.id == "r30":
            os._exit(9)
        return read_words(report)

    return read


def make_no_reader() -> Read:
    """A reader that cannot be made."""
    raise ValueError("no lexicon")


def make_intake(number: int, text: str | None = None) -> Intake:
    """A small report."""
    text = text or f"وقع هجوم رقم {number} قرب الموصل وسقط {number % 7} جرحى."
    raw = text.encode()
    return Intake(
        report=Report(id=f"r{number}", text=text, published="2021-03-04"),
        raw=raw,
        where=f"news.txt:{number}",
        media_type="text/plain",
        encoding="utf-8",
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def make_intakes(count: int) -> Iterator[Intake]:
    """Small reports, each another."""
    return map(make_intake, range(count))
