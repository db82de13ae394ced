"""Readings -> what people and programs read; one module a format."""

from riwaya.export.evidence import Evidence, find_evidence, list_evidence
from riwaya.export.format import (
    PLAIN,
    Format,
    Style,
    UnknownFormatError,
    find_format,
    find_format_by_suffix,
    list_format_names,
    list_formats,
)
from riwaya.export.labels import Labels, Language, read_labels
from riwaya.export.lines import Line, write_lines
from riwaya.export.phrase import Phrase, join, own, plain, quote
from riwaya.export.profiles import list_profiles

__all__ = [
    "PLAIN",
    "Evidence",
    "Format",
    "Labels",
    "Language",
    "Line",
    "Phrase",
    "Style",
    "UnknownFormatError",
    "find_evidence",
    "find_format",
    "find_format_by_suffix",
    "join",
    "list_evidence",
    "list_format_names",
    "list_formats",
    "list_profiles",
    "own",
    "plain",
    "quote",
    "read_labels",
    "write_lines",
]
