"""The file of a team: collections, each a ledger of its own, and people with their passwords and roles.

A collection is a separate ledger, so no query can show what stands in another one; counts and search included.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from riwaya.model import RiwayaError
from riwaya.serve.safety.roles import Roles

Role: TypeAlias = Literal["reader", "reviewer", "editor", "owner"]
NAME = r"^[A-Za-z0-9\u0621-\u064a][A-Za-z0-9\u0621-\u064a_.-]{0,39}$"


class TeamError(RiwayaError):
    """A team file that cannot be read or written, or does not hold together; the message names the place in it."""


class Collection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ledger that some of the team may see. `ledger` is a path, from the team file's folder, or a database URL."""

    ledger: str
    title: str = ""


class User(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person: an argon2 hash of the password, and their role in each collection they may see."""

    password: str
    roles: dict[str, Role] = {}


class Roster(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the team file says."""

    collections: dict[str, Collection] = {}
    users: dict[str, User] = {}

    def roles_in(self, collection: str) -> Roles:
        """Who may do what in a collection."""
        return Roles({name: user.roles[collection] for name, user in self.users.items() if collection in user.roles})

    def with_user(self, name: str, user: User) -> Roster:
        """The roster with one person more, or changed."""
        return msgspec.structs.replace(self, users={**self.users, name: user})

    def with_collection(self, name: str, collection: Collection) -> Roster:
        """The roster with one collection more, or changed."""
        return msgspec.structs.replace(self, collections={**self.collections, name: collection})


def read_roster(path: Path) -> Roster:
    """The team file; raises TeamError."""
    try:
        roster = msgspec.json.decode(path.read_bytes(), type=Roster)
    except OSError as error:
        raise TeamError(f"{path}: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise TeamError(f"{path}: {error}") from error
    for name, user in roster.users.items():
        if unknown := sorted(user.roles.keys() - roster.collections.keys()):
            raise TeamError(f"{path}: {name} has a role in '{unknown[0]}', which is no collection")
    return roster


def write_roster(path: Path, roster: Roster) -> None:
    """Writes the team file as a whole; only its owner can read it."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(roster), indent=2) + b"\n")
        os.replace(temporary, path)
    except OSError as error:
        raise TeamError(f"{path}: {error.strerror}") from error


def locate(path: Path, collection: Collection) -> str:
    """Where the ledger of a collection is."""
    return collection.ledger if "://" in collection.ledger else str(path.parent / collection.ledger)
