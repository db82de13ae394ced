"""Whether a text is worth reading as Arabic."""

from __future__ import annotations

import re

# Letters of the Arabic script with presentation forms, without tatweel, digits, marks and punctuation.
ARABIC_LETTERS = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufdc7\ufdf0-\ufdfb\ufe70-\ufefc]+"
)
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
MIN_LETTERS = 20
MIN_SHARE = 0.3


def count_arabic_letters(text: str) -> int:
    """How many letters of the Arabic script the text has."""
    return sum(map(len, ARABIC_LETTERS.findall(text)))


def find_fault(text: str) -> str | None:
    """Why the text is no Arabic report, or None if it may be one."""
    if not text.strip():
        return "empty text"
    return _find_binary(text) or _find_foreign(text)


def _find_binary(text: str) -> str | None:
    if (position := text.find("\0")) >= 0:
        return f"binary: NUL character at position {position}"
    controls = len(CONTROLS.findall(text))
    if controls > max(2, 0.01 * len(text)):
        return f"binary: {controls} control characters among {len(text)}"
    return None


def _find_foreign(text: str) -> str | None:
    arabic = count_arabic_letters(text)
    if not arabic:
        return "no Arabic letters"
    if arabic < MIN_LETTERS:
        return f"only {arabic} Arabic letters, at least {MIN_LETTERS} are needed"
    share = arabic / sum(map(str.isalpha, text))
    if share < MIN_SHARE:
        return f"only {share:.0%} of the letters are Arabic, at least {MIN_SHARE:.0%} are needed"
    return None
