"""Text from strangers as pages show it outside the source: escaped, isolated, its invisible controls made visible."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

# What turns text round or hides in it: bidirectional controls, tags, zero widths, the byte order mark.
CONTROLS = re.compile(
    "[\N{ARABIC LETTER MARK}\N{ZERO WIDTH SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\u202a-\u202e\u2060"
    "\u2066-\u2069\ufeff\U000e0000-\U000e007f\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
SHORT = {
    "\u061c": "ALM", "\u200b": "ZWSP", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE",
    "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI",
    "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip
# In HTML source, a bare carriage return becomes a line feed and a null disappears.
LOST = str.maketrans({"\r": "&#13;", "\0": "&#65533;"})


def mark(text: object) -> Markup:
    """The text, escaped, with a visible mark in place of each control character."""
    return Markup("").join(_write(part) for part in re.split(f"({CONTROLS.pattern})", str(text)))


def isolate(text: object) -> Markup:
    """The same, isolated, so that its direction changes nothing around it."""
    return Markup("<bdi>{}</bdi>").format(mark(text))


def source(text: str) -> Markup:
    """The text of a report as it was received: escaped, and with nothing that a parser of HTML would drop."""
    return Markup(str(escape(text)).translate(LOST))


def has_controls(text: str) -> bool:
    """Whether there is anything in a text that a reader does not see."""
    return CONTROLS.search(text) is not None


def _write(part: str) -> Markup:
    if not CONTROLS.fullmatch(part):
        return escape(part)
    name = unicodedata.name(part, f"U+{ord(part):04X}")
    return Markup('<span class="control" title="{}">{}</span>').format(name, SHORT.get(part, f"U+{ord(part):04X}"))
