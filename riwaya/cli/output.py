"""Where output goes: standard output or a file that is complete or not there, and how it looks on a terminal."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import msgspec
import typer

from riwaya.export import PLAIN, Language, Style
from riwaya.model import RiwayaError


class OutputError(RiwayaError):
    """A file that cannot be written."""


def choose_style(stream: TextIO, language: Language | None = None) -> Style:
    """For a terminal broken lines, isolates and bold headings; for anything else nothing that is not text."""
    if not stream.isatty():
        return PLAIN._replace(language=language)
    heading = str if os.environ.get("NO_COLOR") else _embolden
    return Style(language, isolate=True, width=shutil.get_terminal_size().columns, heading=heading)


def _embolden(text: str) -> str:
    return typer.style(text, bold=True)


def print_json(value: object) -> None:
    """Any value as indented JSON."""
    typer.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """The stream to write to. A file takes its name when all is written, so it may be one of those that are read."""
    if path is None:
        yield sys.stdout
        return
    try:
        if path.exists() and not path.is_file():  # a pipe or a device
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
        else:
            with _replace(path) as stream:
                yield stream
    except OSError as error:
        raise OutputError(f"{path}: {(error.strerror or str(error)).lower()}") from error


@contextmanager
def _replace(path: Path) -> Iterator[TextIO]:
    with tempfile.TemporaryDirectory(prefix=".riwaya-", dir=path.parent) as folder:
        draft = Path(folder) / path.name
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.replace(draft, path)
