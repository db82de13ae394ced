"""What a format is, and which ones there are: every module of `formats/` holds one, named FORMAT."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from riwaya.export import formats
from riwaya.export.labels import Language
from riwaya.model import Reading, RiwayaError


class UnknownFormatError(RiwayaError):
    """A format that does not exist; the message lists those that do."""


class Style(NamedTuple):
    """How formats for people look; formats for machines take no notice of it.

    `language` is that of the labels (None: the format's own choice). `isolate` wraps runs of the report's words in
    Unicode isolates, so that a terminal orders each by itself. `width` is where lines break (0: nowhere), `heading`
    what is done to the headings.
    """

    language: Language | None = None
    isolate: bool = False
    width: int = 0
    heading: Callable[[str], str] = str


PLAIN = Style()


class Format(NamedTuple):
    """A way to write a reading down; `several` says whether readings may follow one another in one file."""

    name: str
    media_type: str
    suffix: str
    write: Callable[[Reading, Style], str]
    several: bool = False


def list_format_names() -> list[str]:
    """The names of all formats, without opening any."""
    return sorted(module.name for module in pkgutil.iter_modules(formats.__path__))


@cache
def list_formats() -> tuple[Format, ...]:
    """All formats, by name of their module."""
    return tuple(importlib.import_module(f"{formats.__name__}.{name}").FORMAT for name in list_format_names())


def find_format(name: str) -> Format:
    """The format of that name; raises UnknownFormatError."""
    for form in list_formats():
        if form.name == name:
            return form
    raise UnknownFormatError(f"no format '{name}'; there are {', '.join(list_format_names())}")


def find_format_by_suffix(suffix: str) -> Format | None:
    """The format of files with this suffix, in any case."""
    return next((form for form in list_formats() if form.suffix == suffix.lower()), None)
