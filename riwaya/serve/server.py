"""Serves one ledger on this machine, to whoever has the link."""

from __future__ import annotations

import getpass
import socket
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from riwaya.ledger import Ledger
from riwaya.model import RiwayaError
from riwaya.serve.adding.jobs import Jobs
from riwaya.serve.assets import find_assets
from riwaya.serve.entrance import add_entrance
from riwaya.serve.overview import Overviews
from riwaya.serve.safety.guard import LOCAL_HOSTS, Guard
from riwaya.serve.safety.sessions import Sessions
from riwaya.serve.team.house import make_house
from riwaya.serve.team.roster import locate, read_roster
from riwaya.serve.workspace import Workspace, make_workspace

LOOPBACK = "127.0.0.1"


class PortTakenError(RiwayaError):
    """A port that another program has."""


def make_local(ledger: Ledger, sessions: Sessions) -> ASGIApp:
    """The workspace of one person on their own machine."""
    app = make_workspace(Workspace(ledger, Jobs(), Overviews()))
    add_entrance(app, sessions, find_assets(), find_name())
    return Guard(app, sessions)


def find_name() -> str:
    """The name that this machine knows its user by."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"


def serve_local(ledger: Ledger, port: int, tell: Callable[[str], object]) -> None:
    """Serves until Ctrl-C; `tell` gets the address, with a token that lets one browser in, once."""
    sessions = Sessions()
    app = make_local(ledger, sessions)
    with bind(port) as listening:
        tell(f"http://{LOOPBACK}:{listening.getsockname()[1]}/enter?token={sessions.issue()}")
        run(app, listening)


def serve_team(path: Path, port: int, host: str, names: Sequence[str], tell: Callable[[str], object]) -> None:
    """Serves the collections of a team file until Ctrl-C; `names` are the host names that the server answers to."""
    roster, sessions = read_roster(path), Sessions()
    with ExitStack() as open_ledgers:
        ledgers = {
            name: open_ledgers.enter_context(Ledger.open(locate(path, collection)))
            for name, collection in roster.collections.items()
        }
        house = Guard(make_house(roster, ledgers, sessions, find_assets()), sessions, LOCAL_HOSTS | {host, *names})
        with bind(port, host) as listening:
            tell(f"http://{names[0] if names else host}:{listening.getsockname()[1]}/enter")
            run(house, listening)


def bind(port: int, host: str = LOOPBACK) -> socket.socket:
    """A socket that listens; port 0 is any that is free."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise PortTakenError(f"port {port}: {error.strerror or error}; choose another with --port") from error
    return listening


def run(app: ASGIApp | FastAPI, listening: socket.socket) -> None:
    """Answers requests on a socket until it is told to stop."""
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=False, lifespan="off"
    )
    uvicorn.Server(config).run(sockets=[listening])
