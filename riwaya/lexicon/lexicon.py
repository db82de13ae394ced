"""The lexicon at run time: looks a folded form up and gives its lemmas with their rows."""

from __future__ import annotations

import functools
import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import marisa_trie
import msgspec
from msgspec import Struct

from riwaya.lexicon.compiler import ENTRY, FORMS, ROWS, CompiledLemma, compiled_folder
from riwaya.lexicon.features import Features, unpack
from riwaya.lexicon.tables import TABLES, Category, MarkerRow, Row

RowType = TypeVar("RowType", bound=Row)


class Lemma:
    """A word of the lexicon with the rows of all tables that are about it.

    `category` and `key` name it ('verb', 'قال/يقول'); `rows(Class)` gives its rows of one table; `roles` are the parts
    it plays in the rules of the layers, as words/markers.tsv has them.
    """

    __slots__ = ("_by_class", "category", "key", "roles", "tables")

    def __init__(self, category: Category, key: str, rows: tuple[tuple[str, Row], ...]) -> None:
        self.category = category
        self.key = key
        self.tables = frozenset([table for table, _ in rows])
        self._by_class: dict[type[Row], tuple[Any, ...]] = {}
        for _, row in rows:
            self._by_class[type(row)] = (*self._by_class.get(type(row), ()), row)
        self.roles = frozenset([row.role for row in self.rows(MarkerRow)])

    def rows(self, kind: type[RowType]) -> tuple[RowType, ...]:
        """The rows of one class, in the order of their files."""
        return self._by_class.get(kind, ())

    def row(self, kind: type[RowType]) -> RowType | None:
        """The first row of one class, or None."""
        rows = self._by_class.get(kind)
        return rows[0] if rows is not None else None

    def all_rows(self) -> Iterator[Row]:
        """The rows of all tables."""
        for rows in self._by_class.values():
            yield from rows

    def __repr__(self) -> str:
        return f"Lemma({self.category}:{self.key})"


class Sense(Struct, frozen=True, gc=False):
    """One meaning of a form: lemma, inflection, and the spelling it has in the lexicon."""

    lemma: Lemma
    features: Features
    spelling: str


class _Stored(msgspec.Struct):
    lemmas: list[CompiledLemma]
    tables: dict[str, msgspec.Raw]


class Lexicon:
    """A compiled lexicon. Opening maps the form table into memory; tables and lemmas are decoded on first use."""

    def __init__(self, folder: Path) -> None:
        self._trie: Any = marisa_trie.BytesTrie()
        self._trie.mmap(str(folder / FORMS))
        with (folder / ROWS).open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._stored = msgspec.msgpack.decode(bytes(data), type=_Stored)
        self._tables: dict[str, list[Row]] = {}
        self._lemmas: dict[int, Lemma] = {}
        self._row_types = {table.name: table.row for table in TABLES}
        self.version = folder.name.removeprefix("lexicon-")

    def senses(self, deep: str) -> list[Sense]:
        """All meanings of a deeply folded form (one word, or several with single spaces between)."""
        senses = []
        for value in self._trie.get(deep, ()):
            number, code = ENTRY.unpack_from(value)
            senses.append(Sense(self._lemma(number), unpack(code), value[ENTRY.size :].decode() or deep))
        return senses

    def has(self, deep: str) -> bool:
        """Whether the form stands in the lexicon."""
        return deep in self._trie

    def opens_longer(self, deep: str) -> bool:
        """Whether some entry of several words begins with these."""
        return next(self._trie.iterkeys(deep + " "), None) is not None

    def rows(self, kind: type[RowType]) -> list[RowType]:
        """All rows of one class."""
        name = next(table.name for table in TABLES if table.row is kind)
        return self._table(name)  # type: ignore[return-value]

    def lemmas(self) -> Iterator[Lemma]:
        """Every lemma."""
        return map(self._lemma, range(len(self._stored.lemmas)))

    def _lemma(self, number: int) -> Lemma:
        if (known := self._lemmas.get(number)) is not None:
            return known
        stored = self._stored.lemmas[number]
        rows = tuple([(table, self._table(table)[index]) for table, index in stored.rows])
        lemma = self._lemmas[number] = Lemma(stored.category, stored.key, rows)
        return lemma

    def _table(self, name: str) -> list[Row]:
        if name not in self._tables:
            row_type = self._row_types[name]
            self._tables[name] = msgspec.msgpack.decode(self._stored.tables[name], type=list[row_type])  # type: ignore[valid-type]
        return self._tables[name]


@functools.cache
def default_lexicon() -> Lexicon:
    """The lexicon that ships with riwaya, compiled on first use."""
    return Lexicon(compiled_folder())
