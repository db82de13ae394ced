"""The first page: what the ledger holds, or how to fill it; and the settings of a person."""

from __future__ import annotations

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.ledger import ReportSummary
from riwaya.serve.interface import CHOICES, COOKIE, KEYS, choose, write_interface
from riwaya.serve.listing import ReportLine, list_lines
from riwaya.serve.screens import AtDesk, Screens

router = Screens()
YEAR = 365 * 24 * 3600


class Start(msgspec.Struct, frozen=True):
    """The ledger at a glance: counts by kind, and the reports added last."""

    counts: dict[str, int]
    newest: tuple[ReportLine, ...]


class Settings(msgspec.Struct, frozen=True):
    """The settings there are: each with its choices, and the actions that have a key."""

    choices: dict[str, tuple[str, ...]]
    actions: tuple[str, ...]


@router.screen("/", "start.html")
def start(desk: AtDesk) -> Start:
    """What the ledger holds; an empty one says how to fill it."""
    counts = desk.ledger.counts()
    newest: list[ReportSummary] = desk.ledger.reports(8, max(0, counts["reports"] - 8))
    return Start(counts, tuple(reversed(list_lines(newest))))


@router.screen("/settings", "settings.html")
def settings(desk: AtDesk) -> Settings:
    """Language, digits, calendar, colours and keys of the interface."""
    return Settings(CHOICES, tuple(KEYS))


@router.write("/settings", needs="reader")
async def change_settings(request: Request) -> Response:
    """Keeps the settings of this browser."""
    async with request.form(max_fields=40) as form:
        interface = choose({key: value for key, value in form.items() if isinstance(value, str)})
        answer = RedirectResponse(_find_way_back(form, request), 303)
    answer.set_cookie(COOKIE, write_interface(interface), max_age=YEAR, samesite="lax", path="/")
    return answer


def _find_way_back(form: FormData, request: Request) -> str:
    """The page to return to, which is one of this server."""
    stated = str(form.get("back") or "/settings")
    safe = stated.startswith("/") and not stated.startswith(("//", "/\\"))
    return stated if safe else str(request.scope.get("root_path", "")) + "/settings"
