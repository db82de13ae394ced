"""Readings -> what people and programs read; one module a format."""

from riwaya.export.evidence import Evidence, find_evidence, list_evidence
from riwaya.export.format import PLAIN, Format, Style, find_format, find_format_by_suffix, list_formats
from riwaya.export.labels import Labels, Language, read_labels

__all__ = [
    "PLAIN",
    "Evidence",
    "Format",
    "Labels",
    "Language",
    "Style",
    "find_evidence",
    "find_format",
    "find_format_by_suffix",
    "list_evidence",
    "list_formats",
    "read_labels",
]
