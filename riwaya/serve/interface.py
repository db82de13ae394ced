"""How the interface speaks to one person: language, digits, months, colours, keys. Quotations are never changed."""

from __future__ import annotations

from typing import Literal, TypeAlias, cast, get_args
from urllib.parse import parse_qsl, urlencode

import msgspec

from riwaya.export.labels import Language

Digits: TypeAlias = Literal["latn", "arab"]
Months: TypeAlias = Literal["levant", "egypt"]
Calendar: TypeAlias = Literal["gregorian", "hijri"]
Theme: TypeAlias = Literal["auto", "light", "dark"]
COOKIE = "riwaya_interface"
CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("ar", "en"),
    "digits": get_args(Digits),
    "months": get_args(Months),
    "calendar": get_args(Calendar),
    "theme": get_args(Theme),
    "shortcuts": ("on", "off"),
}
# Actions of the review and the keys they have, named by place on the keyboard: `code` is the same in every layout.
KEYS = {
    "next": "KeyJ",
    "previous": "KeyK",
    "accept": "KeyY",
    "reject": "KeyN",
    "unsure": "KeyU",
    "edit": "KeyE",
    "undo": "KeyZ",
    "search": "Slash",
    "help": "KeyH",
}


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one person. `name` is how their decisions are signed where nobody has to sign in."""

    language: Language = "ar"
    digits: Digits = "latn"
    months: Months = "levant"
    calendar: Calendar = "gregorian"
    theme: Theme = "auto"
    shortcuts: Literal["on", "off"] = "on"
    name: str = ""
    keys: dict[str, str] = {}

    @property
    def direction(self) -> str:
        """The direction of the interface."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def all_keys(self) -> dict[str, str]:
        """Every action with the key this person has given it."""
        return KEYS | self.keys


def read_interface(cookie: str | None, accepted: str | None) -> Interface:
    """The settings a browser sends; what it sends wrongly is as good as not sent."""
    language = "en" if (accepted or "").strip().lower().startswith("en") else "ar"
    return choose({"language": language} | dict(parse_qsl(cookie or "")))


def choose(stated: dict[str, str]) -> Interface:
    """Settings from fields as a form states them."""
    chosen = {key: stated[key] for key, values in CHOICES.items() if stated.get(key) in values}
    keys = {action: stated[f"key_{action}"] for action in KEYS if _is_key(stated.get(f"key_{action}"))}
    name = " ".join(stated.get("name", "").split())[:80]
    changed = {action: key for action, key in keys.items() if key != KEYS[action]}
    return msgspec.convert({**chosen, "name": name, "keys": changed}, Interface)


def write_interface(interface: Interface) -> str:
    """The settings as a cookie holds them."""
    stated = {key: cast(str, getattr(interface, key)) for key in (*CHOICES, "name")}
    return urlencode(stated | {f"key_{action}": key for action, key in interface.keys.items()})


def _is_key(code: str | None) -> bool:
    return bool(code) and str(code).isascii() and str(code).isalnum() and len(str(code)) < 20
