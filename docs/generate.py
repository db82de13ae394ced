"""Writes docs/cli.md from the help of the commands and the list of formats: `python docs/generate.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from riwaya.cli import app
from riwaya.export import list_formats
from riwaya.export.release import ReleaseFormat, list_releases

PAGE = Path(__file__).with_name("cli.md")
WIDTH = 100
HEAD = """\
# The command line

This page is written by `docs/generate.py` from what `riwaya --help` says.

Exit codes: 0 if all went well, 1 if something could not be read or done, 2 if the command was not understood.
"""


def write_page() -> str:
    """The whole page."""
    return "\n".join(
        [HEAD, *_list_commands(typer.main.get_command(app), "riwaya", None), *_list_formats(), *_list_releases()]
    )


def _list_commands(command: Any, name: str, parent: Any) -> Iterator[str]:
    """A command and those under it. The classes of typer's commands are private, hence Any."""
    context = command.context_class(command, info_name=name.rpartition(" ")[2], parent=parent, terminal_width=WIDTH)
    yield f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"
    for inner, each in getattr(command, "commands", {}).items():
        yield from _list_commands(each, f"{name} {inner}", context)


def _list_formats() -> Iterator[str]:
    yield "## Formats\n\n| name | media type | suffix | several reports | what it is |\n|---|---|---|---|---|"
    for form in list_formats():
        what = (sys.modules[form.write.__module__].__doc__ or "").splitlines()[0]
        yield f"| {form.name} | {form.media_type} | {form.suffix} | {'yes' if form.several else 'no'} | {what} |"
    yield ""


def _list_releases() -> Iterator[str]:
    yield "## Formats of riwaya export\n\n| name | media type | suffix | what it is |\n|---|---|---|---|"
    for form in list_releases():
        yield f"| {form.name} | {form.media_type} | {form.suffix} | {_describe(form)} |"
    yield ""


def _describe(form: ReleaseFormat) -> str:
    """The first line of the module, which need not be the one that writes."""
    return (sys.modules[f"riwaya.export.releases.{form.name}"].__doc__ or "").splitlines()[0]


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
