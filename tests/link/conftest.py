"""A night of synthetic news, from the generator that the speed of linking is measured with."""

from __future__ import annotations

import pytest

from riwaya.model import Reading
from tests.nights_module import load_nights


@pytest.fixture(scope="session")
def night() -> list[Reading]:
    return [told.reading for told in load_nights().tell_nights(60)]
