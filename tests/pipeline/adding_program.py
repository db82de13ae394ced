"""Adds small reports to a ledger and prints a line for each when it is kept: what the tests kill.

python adding_program.py LEDGER COUNT WORKERS [DELAY]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reading import VERSIONS, make_intakes, make_reader

from riwaya.intake import Intake
from riwaya.ledger import Ledger
from riwaya.pipeline import Step, add_sources


def acknowledge(step: Step) -> None:
    """A whole line at once: half a line would be no acknowledgement."""
    sys.stdout.write(f"{step.id}\t{type(step).__name__}\n")
    sys.stdout.flush()


def slow_down(intakes: Iterator[Intake], delay: float) -> Iterator[Intake]:
    for intake in intakes:
        time.sleep(delay)
        yield intake


def main(place: str, count: str, workers: str, delay: str = "0") -> None:
    intakes = slow_down(make_intakes(int(count)), float(delay))
    with Ledger.open(place) as ledger:
        summary = add_sources(ledger, intakes, make_reader, VERSIONS, workers=int(workers), progress=acknowledge)
    sys.stderr.write(summary.advice or "done")


if __name__ == "__main__":
    main(*sys.argv[1:])
