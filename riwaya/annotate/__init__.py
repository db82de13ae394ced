"""The layers of a reading in their order: numbers, times, names, speech, events."""

from riwaya.annotate.reader import Reader

__all__ = ["Reader"]
