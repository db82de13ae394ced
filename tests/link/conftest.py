"""A night of synthetic news, from the generator that the speed of linking is measured with."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from riwaya.model import Reading

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(scope="session")
def night() -> list[Reading]:
    sys.path.insert(0, str(BENCH))
    try:
        nights = importlib.import_module("nights")
    finally:
        sys.path.remove(str(BENCH))
    return [told.reading for told in nights.tell_nights(60)]
