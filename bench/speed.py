"""Measures speed: words a second on one core, by room, memory, and how long the program takes to start.

    python bench/speed.py [--readme] [--rounds N]

Texts are the shipped readings and, where RIWAYA_GOLD names a folder, the reports under its `reading/`. Words are
counted by white space, for riwaya and for the tools beside it. Every figure comes from a fresh process:

- cold: the first time through all texts, with the lexicon open and nothing looked up yet;
- warm: the median of the following times, when the words of these texts have been met before;
- by room: where the time of the warm rounds goes, from samples of the running program's innermost frame.

Tools beside it are measured where they are installed (CONTRIBUTING.md says how). Results are also written to speed.json
beside this file.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import FrameType
from typing import Any

HERE = Path(__file__).parent
RESULT = HERE / "speed.json"
README = HERE.parent / "README.md"
# Rooms whose parts are rooms of their own, one a layer.
HOUSES = ("annotate",)
SAMPLE_SECONDS = 0.001
STARTS = 5
# Tools that read a thousand words a second read no more than this.
SAMPLE_WORDS = 2_000
# Enough work for a warm round to be longer than the noise of a clock.
SHORTEST_ROUND = 0.5
LINUX = sys.platform == "linux"


# What is read


def load_reports() -> list[Any]:
    """The reports of the shipped readings, and those of $RIWAYA_GOLD/reading."""
    from riwaya.intake import Intake, read_sources

    folders = [HERE / "gold"]
    if os.environ.get("RIWAYA_GOLD"):
        folders.append(Path(os.environ["RIWAYA_GOLD"]) / "reading")
    items = (item for folder in folders if folder.is_dir() for item in read_sources(folder))
    return [item.report for item in items if isinstance(item, Intake)]


def count_words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


# What a fresh process measures


def time_once(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of one core, so that what else the machine does counts little."""
    start = clock()
    work()
    return clock() - start


def time_wall(work: Callable[[], object]) -> float:
    """Seconds that pass, which is what somebody waits for."""
    return time_once(work, time.perf_counter)


def time_warm(work: Callable[[], object], rounds: int) -> float:
    """Median seconds of one time through, each round long enough to be measured."""
    repeats = max(1, round(SHORTEST_ROUND / max(time_once(work), 1e-6)))
    return statistics.median(time_once(lambda: [work() for _ in range(repeats)]) / repeats for _ in range(rounds))


def peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if LINUX else peak / 1024**2


def measure_whole(rounds: int) -> dict[str, Any]:
    """The whole reading: report in, reading out."""
    start = time.perf_counter()
    from riwaya.annotate.reader import Reader

    imported = time.perf_counter()
    reader = Reader().read
    opened = time.perf_counter()
    reports = load_reports()
    before = peak_megabytes()
    cold = time_once(lambda: [reader(report) for report in reports])
    after = peak_megabytes()
    warm = time_warm(lambda: [reader(report) for report in reports], rounds)
    return {
        "reports": len(reports),
        "words": count_words([report.text for report in reports]),
        "import_seconds": imported - start,
        "open_seconds": opened - imported,
        "cold_seconds": cold,
        "warm_seconds": warm,
        "peak_before_mb": before,
        "peak_mb": after,
    }


def measure_text(rounds: int) -> dict[str, Any]:
    """The text room alone: report in, document out."""
    from riwaya.lexicon import default_lexicon
    from riwaya.text import TextReader

    reports, reader = load_reports(), TextReader(default_lexicon())
    cold = time_once(lambda: [reader.read(report) for report in reports])
    return {"cold_seconds": cold, "warm_seconds": time_warm(lambda: [reader.read(r) for r in reports], rounds)}


def measure_rooms(rounds: int) -> dict[str, Any]:
    """The share of each room in the time of the whole reading."""
    from riwaya.annotate.reader import Reader

    reports, reader = load_reports(), Reader().read
    time_once(lambda: [reader(report) for report in reports])
    samples: Counter[str] = Counter()

    def take_sample(number: int, frame: FrameType | None) -> None:
        while frame is not None and not frame.f_globals.get("__name__", "").startswith("riwaya."):
            frame = frame.f_back
        samples[name_room(frame.f_globals["__name__"]) if frame is not None else "other"] += 1

    signal.signal(signal.SIGPROF, take_sample)
    signal.setitimer(signal.ITIMER_PROF, SAMPLE_SECONDS, SAMPLE_SECONDS)
    time_warm(lambda: [reader(report) for report in reports], rounds)
    signal.setitimer(signal.ITIMER_PROF, 0)
    total = samples.total()
    return {"samples": total, "share": {room: count / total for room, count in samples.most_common()}}


