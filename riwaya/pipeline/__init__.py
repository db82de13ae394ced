"""Runs reading: sources in, ledger out, in one process or several."""

from riwaya.pipeline.adding import add_sources
from riwaya.pipeline.reader import MakeRead, Read, make_reader, reader_versions
from riwaya.pipeline.results import Step, Summary

__all__ = ["MakeRead", "Read", "Step", "Summary", "add_sources", "make_reader", "reader_versions"]
