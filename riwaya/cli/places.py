"""Where the ledger is."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from riwaya.ledger import Ledger
from riwaya.model import LedgerError

SETTINGS = Path("riwaya.toml")


def open_ledger(place: str | None) -> Ledger:
    """The ledger to look things up in, which must exist."""
    return Ledger.open(place or find_place(), create=False, readonly=True)


def make_ledger(place: str | None) -> Ledger:
    """The ledger to add to, made if there is none."""
    if place:
        return Ledger.open(place)
    place = find_place()
    if place == str(default_place()):
        default_place().parent.mkdir(parents=True, exist_ok=True)
    return Ledger.open(place)


def find_place(settings: Path = SETTINGS) -> str:
    """The ledger that the settings in this folder name, else the user's own."""
    try:
        stated = tomllib.loads(settings.read_text(encoding="utf-8")).get("ledger")
    except FileNotFoundError:
        return str(default_place())
    except (OSError, ValueError) as error:
        raise LedgerError(f"{settings}: {error}") from error
    if stated is not None and not isinstance(stated, str):
        raise LedgerError(f"{settings}: 'ledger' must be a path or a URL in quotation marks")
    return stated or str(default_place())


def default_place() -> Path:
    """The ledger of a user who names none."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "riwaya" / "ledger.db"
