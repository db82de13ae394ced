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
from collections.abc import Mapping, Set
from pathlib import Path

import msgspec

from riwaya.annotate.reader import default_reader
from riwaya.link import link_readings
from riwaya.measure.linkage_gold import GoldLinkage
from riwaya.measure.linking import LinkedReadings, compare_linkage, missed_disagreements
from riwaya.measure.scores import Scores
from riwaya.model import Attribute, Reading, decode_reading

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


# What an analyst sees in the seed report: events of one incident, and attributions that stand against each other.
SEED_INCIDENTS = (
    {"v1", "v2", "v3", "v4", "v5"}, {"v16"}, {"v22"}, {"v10", "v11", "v23", "v24"}, {"v9", "v13", "v14", "v20"},
    {"v7", "v8"},
)  # fmt: skip
SEED_DISPUTES = {
    "the withdrawal, announced and doubted": ({"a9", "a10", "a8"}, {"a7", "a11", "a17"}),
    "how many troops": ({"a20"}, {"a21"}),
    "advisers or fighters": ({"a9", "a36", "a37"}, {"a32"}),
    "why they stay": ({"a25", "a26"}, {None}),
}


def print_seed(path: Path) -> None:
    """What the seed report comes to: the incidents and contradictions that an analyst sees in it."""
    reading = decode_reading(path.read_bytes(), str(path))
    linkage = link_readings([reading])
    groups = [{event.event for event in incident.events} for incident in linkage.incidents]
    found = sum(wanted in groups for wanted in SEED_INCIDENTS)
    series = sum(incident.series for incident in linkage.incidents)
    print(
        f"{path.name}: {found} of {len(SEED_INCIDENTS)} incidents as an analyst has them, among {len(groups) - series}"
    )
    print(f"  {series} series")
    rows = [row for incident in linkage.incidents for row in incident.attributes]
    rows += [matter.attribute for matter in linkage.matters]
    for name, (one, other) in SEED_DISPUTES.items():
        print(f"  {name}: {'shown' if any(_stand_against(row, one, other) for row in rows) else 'not shown'}")


def _stand_against(row: Attribute, one: Set[str | None], other: Set[str | None]) -> bool:
    """Whether attributions of two sides stand against each other in a row."""
    sides = [
        {claim.key for claim in row.claims if side & {voice.attribution for voice in claim.voices}}
        for side in (one, other)
    ]
    against = [(relation.a_key, relation.b_key) for relation in row.relations if relation.kind in ("differ", "deny")]
    return any((a in sides[0] and b in sides[1]) or (b in sides[0] and a in sides[1]) for a, b in against)


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
