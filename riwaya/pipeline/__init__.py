"""Runs reading: sources in, ledger out, in one process or several."""

from riwaya.pipeline.adding import add_sources
from riwaya.pipeline.reader import MakeRead, Read, Reader
from riwaya.pipeline.results import Step, Summary

__all__ = ["MakeRead", "Read", "Reader", "Step", "Summary", "add_sources"]
