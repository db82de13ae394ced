"""riwaya claims: who says what, across the reports of a ledger."""

from __future__ import annotations

import sys
from itertools import islice
from typing import Annotated, get_args

import typer

from riwaya.cli.ledger import LedgerOption, LimitOption
from riwaya.cli.options import LanguageOption, LayoutOption
from riwaya.model import Commitment, Stance


def _parse_stance(stance: str) -> str:
    return _choose("stance", stance, get_args(Stance))


def _parse_commitment(commitment: str) -> str:
    return _choose("commitment", commitment, get_args(Commitment))


def _choose(what: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise typer.BadParameter(f"no {what} '{value}'; there are {', '.join(known)}")
    return value


def claims(
    ledger: LedgerOption = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what they say; a part of the name will do.")
    ] = None,
    stance: Annotated[
        str | None,
        typer.Option(parser=_parse_stance, metavar="STANCE", help="Only what is said so: deny, accuse, warn …"),
    ] = None,
    commitment: Annotated[
        str | None,
        typer.Option(
            parser=_parse_commitment,
            metavar="HOW",
            help="Only what the report vouches for (committed), passes on (neutral), keeps at a distance "
            "(distancing), or lays to nobody (none).",
        ),
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what names this person, body or place.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Only reports of this outlet.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only reports of this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only reports of this day or before.")] = None,
    limit: LimitOption = 100,
    format: LayoutOption = "text",
    lang: LanguageOption = None,
) -> None:
    """List who says what, with stance and words, by speaker, stance, subject, day and outlet."""
    from riwaya.cli.output import choose_style, print_json
    from riwaya.cli.places import open_ledger
    from riwaya.export import read_labels, write_lines
    from riwaya.export.statements import Wanted, choose_statements, list_statement_lines, write_statement
    from riwaya.pipeline.reviewed import reviewed_readings

    wanted = Wanted(
        speaker=speaker, stance=stance, commitment=commitment, about=about, outlet=outlet, since=since, until=until
    )
    with open_ledger(ledger) as opened:
        found = list(islice(choose_statements(reviewed_readings(opened), wanted), limit))
    if format == "json":
        print_json([write_statement(item) for item in found])
        return
    typer.echo(
        write_lines(list_statement_lines(found, read_labels(lang or "en")), choose_style(sys.stdout, lang)), nl=False
    )
