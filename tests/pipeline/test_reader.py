"""The program's own reader, as workers make it."""

from __future__ import annotations

import pickle

from riwaya.annotate.reader import default_reader
from riwaya.lexicon import default_lexicon
from riwaya.model import Report
from riwaya.pipeline import make_reader, reader_versions
from riwaya.version import __version__


def test_the_made_reader_reads_as_the_default_one() -> None:
    report = Report(id="r1", text="قال الوزير سالم النعيمي إن الطريق مفتوح.", published="2024-03-01")
    assert make_reader()(report) == default_reader().read(report)


def test_workers_can_import_what_makes_a_reader() -> None:
    assert pickle.loads(pickle.dumps(make_reader)) is make_reader


def test_versions_name_program_and_lexicon() -> None:
    assert reader_versions() == (__version__, default_lexicon().version)
