"""Measures times, numbers and quantities on a folder of gold data: python bench/times.py GOLD [--update].

For each set: all cases, and those where its conventions agree with the annotation guide. What differs is listed case by
case, with a reason of a short closed list, in time_deviations.tsv; a case that is listed and read as the set wants, or
read otherwise than the list says, is reported.

times_floors.tsv holds the lowest share of values and of spans each set may have where conventions agree, by the digest
of its file; a set below them, or a deviation that no longer holds, fails the run. `--update` raises them.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from time_notation import same_number, same_range, same_time

from riwaya.annotate.numbers import NumberExpression, read_numbers, read_quantities
from riwaya.annotate.times import read_times
from riwaya.lexicon import default_lexicon
from riwaya.measure import Scores, compare_readings
from riwaya.model import Quantity, Reading, Report, Span, Time, decode_reading
from riwaya.text import Document, TextReader

Case = dict[str, Any]
DEVIATIONS = Path(__file__).with_name("time_deviations.tsv")
FLOORS = Path(__file__).with_name("times_floors.tsv")
REASONS = {
    "future": "dialogue prefers what is to come, news what has been",
    "now": "the set wants the minute of speaking, or a point so many hours from it",
    "grain": "the guide gives the same time at another precision",
    "half": "an hour without part of day: the set takes the morning or the night",
    "scope": "the guide makes it another kind: a duration, an identifier, nothing",
    "dialect": "dialect or typing that news does not write",
    "phrase": "wording of a talk with an assistant, a sum or a formula",
    "open": "left open by the text: two readings are right",
    "gold": "the set is wrong",
}
# A day for cases that have none and ask for the hour alone.
SOME_DAY = "2016-11-07T00:00:00"
# Words that some sets put into the expression and the annotation guide leaves out.
OUTSIDE = (
    "منذ", "يوم", "نحو", "حوالي", "قرابة", "لأكثر من", "أكثر من", "أقل من", "في", "ل", "ما", "حتى", "خلال", "بعد",
    "قبل", "لمدة", "زهاء", "بحلول", "بين", "من",
)  # fmt: skip


class Deviation(NamedTuple):
    """A case whose set has another convention; `expected` is empty for one that should stay silent."""

    set: str
    text: str
    expected: str
    ours: str
    reason: str


class Floor(NamedTuple):
    """The lowest shares of right values and exact spans of a set; they hold for the file with this digest."""

    set: str
    digest: str
    value: float
    exact: float


class Bench:
    """Reads sentences with one lexicon."""

    def __init__(self) -> None:
        self._reader = TextReader(default_lexicon())

    def read(self, case: Case) -> tuple[Document, tuple[NumberExpression, ...], tuple[Time, ...], tuple[Quantity, ...]]:
        published = case.get("reference_time")
        if published is None and any(str(entity["value"]).startswith("T") for entity in case["expected"]):
            published = SOME_DAY
        return self.layers(Report(id="case", text=case["text"], published=published))

    def layers(
        self, report: Report
    ) -> tuple[Document, tuple[NumberExpression, ...], tuple[Time, ...], tuple[Quantity, ...]]:
        document = self.document(report)
        numbers = read_numbers(document)
        times = read_times(document, numbers)
        return document, numbers, times, read_quantities(document, numbers, times)

    def document(self, report: Report) -> Document:
        return self._reader.read(report)

    def reading(self, report: Report) -> Reading:
        _, _, times, quantities = self.layers(report)
        return Reading(report=report, times=times, quantities=quantities)


class Tally:
    """The score of one set, over all cases and over those where conventions agree."""

    def __init__(self, path: Path, deviations: Iterable[Deviation], show: bool) -> None:
        self.name = name = path.stem
        self.digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        self._known = {(d.text, d.expected): d for d in deviations if d.set == name}
        self._show = show
        self.missed: list[Deviation] = []
        self.all = self.right = self.agreeing = self.agreed = self.exact = 0
        self.traps = self.fired = 0
        self.stale: list[str] = []

    def count(self, case: Case, entity: Case, right: bool, exact: bool, ours: str) -> None:
        """One expected value, whether it was read, and with its exact span."""
        expected = str(entity["value"])
        known = self._known.get((case["text"], expected))
        self.all += 1
        self.right += right
        self._check(known, case["text"], expected, ours, right)
        if known is None:
            self.agreeing += 1
            self.agreed += right
            self.exact += exact
            if not right:
                self._miss(case["text"], expected, ours)

    def trap(self, case: Case, fired: bool, ours: str) -> None:
        """A case that should stay silent."""
        known = self._known.get((case["text"], ""))
        self._check(known, case["text"], "", ours, not fired)
        if known is None:
            self.traps += 1
            self.fired += fired
            if fired:
                self._miss(case["text"], "", ours)

    def _check(self, known: Deviation | None, text: str, expected: str, ours: str, right: bool) -> None:
        if known is not None and right:
            self.stale.append(f"{self.name}: listed, but read as expected: {text} | {expected}")
        elif known is not None and known.ours != ours:
            self.stale.append(f"{self.name}: listed with {known.ours}, read as {ours}: {text}")

    def _miss(self, text: str, expected: str, ours: str) -> None:
        self.missed.append(Deviation(self.name, text, expected, ours, ""))
        if self._show:
            print("  ".join(("MISS", text, "|", expected, "|", ours)))

    def floor(self) -> Floor:
        """What was reached, rounded down to a hundredth."""
        value, exact = (
            math.floor(100 * part / max(self.agreeing, 1) + 1e-9) / 100 for part in (self.agreed, self.exact)
        )
        return Floor(self.name, self.digest, value, exact)

    def print(self) -> None:
        agree = f"{self.agreeing:5} {self.agreed / max(self.agreeing, 1):.3f} {self.exact / max(self.agreeing, 1):.3f}"
        print(f"{self.name:32} {self.all:5} {self.right / max(self.all, 1):.3f}   {agree}   {self.fired}/{self.traps}")
        for line in self.stale:
            print("   ", line)


def cases(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def read_deviations() -> list[Deviation]:
    """The list of what differs. Raises ValueError for a reason that is not of the closed list."""
    if not DEVIATIONS.exists():
        return []
    lines = (line for line in DEVIATIONS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = [Deviation(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    if wrong := {row.reason for row in rows} - REASONS.keys():
        raise ValueError(f"{DEVIATIONS.name}: unknown reasons {wrong}")
    return rows


def same_span(text: str, given: Span, gold: Span) -> bool:
    """Equal but for leading words that the annotation guide puts inside or outside."""

    def bare(span: Span) -> tuple[int, int]:
        start = span.start
        changed = True
        while changed:
            changed = False
            for word in OUTSIDE:
                if text.startswith(word + " ", start) and start + len(word) < span.end:
                    start += len(word) + 1
                    changed = True
        return start, span.end

    return bare(given) == bare(gold)


def overlapping(items: Any, gold: Span) -> list[Any]:
    return [item for item in items if item.span.start < gold.end and item.span.end > gold.start]


def shown(items: Iterable[Any]) -> str:
    """Values as the list of deviations shows them."""
    return "; ".join(
        str(item.value if item.value is not None else item.kind if hasattr(item, "kind") else "?") for item in items
    )


def score_times(bench: Bench, path: Path, tally: Tally) -> None:
    for case in cases(path):
        _, _, times, _ = bench.read(case)
        if not case["expected"]:
            wanted = [t for t in times if (t.type == "DURATION") == ("duration" in path.stem) or "probes" in path.stem]
            tally.trap(case, bool(wanted), shown(times))
        for entity in case["expected"]:
            if entity.get("start") is None:
                continue
            gold = Span(entity["start"], entity["end"])
            accept = entity.get("accept") or [entity["value"]]
            near = overlapping(times, gold)
            found = [t for t in near if any(same_time(str(value), t.value) for value in accept)]
            exact = any(same_span(case["text"], t.span, gold) for t in found)
            tally.count(case, entity, bool(found), exact, shown(near))


def score_numbers(bench: Bench, path: Path, tally: Tally) -> None:
    details = detailed = 0
    for case in cases(path):
        document, numbers, _, quantities = bench.read(case)
        if not case["expected"]:
            tally.trap(case, fires(path.stem, numbers, quantities), shown(numbers))
        for entity in case["expected"]:
            if entity.get("start") is None or not entity["text"]:
                continue
            gold = Span(entity["start"], entity["end"])
            near = overlapping(numbers, gold)
            entity = {**entity, "value": in_digits(bench, entity["value"])}
            if entity["type"] == "NUMBERRANGE":
                found = near if same_range(near, entity) else []
            else:
                found = [n for n in near if same_number(n, entity, share=path.stem.startswith("maha"))]
            exact = any(same_span(case["text"], n.span, gold) for n in found)
            tally.count(case, entity, bool(found), exact, shown(near))
            for wanted, given in wanted_details(document, entity, found, quantities):
                detailed += 1
                details += wanted == given
    if detailed:
        print(f"{'':32} operators, units and counted nouns: {details}/{detailed}")


def in_digits(bench: Bench, value: object) -> object:
    """A value that a set gives in words, as a number: خمسة دينار كويتي."""
    if not isinstance(value, str) or any(character.isdigit() for character in value) or not value[:1].isalpha():
        return value
    _, numbers, _, _ = bench.layers(Report(id="value", text=value))
    return numbers[0].value if numbers else value


def fires(name: str, numbers: tuple[NumberExpression, ...], quantities: tuple[Quantity, ...]) -> bool:
    """Whether what a set wants silent was read: ordinals by sets of ordinals, measures by sets of distances."""
    if "numberrange" in name:
        return any(quantity.mod or quantity.low is not None for quantity in quantities)
    if "ordinal" in name:
        return any(number.kind == "ordinal" for number in numbers)
    if name.startswith(("maha_distance", "duckling_quantity")):
        return any(quantity.unit for quantity in quantities)
    return bool(quantities)


def wanted_details(
    document: Document, entity: Case, found: list[NumberExpression], quantities: tuple[Quantity, ...]
) -> Iterator[tuple[object, object]]:
    """Operator, unit and counted noun, where the case names them."""
    number = found[0] if found else None
    if entity.get("op"):
        yield entity["op"], number and number.mod
    if entity.get("unit"):
        yield entity["unit"], number and ({"{Richter}": "magnitude"}.get(number.unit or "", number.unit))
    if entity.get("counted"):
        of = next((q.of for q in quantities if number and q.span == number.span), None)
        lemma = next(
            (
                t.word.morphs[0].lemma.key
                for t in document.tokens
                if of and t.start <= of.start < t.end and t.word and t.word.morphs
            ),
            None,
        )
        yield entity["counted"], lemma


def score_hard(bench: Bench, path: Path, tally: Tally) -> None:
    """The ten hardest: every stated value must be among what was read."""
    for case in cases(path):
        _, numbers, times, quantities = bench.read(case)
        (gold,) = case["expected"]
        if gold.get("kind") == "COUNT":
            right = {2, 23, 1500000} <= {q.value for q in quantities}
        elif gold.get("kind") is None:
            right = not times and any(n.kind == "identifier" for n in numbers)
        else:
            wanted = [gold["timex"], *([gold["second"]["timex"]] if "second" in gold else [])]
            right = all(any(same_time(value, t.value) for t in times) for value in wanted)
        tally.count(case, {"value": gold.get("timex", "")}, right, right, shown(times))


def score_readings(bench: Bench, name: str, readings: list[Reading]) -> None:
    scores = Scores()
    for gold in readings:
        scores.merge(compare_readings(bench.reading(gold.report), gold))
    wanted = {n: s.f1 for n, s in scores if n.startswith(("times.", "quantities."))}
    print(f"{name:32} {len(readings):5} ", "  ".join(f"{key} {value:.3f}" for key, value in wanted.items()))


def speed(bench: Bench, texts: list[Report]) -> None:
    documents = [bench.document(report) for report in texts]
    for _ in range(2):
        begin = time.process_time()
        for document in documents:
            numbers = read_numbers(document)
            read_quantities(document, numbers, read_times(document, numbers))
        seconds = time.process_time() - begin
    words = sum(1 for document in documents for token in document.tokens if token.kind in ("word", "number"))
    print(f"{words / seconds:,.0f} words a second for both layers, words cached ({words} words)")


Scorer = Callable[[Bench, Path, Tally], None]
SETS: dict[str, Scorer] = {
    **dict.fromkeys(
        ("news_time_probes_ar", "duckling_time_ar", "maha_time_ar", "dateparser_ar", "recognizers_datetime_ar",
         "duckling_duration_ar", "maha_duration_ar", "hijri_ummalqura_ar"), score_times),
    "hard10_ar": score_hard,
    **dict.fromkeys(
        ("news_number_probes_ar", "duckling_numeral_ar", "duckling_numeral_eg_ar", "duckling_ordinal_ar",
         "duckling_amount_of_money_ar", "duckling_quantity_ar", "duckling_volume_ar", "duckling_temperature_ar",
         "maha_numeral_ar", "maha_ordinal_ar", "maha_distance_ar", "recognizers_number_ar", "recognizers_percent_ar",
         "recognizers_ordinal_ar", "recognizers_numberrange_ar", "nemo_itn_ar", "spellout_roundtrip_ar"),
        score_numbers),
}  # fmt: skip


def measure(bench: Bench, gold: Path, show: str = "") -> list[Tally]:
    """The tally of every set there is."""
    deviations, tallies = read_deviations(), []
    print(f"{'set':32} {'all':>5} value   agree value span    traps")
    for name, scorer in SETS.items():
        if (path := gold / "times" / f"{name}.jsonl").exists():
            tally = Tally(path, deviations, show == name)
            scorer(bench, path, tally)
            tally.print()
            tallies.append(tally)
    return tallies


def read_floors() -> list[Floor]:
    lines = (line for line in FLOORS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter="\t")
    return [Floor(row["set"], row["digest"], float(row["value"]), float(row["exact"])) for row in rows]


def breaches(tallies: Iterable[Tally], floors: Iterable[Floor]) -> Iterator[str]:
    """What is below its floor, in words."""
    known = {(floor.set, floor.digest): floor for floor in floors}
    for tally in tallies:
        floor, reached = known.get((tally.name, tally.digest)), tally.floor()
        if floor is not None and (reached.value < floor.value or reached.exact < floor.exact):
            given, wanted = (f"{one.value:.2f} and {one.exact:.2f}" for one in (reached, floor))
            yield f"{tally.name}: {given}, its floors {wanted}"


def write_floors(tallies: Iterable[Tally], floors: Iterable[Floor]) -> None:
    """Takes what was reached as the new floors of these files; those of other files stay."""
    reached = {(tally.name, tally.digest): tally.floor() for tally in tallies}
    kept = {(floor.set, floor.digest): floor for floor in floors}
    head = (
        "# The lowest share of right values and exact spans where conventions agree, by the digest of the set's file.\n"
    )
    rows = (f"{f.set}\t{f.digest}\t{f.value:.2f}\t{f.exact:.2f}\n" for f in sorted({**kept, **reached}.values()))
    FLOORS.write_text(head + "set\tdigest\tvalue\texact\n" + "".join(rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="take what is reached as the new floors")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", default="", help="print what is wrong in one set")
    options = parser.parse_args()
    bench = Bench()
    tallies = measure(bench, options.gold, options.misses)
    seed, folder = options.gold / "seed_report.json", options.gold / "dev"
    reports = [decode_reading(p.read_bytes()) for p in [seed, *sorted(folder.glob("[01]*.json"))] if p.exists()]
    lines = (options.gold / "sentences_dev.jsonl").read_bytes().splitlines()
    sentences = [decode_reading(line) for line in lines]
    score_readings(bench, "reports", reports)
    score_readings(bench, "sentences", sentences)
    speed(bench, [r.report for r in reports + sentences] * 5)
    floors = read_floors()
    if options.update:
        write_floors(tallies, floors)
        floors = read_floors()
    told = [f"BELOW THE FLOOR  {line}" for line in breaches(tallies, floors)]
    told += [line for tally in tallies for line in tally.stale]
    print(*told, sep="\n", end="\n" * bool(told))
    sys.exit(bool(told))


if __name__ == "__main__":
    main()
