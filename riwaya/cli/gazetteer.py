"""riwaya gazetteer: a user's own places beside those that ship."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riwaya.cli.options import LayoutOption

app = typer.Typer(no_args_is_help=True, help="Add places of your own to those that ship.")
# More bad lines than this are counted, not listed.
_LISTED = 10


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="A GeoNames file: a place a line, 19 columns.", exists=True, dir_okay=False)
    ],
    format: LayoutOption = "text",
    least_population: Annotated[
        int, typer.Option("--least-population", min=0, help="Leave out settlements with fewer inhabitants.")
    ] = 0,
) -> None:
    """Add the places of a GeoNames file that have a name in Arabic letters and are not known yet."""
    from riwaya.cli.output import print_json
    from riwaya.lexicon.gazetteer import import_geonames

    done = import_geonames(file, least_population)
    if format == "json":
        print_json(done._asdict() | {"file": str(done.file)})
        return
    typer.echo(f"{done.added} of {done.lines} places added, in {done.file}")
    for reason, count in sorted(done.passed.items()):
        typer.echo(f"  {count:8} {reason}")
    for line in done.bad[:_LISTED]:
        typer.echo(f"skipped {line}", err=True)
    if len(done.bad) > _LISTED:
        typer.echo(f"skipped {len(done.bad) - _LISTED} further lines", err=True)


@app.command("list")
def list_() -> None:
    """List the gazetteers you added, with the number of places in each; delete a file to be rid of it."""
    from riwaya.lexicon.gazetteer import count_places, user_files

    for file in user_files():
        typer.echo(f"{count_places(file):8} {file}")
