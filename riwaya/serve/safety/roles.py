"""What a person may do in a collection. Each role may do all that those before it may."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from fastapi import HTTPException
from starlette.requests import Request

ROLES = ("reader", "reviewer", "editor", "owner")


class Roles(NamedTuple):
    """The roles that people have in one collection; `everybody` is the role of whoever is in."""

    of: Mapping[str, str]
    everybody: str | None = None

    def find(self, person: str) -> str | None:
        """The role of a person; None: they may not even know that the collection exists."""
        return self.of.get(person, self.everybody)

    def allows(self, person: str, need: str) -> bool:
        """Whether a person may do what needs that role."""
        role = self.find(person)
        return role is not None and ROLES.index(role) >= ROLES.index(need)


# A workspace on one's own machine: whoever has the link may do everything.
ALONE = Roles({}, "owner")


def need(role: str) -> Callable[[Request], None]:
    """A dependency of a route that lets only this role, and those above it, through."""

    def check(request: Request) -> None:
        person = str(request.scope["state"].get("person") or "")
        roles: Roles = request.app.state.workspace.roles
        if roles.find(person) is None:
            raise HTTPException(404, "no such page")
        if not roles.allows(person, role):
            raise HTTPException(403, f"this needs the role of {role}")

    return check
