"""Paths, directories, standard input and bytes -> reports, one after the other and never an exception."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from riwaya.intake.encoding import decode
from riwaya.intake.format import Format, Source, find_by_content, find_by_suffix, list_suffixes
from riwaya.intake.record import make_report
from riwaya.intake.results import Defaults, Intake, RefusalError, Skipped
from riwaya.intake.script import count_arabic_letters
from riwaya.model import InputError, Report

STANDARD_INPUT = "-"
# Enough to see the head of a page or the header of a table.
SNIFFED_BYTES = 8192
NO_DEFAULTS = Defaults()


def read_sources(
    paths: Iterable[str | Path] | str | Path, *, defaults: Defaults = NO_DEFAULTS
) -> Iterator[Intake | Skipped]:
    """The reports of all sources, in order, each file opened when its turn comes.

    A directory stands for its files, sorted by name, with those of its directories; `-` is standard input.
    What cannot be read comes out as Skipped, and everything after it is still read.
    """
    for path in [paths] if isinstance(paths, str | Path) else paths:
        if str(path) == STANDARD_INPUT:
            yield from _read_stream(sys.stdin.buffer, "standard input", None, defaults)
        elif not str(path):  # an unset variable, not the current directory
            yield Skipped("", "empty path")
        else:
            yield from _read_path(Path(path), defaults)


def read_bytes(raw: bytes, *, where: str = "bytes", defaults: Defaults = NO_DEFAULTS) -> Iterator[Intake | Skipped]:
    """The reports in some bytes; the suffix of `where` names their format, without one it is recognised."""
    return _read_stream(io.BytesIO(raw), where, find_by_suffix(os.path.splitext(where)[1]), defaults)


def read_text(
    text: str,
    *,
    id: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Report:
    """A report from its text, however short; raises InputError if there is no Arabic in it or a field is wrong."""
    stated = {"text": text, "id": id, "outlet": outlet, "url": url, "title": title, "published": published}
    try:
        report = make_report({**stated, "language": language}, NO_DEFAULTS)
    except RefusalError as refusal:
        raise InputError("text", str(refusal)) from refusal
    if not count_arabic_letters(text):
        raise InputError("text", "no Arabic letters")
    return report


def _read_path(path: Path, defaults: Defaults) -> Iterator[Intake | Skipped]:
    try:
        if path.is_dir():
            yield from _read_directory(path, defaults)
        else:
            with path.open("rb") as stream:
                yield from _read_stream(stream, _name(path), find_by_suffix(path.suffix), defaults)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        yield Skipped(_name(path), _describe(error))


def _read_directory(path: Path, defaults: Defaults) -> Iterator[Intake | Skipped]:
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        inside = Path(entry.path)
        # A link to a directory may lead back to where it stands, so it is not followed.
        if reason := _refuse_entry(entry):
            yield Skipped(_name(inside), reason)
        else:
            yield from _read_path(inside, defaults)


def _refuse_entry(entry: os.DirEntry[str]) -> str | None:
    """Why something found in a directory is not read: only what is surely meant is opened there."""
    if entry.is_dir():
        return "a link to a directory" if entry.is_symlink() else None
    suffix = os.path.splitext(entry.name)[1]
    if find_by_suffix(suffix) is None:
        shown = f"unknown file suffix '{suffix}'" if suffix else "no file suffix"
        return f"{shown}; known are {' '.join(list_suffixes())}"
    try:
        regular = stat.S_ISREG(entry.stat().st_mode)
    except OSError as error:
        return _describe(error)
    return None if regular else "not a regular file"


def _read_stream(
    stream: BinaryIO, where: str, known: tuple[Format, str] | None, defaults: Defaults
) -> Iterator[Intake | Skipped]:
    try:
        form, media_type = known or find_by_content(_peek(stream))
        yield from form.read(Source(stream, where, media_type, defaults))
    except RefusalError as refusal:
        yield Skipped(where, str(refusal))
    except OSError as error:
        yield Skipped(where, _describe(error))


def _peek(stream: BinaryIO) -> str:
    """The first characters of a stream, which stays where it is; unreadable bytes do not matter here."""
    if isinstance(stream, io.BufferedReader):
        head = stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
    else:
        head = stream.read(SNIFFED_BYTES)
        stream.seek(0)
    try:
        return decode(head[: len(head) & ~3]).text
    except RefusalError:
        return head.decode("utf-8", "replace")


def _name(path: Path) -> str:
    """The path as it can be printed, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _describe(error: Exception) -> str:
    strerror = error.strerror if isinstance(error, OSError) else None
    return (strerror or str(error)).lower()
