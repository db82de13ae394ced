"""The words around a reading, in English and Arabic: headings, names of fields, what a value is called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

import yaml

Language: TypeAlias = Literal["en", "ar"]
# The head of an event type's file ends where its triggers begin.
TRIGGERS = "\ntriggers:"
# Where PyYAML was built with libyaml, that is 25 times as fast.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Labels:
    """The labels of one language, by group and key."""

    def __init__(self, language: Language, words: Mapping[tuple[str, str], str]) -> None:
        self.language = language
        self._words = words

    @property
    def comma(self) -> str:
        """What stands between the things of a list."""
        return "\N{ARABIC COMMA} " if self.language == "ar" else ", "

    def __call__(self, group: str, key: str) -> str:
        """The word for a key; for one the table does not know, the key itself, readable."""
        return self._words.get((group, key)) or key.replace("_", " ")

    def fill(self, group: str, key: str, *values: object) -> str:
        """The word for a key with values in its gaps."""
        return self(group, key).format(*values)

    def has(self, group: str, key: str) -> bool:
        """Whether the table knows this key."""
        return (group, key) in self._words

    def extend(self, words: Mapping[tuple[str, str], str]) -> Labels:
        """These labels and others, which go first."""
        return Labels(self.language, {**self._words, **words})

    def event(self, type: str, mode: str | None) -> str:
        """What an event of this type and mode is called."""
        name = self("event", type)
        return f"{name}: {self(f'mode {type}', mode)}" if mode else name


@cache
def read_labels(language: Language) -> Labels:
    """All labels of a language: the table of this room and the event types of the lexicon."""
    return Labels(language, read_table("riwaya.export", "labels.tsv", language) | _read_events(language))


def read_table(room: str, name: str, language: Language) -> dict[tuple[str, str], str]:
    """The words of a table with the columns group, key, en, ar."""
    text = (files(room) / name).read_text(encoding="utf-8")
    columns, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    column = columns.index(language)
    return {(row[0], row[1]): row[column] for row in rows}


def _read_events(language: Language) -> dict[tuple[str, str], str]:
    words: dict[tuple[str, str], str] = {}
    for path in (files("riwaya.lexicon") / "data" / "events").iterdir():
        head = yaml.load(path.read_text(encoding="utf-8").partition(TRIGGERS)[0], Loader=LOADER)  # a safe one
        words["event", head["type"]] = head["label"][language]
        for mode, label in head["modes"].items():
            words[f"mode {head['type']}", mode] = label[language]
    return words
