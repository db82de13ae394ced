"""What stands under what, also where ids lead nowhere or in a circle."""

from __future__ import annotations

import pytest

from riwaya.export.nesting import fold_events, nest_statements
from riwaya.model import Attribution, Event, Span

PLACE = Span(0, 1)


def statement(id: str, inside: str | None) -> Attribution:
    return Attribution(
        id=id, cue=PLACE, source=None, speaker=None, content=(), form="direct", stance="say", inside=inside
    )


def event(id: str, same_as: str | None) -> Event:
    return Event(id=id, trigger=PLACE, type="OTHER", same_as=same_as)


@pytest.mark.parametrize(
    ("links", "shown"),
    [
        ([("a", None), ("b", "a"), ("c", "b"), ("d", None)], [(0, "a"), (1, "b"), (2, "c"), (0, "d")]),
        ([("b", "a"), ("a", None)], [(0, "a"), (1, "b")]),
        ([("a", "gone")], [(0, "a")]),
        ([("a", "b"), ("b", "a"), ("c", None)], [(0, "c"), (0, "a"), (1, "b")]),
        ([("a", "a")], [(0, "a")]),
    ],
    ids=["chain", "inner first", "outer missing", "circle", "inside itself"],
)
def test_nest_statements(links: list[tuple[str, str | None]], shown: list[tuple[int, str]]) -> None:
    nested = nest_statements([statement(*link) for link in links])
    assert [(depth, attribution.id) for depth, attribution in nested] == shown


def test_deep_nesting_is_no_danger() -> None:
    chain = [statement(str(number), str(number - 1) if number else None) for number in range(3000)]
    assert [depth for depth, _ in nest_statements(chain)] == list(range(3000))


@pytest.mark.parametrize(
    ("links", "folded"),
    [
        ([("a", None), ("b", "a"), ("c", "b")], [("a", "bc")]),
        ([("b", "a"), ("a", None)], [("a", "b")]),
        ([("a", "gone"), ("b", None)], [("a", ""), ("b", "")]),
        ([("b", "a"), ("a", "b"), ("c", "b")], [("a", "bc")]),
    ],
    ids=["chain", "main later", "main missing", "circle"],
)
def test_fold_events(links: list[tuple[str, str | None]], folded: list[tuple[str, str]]) -> None:
    events = fold_events([event(*link) for link in links])
    assert [(main.id, "".join(each.id for each in again)) for main, again in events] == folded
