"""The application: all routes over one ledger."""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec
from fastapi import FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from starlette.requests import Request
from starlette.responses import Response

from riwaya.ledger import Ledger
from riwaya.model import LedgerError, RiwayaError
from riwaya.serve.adding.jobs import Jobs
from riwaya.serve.desk import Desk
from riwaya.serve.overview import Overviews
from riwaya.serve.pages import list_routers
from riwaya.serve.safety.guard import BODY_LIMIT, TooLongError
from riwaya.serve.safety.roles import ALONE, Roles
from riwaya.version import __version__


class Workspace(NamedTuple):
    """What all pages of one ledger share. `team`: people sign in, so nobody can say that they are another."""

    ledger: Ledger
    jobs: Jobs
    overviews: Overviews
    roles: Roles = ALONE
    team: bool = False
    title: str = ""


class Fault(msgspec.Struct, frozen=True):
    """Why there is no page: the reason in words, and the HTTP status."""

    error: str
    status: int


def make_workspace(workspace: Workspace) -> FastAPI:
    """The application over one ledger; the guard that lets people in stands before it."""
    app = FastAPI(
        title="riwaya", version=__version__, docs_url=None, redoc_url=None, summary="A sourced ledger of news"
    )
    app.state.workspace = workspace
    for router in list_routers():
        app.include_router(router)
    app.add_exception_handler(HTTPException, _show_http_fault)
    app.add_exception_handler(404, _show_http_fault)
    app.add_exception_handler(RequestValidationError, _show_invalid)
    app.add_exception_handler(msgspec.ValidationError, _show_malformed)
    app.add_exception_handler(RiwayaError, _show_own_fault)
    app.add_exception_handler(TooLongError, _show_too_long)
    app.add_exception_handler(Exception, _show_unexpected)
    return app


async def _show_http_fault(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 500)
    return _show(request, Fault(str(getattr(error, "detail", error)), status))


async def _show_invalid(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    words = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in problems)
    return _show(request, Fault(words, 422))


async def _show_malformed(request: Request, error: Exception) -> Response:
    return _show(request, Fault(str(error), 422))


async def _show_own_fault(request: Request, error: Exception) -> Response:
    """What the ledger refuses: there is no such thing to show, or it cannot be so. Its place is not told."""
    words = re.sub(rf"^{re.escape(request.app.state.workspace.ledger.place)}(, |: )", "", str(error))
    missing = isinstance(error, LedgerError) and request.method == "GET"
    return _show(request, Fault(words, 404 if missing else 422))


async def _show_too_long(request: Request, error: Exception) -> Response:
    return _show(request, Fault(f"longer than {BODY_LIMIT} bytes; add fewer files at once", 413))


async def _show_unexpected(request: Request, error: Exception) -> Response:
    """No traceback reaches a page; it goes to the log of the server."""
    return _show(request, Fault("an unexpected fault of the program; its log says more", 500))


def _show(request: Request, fault: Fault) -> Response:
    if request.url.path.endswith(".json") or "text/html" not in request.headers.get("accept", ""):
        return Response(msgspec.json.encode(fault), fault.status, media_type="application/json")
    return Desk(request).render("fault.html", fault, fault.status)
