"""Writes out every form of every row into one form table, kept on disk and opened in milliseconds.

The compiled lexicon is two files in a folder named by the hash of its sources and of the engine: `forms.marisa`,
a trie from deeply folded form to (lemma, features, spelling), and `rows.msgpack`, lemmas and rows.
"""

from __future__ import annotations

import hashlib
import os
import struct
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import marisa_trie
import msgspec

from riwaya.lexicon import sources
from riwaya.lexicon.features import Pos
from riwaya.lexicon.gazetteer import user_files
from riwaya.lexicon.inflection import Form, inflect_noun, noun_key
from riwaya.lexicon.letters import fold_light, merge_letters
from riwaya.lexicon.tables import TABLES, Category, NounRow

# Big-endian, so that in a trie in the order of labels the entries of a form come back in the order of their lemmas.
ENTRY = struct.Struct(">II")
FORMS, ROWS = "forms.marisa", "rows.msgpack"


# Compiled lemmas hold no cycles: the collector need not visit them while many are read.
class CompiledLemma(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A lemma on disk: category, key, and its rows as (table, index)."""

    category: Category
    key: str
    rows: list[tuple[str, int]]


def source_hash(data: Path = sources.DATA) -> str:
    """Hash of all lexicon files and of the engine that inflects them."""
    digest = hashlib.blake2b(digest_size=12)
    engine = Path(__file__).parent
    code = [*engine.glob("*.py"), *engine.glob("inflection/*.py")]
    for path in (*sorted([*data.rglob("*.tsv"), *data.rglob("*.yaml"), *code]), *_own_places(data)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _own_places(data: Path) -> list[Path]:
    """The user's gazetteers, which add to the shipped tables only."""
    return user_files() if data == sources.DATA else []


def cache_folder() -> Path:
    """Where compiled lexicons are kept: $RIWAYA_CACHE, else the user's cache folder."""
    base = os.environ.get("RIWAYA_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "riwaya"


def compiled_folder(data: Path = sources.DATA) -> Path:
    """The folder of the compiled lexicon, which is compiled first if it is not there."""
    folder = cache_folder() / f"lexicon-{source_hash(data)}"
    if not (folder / ROWS).exists():
        compile_lexicon(folder, data)
    return folder


def compile_lexicon(folder: Path, data: Path = sources.DATA) -> None:
    """Compiles all tables into `folder`; a second process doing the same is harmless."""
    tables = sources.read_all(data, _own_places(data))
    lemmas: dict[tuple[Category, str], int] = {}
    links: list[list[tuple[str, int]]] = []
    forms: set[tuple[str, bytes]] = set()
    genders = _stated_genders(tables["nouns"])
    for table in TABLES:
        for index, sourced in enumerate(tables[table.name]):
            for category, key, written in table.entries(sourced.row):
                if category == "noun" and key in genders:
                    written = [form for form in written if not _is_stated_otherwise(form, genders[key])]
                number = lemmas.setdefault((category, key), len(lemmas))
                if number == len(links):
                    links.append([])
                if (table.name, index) not in links[number]:
                    links[number].append((table.name, index))
                forms.update((deep, value) for deep, value in _encode(written, number))
    compiled = [CompiledLemma(category, key, links[i]) for i, (category, key) in enumerate(lemmas)]
    rows = {table.name: [sourced.row for sourced in tables[table.name]] for table in TABLES}
    _write(folder, forms, {"lemmas": compiled, "tables": rows})


def _stated_genders(nouns: Iterable[sources.Sourced]) -> dict[str, dict[str, set[bool]]]:
    """How the nouns whose rows state their gender are written as a feminine: حدود is one in all tables.

    Other tables tell gender by the ending; what they write out otherwise would be a second word in one spelling.
    """
    rows = [sourced.row for sourced in nouns if isinstance(sourced.row, NounRow) and " " not in sourced.row.lemma]
    stated: dict[str, dict[str, set[bool]]] = {noun_key(row.lemma): {} for row in rows if row.gender}
    for row in rows:
        if (forms := stated.get(noun_key(row.lemma))) is not None:
            for text, features in inflect_noun(row.lemma, row.gender):
                forms.setdefault(text, set()).add(features.feminine)
    return stated


def _is_stated_otherwise(form: Form, stated: dict[str, set[bool]]) -> bool:
    return form.features.pos is Pos.NOUN and form.features.feminine not in stated.get(form.text, (True, False))


def _encode(written: Iterable[Form], number: int) -> Iterator[tuple[str, bytes]]:
    for text, features in written:
        light = fold_light(text)
        deep = merge_letters(light)
        spelling = b"" if light == deep else light.encode()
        yield deep, ENTRY.pack(number, features.pack()) + spelling


def _write(folder: Path, forms: set[tuple[str, bytes]], rows: object) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        trie = marisa_trie.BytesTrie(sorted(forms), order=marisa_trie.LABEL_ORDER)
        trie.save(str(Path(scratch) / FORMS))
        (Path(scratch) / ROWS).write_bytes(msgspec.msgpack.encode(rows))
        folder.mkdir(exist_ok=True)
        for name in (FORMS, ROWS):  # rows last: their presence says that the folder is complete
            os.replace(Path(scratch) / name, folder / name)
