"""Codes of event types in other projects' schemes, as the files of the event types state them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from riwaya.export.labels import LOADER, TRIGGERS

# Which sub-events belong to which event type and disorder of ACLED.
EVENTS = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    ),
}  # fmt: skip
DISORDERS = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
BOTH = "Political violence; Demonstrations"
SPECIAL = {"Excessive force against protesters": BOTH, "Mob violence": "Political violence"}


class Acled(NamedTuple):
    """What ACLED calls a type: disorder, event, sub-event."""

    disorder: str
    event: str
    sub: str


@cache
def _read_heads() -> dict[str, dict[str, Any]]:
    heads: dict[str, dict[str, Any]] = {}
    for path in sorted((files("riwaya.lexicon") / "data" / "events").iterdir(), key=lambda path: path.name):
        head = yaml.load(path.read_text(encoding="utf-8").partition(TRIGGERS)[0], Loader=LOADER)  # a safe one
        heads[head["type"]] = head
    return heads


def find_acled(type: str, mode: str | None) -> Acled | None:
    """The codes of ACLED; None for what it does not code."""
    head = _read_heads().get(type, {})
    stated = head.get("acled")
    if not stated:
        return None
    sub = str((head["modes"].get(mode) or {}).get("acled") or stated["sub"])
    event = next((event for event, subs in EVENTS.items() if sub in subs), str(stated["event"]))
    return Acled(SPECIAL.get(sub, DISORDERS[event]), event, sub)


def find_cameo(type: str) -> str | None:
    """The first of CAMEO's root codes for a type."""
    code = str(_read_heads().get(type, {}).get("cameo") or "").partition(",")[0].strip()
    return code or None