def name_room(module: str) -> str:
    """riwaya.annotate.speech.cues -> annotate.speech; riwaya.text.words -> text."""
    parts = module.split(".")[1:]
    # A module that lies directly in a house of layers is no layer.
    return ".".join(parts[:2]) if parts[0] in HOUSES and len(parts) > 2 else parts[0]


def measure_spacy(rounds: int) -> dict[str, Any]:
    """spaCy's rule tokenizer for Arabic, which does nothing but cut."""
    import spacy

    tokenize = spacy.blank("ar").tokenizer
    return measure_tokenizer(tokenize, rounds)


def measure_camel(rounds: int) -> dict[str, Any]:
    """CAMeL Tools' simple word tokenizer, which does nothing but cut."""
    from camel_tools.tokenizers.word import simple_word_tokenize

    return measure_tokenizer(simple_word_tokenize, rounds)


def measure_times(rounds: int) -> dict[str, Any]:
    """Times and numbers alone, from the text on."""
    from riwaya.annotate.numbers import read_numbers, read_quantities
    from riwaya.annotate.times import read_times
    from riwaya.lexicon import default_lexicon
    from riwaya.text import TextReader

    reports, reader = load_reports(), TextReader(default_lexicon())

    def read() -> None:
        for report in reports:
            document = reader.read(report)
            numbers = read_numbers(document)
            read_quantities(document, numbers, read_times(document, numbers))

    cold = time_once(read)
    return {"cold_seconds": cold, "warm_seconds": time_warm(read, rounds)}


def measure_dateparser(rounds: int) -> dict[str, Any]:
    """dateparser's search for dates in a text."""
    from dateparser.search import search_dates

    return measure_sample(lambda text: search_dates(text, languages=["ar"]))


def measure_maha(rounds: int) -> dict[str, Any]:
    """Maha's times and numerals."""
    from maha.parsers.functions import parse_dimension

    return measure_sample(lambda text: parse_dimension(text, time=True, numeral=True))


def measure_sample(read: Callable[[str], object]) -> dict[str, Any]:
    """A slow tool on the first texts of all, line by line; the seconds are those that all texts would take."""
    texts = [report.text for report in load_reports()]
    sample: list[str] = []
    while texts and count_words(sample) < SAMPLE_WORDS:
        sample.append(texts[len(sample)])
    lines = [line for text in sample for line in text.splitlines() if line.strip()]
    share = count_words(texts) / count_words(sample)
    cold = time_once(lambda: [read(line) for line in lines])
    return {"cold_seconds": cold * share, "warm_seconds": time_once(lambda: [read(line) for line in lines]) * share}


def measure_tokenizer(tokenize: Callable[[str], object], rounds: int) -> dict[str, Any]:
    texts = [report.text for report in load_reports()]
    cold = time_once(lambda: [tokenize(text) for text in texts])
    warm = time_warm(lambda: [tokenize(text) for text in texts], rounds)
    return {"cold_seconds": cold, "warm_seconds": warm}


PARTS: dict[str, Callable[[int], dict[str, Any]]] = {
    "whole": measure_whole,
    "text": measure_text,
    "rooms": measure_rooms,
    "times": measure_times,
    "dateparser": measure_dateparser,
    "maha": measure_maha,
    "spacy": measure_spacy,
    "camel": measure_camel,
}
# Package, name and scope of the tools beside riwaya.
PEERS = {
    "spacy": ("spacy", "spaCy blank('ar')", "tokens only"),
    "camel": ("camel-tools", "CAMeL simple_word_tokenize", "tokens only"),
    "dateparser": ("dateparser", "dateparser search_dates", "dates only"),
    "maha": ("mahad", "Maha parse_dimension", "times and numbers only"),
}


# Fresh processes


