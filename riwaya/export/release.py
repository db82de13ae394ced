"""What is handed out of a ledger: reports, what they tell together, and the formats it can be written in.

Every module of `releases/` holds one format, named FORMAT; the command's choice, the docs and the tests follow.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from riwaya.export import releases
from riwaya.export.format import UnknownFormatError
from riwaya.export.labels import Language
from riwaya.model import Incident, Linkage, Passage, Reading

# How many readings are held in memory at a time.
HELD = 500
Clean: TypeAlias = Callable[[str], str]


class Shelf(Mapping[str, Reading]):
    """Readings by id that are fetched when they are asked for; only the last few are held in memory."""

    def __init__(self, ids: Iterable[str], fetch: Callable[[str], Reading]) -> None:
        self._ids = dict.fromkeys(ids)
        self._fetch = lru_cache(HELD)(fetch)

    def __getitem__(self, id: str) -> Reading:
        if id not in self._ids:
            raise KeyError(id)
        return self._fetch(id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Release(NamedTuple):
    """Readings by the id of their report, with their linkage.

    `clean` is applied to all words that are quoted from a report; where names are left out, it leaves them out.
    Readings and linkage hold no such names any more, save in the reports' texts, which no format writes out whole.
    """

    readings: Mapping[str, Reading]
    linkage: Linkage
    language: Language = "en"
    clean: Clean = str
    redacted: bool = False

    def quote(self, passage: Passage) -> str:
        """The words at a passage."""
        return self.clean(passage.span.of(self.readings[passage.report].report.text))


def narrow(release: Release, incident: Incident) -> Release:
    """The release with one incident only, and the reports that tell of it."""
    reports = set(incident.reports)
    copies = tuple(copy for copy in release.linkage.copies if {copy.copy, copy.original} <= reports)
    linkage = Linkage(copies=copies, incidents=(incident,))
    return release._replace(readings=Shelf(sorted(reports), release.readings.__getitem__), linkage=linkage)


class File(NamedTuple):
    """One file of a format; `suffix` takes the place of the format's own in the name that was asked for."""

    suffix: str
    media_type: str
    data: bytes


class ReleaseFormat(NamedTuple):
    """A way to write a release; the first of its files is the one that was asked for, the others stand beside it.

    `plain` is false for what holds other formats, and so is not held by them.
    """

    name: str
    media_type: str
    suffix: str
    write: Callable[[Release], tuple[File, ...]]
    plain: bool = True


def list_release_names() -> list[str]:
    """The names of all formats, without opening any."""
    return sorted(module.name for module in pkgutil.iter_modules(releases.__path__))


@cache
def list_releases() -> tuple[ReleaseFormat, ...]:
    """All formats, by name of their module."""
    return tuple(importlib.import_module(f"{releases.__name__}.{name}").FORMAT for name in list_release_names())


def find_release(name: str) -> ReleaseFormat:
    """The format of that name; raises UnknownFormatError."""
    for form in list_releases():
        if form.name == name:
            return form
    raise UnknownFormatError(f"no format '{name}'; there are {', '.join(list_release_names())}")
