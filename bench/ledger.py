"""How long a ledger of many entries takes to be verified: python bench/ledger.py [ENTRIES].

A tenth of the entries are decisions on one report and the others are reports of a sentence with their source and
reading, made without reading them: what is measured is the log, not the reader. Prints one line of JSON.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from riwaya.intake import Intake
from riwaya.ledger import Ledger, Versions
from riwaya.model import Anchor, Choice, Event, Reading, Report, Span

ENTRIES = 1_000_000
# The issue asks for a million entries in ten seconds.
LIMIT = 10.0 / 1_000_000
BATCH = 5000
VERSIONS = Versions("bench", "bench")


def make_pairs(count: int) -> Iterator[tuple[Intake, Reading]]:
    for number in range(count):
        text = f"وقع هجوم رقم {number}."
        raw = text.encode()
        report = Report(id=f"r{number}", text=text)
        where, digest = f"{number}.txt", hashlib.sha256(raw).hexdigest()
        intake = Intake(report=report, raw=raw, where=where, media_type="text/plain", encoding="utf-8", sha256=digest)
        yield intake, Reading(report=report, events=(Event(id="v1", trigger=Span(4, 8), type="ASSAULT"),))


def fill(ledger: Ledger, entries: int) -> None:
    decisions = entries // 10
    reports = (entries - decisions) // 3
    pairs = make_pairs(reports)
    for _ in range(0, reports, BATCH):
        ledger.add_all(list(islice(pairs, BATCH)), VERSIONS)
    for start in range(0, decisions, BATCH):
        choice = Choice(verdict="accept", target=Anchor(report=f"r{start}", layer="events", span=Span(4, 8)))
        ledger.decide("bench", [choice] * min(BATCH, decisions - start))


def measure(ledger: Ledger, derived: bool) -> float:
    """Seconds of the processor, which others on the machine do not change; the file lies in memory by then."""
    begun = time.process_time()
    found = ledger.verify(derived=derived)
    if found.problems:
        sys.exit(f"not whole: {found.problems[0]}")
    return time.process_time() - begun


def main(entries: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "bench.ledger") as ledger:
        begun = time.perf_counter()
        fill(ledger, entries)
        filled = time.perf_counter() - begun
        size = ledger.head().size
        quick, whole = measure(ledger, derived=False), measure(ledger, derived=True)
    limit = LIMIT * size
    result = {"entries": size, "fill_s": filled, "verify_quick_s": quick, "verify_s": whole, "limit_s": limit}
    print(json.dumps({name: round(value, 2) for name, value in result.items()}))
    if quick > limit:
        sys.exit(f"verifying the log took {quick:.1f} s, more than {limit:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