def run_part(part: str, rounds: int) -> dict[str, Any]:
    """What a part measures in a process of its own."""
    command = [sys.executable, __file__, "--part", part, "--rounds", str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
        return {"skipped": reason[0]}
    return dict(json.loads(done.stdout))


def run_peers(rounds: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for part, (package, _, _) in PEERS.items():
        try:
            yield part, {"version": version(package)} | run_part(part, rounds)
        except PackageNotFoundError:
            yield part, {"skipped": f"{package} is not installed"}


def time_start() -> dict[str, Any]:
    """Seconds of `riwaya read` on one report, process and all: with the lexicon compiled before, and without."""
    program = Path(sys.executable).with_name("riwaya")
    if not program.exists():
        return {"skipped": f"no {program.name} beside {Path(sys.executable).name}; run make setup"}
    report = HERE.parent / "examples" / "report.jsonl"
    command = [str(program), "read", "--format", "jsonl", str(report)]

    def start(environment: dict[str, str]) -> float:
        return time_wall(lambda: subprocess.run(command, env=environment, check=True, capture_output=True))

    try:
        with tempfile.TemporaryDirectory() as empty:
            compiling = start({**os.environ, "RIWAYA_CACHE": empty})
            starts = [start({**os.environ, "RIWAYA_CACHE": empty}) for _ in range(STARTS)]
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no reason given"]
        return {"skipped": reason[0]}
    nothing = [time_wall(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(STARTS)]
    return {
        "median_seconds": statistics.median(starts),
        "slowest_seconds": max(starts),
        "first_seconds": compiling,
        "python_seconds": statistics.median(nothing),
    }


# Printing


def rate(words: int, seconds: float) -> str:
    return f"{words / seconds:,.0f}"


def prefix_version(row: dict[str, Any]) -> str:
    return f", version {row['version']}" if "version" in row else ""


def list_speeds(result: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Rows of the table: what, words a second cold, words a second warm."""
    whole = result["whole"]
    words = whole["words"]
    rows = {
        "the whole reading": whole,
        "text, numbers and times": result["times"],
        "the text room alone": result["text"],
    }
    for part, (_, label, scope) in PEERS.items():
        rows[f"{label} ({scope}{prefix_version(result[part])})"] = result[part]
    for label, row in rows.items():
        if "skipped" in row:
            yield label, "-", f" skipped: {row['skipped']}"
        else:
            yield label, rate(words, row["cold_seconds"]), rate(words, row["warm_seconds"])


def list_rooms(result: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Rows of the table: room, share of the time, words a second if there were nothing else."""
    whole, rooms = result["whole"], result["rooms"]
    for room, share in rooms.get("share", {}).items():
        yield room, f"{share:.1%}", rate(whole["words"], whole["warm_seconds"] * share)


def list_figures(result: dict[str, Any]) -> Iterator[tuple[str, str]]:
    whole, start = result["whole"], result["start"]
    yield "peak memory", f"{whole['peak_mb']:.0f} MB, {whole['peak_before_mb']:.0f} MB before the first report"
    yield "import", f"{whole['import_seconds'] * 1000:.0f} ms"
    yield "open the compiled lexicon", f"{whole['open_seconds'] * 1000:.0f} ms"
    if "skipped" in start:
        yield "riwaya read, one report", f"skipped: {start['skipped']}"
        return
    yield (
        f"riwaya read, one report, fresh process (median of {STARTS})",
        f"{start['median_seconds'] * 1000:.0f} ms, of which {start['python_seconds'] * 1000:.0f} ms Python itself",
    )
    yield "the same where the lexicon must be compiled first", f"{start['first_seconds']:.1f} s"


def print_result(result: dict[str, Any]) -> None:
    whole = result["whole"]
    print(f"{whole['reports']} reports, {whole['words']:,} words, one core, {result['python']}")
    print(f"\n{'words a second':56}{'cold':>12}{'warm':>12}")
    for label, cold, warm in list_speeds(result):
        print(f"{label:56}{cold:>12}{warm:>12}")
    if "skipped" in result["rooms"]:
        print(f"\nby room: skipped: {result['rooms']['skipped']}")
    else:
        print(f"\n{'where the warm time goes':56}{'share':>12}{'words/s':>12}")
        for room, share, words in list_rooms(result):
            print(f"{room:56}{share:>12}{words:>12}")
    print()
    for label, figure in list_figures(result):
        print(f"{label:56}{figure}")


def refresh_readme(result: dict[str, Any]) -> None:
    """Writes the main figures between the markers of the README."""
    from gold import replace_block  # not above: importing all of riwaya is one of the things to be measured

    whole = result["whole"]
    lines = [f"One core, {whole['reports']} reports, {whole['words']:,} words:", ""]
    lines += ["| words a second | first time | words met before |", "|---|---:|---:|"]
    lines += [f"| {label} | {cold} | {warm} |" for label, cold, warm in list_speeds(result)]
    lines += ["", *(f"- {label}: {figure}" for label, figure in list_figures(result))]
    replace_block(README, "speed", "\n".join(lines))


def main() -> None:
    """Runs all parts and prints what they measured."""
    parser = argparse.ArgumentParser(description="Measure speed, memory and start-up.")
    parser.add_argument("--rounds", type=int, default=5, help="warm rounds; the median counts")
    parser.add_argument("--readme", action="store_true", help="refresh the numbers of the README")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        json.dump(PARTS[options.part](options.rounds), sys.stdout)
        return
    whole = run_part("whole", options.rounds)
    if "skipped" in whole:
        sys.exit(f"speed: the program does not run: {whole['skipped']}")
    result = {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "whole": whole,
        "text": run_part("text", options.rounds),
        "times": run_part("times", options.rounds),
        "rooms": run_part("rooms", options.rounds),
        **dict(run_peers(options.rounds)),
        "start": time_start(),
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print_result(result)
    if options.readme:
        refresh_readme(result)


if __name__ == "__main__":
    main()
