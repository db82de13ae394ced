"""The application of a team: a door with names and passwords, and behind it one workspace for each collection."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.ledger import Ledger
from riwaya.serve.adding.jobs import Jobs
from riwaya.serve.desk import Desk
from riwaya.serve.entrance import Files, keep_session
from riwaya.serve.overview import Overviews
from riwaya.serve.safety.roles import Roles
from riwaya.serve.safety.sessions import Sessions
from riwaya.serve.team.passwords import Passwords
from riwaya.serve.team.roster import Roster
from riwaya.serve.workspace import Workspace, make_workspace


class Lobby(NamedTuple):
    """What pages outside any collection know of the place they are in."""

    roles: Roles = Roles({})
    team: bool = True
    title: str = ""


class SignIn(msgspec.Struct, frozen=True):
    """The door; `failed`: name and password did not fit, or were tried too often."""

    failed: bool


class Shelf(msgspec.Struct, frozen=True):
    """A collection, and the role of the person who looks."""

    name: str
    title: str
    role: str


class Shelves(msgspec.Struct, frozen=True):
    """The collections a person may see."""

    person: str
    shelves: tuple[Shelf, ...]


def make_house(roster: Roster, ledgers: Mapping[str, Ledger], sessions: Sessions, assets: Path) -> FastAPI:
    """The application of a team; each collection is a workspace of its own under /c/."""
    house = FastAPI(title="riwaya", docs_url=None, redoc_url=None, openapi_url=None)
    house.state.workspace = Lobby()
    _add_door(house, sessions, Passwords(roster))
    _add_shelves(house, roster)
    for name, ledger in ledgers.items():
        title = roster.collections[name].title or name
        workspace = Workspace(ledger, Jobs(), Overviews(), roster.roles_in(name), team=True, title=title)
        house.mount(f"/c/{name}", make_workspace(workspace))
    house.mount("/static", Files(directory=assets), name="static")
    return house


def _add_door(house: FastAPI, sessions: Sessions, passwords: Passwords) -> None:
    def show_door(request: Request) -> Response:
        """The form for name and password."""
        return Desk(request).render("sign_in.html", SignIn(False))

    async def enter(request: Request) -> Response:
        """Opens a session for who knows the password."""
        async with request.form(max_fields=5) as form:
            name, password = str(form.get("name") or ""), str(form.get("password") or "")
        if not passwords.check(name, password):
            return Desk(request).render("sign_in.html", SignIn(True), 403)
        answer = RedirectResponse("/", 303)
        keep_session(answer, sessions, sessions.begin(name), secure=request.url.scheme == "https")
        return answer

    def leave(request: Request) -> Response:
        """Ends the session."""
        sessions.end(request.cookies.get(sessions.cookie))
        answer = RedirectResponse("/enter", 303)
        answer.delete_cookie(sessions.cookie, path="/")
        return answer

    house.add_api_route("/enter", show_door, response_model=None)
    house.add_api_route("/enter", enter, methods=["POST"], response_model=None)
    house.add_api_route("/leave", leave, methods=["POST"], response_model=None)


def _add_shelves(house: FastAPI, roster: Roster) -> None:
    def list_shelves(request: Request) -> Response:
        """The collections the person may see."""
        person = str(request.scope["state"].get("person") or "")
        user = roster.users.get(person)
        roles = user.roles if user else {}
        shelves = (Shelf(name, roster.collections[name].title or name, role) for name, role in sorted(roles.items()))
        return Desk(request).render("shelves.html", Shelves(person, tuple(shelves)))

    house.add_api_route("/", list_shelves, response_model=None)
