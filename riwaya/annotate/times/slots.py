"""What a time expression says, slot by slot, before it is resolved; pieces of one expression are merged."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Anchor: TypeAlias = Literal["report", "text"]


class Shift(Struct, frozen=True, gc=False):
    """A move from the report's day or from a time named before: الماضي is (report, -1)."""

    anchor: Anchor
    steps: int


class Slots(Struct, frozen=True, gc=False):
    """The slots of one expression; None where nothing was said.

    `nth` counts days or weekdays within the month or year named, `week` weeks of a year (-1 is the last);
    `unit` is what a shift moves (D, W, M, Y, decade, century, season), `night` the second day of a night
    between two weekdays, `hour_given` False where a part of day only narrows; `other_month` is the month that a second
    name beside the first one names.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hyear: int | None = None
    hmonth: int | None = None
    hday: int | None = None
    weekday: int | None = None
    offset: int | None = None
    unit: str | None = None
    shift: Shift | None = None
    part: str | None = None
    part_mod: str | None = None
    part_hour: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    mod: str | None = None
    quarter: str | None = None
    season: str | None = None
    feast: str | None = None
    decade: int | None = None
    century: int | None = None
    spoken: bool | None = None
    nth: int | None = None
    week: int | None = None
    other_month: int | None = None

    @property
    def has_day(self) -> bool:
        """Whether a day is named in some way."""
        return (
            any(x is not None for x in (self.day, self.hday, self.weekday, self.offset, self.feast, self.nth))
            or self.unit == "D"
        )

    @property
    def has_clock(self) -> bool:
        """Whether an hour or a part of day is named."""
        return self.hour is not None or self.part is not None


class Piece(Struct, frozen=True, gc=False):
    """A part of an expression in tokens first..end-1; `start` is the offset of its first character."""

    first: int
    end: int
    start: int
    slots: Slots
    rule: str
    row: str = ""


class Point(Struct, frozen=True, gc=False):
    """A whole expression in tokens first..end-1."""

    first: int
    end: int
    start: int
    stop: int
    slots: Slots
    rule: str
    row: str


def merge(left: Slots, right: Slots) -> Slots | None:
    """Both together; None where they say different things in one slot."""
    added: dict[str, object] = {}
    for name in Slots.__struct_fields__:
        mine, theirs = getattr(left, name), getattr(right, name)
        if mine is None:
            added[name] = theirs
        elif theirs is not None and mine != theirs:
            return None
    return replace(left, **added)
