"""Measures linking: which events are one happening, which reports are copies, which disagreements are shown.

    python bench/link.py GOLD

GOLD holds readings by people (dev/*.json) with dev/incidents.json, and perhaps seed_report.json. Each set is linked
twice: from the readings by people, and from what the program reads in the same texts. Floors are those of gold.py.
Exit code 1: below a floor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from riwaya.annotate.reader import default_reader
from riwaya.link import link_readings
from riwaya.measure.linking import GoldLinkage, LinkedReadings, compare_linkage, missed_disagreements
from riwaya.measure.scores import Scores
from riwaya.model import Reading, decode_reading

FLOORS = Path(__file__).parent / "floors_link.json"
BELOW = 1


def read_readings(folder: Path) -> dict[str, Reading]:
    """The readings of a folder by report id."""
    readings = (
        decode_reading(path.read_bytes(), str(path))
        for path in sorted(folder.glob("*.json"))
        if path.stem != "incidents"
    )
    return {reading.report.id: reading for reading in readings}


def read_again(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """What the program reads in the same reports."""
    reader = default_reader()
    return {id: reader.read(reading.report) for id, reading in readings.items()}


def measure(gold: GoldLinkage, readings: Mapping[str, Reading], given: Mapping[str, Reading]) -> Scores:
    linked = LinkedReadings(link_readings(given.values()), given)
    for incident, attribute in missed_disagreements(linked, gold, readings):
        print(f"  not shown: {incident} {attribute}")
    return compare_linkage(linked, gold, readings)


def print_scores(name: str, scores: Scores, floors: Mapping[str, float]) -> bool:
    """Prints a table; True if nothing is below its floor."""
    print(f"{name}\n  {'':28}{'P':>7}{'R':>7}{'F1':>7}{'floor':>8}")
    whole = True
    for measure_name, score in scores:
        floor = floors.get(measure_name)
        below = floor is not None and round(score.f1, 4) < floor
        whole = whole and not below
        shown = "no floor" if floor is None else f"{floor:.2f}"
        mark = "  below" if below else ""
        print(f"  {measure_name:28}{score.precision:7.2f}{score.recall:7.2f}{score.f1:7.2f}{shown:>9}{mark}")
    return whole


def print_seed(path: Path) -> None:
    """What the seed report comes to: its incidents and what is set against each other."""
    reading = decode_reading(path.read_bytes(), str(path))
    linkage = link_readings([reading])
    dated = [incident for incident in linkage.incidents if not incident.series]
    disputed = [(i, a) for i in linkage.incidents for a in i.attributes if a.standing == "disagree"]
    print(f"{path.name}: {len(dated)} incidents, {len(linkage.incidents) - len(dated)} series")
    for incident in linkage.incidents:
        mark = " (series)" if incident.series else ""
        print(f"  {incident.type} {incident.title}{mark}: {', '.join(event.event for event in incident.events)}")
    print(f"  attributes in dispute: {len(disputed)}, matters: {len(linkage.matters)}")
    for matter in linkage.matters:
        print(f"  {matter.subject}: {matter.attribute.standing}, {len(matter.accounts)} accounts")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached")
    options = parser.parse_args()
    incidents = options.gold / "dev" / "incidents.json"
    if not incidents.exists():
        print(f"{incidents}: not there, nothing to measure linking on")
        return 0
    gold = msgspec.json.decode(incidents.read_bytes(), type=GoldLinkage)
    readings = read_readings(incidents.parent)
    digest = hashlib.sha256(incidents.read_bytes()).hexdigest()
    kept = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    floors = kept.setdefault(digest, {})
    whole = True
    for name, given in (("from gold readings", readings), ("from the text", read_again(readings))):
        scores = measure(gold, readings, given)
        whole = print_scores(name, scores, floors.get(name, {})) and whole
        if options.update:
            known = floors.setdefault(name, {})
            reached = {key: math.floor(score.f1 * 100) / 100 for key, score in scores}
            floors[name] = {key: max(value, known.get(key, 0.0)) for key, value in reached.items()}
    if options.update:
        FLOORS.write_text(json.dumps(kept, indent=1) + "\n")
    if (seed := options.gold / "seed_report.json").exists():
        print_seed(seed)
    return 0 if whole else BELOW


if __name__ == "__main__":
    sys.exit(main())
