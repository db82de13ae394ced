"""Measures how fast reports are linked, how much memory that takes, and that the result does not depend on the order.

    python bench/link_speed.py [--reports 100000] [--read 40]

Reports are those of nights.py. Times are of the processor; the cost of a report includes its incidents. What
fails the run with exit code 1: more than ten minutes or 4 GB, a cost that more than doubles from 1,000 reports on, or
a result that depends on the order.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sys
import time
from collections.abc import Sequence

import msgspec
from nights import Told, tell_nights

from riwaya.annotate.reader import default_reader
from riwaya.link import Decisions, Linker, link_readings, prepare
from riwaya.measure.linking import Ref, b_cubed
from riwaya.model import Linkage
from riwaya.pipeline.linking import collector_paused, link_all

SECONDS, MEGABYTES, FLAT = 600, 4096, 2.0
FIRST, WINDOW = 1000, 1000


def digest(linkage: Linkage) -> str:
    return hashlib.sha256(msgspec.json.encode(linkage)).hexdigest()[:16]


def measure_speed(reports: int) -> bool:
    """Links so many reports one after the other, with windows in which the changed incidents are made as well."""
    linker, decisions = Linker(), Decisions()
    costs: dict[int, float] = {}
    windows = {FIRST, reports // 10, reports - WINDOW}
    spent = paused = 0.0
    began = time.process_time()
    source = tell_nights(reports)
    for number in range(reports):
        before = time.process_time()
        told = next(source)
        paused += time.process_time() - before
        before = time.process_time()
        linker.add(prepare(told.reading, decisions))
        if any(start <= number < start + WINDOW for start in windows):
            linker.incidents_of(told.reading.report.id)
            spent += time.process_time() - before
            if number + 1 - WINDOW in windows:
                costs[number + 1 - WINDOW] = spent / WINDOW * 1000
                spent = 0.0
    added = time.process_time() - began - paused
    incidents = sum(1 for _ in linker.incidents())
    copies, matters = len(linker.copies()), sum(1 for _ in linker.matters())
    seconds = time.process_time() - began - paused
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{reports:,} reports on one core: {seconds:.0f} s of the processor ({added:.0f} s adding), {memory:,.0f} MB")
    print(f"  {incidents:,} incidents, {copies:,} copies, {matters:,} matters")
    for start, cost in sorted(costs.items()):
        print(f"  a report added after {start:,}: {cost:.2f} ms")
    growth = costs[max(costs)] / costs[min(costs)]
    print(f"  growth from {min(costs):,} to {max(costs):,}: {growth:.2f} times")
    return seconds <= SECONDS and memory <= MEGABYTES and growth <= FLAT


def measure_order(told: Sequence[Told]) -> bool:
    readings = [item.reading for item in told]
    digests = {"in order": digest(link_all(readings)), "two workers": digest(link_all(readings, workers=2))}
    for seed in (1, 2):
        shuffled = random.Random(seed).sample(readings, len(readings))
        digests[f"shuffled {seed}"] = digest(link_all(shuffled))
    print(f"{len(readings):,} reports: " + ", ".join(f"{name} {value}" for name, value in digests.items()))
    return len(set(digests.values())) == 1


def measure_truth(told: Sequence[Told], name: str, linkage: Linkage) -> None:
    gold: dict[Ref, str] = {(t.reading.report.id, id): it for t in told for id, it in t.truth.items()}
    mine: dict[Ref, str] = {(e.report, e.event): i.id for i in linkage.incidents for e in i.events}
    precision, recall = b_cubed(mine, gold)
    copies = {(t.reading.report.id, t.copy_of) for t in told if t.copy_of is not None}
    found = {(copy.copy, copy.original) for copy in linkage.copies}
    print(f"{name}: incidents B3 precision {precision:.3f}, recall {recall:.3f}; ", end="")
    print(f"copies {len(copies & found)} of {len(copies)} found, {len(found - copies)} that are none")


def measure_read(told: Sequence[Told]) -> None:
    """The same from what the program reads in the texts: events of other triggers have the truth of their report."""
    reader = default_reader()
    read = [reader.read(item.reading.report) for item in told]
    again = [
        Told(
            reading,
            {e.id: next(iter(item.truth.values())) for e in reading.events if e.type == "ASSAULT"},
            item.copy_of,
        )
        for reading, item in zip(read, told, strict=True)
    ]
    measure_truth(again, f"{len(told)} reports read by the program", link_readings(read))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--order", type=int, default=3_000, help="how many reports to link in several orders")
    parser.add_argument("--read", type=int, default=200, help="how many texts to read")
    options = parser.parse_args()
    told = list(tell_nights(options.order))
    whole = measure_order(told)
    measure_truth(told, f"{len(told):,} reports", link_readings(item.reading for item in told))
    measure_read(told[: options.read])
    with collector_paused():
        fast = measure_speed(options.reports)
    return 0 if fast and whole else 1


if __name__ == "__main__":
    sys.exit(main())
