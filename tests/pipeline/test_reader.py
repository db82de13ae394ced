"""The reader: text first, then the layers."""

from __future__ import annotations

from riwaya.lexicon import default_lexicon
from riwaya.model import Mention, Reading, Report
from riwaya.pipeline import Reader
from riwaya.text import Document
from riwaya.version import __version__


def annotate(document: Document) -> Reading:
    mentions = (Mention(id=f"m{n}", span=token.span, type="LOC", entity="e1") for n, token in enumerate(document.tokens))
    return Reading(report=document.report, mentions=tuple(mentions))


def test_a_reader_reads_a_report() -> None:
    reader = Reader(default_lexicon(), annotate)
    report = Report(id="r1", text="وقع هجوم.")
    reading = reader(report)
    assert reading.report is report
    assert [mention.span.of(report.text) for mention in reading.mentions] == ["وقع", "هجوم", "."]
    assert reader.versions == (__version__, default_lexicon().version)
