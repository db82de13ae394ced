"""riwaya lexicon: compiles, checks and counts the language data."""

from __future__ import annotations

import typer

from riwaya.cli.options import LayoutOption

FAILED = 1

app = typer.Typer(no_args_is_help=True, help="Compile, check and count the language data.")


@app.command()
def build() -> None:
    """Compile the lexicon if it has changed, and print where it is."""
    from riwaya.lexicon.compiler import compiled_folder

    typer.echo(compiled_folder())


@app.command()
def lint() -> None:
    """Check every row against the law of the tables; exit code 1 if a row breaks it."""
    from riwaya.lexicon.linter import lint

    problems = list(lint())
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len(problems)} problems", err=True)
    if problems:
        raise typer.Exit(FAILED)


@app.command()
def stats(format: LayoutOption = "text") -> None:
    """Count the rows of each table, and the lemmas they make."""
    from riwaya.cli.output import print_json
    from riwaya.lexicon import default_lexicon
    from riwaya.lexicon.tables import TABLES

    lexicon = default_lexicon()
    counts = {table.name: len(lexicon.rows(table.row)) for table in TABLES}
    counts |= {"rows": sum(counts.values()), "lemmas": sum(1 for _ in lexicon.lemmas())}
    if format == "json":
        print_json({"version": lexicon.version} | counts)
    else:
        typer.echo(f"version {lexicon.version}")
        typer.echo("\n".join(f"{name:16}{count:8}" for name, count in counts.items()))
