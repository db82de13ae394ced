"""Precision, recall and F1, and their sums."""

from __future__ import annotations

import pytest

from riwaya.measure import Score, Scores


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(3, 4, 6), 0.75, 0.5, 0.6),
        (Score(0, 0, 5), 1.0, 0.0, 0.0),
        (Score(0, 5, 0), 0.0, 1.0, 0.0),
        (Score(0, 0, 0), 1.0, 1.0, 1.0),
    ],
)
def test_shares(score: Score, precision: float, recall: float, f1: float) -> None:
    assert (score.precision, score.recall) == (precision, recall)
    assert score.f1 == pytest.approx(f1)


def test_scores_sum_by_name_and_keep_their_order() -> None:
    first, second = Scores(), Scores()
    first.add("times.value", 1, 2, 3)
    second.add("times.span", 1, 1, 1)
    second.add("times.value", 2, 2, 2)
    first.merge(second)
    assert list(first) == [("times.value", Score(3, 4, 5)), ("times.span", Score(1, 1, 1))]
    assert "times.span" in first
    assert "times.all" not in first


def test_adding_something_else_is_an_error() -> None:
    with pytest.raises(TypeError):
        Score(1, 1, 1) + 1  # type: ignore[operator]
