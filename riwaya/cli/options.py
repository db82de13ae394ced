"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import typer

from riwaya.export import Format, Language, UnknownFormatError, find_format, list_format_names


def _parse_format(name: str | Format) -> Format:
    """A format by its name; a default is one already."""
    try:
        return find_format(name) if isinstance(name, str) else name
    except UnknownFormatError as error:
        raise typer.BadParameter(str(error)) from error


def _parse_date(text: str) -> str:
    from riwaya.intake.dates import read_date

    if (date := read_date(text)) is None:
        raise typer.BadParameter(f"'{text}' is not a date; write it as 2022-05-31")
    return date


Layout: TypeAlias = Literal["text", "json"]

FormatOption: TypeAlias = Annotated[
    Format | None,
    typer.Option("--format", "-f", parser=_parse_format, metavar="|".join(list_format_names()), help="Output format."),
]
LayoutOption: TypeAlias = Annotated[Layout, typer.Option("--format", "-f", help="Output format.")]
LanguageOption: TypeAlias = Annotated[
    Language | None, typer.Option("--lang", help="Language of the labels.", show_default=False)
]
PublishedOption: TypeAlias = Annotated[
    str | None,
    typer.Option(parser=_parse_date, metavar="DATE", help="Day of publication, where the source does not state it."),
]
OutletOption: TypeAlias = Annotated[str | None, typer.Option(help="Outlet, where the source does not state it.")]
TitleOption: TypeAlias = Annotated[str | None, typer.Option(help="Title, where the source does not state it.")]
UrlOption: TypeAlias = Annotated[str | None, typer.Option(help="Address, where the source does not state it.")]
