"""Measures times, numbers and quantities on a folder of gold data: python bench/times.py GOLD [--misses SET]."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.annotate.numbers import NumberExpression, read_numbers, read_quantities
from riwaya.annotate.times import read_times
from riwaya.lexicon import default_lexicon
from riwaya.measure import Scores, compare_readings
from riwaya.model import Quantity, Reading, Report, Span, Time, decode_reading
from riwaya.text import Document, TextReader

Case = dict[str, Any]
# Words that some sets put into the expression and the annotation guide leaves out.
OUTSIDE = (
    "منذ",
    "يوم",
    "نحو",
    "حوالي",
    "قرابة",
    "لأكثر من",
    "أكثر من",
    "أقل من",
    "في",
    "ل",
    "ما",
    "حتى",
    "خلال",
    "بعد",
    "قبل",
    "لمدة",
    "زهاء",
    "بحلول",
    "بين",
    "من",
)


class Bench:
    """Reads sentences with one lexicon."""

    def __init__(self) -> None:
        self._reader = TextReader(default_lexicon())

    def read(self, case: Case) -> tuple[Document, tuple[NumberExpression, ...], tuple[Time, ...], tuple[Quantity, ...]]:
        report = Report(id="case", text=case["text"], published=case.get("reference_time"))
        document = self._reader.read(report)
        numbers = read_numbers(document)
        times = read_times(document, numbers)
        return document, numbers, times, read_quantities(document, numbers, times)

    def reading(self, report: Report) -> Reading:
        document = self._reader.read(report)
        numbers = read_numbers(document)
        times = read_times(document, numbers)
        return Reading(report=report, times=times, quantities=read_quantities(document, numbers, times))


def cases(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def plain(value: object) -> str:
    """A value without what conventions write differently: full hours, open decades and ends."""
    text = str(value).removesuffix("/..")
    text = text.removesuffix(":00") if "T" in text and text.count(":") >= 1 else text
    return text.rstrip("X") if text.rstrip("X").isdigit() else text


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


def score_times(bench: Bench, path: Path, misses: bool) -> None:
    total = value = exact = 0
    traps = fired = 0
    for case in cases(path):
        _, _, times, _ = bench.read(case)
        if not case["expected"]:
            traps += 1
            fired += bool(times)
            if times and misses:
                print("TRAP", case["text"], [(case["text"][slice(*t.span)], t.value) for t in times])
        for entity in case["expected"]:
            if entity.get("start") is None:
                continue
            total += 1
            gold = Span(entity["start"], entity["end"])
            accept = {plain(v) for v in entity.get("accept") or [entity["value"]]}
            found = [t for t in overlapping(times, gold) if plain(t.value) in accept]
            value += bool(found)
            exact += any(same_span(case["text"], t.span, gold) for t in found)
            if misses and not (found and any(same_span(case["text"], t.span, gold) for t in found)):
                shown = [(case["text"][slice(*t.span)], t.value, t.rule) for t in times]
                print(
                    "VALUE" if not found else "SPAN",
                    case.get("reference_time"),
                    case["text"],
                    "|",
                    entity["text"],
                    accept,
                    "|",
                    shown,
                )
    row(path.stem, total, value=value / max(total, 1), value_span=exact / max(total, 1), traps_fired=f"{fired}/{traps}")


def number_right(number: NumberExpression, entity: Case) -> bool:
    gold = entity["value"]
    if entity.get("low") is not None and entity["type"] in ("RANGE", "VAGUE"):
        return bool(number.low == entity["low"] and (entity["type"] == "VAGUE" or number.high == entity["high"]))
    if number.value is None or gold is None:
        return number.value is None and gold is None
    try:
        return abs(float(number.value) - float(str(gold).split(" ")[0].rstrip("%"))) < 1e-6 * max(
            1.0, abs(float(number.value))
        )
    except ValueError:
        return False


def score_numbers(bench: Bench, path: Path, misses: bool) -> None:
    total = value = details = detailed = 0
    traps = fired = 0
    for case in cases(path):
        document, numbers, _, quantities = bench.read(case)
        if not case["expected"]:
            traps += 1
            fired += bool(quantities)
            if quantities and misses:
                print("TRAP", case["text"], [(case["text"][slice(*q.span)], q.value) for q in quantities])
        for entity in case["expected"]:
            if entity.get("start") is None:
                continue
            total += 1
            gold = Span(entity["start"], entity["end"])
            found = [n for n in overlapping(numbers, gold) if number_right(n, entity)]
            value += bool(found)
            if misses and not found:
                print(
                    "VALUE",
                    case["text"],
                    "|",
                    entity["text"],
                    entity["value"],
                    "|",
                    [(case["text"][slice(*n.span)], n.value, n.kind) for n in numbers],
                )
            for wanted, given in wanted_details(document, entity, found, quantities):
                detailed += 1
                details += wanted == given
                if misses and wanted != given:
                    print("DETAIL", case["text"], "|", wanted, "|", given)
    row(
        path.stem,
        total,
        value=value / max(total, 1),
        details=details / max(detailed, 1),
        traps_fired=f"{fired}/{traps}",
    )


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


def score_hard(bench: Bench, path: Path, misses: bool) -> None:
    """The ten hardest: every stated value must be among what was read."""
    right = 0
    for case in cases(path):
        _, numbers, times, quantities = bench.read(case)
        (gold,) = case["expected"]
        values = {plain(t.value) for t in times}
        if gold.get("kind") == "COUNT":
            ok = {2, 23, 1500000} <= {q.value for q in quantities}
        elif gold.get("kind") is None:
            ok = not times and any(n.kind == "identifier" for n in numbers)
        else:
            wanted = {gold["timex"], *([gold["second"]["timex"]] if "second" in gold else [])}
            ok = wanted <= values
        right += ok
        if misses and not ok:
            print(
                "HARD",
                case["text"],
                gold.get("timex"),
                [(case["text"][slice(*t.span)], t.value) for t in times],
                [(q.value) for q in quantities],
            )
    row(path.stem, 10, value=right / 10)


def score_readings(bench: Bench, name: str, readings: list[Reading]) -> None:
    scores = Scores()
    for gold in readings:
        scores.merge(compare_readings(bench.reading(gold.report), gold))
    wanted = {n: s.f1 for n, s in scores if n.startswith(("times.", "quantities."))}
    row(name, len(readings), **wanted)


def row(name: str, count: int, **scores: float | str) -> None:
    shown = "  ".join(
        f"{key} {value if isinstance(value, str) else format(value, '.3f')}" for key, value in scores.items()
    )
    print(f"{name:32} {count:5}  {shown}")


def speed(bench: Bench, texts: list[Report]) -> None:
    documents = [bench._reader.read(report) for report in texts]
    for _ in range(2):
        begin = time.perf_counter()
        for document in documents:
            numbers = read_numbers(document)
            read_quantities(document, numbers, read_times(document, numbers))
        seconds = time.perf_counter() - begin
    words = sum(1 for document in documents for token in document.tokens if token.kind in ("word", "number"))
    print(f"{words / seconds:,.0f} words a second for both layers, words cached ({words} words)")


TIME_SETS = (
    "news_time_probes_ar",
    "duckling_time_ar",
    "maha_time_ar",
    "dateparser_ar",
    "recognizers_datetime_ar",
    "duckling_duration_ar",
    "maha_duration_ar",
    "hijri_ummalqura_ar",
)
NUMBER_SETS = (
    "news_number_probes_ar", "duckling_numeral_ar", "duckling_numeral_eg_ar", "duckling_ordinal_ar",
    "maha_numeral_ar", "maha_ordinal_ar", "recognizers_number_ar",
    "recognizers_percent_ar", "nemo_itn_ar", "spellout_roundtrip_ar",
    "duckling_amount_of_money_ar", "duckling_quantity_ar",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", default="", help="print what is wrong in one set")
    options = parser.parse_args()
    bench = Bench()
    folder = options.gold / "times"
    for name in TIME_SETS:
        if (path := folder / f"{name}.jsonl").exists():
            score_times(bench, path, options.misses == name)
    if (path := folder / "hard10_ar.jsonl").exists():
        score_hard(bench, path, options.misses == "hard10_ar")
    for name in NUMBER_SETS:
        if (path := folder / f"{name}.jsonl").exists():
            score_numbers(bench, path, options.misses == name)
    reports = [
        decode_reading(p.read_bytes())
        for p in [options.gold / "seed_report.json", *sorted((options.gold / "dev").glob("[01]*.json"))]
    ]
    sentences = [decode_reading(line) for line in (options.gold / "sentences_dev.jsonl").read_bytes().splitlines()]
    score_readings(bench, "reports", reports)
    score_readings(bench, "sentences", sentences)
    speed(bench, [r.report for r in reports + sentences] * 5)


if __name__ == "__main__":
    main()
