"""Measures actor codes on spans that several people coded: python bench/actors.py GOLD [--misses].

For each actor that somebody marked in gsr/*_spans_dev.jsonl, the words of the span are coded and compared with that
person's country and role, both together, beside how often two people who coded the same actor agree.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from gold import end_with, read_lines

from riwaya.annotate.names.actors import code_actor
from riwaya.lexicon import default_lexicon
from riwaya.lexicon.sources import read_all
from riwaya.model import Report, RiwayaError
from riwaya.text import Document, TextReader

SETS = ("assault", "protest")
# The coders wrote CAMEO's roles: PLOVER's JRN is MED there, its MED is HLH; IGO and NGO stand where a country would.
ROLES = {"JRN": "MED", "MED": "HLH", "IGO": "None", "NGO": "None"}
INTERNATIONAL = ("IGO", "IMG", "INT", "UIS", "NGO", "KUR")
FLOORS = {"source": 0.61, "target": 0.54}


class Coded(NamedTuple):
    """What one person said about one actor."""

    text: str
    words: tuple[str, ...]
    country: str
    role: str


def read_coded(path: Path, side: str) -> Iterator[tuple[str, Coded]]:
    """The actors of one side with the sentence they stand in; those without code or words are left out."""
    for case in read_lines(path):
        for span in case["spans"]:
            words, code = span[f"{side}_actor"], span[f"{side}_role"]
            if words and isinstance(code, dict) and code:
                country = "None" if code.get("main") in INTERNATIONAL else str(code.get("main"))
                yield case["source"], Coded(case["text"], tuple(words), country, str(code.get("role")))


def tokens_of(document: Document, words: tuple[str, ...]) -> list[int]:
    """The tokens of the words, in the order of the text; marks written to a word are passed over."""
    left, found = list(words), []
    for index, token in enumerate(document.tokens):
        word = next((word for word in left if token.text in word or word in token.text), None)
        if token.word is not None and word is not None:
            found.append(index)
            if word == token.text:
                left.remove(word)
    return found


def measure() -> bool:
    """Whether something is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    reader = TextReader(default_lexicon())
    codes3 = {s.row.code: s.row.code3 for s in read_all()["countries"]}  # type: ignore[attr-defined]
    if not any((options.gold / "gsr" / f"{name}_spans_dev.jsonl").exists() for name in SETS):
        raise RiwayaError(f"{options.gold}: no gsr/*_spans_dev.jsonl")
    below = False
    print(f"{'actors':18}{'coded':>7}{'riwaya':>9}{'two people':>12}{'country':>9}{'role':>7}")
    for name in SETS:
        path = options.gold / "gsr" / f"{name}_spans_dev.jsonl"
        if not path.exists():
            continue
        for side, floor in FLOORS.items():
            right = countries = roles = total = 0
            people: dict[tuple[str, str], list[Coded]] = defaultdict(list)
            for sentence, coded in read_coded(path, side):
                document = reader.read(Report(id="actor", text=coded.text))
                code = code_actor(document, tokens_of(document, coded.words))
                country = codes3.get(code.country or "", "None")
                role = ROLES.get(code.sector or "None", code.sector or "None")
                total += 1
                countries += country == coded.country
                roles += role == coded.role
                right += (country, role) == (coded.country, coded.role)
                people[sentence, coded.words[0]].append(coded)
                if options.misses and (country, role) != (coded.country, coded.role):
                    print(name, side, " ".join(coded.words), "|", coded.country, coded.role, "|", country, role)
            pairs = [(a, b) for group in people.values() for a, b in combinations(group, 2)]
            agree = sum((a.country, a.role) == (b.country, b.role) for a, b in pairs)
            share = right / max(total, 1)
            below |= share < floor
            print(
                f"{name + ' ' + side:18}{total:7}{share:9.3f}{agree / max(len(pairs), 1):12.3f}"
                f"{countries / max(total, 1):9.3f}{roles / max(total, 1):7.3f}"
            )
    return below


def main() -> None:
    """Measures, and ends the program with its exit code."""
    end_with(measure)


if __name__ == "__main__":
    main()
