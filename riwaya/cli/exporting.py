"""riwaya export: what a ledger holds, in the formats of other programs."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Literal

import typer

from riwaya.cli.ledger import LedgerOption
from riwaya.cli.options import LanguageOption
from riwaya.export import UnknownFormatError
from riwaya.export.release import File, ReleaseFormat, find_release, list_release_names


def _parse_release(name: str | ReleaseFormat) -> ReleaseFormat:
    try:
        return find_release(name) if isinstance(name, str) else name
    except UnknownFormatError as error:
        raise typer.BadParameter(str(error)) from error


def export(
    format: Annotated[
        ReleaseFormat,
        typer.Option("--format", "-f", parser=_parse_release, metavar="|".join(list_release_names()), help="Format."),
    ],
    ledger: LedgerOption = None,
    out: Annotated[
        Path | None, typer.Option(help="The file to write; others of the format stand beside it. Default: the output.")
    ] = None,
    incident: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this incident, by the beginning of its id.")
    ] = None,
    redact: Annotated[
        Literal["private"] | None, typer.Option(help="Leave out the names of persons without office or public part.")
    ] = None,
    lang: LanguageOption = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes link.")] = 1,
) -> None:
    """Write what the reports of the ledger tell together: incidents, who says what of them, and the words.

    Formats of several files (csv and the views) need --out; without it only the first is written.
    """
    from riwaya.cli.linked import narrow_release, read_release
    from riwaya.cli.places import open_ledger
    from riwaya.export.redaction import redact as leave_out

    with open_ledger(ledger) as opened:
        release = read_release(opened, lang or "en", workers)
        if redact:
            release = leave_out(release)
        if incident is not None:
            release = narrow_release(release, incident)
        files = format.write(release)
    if out is None:
        sys.stdout.buffer.write(files[0].data)
        return
    for file in files:
        _write_file(out if file is files[0] else _name_beside(out, format, file), file.data)


def _name_beside(out: Path, format: ReleaseFormat, file: File) -> Path:
    """`night.csv` -> `night.evidence.csv`."""
    return out.with_name(out.name.removesuffix(format.suffix) + file.suffix)


def _write_file(path: Path, data: bytes) -> None:
    """Writes a file that is complete or not there."""
    from riwaya.cli.output import OutputError

    try:
        with tempfile.TemporaryDirectory(prefix=".riwaya-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            draft.write_bytes(data)
            os.replace(draft, path)
    except OSError as error:
        raise OutputError(f"{path}: {(error.strerror or str(error)).lower()}") from error
