"""Stands before every page: host names, sessions, where a write comes from, how long it may be; adds the headers."""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.serve.safety.headers import HEADERS
from riwaya.serve.safety.sessions import Sessions

# The longest body that is taken, in bytes.
BODY_LIMIT = 64 * 1024 * 1024
READING = frozenset({"GET", "HEAD", "OPTIONS"})
# Open to everybody: the way in, and files that say nothing about the ledger.
OPEN = ("/enter", "/static/")
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})


class TooLongError(Exception):
    """A body that is longer than is taken."""


class Guard:
    """Lets a request through to the application, or answers it."""

    def __init__(self, app: ASGIApp, sessions: Sessions, hosts: Iterable[str] = LOCAL_HOSTS) -> None:
        self._app = app
        self._sessions = sessions
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        person = self._sessions.find(_find_cookie(headers, self._sessions.cookie))
        scope.setdefault("state", {})["person"] = person
        refusal = self._refuse(scope, headers, person)
        try:
            await (refusal or self._app)(scope, _limit(receive), _adorn(send))
        except TooLongError:
            await _answer(413, "too long")(scope, receive, _adorn(send))

    def _refuse(self, scope: Scope, headers: Headers, person: str | None) -> Response | None:
        path, reading = str(scope["path"]), scope["method"] in READING
        if _strip_port(headers.get("host", "")) not in self._hosts:
            return _answer(421, "this server does not answer to that host name")
        if int(headers.get("content-length") or 0) > BODY_LIMIT:
            return _answer(413, f"longer than {BODY_LIMIT} bytes")
        if not reading and not comes_from_here(headers):
            return _answer(403, "a write must come from a page of this server")
        if person is None and not path.startswith(OPEN):
            return (
                RedirectResponse("/enter", 303)
                if reading and not path.endswith(".json")
                else _answer(401, "no session")
            )
        return None


def comes_from_here(headers: Headers) -> bool:
    """Whether the browser says that a request was made by a page of this server."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == headers.get("host")


def _find_cookie(headers: Headers, name: str) -> str | None:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return morsel.value if morsel else None


def _strip_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def _limit(receive: Receive) -> Receive:
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > BODY_LIMIT:
            raise TooLongError
        return message

    return limited


def _adorn(send: Send) -> Send:
    async def adorned(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return adorned


def _answer(status: int, reason: str) -> JSONResponse:
    return JSONResponse({"error": reason}, status)
