"""Routes that are pages for people and, with `.json` behind the path, records for programs."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Annotated, Any, TypeAlias, TypeVar, get_type_hints

import msgspec
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from riwaya.serve.desk import Desk
from riwaya.serve.safety.roles import need

View: TypeAlias = Callable[..., msgspec.Struct]
Made = TypeVar("Made", bound=View)
Write = TypeVar("Write", bound=Callable[..., Any])


def _find_desk(request: Request) -> Desk:
    return Desk(request)


# How a page asks for the desk.
AtDesk = Annotated[Desk, Depends(_find_desk)]


class Screens(APIRouter):
    """A router whose `screen` declares one page."""

    def screen(self, path: str, template: str, needs: str = "reader") -> Callable[[Made], Made]:
        """A page: the function makes its record, the template writes it; the docstring's first line is its summary."""

        def declare(make: Made) -> Made:
            record = get_type_hints(make, include_extras=True)["return"]
            guards = [Depends(need(needs))]
            summary = (make.__doc__ or "").strip().splitlines()[0]
            data_path = "/index.json" if path == "/" else f"{path}.json"
            self.add_api_route(
                data_path, _write_json(make), summary=summary, dependencies=guards, response_model=None,
                openapi_extra={"x-record": record.__name__, "x-role": needs}, name=f"{make.__name__} (JSON)",
            )  # fmt: skip
            self.add_api_route(
                path, _write_page(make, template), summary=summary, dependencies=guards, response_model=None,
                openapi_extra={"x-role": needs}, name=make.__name__, response_class=Response,
            )  # fmt: skip
            return make

        return declare

    def write(self, path: str, needs: str) -> Callable[[Write], Write]:
        """A route that changes something, by POST."""

        def declare(make: Write) -> Write:
            self.add_api_route(
                path, make, methods=["POST"], dependencies=[Depends(need(needs))], response_model=None,
                openapi_extra={"x-role": needs},
            )  # fmt: skip
            return make

        return declare


def _write_page(make: View, template: str) -> Callable[..., Response]:
    @functools.wraps(make)
    def page(desk: Desk, **arguments: Any) -> Response:
        return desk.render(template, make(desk=desk, **arguments))

    return page


def _write_json(make: View) -> Callable[..., Response]:
    @functools.wraps(make)
    def data(desk: Desk, **arguments: Any) -> Response:
        return Response(msgspec.json.encode(make(desk=desk, **arguments)), media_type="application/json")

    return data
