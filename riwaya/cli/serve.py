"""riwaya serve and riwaya team: the workspace in the browser, alone or with others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from riwaya.cli.ledger import LedgerOption
from riwaya.model import MissingExtraError

if TYPE_CHECKING:
    from riwaya.serve.team.roster import Roster

app = typer.Typer(no_args_is_help=True, help="The people and collections of a team that shares a workspace.")
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The team file, made if there is none.")]


def serve(
    ledger: LedgerOption = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 is any that is free.")] = 8765,
    team: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Serve the collections of a team file; people sign in.")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on; only a team may be elsewhere.")] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option(help="Host name that a team reaches the server by; may be repeated.")
    ] = None,
) -> None:
    """Read, compare and decide in the browser, on this machine only.

    Prints the address on one line; its token lets one browser in, once. Ctrl-C stops.
    """
    try:
        from riwaya.serve.server import LOOPBACK, serve_local, serve_team
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"{error.name} is missing; install it with: pip install 'riwaya[serve]'") from error
    from riwaya.cli.places import make_ledger

    if team is not None:
        serve_team(team, port, host, name or [], typer.echo)
        return
    if host != LOOPBACK:
        raise typer.BadParameter("only a team is served to other machines; add --team FILE", param_hint="--host")
    with make_ledger(ledger) as opened:
        serve_local(opened, port, typer.echo)


@app.command("collection")
def set_collection(
    file: FileArgument,
    collection: Annotated[str, typer.Argument(help="Short name, as it stands in addresses.")],
    ledger: Annotated[str, typer.Option(help="Path from the file's folder, or URL, of its ledger.")],
    title: Annotated[str, typer.Option(help="What people see.")] = "",
) -> None:
    """Add a collection to the team file, or change it."""
    from riwaya.serve.team.roster import Collection, write_roster

    roster = _read_or_begin(file).with_collection(_check(collection), Collection(ledger=ledger, title=title))
    write_roster(file, roster)


@app.command("user")
def set_user(
    file: FileArgument,
    user: Annotated[str, typer.Argument(help="Name to sign in with, and to sign decisions.")],
    role: Annotated[list[str], typer.Option(metavar="COLLECTION=ROLE", help="reader, reviewer, editor or owner.")],
) -> None:
    """Add a person to the team file, or give them a new password and roles; asks for the password."""
    from riwaya.serve.safety.roles import ROLES
    from riwaya.serve.team.passwords import SHORTEST, hash_password
    from riwaya.serve.team.roster import Role, User, write_roster

    roster = _read_or_begin(file)
    roles: dict[str, Role] = {}
    for stated in role:
        collection, _, wanted = stated.partition("=")
        if collection not in roster.collections or wanted not in ROLES:
            raise typer.BadParameter(f"'{stated}': write COLLECTION=ROLE, of {', '.join(ROLES)}; add collections first")
        roles[collection] = cast(Role, wanted)
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    if len(password) < SHORTEST:
        raise typer.BadParameter(f"a password has at least {SHORTEST} characters")
    write_roster(file, roster.with_user(_check(user), User(password=hash_password(password), roles=roles)))


def _read_or_begin(file: Path) -> Roster:
    from riwaya.serve.team.roster import Roster, read_roster

    return read_roster(file) if file.exists() else Roster()


def _check(name: str) -> str:
    from riwaya.serve.team.roster import NAME

    if not re.match(NAME, name):
        raise typer.BadParameter(f"'{name}': letters, digits, _ . - only, at most 40")
    return name
