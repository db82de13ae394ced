"""Makes the time that is reported from what an expression means: value and words, and how far it reaches."""

from __future__ import annotations

from datetime import date

from msgspec import UNSET

from riwaya.annotate.times.anchors import Relative
from riwaya.annotate.times.extent import extent
from riwaya.annotate.times.longer import Resolved
from riwaya.annotate.times.tense import Direction
from riwaya.model import Span, Time
from riwaya.model.reading import Grain


def make_time(
    span: Span, kind: str, value: str | None, rule: str, row: str | None, *, mod: str | None = None,
    counted: Grain | None = None, base: tuple[date, Relative] | None = None,
    tense: tuple[Direction, Span] | None = None, resolved: Resolved | None = None,
) -> Time:  # fmt: skip
    """A time; `counted` is the unit an approximate point was counted in, `base` the day a relative one leans on.

    `tense` says which way a weekday or month was taken and by which words, `resolved` brings Hijri date and checks.
    """
    reach = extent(value, mod, counted)
    leans = base is not None and value is not None and not value.endswith("_REF")
    return Time(
        span=span,
        type=kind,  # type: ignore[arg-type]
        value=value,
        mod=mod,  # type: ignore[arg-type]
        hijri=(resolved.hijri if resolved is not None else None) or UNSET,
        edtf=reach.edtf or UNSET,
        begins=reach.begin or UNSET,
        ends=reach.end or UNSET,
        grain=reach.grain or UNSET,
        base=base[0].isoformat() if base is not None and leans else UNSET,
        relative=base[1] if base is not None and leans else UNSET,
        direction=tense[0] if tense is not None else UNSET,
        evidence=tense[1] if tense is not None else UNSET,
        checks=(resolved.checks if resolved is not None else ()) or UNSET,
        rule=rule,
        row=row or UNSET,
    )
