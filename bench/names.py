"""Measures names beyond spans and types: python bench/names.py GOLD [--misses].

- places: the share of the annotated places that lie in the right country and first-level division (place_answers.tsv);
- ordinary words: the share of composed sentences in which a word that is also a name is rightly no name
  (tests/annotate/names/corpus/negative.jsonl).

Below a floor the exit code is 1; 2 says that the gold cannot be read.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from pathlib import Path

from gold import end_with, find_sets

from riwaya.annotate.reader import default_reader
from riwaya.measure.matching import EntityMap
from riwaya.model import Entity, Reading, Report, Span

HERE = Path(__file__).parent
ANSWERS = HERE / "place_answers.tsv"
NEGATIVE = HERE.parent / "tests" / "annotate" / "names" / "corpus" / "negative.jsonl"
FLOORS = {"country": 0.90, "province": 0.92, "ordinary": 0.80}


def read_answers() -> dict[tuple[str, str], tuple[str, str]]:
    lines = (line for line in ANSWERS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {(row["report"], row["entity"]): (row["country"], row["province"]) for row in rows}


def places(gold: Reading, given: Reading) -> Iterator[tuple[Entity, tuple[str, str], tuple[str, str]]]:
    """The annotated places with the right answer and ours."""
    answers, same = read_answers(), EntityMap(given, gold).same
    for entity in gold.entities:
        answer = answers.get((gold.report.id, entity.id))
        if answer is not None:
            ours = next((mine.location for mine in given.entities if same(mine.id, entity.id)), None)
            yield entity, answer, (ours.country or "", ours.province or "") if ours else ("", "")


def is_silent(case: dict[str, object]) -> bool:
    """Whether nothing is read where a case says that nothing is named."""
    text, words, types = str(case["text"]), str(case["words"]), case.get("types")
    words, _, nth = words.partition("#")
    start = -1
    for _ in range(int(nth or 1)):
        start = text.index(words, start + 1)
    span = Span(start, start + len(words))
    mentions = default_reader().read(Report(id="case", text=text, published="2024-03-12")).mentions
    return not any(m.span.overlaps(span) and (not types or m.type in types) for m in mentions)  # type: ignore[operator]


def measure() -> bool:
    """Whether something is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    counts = {"country": [0, 0], "province": [0, 0]}
    reader = default_reader().read
    for gold in (reading for found in find_sets(options.gold) for reading in found.readings):
        for entity, (country, province), ours in places(gold, reader(gold.report)):
            counts["country"][0] += ours[0] == country
            counts["country"][1] += 1
            if province:
                counts["province"][0] += ours[1] == province
                counts["province"][1] += 1
            if options.misses and (ours[0] != country or (province and ours[1] != province)):
                print(gold.report.id, entity.name, "|", country, province, "|", *ours)
    cases = [json.loads(line) for line in NEGATIVE.read_text(encoding="utf-8").splitlines()]
    counts["ordinary"] = [sum(map(is_silent, cases)), len(cases)]
    shares = {name: right / max(total, 1) for name, (right, total) in counts.items()}
    for name, (right, total) in counts.items():
        print(f"{name:12}{right:6} of{total:5}{shares[name]:8.3f}{FLOORS[name]:8.2f}")
    below = [name for name, share in shares.items() if share < FLOORS[name] and counts[name][1]]
    print(*(f"BELOW THE FLOOR  names: {name}" for name in below), sep="\n", end="\n" * bool(below))
    return bool(below)


def main() -> None:
    """Measures, and ends the program with its exit code."""
    end_with(measure)


if __name__ == "__main__":
    main()
