"""Across reports: copies, incidents, accounts. Pure functions over readings; no queries, no state of its own."""

from riwaya.link.copies import find_copies
from riwaya.link.decisions import Decisions
from riwaya.link.framing import frame
from riwaya.link.linker import Linker, Prepared, link_readings, prepare

__all__ = ["Decisions", "Linker", "Prepared", "find_copies", "frame", "link_readings", "prepare"]
