"""The desk of one person during one request: the ledger, their settings, their words, and the way to write a page."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from riwaya.export.direction import find_direction
from riwaya.export.labels import Labels
from riwaya.ledger import Ledger
from riwaya.serve.dates import LOCALES, write_date, write_number
from riwaya.serve.interface import COOKIE, Interface, read_interface
from riwaya.serve.marks import isolate, mark, source
from riwaya.serve.overview import Overview
from riwaya.serve.words import read_words
from riwaya.version import __version__

if TYPE_CHECKING:
    from riwaya.serve.workspace import Workspace


class Desk:
    """What a page needs to know about who asks and where."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.workspace: Workspace = request.app.state.workspace
        self.interface = _read_interface(request)

    @property
    def ledger(self) -> Ledger:
        """The ledger of this workspace."""
        return self.workspace.ledger

    @functools.cached_property
    def overview(self) -> Overview:
        """What all reports of the ledger tell together."""
        return self.workspace.overviews.find(self.ledger)

    @functools.cached_property
    def words(self) -> Labels:
        """The words of the interface."""
        return read_words(self.interface.language)

    @property
    def person(self) -> str:
        """Whose decisions are made here: who signed in, or who the settings say it is."""
        signed = str(self.request.scope["state"].get("person") or "")
        return signed if self.workspace.team else self.interface.name or signed

    def may(self, need: str) -> bool:
        """Whether this person's role allows what needs that role."""
        return self.workspace.roles.allows(str(self.request.scope["state"].get("person") or ""), need)

    @property
    def here(self) -> str:
        """The address of this page, to come back to it."""
        query = self.request.url.query
        return quote(str(self.request.scope["path"])) + (f"?{query}" if query else "")

    def url(self, path: str, **query: object) -> str:
        """The address of a page of this workspace; queries that say nothing are left out."""
        stated = {key: value for key, value in query.items() if value not in (None, "", False)}
        root = str(self.request.scope.get("root_path", ""))
        return f"{root}{quote(path)}" + (f"?{urlencode(stated, doseq=True)}" if stated else "")

    def write_moment(self, value: str) -> str:
        """A value of a time: its day as the person reads days, the rest in words."""
        day, mark, part = value.partition("T")
        words = write_date(day, self.interface)
        return f"{words}{self.words.comma}{self.words('time', 'T' + part)}" if mark else words

    def render(self, template: str, view: msgspec.Struct, status: int = 200) -> Response:
        """A page as HTML."""
        page = _environment().get_template(template).render(self._fill(view))
        return HTMLResponse(page, status)

    def _fill(self, view: msgspec.Struct) -> dict[str, Any]:
        return {
            "view": view,
            "desk": self,
            "interface": self.interface,
            "words": self.words,
            "labels": self.words,
            "t": self.words.fill,
            "moment_words": self.write_moment,
            "url": self.url,
            "path": self.request.scope["path"].removeprefix(str(self.request.scope.get("root_path", ""))),
            "date": lambda value: write_date(value, self.interface),
            "number": lambda value: write_number(value, self.interface),
            "chart_locale": LOCALES[self.interface.language, self.interface.months].replace("_", "-"),
            "version": __version__,
        }


def _read_interface(request: Request) -> Interface:
    interface = read_interface(request.cookies.get(COOKIE), request.headers.get("accept-language"))
    language = request.query_params.get("lang")
    return msgspec.structs.replace(interface, language=language) if language in ("ar", "en") else interface


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("riwaya.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"mark": mark, "bdi": isolate, "source": source, "direction": find_direction}
    return environment
