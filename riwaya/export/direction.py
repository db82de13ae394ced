"""The direction of a text, from its language; left to the browser, one that begins with a Latin name turns round."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset({"ar", "arz", "ary", "apc", "acm", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def find_direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
