"""What a format is, and which ones there are: every module of `formats/` holds one, named FORMAT."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import BinaryIO, NamedTuple

from riwaya.intake import formats
from riwaya.intake.record import Origin, admit
from riwaya.intake.results import Defaults, Intake, Skipped

# What is read when neither suffix nor content says what it is.
FALLBACK = "text"


class Source(NamedTuple):
    """One open file, or what stands for it."""

    stream: BinaryIO
    where: str
    media_type: str
    defaults: Defaults

    def admit(
        self, fields: Mapping[str, object], raw: bytes, encoding: str, line: int | None = None
    ) -> Intake | Skipped:
        """The report that stands in the source, at this line if there can be several."""
        return admit(fields, Origin(raw, self.at(line), self.media_type, encoding), self.defaults)

    def at(self, line: int | None) -> str:
        """The source, or the line of it, as messages name it."""
        return self.where if line is None else f"{self.where}:{line}"


class Format(NamedTuple):
    """A kind of source.

    `media_types` holds the media type of each suffix, the most usual first. `sniff` says whether the first
    characters of a source look like the format; `read` yields its reports in order and may raise RefusalError.
    """

    name: str
    media_types: Mapping[str, str]
    sniff: Callable[[str], bool]
    read: Callable[[Source], Iterator[Intake | Skipped]]


@cache
def list_formats() -> tuple[Format, ...]:
    """All formats, by name of their module."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    return tuple(importlib.import_module(f"{formats.__name__}.{name}").FORMAT for name in names)


def find_by_suffix(suffix: str) -> tuple[Format, str] | None:
    """The format and the media type of a file suffix, in any case."""
    for form in list_formats():
        if media_type := form.media_types.get(suffix.lower()):
            return form, media_type
    return None


def find_by_content(head: str) -> tuple[Format, str]:
    """The format and the media type that the first characters of a source look like."""
    start = head.removeprefix("\ufeff").lstrip()
    found = next((form for form in list_formats() if form.sniff(start)), None)
    form = found or next(form for form in list_formats() if form.name == FALLBACK)
    return form, next(iter(form.media_types.values()))


def list_suffixes() -> list[str]:
    """Every suffix that is read."""
    return sorted(suffix for form in list_formats() for suffix in form.media_types)
