"""Measures quality: reads the reports of annotated readings and compares what comes out with what people wrote.

    python bench/gold.py bench/gold [more files or folders]

A set is a folder's JSON readings, or a file of JSON Lines. Files that hold no readings are named and passed over.
Floors are kept in floors.json by the digest of a set, so they hold for exactly these readings wherever they lie; a
measure below its floor fails the run. `--update` raises floors, `--readme` refreshes the numbers of the README.
Exit code 1: below a floor. Exit code 2: gold that cannot be read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, get_args

from msgspec.structs import replace

from riwaya.annotate.reader import default_reader
from riwaya.measure import Score, Scores, compare_readings
from riwaya.model import Reading, Report, RiwayaError, SchemaError, decode_reading
from riwaya.model.reading import Form

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
README = HERE.parent / "README.md"
BELOW, UNREADABLE = 1, 2

BY_FORM = ("cue", "source", "content", "full")
# Under so many readings a set shows single mistakes, not quality.
SMALLEST_SHOWN = 10
SHOWN = {
    "times: span and value": "times.value",
    "quantities: value": "quantities.value",
    "names and descriptions, with type": "mentions.overlap_type",
    "places": "mentions.places",
    "attributions: cue": "attributions.cue",
    "attributions: source": "attributions.source",
    "attributions: content": "attributions.content",
    "attributions: source, content, stance, all right": "attributions.full",
    "events: trigger and type": "events.type",
    "events: also the status (actual, denied, planned…)": "events.realis",
    "events: actor": "events.actor",
    "events: recipient": "events.recipient",
    "events: place": "events.place",
    "events: day": "events.day",
    "events: dead": "events.killed",
    "events: injured": "events.injured",
}


class GoldSet(NamedTuple):
    """Annotated readings that are measured together, with a digest of their files."""

    name: str
    digest: str
    readings: tuple[Reading, ...]
    shipped: bool

    @property
    def words(self) -> int:
        return sum(len(reading.report.text.split()) for reading in self.readings)


class Measured(NamedTuple):
    """A set with what the program scored on it."""

    gold: GoldSet
    scores: Scores
    by_form: dict[str, dict[str, tuple[Score, Score]]]


class NoReadingsError(RiwayaError):
    """A file that holds something else than readings."""


# Sets


def find_sets(paths: Iterable[Path]) -> Iterator[GoldSet]:
    """The sets under all paths, each once however often it lies there."""
    seen: dict[str, str] = {}
    for path in paths:
        found = 0
        for gold in _sets_under(path):
            found += 1
            if gold.digest in seen:
                print(f"{gold.name}: the same readings as {seen[gold.digest]}, measured once")
            else:
                seen[gold.digest] = gold.name
                yield gold
        if not found:
            raise RiwayaError(f"{path}: no annotated readings")


def _sets_under(path: Path) -> Iterator[GoldSet]:
    if not path.is_dir():
        yield _make_set(path.name, {path: read_file(path)})
        return
    passed_over: list[str] = []
    for folder in sorted([path, *(inside for inside in path.rglob("*") if inside.is_dir())]):
        single = dict(_readable(sorted(folder.glob("*.json")), passed_over))
        if single:
            name = folder.name if len(single) > 1 else next(iter(single)).name
            yield _make_set(name, single)
        for lines, readings in _readable(sorted(folder.glob("*.jsonl")), passed_over):
            yield _make_set(lines.name, {lines: readings})
    if passed_over:
        print(textwrap.fill(f"passed over, no readings: {', '.join(passed_over)}", 120))


def _readable(files: Iterable[Path], passed_over: list[str]) -> Iterator[tuple[Path, list[Reading]]]:
    for file in files:
        try:
            yield file, read_file(file)
        except NoReadingsError:
            passed_over.append(f"{file.parent.name}/{file.name}")


def read_file(file: Path) -> list[Reading]:
    """The readings of a file. NoReadingsError if its first record is none; SchemaError if one is broken."""
    text = file.read_text(encoding="utf-8")
    records = text.split("\n") if file.suffix == ".jsonl" else [text]
    numbered = [(number, record) for number, record in enumerate(records, 1) if record.strip()]
    if not numbered or not _is_reading(numbered[0][1], file):
        raise NoReadingsError(f"{file.parent.name}/{file.name} holds no readings")
    where = f"{file.name}:{{}}" if file.suffix == ".jsonl" else file.name
    return [decode_reading(record, where.format(number)) for number, record in numbered]


def _is_reading(record: str, file: Path) -> bool:
    """Whether a record means to be an annotated reading; if its fields are right is for the schema to say."""
    try:
        data = json.loads(record)
    except json.JSONDecodeError as error:
        raise SchemaError(f"{file.parent.name}/{file.name}: broken JSON: {error}") from error
    return isinstance(data, dict) and "report" in data and "attributions" in data


def _make_set(name: str, files: dict[Path, list[Reading]]) -> GoldSet:
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.name):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    readings = tuple(reading for file in sorted(files) for reading in files[file])
    shipped = all(file.resolve().is_relative_to(HERE) for file in files)
    return GoldSet(name, digest.hexdigest(), readings, shipped)


# Measuring


def measure(gold: GoldSet, reader: Callable[[Report], Reading]) -> Measured:
    """What the reader scores on a set."""
    scores = Scores()
    by_form = {form: {name: (Score(), Score()) for name in BY_FORM} for form in get_args(Form)}
    for theirs in gold.readings:
        try:
            mine = reader(theirs.report)
        except Exception as error:
            error.add_note(f"while reading {theirs.report.id} of {gold.name}")
            raise
        scores.merge(compare_readings(mine, theirs))
        _add_forms(by_form, mine, theirs)
    return Measured(gold, scores, by_form)


def _add_forms(by_form: dict[str, dict[str, tuple[Score, Score]]], mine: Reading, theirs: Reading) -> None:
    """Precision counts what the program called this form, recall what people did."""
    for form, sums in by_form.items():
        given = compare_readings(_only(mine, form), theirs)
        gold = compare_readings(mine, _only(theirs, form))
        for name in BY_FORM:
            before = sums[name]
            key = f"attributions.{name}"
            sums[name] = before[0] + given[key], before[1] + gold[key]


def _only(reading: Reading, form: str) -> Reading:
    return replace(reading, attributions=tuple(item for item in reading.attributions if item.form == form))


# Floors


class Floors:
    """The lowest F1 each measure may have, by set."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sets = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def of(self, gold: GoldSet) -> dict[str, float]:
        """The floors of a set; empty if it has none."""
        return dict(self._sets.get(gold.digest, {}).get("floors", {}))

    def find_breaches(self, measured: Measured) -> list[str]:
        """What is below its floor, in words."""
        breaches = []
        for name, floor in self.of(measured.gold).items():
            if name not in measured.scores:
                breaches.append(f"{name} has a floor of {floor:.2f} and is not measured any more")
            elif (reached := measured.scores[name].f1) < floor:
                breaches.append(f"{name} is {reached:.3f}, its floor {floor:.2f}")
        return breaches

    def raise_to(self, measured: Measured) -> None:
        """Takes what was reached, rounded down to a hundredth, as the new floors."""
        gold = measured.gold
        reached = {name: _round_down(score.f1) for name, score in measured.scores if score.given or score.gold}
        self._sets[gold.digest] = {"set": gold.name, "readings": len(gold.readings), "floors": reached}

    def save(self) -> None:
        """Writes the file, in an order that does not depend on the order of measuring."""
        ordered = dict(sorted(self._sets.items(), key=lambda item: (item[1]["set"], item[0])))
        self._path.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _round_down(value: float) -> float:
    return math.floor(value * 100 + 1e-9) / 100


