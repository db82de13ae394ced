"""The shapes that the content of a cue takes, read from the `frames` cell of its row.

'أن' a clause · '"' a quotation · 'ب+أن' a clause after a preposition · 'إلى+N' a noun after a preposition · 'N' an
object · 'N!' an object that names an event, act or speech · 'T ب+N' a target, then the rest · 'A أن' an addressee, then
the rest · 'عن+S أن' a relay · 'عن+H', 'H' a noun that carries the stance · 'S' the genitive is the source.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

Complement = Literal["clause", "quote", "noun", "event", "relay", "stance", "source", "question"]
_COMPLEMENTS: dict[str, Complement] = {
    "أن": "clause",
    '"': "quote",
    "N": "noun",
    "N!": "event",
    "H": "stance",
    "S": "source",
    "ما إذا": "question",
    "?": "question",
}


class Frame(Struct, frozen=True, gc=False):
    """One shape: complement, the preposition before it (empty for none), what stands before both."""

    complement: Complement
    preposition: str
    before: Literal["", "target", "addressee"]


@cache
def parse_frames(cell: str) -> tuple[Frame, ...]:
    """The frames of a row in its order of preference; unknown shapes are left to the linter."""
    return tuple(frame for text in cell.split("|") if (frame := _parse(text.strip())) is not None)


def _parse(text: str) -> Frame | None:
    before: Literal["", "target", "addressee"] = ""
    if text.startswith(("T ", "A ")):
        before = "target" if text[0] == "T" else "addressee"
        text = text[2:].strip()
    if "+S" in text:
        return Frame("relay", text.partition("+")[0], before)
    preposition, plus, rest = text.partition("+")
    complement = _COMPLEMENTS.get(rest if plus else text)
    return Frame(complement, preposition if plus else "", before) if complement is not None else None
