"""Compares readings: how near the program comes to what people annotated."""

from riwaya.measure.compare import compare_readings
from riwaya.measure.scores import Score, Scores

__all__ = ["Score", "Scores", "compare_readings"]