# Printing


def print_measured(measured: Measured, floors: dict[str, float]) -> None:
    """A table of all measures, and one by form of attribution."""
    gold = measured.gold
    print(f"\n{gold.name}: {len(gold.readings)} readings, {gold.words} words, sha256 {gold.digest[:12]}")
    print(f"{'measure':34}{'P':>7}{'R':>7}{'F1':>7}{'floor':>10}{'gold':>7}")
    for name, score in measured.scores:
        if not (score.given or score.gold):
            print(f"{name:34}{'-':>7}{'-':>7}{'-':>7}{'':>10}{0:>7}")
            continue
        floor = f"{floors[name]:.2f}" if name in floors else "no floor"
        mark = "  BELOW" if score.f1 < floors.get(name, 0.0) else ""
        precision = f"{score.precision:.3f}" if score.given else "-"
        recall = f"{score.recall:.3f}" if score.gold else "-"
        print(f"{name:34}{precision:>7}{recall:>7}{score.f1:7.3f}{floor:>10}{score.gold:7.0f}{mark}")
    print(f"{'by form of attribution':34}{'P':>7}{'R':>7}{'F1':>7}{'':>10}{'gold':>7}")
    for form, sums in measured.by_form.items():
        for name, (given, theirs) in sums.items():
            right, found = given.right / given.given if given.given else 0.0, theirs.recall
            both = 2 * right * found / (right + found) if right + found else 0.0
            label = f"  {form}.{name}"
            if given.given or theirs.gold:
                print(f"{label:34}{right:7.3f}{found:7.3f}{both:7.3f}{'':>10}{theirs.gold:7.0f}")


