"""The way in, and the files that pages are made of."""

from __future__ import annotations

from pathlib import Path

import msgspec
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from riwaya.serve.desk import Desk
from riwaya.serve.safety.sessions import Sessions


class Entrance(msgspec.Struct, frozen=True):
    """What stands at the door: whether the link that was followed had been used already."""

    used: bool


class Files(StaticFiles):
    """Built files. Those whose names hold the hash of their content may be kept; others are asked for again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file."""
        response = await super().get_response(path, scope)
        hashed = path.startswith(("assets/", "chunks/"))
        response.headers["cache-control"] = "private, max-age=31536000, immutable" if hashed else "no-cache"
        return response


def add_entrance(app: FastAPI, sessions: Sessions, assets: Path, person: str) -> None:
    """Adds the one-time link and the built files."""

    def enter(request: Request, token: str = "") -> Response:
        """The one-time link: opens a session, once."""
        key = sessions.redeem(token, person) if token else None
        if key is None:
            return Desk(request).render("entrance.html", Entrance(bool(token)), 403)
        answer = RedirectResponse("/", 303)
        keep_session(answer, sessions, key)
        return answer

    app.add_api_route(
        "/enter", enter, response_model=None, response_class=Response, openapi_extra={"x-role": "anybody"}
    )
    app.mount("/static", Files(directory=assets), name="static")


def keep_session(answer: Response, sessions: Sessions, key: str, *, secure: bool = False) -> None:
    """Gives the browser its session; no script can read it, and no other site can send it."""
    answer.set_cookie(sessions.cookie, key, httponly=True, samesite="lax", secure=secure, path="/")
