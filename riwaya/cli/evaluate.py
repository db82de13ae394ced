"""riwaya eval: how near the program's readings come to those of people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from riwaya.cli.options import LayoutOption
from riwaya.measure import Score, Scores
from riwaya.model import InputError, Reading, SchemaError, decode_reading

SUFFIXES = (".json", ".jsonl", ".ndjson")


def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Files or folders of gold readings.")],
    format: LayoutOption = "text",
    layer: Annotated[
        list[str] | None, typer.Option(metavar="LAYER", help="Only the measures of this layer; may be repeated.")
    ] = None,
) -> None:
    """Read the texts of gold readings and score what comes out: precision, recall and F1 of each measure.

    A file that holds no readings is named on standard error and passed over.
    """
    from riwaya.cli.output import print_json
    from riwaya.cli.reports import open_reader
    from riwaya.measure import compare_readings

    scores, count, read = Scores(), 0, open_reader()
    for path in gold:
        for reading in find_readings(path):
            scores.merge(compare_readings(read(reading.report), reading))
            count += 1
    if not count:
        raise InputError(" ".join(map(str, gold)), "no gold readings")
    chosen = choose_layers(scores, layer or [])
    if format == "json":
        print_json({"readings": count, "measures": {name: show_score(score) for name, score in chosen.items()}})
    else:
        typer.echo(f"{count} readings")
        typer.echo("\n".join(list_rows(chosen)))


def find_readings(path: Path) -> Iterator[Reading]:
    """The readings of a file, or of all files of a folder in the order of their names."""
    if not path.exists():
        raise InputError(str(path), "no such file or directory")
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.suffix in SUFFIXES and file.is_file():
                yield from _read_file(file)
    else:
        yield from _read_file(path)


def _read_file(path: Path) -> Iterator[Reading]:
    content = path.read_bytes()
    try:
        if path.suffix == ".json":
            yield decode_reading(content, str(path))
            return
        for number, line in enumerate(content.splitlines(), 1):
            if line.strip():
                yield decode_reading(line, f"{path}:{number}")
    except SchemaError as error:
        typer.echo(f"no reading, passed over: {error}", err=True)


def choose_layers(scores: Scores, layers: list[str]) -> dict[str, Score]:
    """The scores of some layers, of all if none are named."""
    known = list(dict.fromkeys(name.partition(".")[0] for name, _ in scores))
    for layer in layers:
        if layer not in known:
            raise typer.BadParameter(f"no layer '{layer}'; there are {', '.join(known)}")
    return {name: score for name, score in scores if not layers or name.partition(".")[0] in layers}


def show_score(score: Score) -> dict[str, float]:
    """A score as JSON has it."""
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {key: round(value, 4) for key, value in shares.items()} | score._asdict()


def list_rows(scores: dict[str, Score]) -> Iterator[str]:
    """The scores as a table."""
    width = max(map(len, scores), default=0)
    yield f"{'measure':{width}}      P      R     F1   right  given   gold"
    for name, score in scores.items():
        shares = f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
        yield f"{name:{width}}{shares}{score.right:8.0f}{score.given:7.0f}{score.gold:7.0f}"