def refresh_readme(results: list[Measured]) -> None:
    """Writes the F1 of the main measures between the markers of the README."""
    shown = [measured for measured in results if len(measured.gold.readings) >= SMALLEST_SHOWN]
    heads = [_head(measured.gold) for measured in shown]
    lines = [f"| F1 | {' | '.join(heads)} |", f"|---|{'---:|' * len(heads)}"]
    for label, name in SHOWN.items():
        cells = " | ".join(_show(measured.scores, name) for measured in shown)
        lines.append(f"| {label} | {cells} |")
    replace_block(README, "quality", "\n".join(lines))


def _head(gold: GoldSet) -> str:
    name = f"{HERE.name}/{gold.name}" if gold.shipped else gold.name
    return f"`{name}`, {len(gold.readings)} readings" + ("" if gold.shipped else ", not shipped")


def _show(scores: Scores, name: str) -> str:
    score = scores[name] if name in scores else Score()
    return f"{score.f1:.2f}" if score.given or score.gold else "–"


def replace_block(file: Path, name: str, content: str) -> None:
    """Replaces what stands between `<!-- name:begin … -->` and `<!-- name:end -->`."""
    text = file.read_text(encoding="utf-8")
    opening, begun, rest = text.partition(f"<!-- {name}:begin")
    comment, closed, rest = rest.partition("-->\n")
    _, ended, rest = rest.partition(f"<!-- {name}:end -->")
    if not (begun and closed and ended):
        raise RiwayaError(f"{file}: no block <!-- {name}:begin --> … <!-- {name}:end -->")
    file.write_text(f"{opening}{begun}{comment}{closed}{content}\n{ended}{rest}", encoding="utf-8")


def read_lines(path: Path) -> Iterator[Any]:
    """The objects of a file of JSON Lines; raises SchemaError where one is broken."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise SchemaError(f"{path}:{number}: broken JSON: {error}") from error


def end_with(measure: Callable[[], bool]) -> NoReturn:
    """Ends the program: the code says whether something is below its floor, or that the gold cannot be read."""
    try:
        sys.exit(measure())
    except RiwayaError as error:
        print(error, file=sys.stderr)
        sys.exit(UNREADABLE)


def main(arguments: list[str] | None = None) -> int:
    """Measures all sets; the exit code."""
    parser = argparse.ArgumentParser(description="Measure quality on annotated readings.")
    parser.add_argument("paths", nargs="+", type=Path, help="files or folders of annotated readings")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--readme", action="store_true", help="refresh the numbers of the README")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="file of the floors")
    options = parser.parse_args(arguments)
    try:
        sets = list(find_sets(options.paths))
    except (RiwayaError, OSError) as error:
        print(f"gold: {error}", file=sys.stderr)
        return UNREADABLE
    reader, floors = default_reader().read, Floors(options.floors)
    results = [measure(gold, reader) for gold in sets]
    breaches = []
    for measured in results:
        print_measured(measured, floors.of(measured.gold))
        breaches += [f"{measured.gold.name}: {breach}" for breach in floors.find_breaches(measured)]
    print()
    for breach in breaches:
        print(f"BELOW THE FLOOR  {breach}")
    if options.readme:
        refresh_readme(results)
    if breaches and not (options.update and options.allow_regression):
        if options.update:
            print("floors not updated: some would sink; add --allow-regression if that is meant")
        return BELOW
    if options.update:
        for measured in results:
            floors.raise_to(measured)
        floors.save()
        print(f"floors updated for {len(results)} sets")
    return 0


if __name__ == "__main__":
    sys.exit(main())
